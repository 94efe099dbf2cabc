import type { Instruction, Stage } from '../dockerfile/index.ts';
import { programsOf } from '../knowledge/alpine-packages.ts';
import { isLibrary, type BuildNeeds } from '../knowledge/build-needs.ts';
import { plainNodeTools } from '../knowledge/npm-natives.ts';
import {
  carriedPrograms,
  compilers,
  debianPrograms,
  movedOut,
  needsDocumentation,
  needsManFolders,
} from '../knowledge/slim-images.ts';
import { parseShell, type SimpleCommand } from '../shell/index.ts';
import type { AlpineScene } from './alpine-scene.ts';
import { checkBuildTool } from './build-tools.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { wordsOfNodeScripts } from './native-packages.ts';
import { scriptOnPath, scriptText } from './script-text.ts';
import type { SlimTarget } from './slim-target.ts';
import { slimmedFolderIn } from './slim-words.ts';
import { mayComeFromContext, textOfFile } from './start-command.ts';

/** Judges commands of RUN, CMD, ENTRYPOINT, HEALTHCHECK and of scripts, and remembers which packages they need. */
export class SlimCommands {
  /** Packages that the full image carries, by the instruction that needs them first. */
  readonly needs = new Map<string, Instruction>();
  /** Stages that compile code against libraries. */
  readonly linked = new Set<Stage>();
  /** The instruction that is read. */
  at: Instruction | undefined;
  readonly #target: SlimTarget;
  readonly #scene: AlpineScene;
  readonly #installed = new Set<string>();
  #downloads = false;

  constructor(target: SlimTarget, scene: AlpineScene) {
    this.#target = target;
    this.#scene = scene;
    scene.onMissing = (program) => {
      this.need(program);
      return true;
    };
    scene.onRequired = (needs) => this.require(needs);
  }

