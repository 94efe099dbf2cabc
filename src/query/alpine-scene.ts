import { samePaths } from '../knowledge/alpine-packages.ts';
import { parentOf, type Stage } from '../dockerfile/index.ts';
import type { BuildNeeds } from '../knowledge/build-needs.ts';
import type { Copy } from './copies.ts';
import type { ContextFiles } from './native-packages.ts';
import { startedTools } from './started-tools.ts';

/** What keeps a stage from running on Alpine. */
export interface Misfit {
  readonly reason:
    | 'distribution-command'
    | 'unknown-package'
    | 'user-tools'
    | 'needs-bash'
    | 'native-code'
    | 'shares-binaries'
    | 'locale'
    | 'base-image'
    | 'unreadable';
  /** A clause: `curl is not in the image`. */
  readonly what: string;
}

/** What a base image is: what it is for, and the programs of its own. */
export interface SceneImage {
  readonly kind: string;
  readonly programs: readonly string[];
}

/** The files of the build context that the first COPYs have brought into a stage and those below it. */
interface CopiedFiles {
  readonly stages: readonly Stage[];
  /** How many COPYs were looked at. */
  count: number;
  readonly paths: Set<string>;
  readonly named: Map<string, string[]>;
}

/** What is known while instructions of stages are read in order: what they found missing, brought along and copied. */
export class AlpineScene {
  readonly misfits: Misfit[] = [];
  /** What the file does not show: with one of these a move is a guess. */
  readonly doubts: string[] = [];
  readonly image: SceneImage;
  readonly files: ContextFiles | undefined;
  readonly #copies: Copy[] = [];
  readonly #programsByStage = new Map<Stage, Set<string>>();
  /** Names of programs that the stage has; `apk curl` for a package that was added. */
  programs = new Set<string>();
  #stages: readonly Stage[] = [];
  #copied: CopiedFiles | undefined;

  readonly libc: 'glibc' | 'musl';
  /** The version of Python that the image has: `3.12`. */
  readonly python: string | undefined;

  constructor(image: SceneImage, files: ContextFiles | undefined, version: string, libc: 'glibc' | 'musl' = 'musl') {
    this.libc = libc;
    this.python = image.kind === 'python' ? version.split('.').slice(0, 2).join('.') : undefined;
    this.image = image;
    this.files = files;
  }

  /** What a stage has by the time it starts is what its parent had at the end. */
  enter(stage: Stage): void {
    if (stage === this.#stages[0]) return;
    const below: Stage[] = [];
    for (let at: Stage | undefined = stage; at; at = parentOf(at)) below.push(at);
    this.#stages = below;
    const inherited = below
      .slice(1)
      .map((one) => this.#programsByStage.get(one))
      .find((one) => one !== undefined);
    this.programs = this.#programsByStage.get(stage) ?? new Set(inherited ?? this.image.programs);
    this.#programsByStage.set(stage, this.programs);
  }

  /** What is done about a program that is used and not there; where it says no, that is a misfit. */
  onMissing: ((program: string) => boolean) | undefined;

  /** A program that something installed here starts by itself. */
  lacks(program: string, by: string): void {
    if (this.programs.has(program)) return;
    if (this.onMissing?.(program) !== true) this.add('user-tools', `${program}, which ${by} starts`);
  }

  add(reason: Misfit['reason'], what: string): void {
    if (!this.misfits.some((misfit) => misfit.what === what)) this.misfits.push({ reason, what });
  }

  /** Nobody runs what is installed; it builds what others take. */
  onlyBuilds = false;
  /** Packages are installed that are not known, and any program may come with them. */
  isOpen = false;

  /** Packages that are not known. */
  doubtPackages(what: string): void {
    this.isOpen = true;
    this.doubt(what);
  }

  doubt(what: string): void {
    if (!this.doubts.includes(what)) this.doubts.push(what);
  }

  /** What is done about packages that something installed here needs; without it that is a misfit. */
  onRequired: ((needs: BuildNeeds) => void) | undefined;

  /** Packages that a full image carried, or that the C library takes, and that have to be there. */
  require(needs: BuildNeeds): void {
    if (this.onRequired) this.onRequired(needs);
    else this.add('native-code', `what ${needs.apk.join(', ')} is for`);
  }

  /** Whether a program is there under the name that the file uses, which may be a path. */
  provides(name: string): boolean {
    const program = name.slice(name.lastIndexOf('/') + 1);
    if (!this.programs.has(program)) return false;
    // `/venv/bin/python`, `./node_modules/.bin/vite`
    const isElsewhere = name.includes('/bin/') && !/^\/(?:usr\/)?s?bin\//.test(name);
    return name === program || isElsewhere || samePaths.has(name);
  }

  addCopy(copy: Copy): void {
    this.#copies.push(copy);
  }

  /** Files of the build context by this name that COPY has brought into the stage by now. */
  copied(basename: string): readonly string[] {
    return this.#allCopied().named.get(basename) ?? [];
  }

  /** Doubts whether programs that copied sources start are there: `isLacking` means those that a larger image carries. */
  doubtSources(stages: readonly Stage[], isLacking: (tool: string) => boolean): void {
    const { files } = this;
    if (!files || this.misfits.length > 0) return;
    for (const stage of stages) {
      this.enter(stage);
      const found = startedTools(
        [...this.#allCopied().paths],
        (path) => files.read(path),
        (tool) => !this.programs.has(tool) && isLacking(tool),
      );
      for (const { file, tool } of found) this.doubt(`whether ${tool} is needed, which ${file} starts`);
    }
  }

  /** Each COPY is looked at once, however many installs ask. */
  #allCopied(): CopiedFiles {
    if (this.#copied?.stages !== this.#stages) {
      this.#copied = { stages: this.#stages, count: 0, paths: new Set(), named: new Map() };
    }
    const { paths, named, count } = this.#copied;
    this.#copied.count = this.#copies.length;
    for (const { from, instruction, sources } of this.#copies.slice(count)) {
      if (from !== undefined || !instruction.stage || !this.#stages.includes(instruction.stage)) continue;
      for (const path of sources.flatMap((source) => this.#matching(source))) {
        if (paths.has(path)) continue;
        paths.add(path);
        const name = path.slice(path.lastIndexOf('/') + 1);
        const others = named.get(name);
        if (others) others.push(path);
        else named.set(name, [path]);
      }
    }
    return this.#copied;
  }

  #matching(source: string): readonly string[] {
    const found = this.files?.match(source);
    if (this.files && !found) this.doubt(`what ${source} holds, which are too many files to look through`);
    return found ?? [];
  }
}
