import { shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { oldestRelease, programsOf } from '../knowledge/alpine-packages.ts';
import { debianAccounts, distributionPrograms, portableCommands } from '../knowledge/busybox.ts';
import type { AlpineReadyImage } from '../knowledge/musl.ts';
import type { Redirect, Word } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { checkOwnProgram, checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { pathWithin, readCopy, type Copy } from './copies.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { machineCodeIn, type ContextFiles } from './native-packages.ts';
import { packageCommands } from './packages.ts';

/** Why apt's commands of a RUN have no counterpart. */
export type AptObstacle =
  { readonly kind: 'package'; readonly names: readonly string[] } | { readonly kind: 'command'; readonly name: string };

/** Edits that turn the apt commands of a RUN into apk's, and the Debian names of what is installed. */
export interface AptTranslation {
  readonly edits: readonly Edit[];
  readonly installed: readonly string[];
}

/** How a chain of stages stands to Alpine. */
export interface AlpineFit {
  readonly misfits: readonly Misfit[];
  /** What must change in its instructions. */
  readonly edits: readonly Edit[];
  /** Stages whose programs or libraries it takes over, so that they must be built for the same libc. */
  readonly shares: readonly Stage[];
}

/** What the new base image is. */
export interface AlpineTarget {
  readonly image: AlpineReadyImage;
  /** `3.20`; undefined where the catalogue does not tell. */
  readonly release: string | undefined;
  readonly buildContext: ContextFiles | undefined;
  /** Whether the stage is what is run in the end: a base image or a builder has no command. */
  readonly runs: boolean;
  /** Undefined for a RUN without apt. */
  readonly translateApt: (instruction: Instruction) => AptTranslation | AptObstacle | undefined;
}

/** Reads stages that share a base image, the one that names it first. */
export const fitsAlpine = (stages: readonly Stage[], target: AlpineTarget): AlpineFit => {
  const reader = new Reader(target);
  const instructions = stages.flatMap((stage) => stage.instructions);
  for (const instruction of instructions) reader.read(instruction);
  const starts = instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const adds = instructions.some(({ keyword }) => keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
  if (target.runs && !starts && (target.image.kind !== 'server' || !adds)) {
    reader.startsNothing();
  }
  return reader;
};

/** Walks instructions in order and remembers what they bring. */
class Reader implements AlpineFit {
  readonly edits: Edit[] = [];
  readonly shares: Stage[] = [];
  readonly #target: AlpineTarget;
  readonly #scene: AlpineScene;

  constructor(target: AlpineTarget) {
    this.#target = target;
    this.#scene = new AlpineScene(target.image, target.buildContext);
  }

  get misfits(): readonly Misfit[] {
    return this.#scene.misfits;
  }

  read(instruction: Instruction): void {
    const { keyword, stage } = instruction;
    if (stage) this.#scene.enter(stage);
    if (keyword === 'RUN') this.#run(instruction);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(instruction);
    else if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') this.#start(instruction);
    else if (keyword === 'USER') this.#account(instruction.value, instruction);
    else if (keyword === 'ENV') this.#environment(instruction);
    else if (keyword === 'ONBUILD') this.#scene.add('base-image', 'ONBUILD runs in images that are built on this one');
    else if (keyword === 'SHELL' && shellKind(instruction) !== 'sh')
      this.#scene.add('needs-bash', 'SHELL names another shell than sh');
  }

  #run(instruction: Instruction): void {
    const { script } = instruction;
    if (!script) {
      this.#scene.add('unreadable', `the RUN of line ${instruction.line} cannot be read`);
      return;
    }
    if (script.bashisms.length > 0)
      this.#scene.add('needs-bash', `the RUN of line ${instruction.line} uses bash syntax`);
    if (instruction.flags.some((flag) => flag.name === 'mount' && /(?:^|,)from=/.test(flag.value ?? ''))) {
      this.#scene.add('shares-binaries', `the RUN of line ${instruction.line} mounts another image or stage`);
    }
    const apt = this.#target.translateApt(instruction);
    if (apt && 'kind' in apt) {
      if (apt.kind === 'command') this.#scene.add('distribution-command', `${apt.name} in line ${instruction.line}`);
      for (const name of apt.kind === 'package' ? apt.names : []) this.#scene.add('unknown-package', `package ${name}`);
    } else if (apt) this.#install(apt.installed, apt.edits, instruction);
    const managed = new Map(packageCommands(instruction).map((one) => [one.command, one] as const));
    for (const [command] of effectsOf(script).commands) {
      const one = managed.get(command);
      if (one && one.manager.name !== 'apt') checkPackages(this.#scene, one, instruction.line);
      else if (!one) this.#command(unwrap(command), command.redirects, apt !== undefined);
    }
  }

  #install(names: readonly string[], edits: readonly Edit[], instruction: Instruction): void {
    const { release } = this.#target;
    const minor = Number(release?.split('.')[1] ?? 0);
    if (names.length > 0 && minor < oldestRelease) {
      this.#scene.add('unknown-package', `the packages of Alpine ${release ?? '(unknown release)'}`);
    }
    if (instruction.flags.length > 0)
      this.#scene.add('distribution-command', `a mount for apt in line ${instruction.line}`);
    this.edits.push(...edits);
    for (const name of names) for (const program of programsOf[name] ?? []) this.#scene.programs.add(program);
  }

  startsNothing(): void {
    this.#scene.add('base-image', 'it starts no program of its own');
  }

  /** One command outside of package managers. */
  #command(
    { program, name, arguments: words, nameWord, elevated }: Invocation,
    redirects: readonly Redirect[],
    hasApt: boolean,
  ): void {
    for (const { target } of redirects) if (target) this.#word(target);
    if (!nameWord) return;
    if (elevated.length > 0) {
      this.#scene.add('user-tools', 'sudo');
      return;
    }
    if (program === undefined || name === undefined) {
      this.#scene.add('unreadable', `the command ${nameWord.text}`);
      return;
    }
    if (hasApt && program === 'rm' && words.some(({ text }) => text.startsWith('-') && text.includes('f'))) return;
    for (const word of words) this.#word(word);
    if (this.#scene.provides(name)) {
      checkOwnProgram(
        this.#scene,
        program,
        words.map(({ value, text }) => value ?? text),
      );
      return;
    }
    if (program === 'bash') {
      this.#scene.add('needs-bash', 'bash');
      return;
    }
    if (distributionPrograms.has(program)) {
      this.#scene.add('distribution-command', program);
      return;
    }
    const options = Object.hasOwn(portableCommands, program) ? portableCommands[program] : undefined;
    if (options === undefined) {
      this.#scene.add('user-tools', program);
      return;
    }
    const isKnown = (word: Word): boolean =>
      !word.text.startsWith('-') ||
      word.text === '-' ||
      (word.value !== undefined && Array.from(word.value.slice(1)).every((letter) => options.includes(letter)));
    const strange = words.find((word) => !isKnown(word) && program !== 'echo' && program !== 'printf');
    if (strange) this.#scene.add('user-tools', `${program} ${strange.text}`);
    if (program === 'chown') this.#account(words.find((word) => !word.text.startsWith('-'))?.value ?? '$', undefined);
  }

  /** Paths and accounts that only Debian has. */
  #word(word: Word): void {
    const text = word.value ?? word.text;
    if (/\/(?:apt|dpkg|default)(?:\/|$)|linux-gnu/.test(text))
      this.#scene.add('distribution-command', `the path ${text}`);
    for (const part of text.split(/[:,=]/)) {
      if (debianAccounts.has(part) && !this.#target.image.users.includes(part)) {
        this.#scene.add('distribution-command', `the account ${part}`);
      }
    }
  }

  #copy(instruction: Instruction): void {
    const copy = readCopy(instruction);
    if (!copy) {
      this.#scene.add('unreadable', `the ${instruction.keyword} of line ${instruction.line}`);
      return;
    }
    const owner = instruction.flags.find((flag) => flag.name === 'chown')?.value;
    if (owner !== undefined) this.#account(owner, instruction);
    this.#scene.addCopy(copy);
    const { image, buildContext } = this.#target;
    const within = (folders: readonly string[]): boolean =>
      folders.some((folder) => {
        const outer = { root: '', path: folder.split('/').filter((part) => part !== '') };
        return copy.place !== undefined && pathWithin(outer, copy.place) !== undefined;
      });
    if (copy.sources.some((source) => /^(?:https?|ftp|git|ssh):\/\/|^git@/.test(source))) {
      this.#scene.add('native-code', `what ADD downloads in line ${instruction.line}`);
      return;
    }
    // files that are only handed out may come from anywhere
    if (within(image.serves) && !copy.sources.some((source) => source.startsWith('<<'))) return;
    if (copy.from !== undefined) {
      this.#copyFrom(copy, instruction);
      return;
    }
    if (!buildContext) {
      this.#scene.add('needs-build-context', `what line ${instruction.line} copies`);
      return;
    }
    if (instruction.heredocs.length > 0) {
      this.#scene.add('unreadable', `the heredoc of line ${instruction.line}`);
      return;
    }
    const code = machineCodeIn(buildContext, copy.sources);
    if (code.length > 0) this.#scene.add('native-code', `${code.slice(0, 3).join(', ')} of the build context`);
    if (image.kind === 'server') this.#configuration(copy, within(image.configuration));
  }

  #copyFrom({ from = '' }: Copy, instruction: Instruction): void {
    const stage = instruction.dockerfile.stageNamed(from, instruction.stage);
    if (stage && this.#target.image.kind !== 'server') this.shares.push(stage);
    else
      this.#scene.add(
        'shares-binaries',
        `what line ${instruction.line} copies from ${from} may need the libc it was built for`,
      );
  }

  /** Files that a server reads beside what it hands out: their `user` must exist, and nothing may be a script or module. */
  #configuration({ sources }: Copy, isConfiguration: boolean): void {
    const { buildContext, image } = this.#target;
    const found = sources.map((source) => buildContext?.match(source));
    if (buildContext && found.includes(undefined)) {
      this.#scene.add('needs-build-context', `${sources.join(' ')} hold too many files to look through`);
    }
    for (const path of found.flatMap((paths) => paths ?? [])) {
      const text = buildContext?.read(path);
      if (path.endsWith('.sh') || path.endsWith('.envsh') || text?.startsWith('#!')) {
        this.#scene.add('user-tools', `the script ${path}`);
      } else if (text === undefined && isConfiguration) this.#scene.add('needs-build-context', `the text of ${path}`);
      const account = /^\s*(?:user|User)\s+([\w-]+)/m.exec(text ?? '')?.[1];
      if (account !== undefined && account !== 'nobody' && !image.users.includes(account)) {
        this.#scene.add('distribution-command', `the account ${account} in ${path}`);
      }
      if (/^\s*(?:load_module|loadmodule|LoadModule\s+\S+\s+\/)/m.test(text ?? '')) {
        this.#scene.add('native-code', `a module that ${path} loads`);
      }
    }
  }

  #start(instruction: Instruction): void {
    if (instruction.exec) {
      this.#words(instruction, instruction.exec);
      return;
    }
    if (instruction.keyword === 'HEALTHCHECK' && instruction.value.trim().toUpperCase() === 'NONE') return;
    const { script } = instruction;
    if (!script) {
      this.#scene.add('unreadable', `the ${instruction.keyword} of line ${instruction.line}`);
      return;
    }
    if (script.bashisms.length > 0) this.#scene.add('needs-bash', `${instruction.keyword} uses bash syntax`);
    for (const [command] of effectsOf(script).commands) this.#command(unwrap(command), command.redirects, false);
  }

  /** The exec form of CMD, ENTRYPOINT and HEALTHCHECK. */
  #words(instruction: Instruction, words: readonly string[]): void {
    const [first, ...rest] = words;
    const { keyword, stage } = instruction;
    const scene = this.#scene;
    const strange = words.find((word) => debianAccounts.has(word) && !scene.image.users.includes(word));
    if (strange !== undefined) scene.add('distribution-command', `the account ${strange}`);
    // options for the image's own entrypoint
    if (first === undefined || (keyword === 'CMD' && first.startsWith('-'))) return;
    const entrypoint = stage?.instructions.findLast((one) => one.keyword === 'ENTRYPOINT')?.exec ?? [];
    const startsAnother = entrypoint.every((word) => isWrapper(word) || word.startsWith('-'));
    if (keyword === 'CMD' && entrypoint.length > 0 && !startsAnother) {
      checkOwnProgram(scene, 'npm', words);
      return;
    }
    if (!scene.provides(first)) {
      const program = first.slice(first.lastIndexOf('/') + 1);
      scene.add(program === 'bash' ? 'needs-bash' : 'user-tools', first);
    } else if (isWrapper(first)) {
      const at = rest.findIndex((word) => !word.startsWith('-'));
      this.#words(instruction, at < 0 ? [] : rest.slice(at));
    } else checkOwnProgram(scene, first.slice(first.lastIndexOf('/') + 1), rest);
  }

  /** `node`, `1000:1000`, `nginx:nginx`. */
  #account(text: string, at: Span | undefined): void {
    const { users } = this.#target.image;
    const parts = text.trim().split(':');
    if (parts.some((part) => !/^\d*$/.test(part) && !users.includes(part))) {
      this.#scene.add('distribution-command', `the account ${text.trim()}${at === undefined ? ' of chown' : ''}`);
    }
  }

  #environment(instruction: Instruction): void {
    for (const { name, value } of instruction.pairs ?? []) {
      const text = value?.text.replace(/^["']|["']$/g, '') ?? '';
      if (name.text.startsWith('LD_')) this.#scene.add('native-code', name.text);
      const isLocale = name.text === 'LANGUAGE' || name.text === 'LANG' || name.text.startsWith('LC_');
      if (isLocale && !/^(?:C|POSIX|C\.UTF-?8|)$/i.test(text)) this.#scene.add('locale', `the locale ${text}`);
    }
  }
}

/** SHELL itself is not under the shell that it sets. */
const shellKind = (instruction: Instruction): string => {
  const next = instruction.stage?.instructions.find(({ index }) => index > instruction.index);
  return next ? shellInForce(next).kind : 'sh';
};

/** A small init that starts what follows. */
const isWrapper = (word: string): boolean => ['tini', 'dumb-init'].includes(word.slice(word.lastIndexOf('/') + 1));