  get #isDebian(): boolean {
    return this.#target.image.kind === 'debian';
  }

  doubt(what: string): void {
    this.#scene.doubt(what);
  }

  /** A program of the full image. */
  need(program: string): void {
    const packages = Object.hasOwn(carriedPrograms, program) ? (carriedPrograms[program] ?? []) : [];
    for (const name of packages) this.needPackage(name);
  }

  /** Whether it is a program of the full image that nothing installs. */
  lacks(program: string): boolean {
    if (compilers.has(program)) return !this.#installed.has('build-essential');
    const packages = Object.hasOwn(carriedPrograms, program) ? (carriedPrograms[program] ?? []) : [];
    return packages.some((name) => !this.#installed.has(name) && !this.needs.has(name));
  }

  require({ apt }: BuildNeeds): void {
    if (apt.some(isLibrary) && this.at?.stage) this.linked.add(this.at.stage);
    for (const name of apt) this.needPackage(name);
  }

  needPackage(name: string): void {
    const holders = [name, ...(heldByApt[name] ?? [])];
    if (this.at && !holders.some((one) => this.#installed.has(one) || this.needs.has(one)))
      this.needs.set(name, this.at);
  }

  /** A package that apt removes is not there for what comes later, and libraries may go with it. */
  aptRemoval(names: readonly string[]): void {
    for (const name of names) this.#installed.delete(name);
    if (this.linked.size > 0) this.doubt('which libraries apt-get removes');
  }

  /** A package that apt installs. */
  aptPackage(value: string | undefined, text: string): void {
    if (value === undefined) {
      // a variable may hold anything, a page of the manual among it
      this.doubt(`the packages ${text}`);
      return;
    }
    const name = value.split(/[=:/]/)[0] ?? value;
    this.#installed.add(name);
    for (const program of programsOf[name] ?? [name]) this.#scene.programs.add(program);
    if (needsDocumentation.has(name))
      this.#scene.add('distribution-command', `${name}, whose pages slim images leave out`);
    if (value.endsWith('.deb')) this.#scene.add('native-code', value);
    if (this.#target.debian < 12 && needsManFolders.some((start) => name.startsWith(start))) {
      this.#scene.add('distribution-command', `${name}, which fails to configure without /usr/share/man/man1`);
    }
  }

  command(command: SimpleCommand): void {
    for (const { target } of command.redirects) if (target) this.text(target.text);
    const invocation = unwrap(command);
    for (const { text } of command.words) {
      this.text(text);
      if (invocation.program !== 'rm') this.namedPrograms(text);
    }
    if (this.#isDebian && this.#target.debian < 12 && unpackers.has(invocation.program ?? '')) {
      this.doubt('what a package from elsewhere needs');
    }
    if (invocation.nameWord && !this.#isDebian) this.#program(invocation);
    else if (invocation.nameWord) this.#script(invocation);
  }

  /** Paths that slim images leave out. */
  text(text: string): void {
    const folder = slimmedFolderIn(text);
    if (folder !== undefined)
      this.#scene.add('distribution-command', `the path ${folder}, which slim images leave empty`);
    if (text.includes('/usr/share/zoneinfo')) this.needPackage('tzdata');
  }

  /** Programs of the full image that a text names by their path: `ENV GIT_PYTHON_GIT_EXECUTABLE=/usr/bin/git`. */
  namedPrograms(text: string): void {
    if (this.#isDebian) return;
    for (const [, name = ''] of text.matchAll(/(?<![\w.-])\/(?:usr\/)?s?bin\/([\w.+-]+)/g)) {
      if (this.#scene.programs.has(name)) continue;
      this.need(name);
      if (name === 'python3' || compilers.has(name)) this.doubt(`what /usr/bin/${name} is for`);
    }
  }

  /** One command in an image that carried more than Debian's own programs. */
  #program(invocation: Invocation): void {
    const { program, name, words } = invocation;
    if (program === undefined || name === undefined) {
      this.doubt(`the command ${invocation.nameWord?.text ?? ''}`);
      return;
    }
    if (program === 'dpkg' && words.some((word) => word === '-i' || word === '--install')) {
      this.#scene.add('native-code', 'the package that dpkg installs');
    }
    if (program === 'curl' || program === 'wget') this.#downloads = true;
    if (program === 'chmod' && this.#downloads) this.doubt('what a downloaded program needs');
    const moved = Object.hasOwn(movedOut, program) ? movedOut[program] : undefined;
    // where the release is not known it may be a later one
    if (moved && (this.#target.debian === 0 || this.#target.debian > moved.last)) this.needPackage(moved.name);
    if (program === 'corepack') this.#scene.programs.add('pnpm');
    checkBuildTool(
      this.#scene,
      program,
      words.map((word) => word ?? ''),
    );
    if (compilers.has(program) && !this.#scene.programs.has(program)) this.#compiler(program);
    else if (Object.hasOwn(carriedPrograms, program)) {
      if (!this.#scene.programs.has(program)) this.need(program);
    } else if (program === 'npm' || program === 'npx' || program === 'yarn') {
      const tool = program === 'npx' ? words.find((word) => word?.startsWith('-') === false) : undefined;
      if (tool !== undefined && !plainNodeTools.has(tool)) this.doubt(`what npx ${tool} needs`);
      this.nodeScripts(words.filter((word) => word !== undefined));
    } else if (program.startsWith('python') && words.some((word) => word?.endsWith('setup.py'))) {
      this.#compiler('gcc');
    } else if (!this.#isKnown(program) && !name.includes('/')) {
      const { stage } = this.at ?? {};
      const own = stage && scriptOnPath(name, stage, this.#target.buildContext);
      if (stage && own !== undefined) this.#textOfScript(scriptText(own, stage, this.#target.buildContext) ?? '', own);
      else this.doubt(`what ${program} needs`);
    }
    this.#script(invocation);
  }

  /** It works on libraries and headers, of which the full image holds many. */
  #compiler(program: string): void {
    const packages = Object.hasOwn(compilerPackages, program) ? compilerPackages[program] : undefined;
    if (!packages) {
      this.#scene.add('native-code', `${program}, which works on libraries of the full image`);
      return;
    }
    for (const name of packages) this.needPackage(name);
    this.doubt(`which headers and libraries of the full image ${program} uses`);
  }

  #isKnown(program: string): boolean {
    return this.#scene.programs.has(program) || debianPrograms.has(program) || Object.hasOwn(carriedPrograms, program);
  }

  /** Scripts of the build context: `./start.sh`, `bash /app/run.sh`. */
  #script({ name, program, words }: Invocation): void {
    if (name === undefined || program === undefined) return;
    const stage = this.at?.stage;
    const isShell = program === 'sh' || program === 'bash' || program === '.' || program === 'source';
    const path = isShell ? words.find((word) => word !== undefined && !word.startsWith('-')) : name;
    if (!stage || (isShell && words.some((word) => word?.startsWith('-') && word.includes('c')))) return;
    if (path === undefined) {
      this.#piped();
      return;
    }
    if (this.#isKnown(path)) return;
    const text = scriptText(path, stage, this.#target.buildContext);
    // packages put programs there too, which no file of the context shows
    const isSystem = systemFolders.some((folder) => path.startsWith(folder));
    if (text !== undefined && (!isSystem || text.startsWith('#!'))) this.#textOfScript(text, path);
    else if (isSystem ? text !== undefined : this.#mayBring(path, stage)) this.doubt(`what ${path} does`);
  }

  /** `curl … | bash`: before Debian 12 it could install what needs folders for manual pages. */
  #piped(): void {
    const isHarmless =
      this.#isDebian && (this.#target.debian >= 12 || sourceScripts.some((host) => this.at?.value.includes(host)));
    if (this.at?.keyword === 'RUN' && !isHarmless) this.doubt('what a downloaded script does');
  }

  /** Debian's variants differ in no program: there only what a RUN starts of the file's own matters. */
  #mayBring(path: string, stage: Stage): boolean {
    if (!this.#isDebian) return mayComeFromContext(path, stage);
    return this.at?.keyword === 'RUN' && textOfFile(path, stage, () => '') !== undefined;
  }

  /** A script's words, wherever they stand: a package too many is a smaller harm than one that is missing. */
  #textOfScript(text: string, path: string): void {
    const parsed = parseShell(text, 0, []);
    if (!('script' in parsed)) {
      this.doubt(`what ${path} does`);
      return;
    }
    for (const [command] of effectsOf(parsed.script).commands) {
      for (const word of command.words) this.text(word.text);
      const { program } = unwrap(command);
      if (this.#isDebian || program === undefined) continue;
      if (this.#scene.programs.has(program) && !installers.has(program)) continue;
      if (compilers.has(program)) this.#scene.add('native-code', `${program} in ${path}`);
      else if (this.#isKnown(program)) this.need(program);
      else this.doubt(`what ${program} in ${path} needs`);
      if (installers.has(program)) this.doubt(`what ${path} installs`);
    }
  }

  nodeScripts(asked: readonly string[]): void {
    for (const path of this.#scene.copied('package.json')) {
      for (const word of wordsOfNodeScripts(this.#target.buildContext?.read(path), asked)) {
        const last = word.slice(word.lastIndexOf('/') + 1);
        if (compilers.has(last)) this.#scene.add('native-code', `${last} in the scripts of ${path}`);
        else if (!this.#scene.programs.has(last)) this.need(last);
      }
    }
  }
}

const installers = new Set(['pip', 'pip3', 'npm', 'yarn', 'npx']);

const unpackers = new Set(['gdebi', 'alien', 'jpackage']);

/** Scripts there only add sources of packages. */
const sourceScripts = ['deb.nodesource.com', 'packagecloud.io', 'packages.gitlab.com'];

const systemFolders = ['/bin/', '/sbin/', '/usr/bin/', '/usr/sbin/', '/usr/local/bin/', '/usr/local/sbin/'];

/** Packages that hold others. */
const heldByApt: Readonly<Record<string, readonly string[]>> = {
  gcc: ['g++', 'build-essential'],
  'g++': ['build-essential'],
  make: ['build-essential'],
  'libc6-dev': ['g++', 'build-essential'],
};

/** What brings a compiler and what it is called with; headers of libraries are another matter. */
const compilerPackages: Readonly<Record<string, readonly string[]>> = {
  gcc: ['gcc', 'libc6-dev'],
  cc: ['gcc', 'libc6-dev'],
  'g++': ['g++'],
  'c++': ['g++'],
  make: ['make'],
  'pkg-config': ['pkg-config'],
};
