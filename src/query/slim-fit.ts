import { rootOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import {
  carriedPrograms,
  compilers,
  debianPrograms,
  needsDocumentation,
  needsManFolders,
  slimImages,
} from '../knowledge/slim-images.ts';
import { programsOf } from '../knowledge/alpine-packages.ts';
import { plainNodeTools, type AlpineReadyImage } from '../knowledge/musl.ts';
import { parseShell, type SimpleCommand } from '../shell/index.ts';
import { checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { readCopy } from './copies.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { machineCodeIn, wordsOfNodeScripts } from './native-packages.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand, type PackageCommand } from './packages.ts';
import { scriptText } from './script-text.ts';
import type { SlimFit, SlimTarget } from './slim-target.ts';
import { foreignLocale, slimmedFolderIn, startedCommands } from './slim-words.ts';
import { mayComeFromContext, textOfFile } from './start-command.ts';

/** Reads stages that share a base image, the one that names it first. */
export const fitsSlim = (stages: readonly Stage[], target: SlimTarget): SlimFit => {
  const reader = new SlimReader(target);
  for (const stage of stages) for (const instruction of stage.instructions) reader.read(instruction);
  return reader;
};

class SlimReader implements SlimFit {
  readonly doubts: string[] = [];
  readonly needs = new Map<string, Instruction>();
  readonly #target: SlimTarget;
  readonly #scene: AlpineScene;
  readonly #installed = new Set<string>();
  #downloads = false;
  #at: Instruction | undefined;

  constructor(target: SlimTarget) {
    this.#target = target;
    const { kind, programs } = target.image;
    const image: AlpineReadyImage = {
      ...{ kind: kind === 'debian' ? 'server' : kind, programs, users: [], serves: [], configuration: [], source: '' },
    };
    this.#scene = new AlpineScene(image, target.buildContext, target.version, 'glibc');
    this.#scene.onMissing = (program) => this.#need(program);
  }

  get misfits(): readonly Misfit[] {
    return this.#scene.misfits;
  }

  read(instruction: Instruction): void {
    const { keyword, stage } = instruction;
    this.#at = instruction;
    if (stage) this.#scene.enter(stage);
    if (keyword === 'RUN') this.#run(instruction);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(instruction);
    else if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') this.#start(instruction);
    else if (keyword === 'ENV') this.#environment(instruction);
    else if (keyword === 'ONBUILD') this.#scene.add('base-image', 'ONBUILD runs in images that are built on this one');
  }

  get #isDebian(): boolean {
    return this.#target.image.kind === 'debian';
  }

  #doubt(what: string): void {
    if (!this.doubts.includes(what)) this.doubts.push(what);
  }

  #need(program: string): void {
    const packages = Object.hasOwn(carriedPrograms, program) ? (carriedPrograms[program] ?? []) : [];
    for (const name of packages)
      if (this.#at && !this.#installed.has(name) && !this.needs.has(name)) this.needs.set(name, this.#at);
  }

  #run(instruction: Instruction): void {
    if (!instruction.script) {
      this.#scene.add('unreadable', `the RUN of line ${instruction.line} cannot be read`);
      return;
    }
    if (instruction.heredocs.length > 0 && !instruction.heredocOnly)
      this.#doubt(`the heredoc of line ${instruction.line}`);
    if (
      instruction.flags.some(
        ({ name, value }) => name === 'mount' && (value ?? '').split(',').some((part) => part.startsWith('from=')),
      )
    ) {
      this.#doubt(`what line ${instruction.line} mounts`);
    }
    const managed = new Map(everyPackageCommand(instruction).map((one) => [one.command, one] as const));
    for (const { command } of runCommands(instruction)) {
      const one = managed.get(command);
      if (one) this.#manage(one, instruction.line);
      else this.#command(command);
    }
  }

  #manage(one: PackageCommand, line: number): void {
    const { manager, action, operands } = one;
    if (manager.name === 'apt' || manager.name === 'aptitude') {
      if (action !== 'install') return;
      if (one.moreOperands) this.#doubt(`the packages of line ${line}`);
      for (const { value, text } of operands) this.#package(value, text);
    } else if (!this.#isDebian) {
      checkPackages(this.#scene, one, line);
      if (manager.name === 'npm' || manager.name === 'yarn') this.#nodeScripts([]);
    } else if (action === 'install' && !this.#scene.programs.has(manager.name)) {
      this.#scene.programs.add(manager.name);
    }
  }

  #package(value: string | undefined, text: string): void {
    if (value === undefined) {
      // a variable may hold anything, a page of the manual among it
      this.#doubt(`the packages ${text}`);
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

  #command(command: SimpleCommand): void {
    for (const { target } of command.redirects) if (target) this.#text(target.text);
    for (const { text } of command.words) this.#text(text);
    const invocation = unwrap(command);
    if (this.#isDebian && this.#target.debian < 12 && unpackers.has(invocation.program ?? '')) {
      this.#doubt('what a package from elsewhere needs');
    }
    if (invocation.nameWord && !this.#isDebian) this.#program(invocation);
    else if (invocation.nameWord) this.#script(invocation);
  }

  /** Paths that slim images leave out. */
  #text(text: string): void {
    const folder = slimmedFolderIn(text);
    if (folder !== undefined)
      this.#scene.add('distribution-command', `the path ${folder}, which slim images leave empty`);
    if (text.includes('/usr/share/zoneinfo')) this.#needPackage('tzdata');
  }

  #needPackage(name: string): void {
    if (this.#at && !this.#installed.has(name) && !this.needs.has(name)) this.needs.set(name, this.#at);
  }

  /** One command in an image that carried more than Debian's own programs. */
  #program(invocation: Invocation): void {
    const { program, name, words } = invocation;
    if (program === undefined || name === undefined) {
      this.#doubt(`the command ${invocation.nameWord?.text ?? ''}`);
      return;
    }
    if (program === 'dpkg' && words.some((word) => word === '-i' || word === '--install')) {
      this.#scene.add('native-code', 'the package that dpkg installs');
    }
    if (program === 'curl' || program === 'wget') this.#downloads = true;
    if (program === 'chmod' && this.#downloads) this.#doubt('what a downloaded program needs');
    if (program === 'update-ca-certificates') this.#needPackage('ca-certificates');
    if (compilers.has(program)) {
      this.#scene.add('native-code', `${program}, which works on libraries of the full image`);
    } else if (Object.hasOwn(carriedPrograms, program)) {
      if (!this.#scene.programs.has(program)) this.#need(program);
    } else if (program === 'npm' || program === 'npx' || program === 'yarn') {
      const tool = program === 'npx' ? words.find((word) => word?.startsWith('-') === false) : undefined;
      if (tool !== undefined && !plainNodeTools.has(tool)) this.#doubt(`what npx ${tool} needs`);
      this.#nodeScripts(words.filter((word) => word !== undefined));
    } else if (program.startsWith('python') && words.some((word) => word?.endsWith('setup.py'))) {
      this.#scene.add('native-code', 'what setup.py builds');
    } else if (!this.#isKnown(program) && !name.includes('/')) this.#doubt(`what ${program} needs`);
    this.#script(invocation);
  }

  #isKnown(program: string): boolean {
    return this.#scene.programs.has(program) || debianPrograms.has(program) || Object.hasOwn(carriedPrograms, program);
  }

  /** Scripts of the build context: `./start.sh`, `bash /app/run.sh`. */
  #script({ name, program, words }: Invocation): void {
    if (name === undefined || program === undefined) return;
    const stage = this.#at?.stage;
    const isShell = program === 'sh' || program === 'bash' || program === '.' || program === 'source';
    const path = isShell ? words.find((word) => word !== undefined && !word.startsWith('-')) : name;
    if (!stage || (isShell && words.some((word) => word?.startsWith('-') && word.includes('c')))) return;
    if (path === undefined) {
      this.#piped();
      return;
    }
    if (this.#isKnown(path) || systemFolders.some((folder) => path.startsWith(folder))) return;
    const text = scriptText(path, stage, this.#target.buildContext);
    if (text !== undefined) this.#textOfScript(text, path);
    else if (this.#mayBring(path, stage)) this.#doubt(`what ${path} does`);
  }

  /** `curl … | bash`: before Debian 12 it could install what needs folders for manual pages. */
  #piped(): void {
    const isHarmless =
      this.#isDebian && (this.#target.debian >= 12 || sourceScripts.some((host) => this.#at?.value.includes(host)));
    if (this.#at?.keyword === 'RUN' && !isHarmless) this.#doubt('what a downloaded script does');
  }

  /** Debian's variants differ in no program: there only what a RUN starts of the file's own matters. */
  #mayBring(path: string, stage: Stage): boolean {
    if (!this.#isDebian) return mayComeFromContext(path, stage);
    return this.#at?.keyword === 'RUN' && textOfFile(path, stage, () => '') !== undefined;
  }

  /** A script's words, wherever they stand: a package too many is a smaller harm than one that is missing. */
  #textOfScript(text: string, path: string): void {
    const parsed = parseShell(text, 0, []);
    if (!('script' in parsed)) {
      this.#doubt(`what ${path} does`);
      return;
    }
    for (const [command] of effectsOf(parsed.script).commands) {
      for (const word of command.words) this.#text(word.text);
      const { program } = unwrap(command);
      if (this.#isDebian || program === undefined) continue;
      if (this.#scene.programs.has(program) && !installers.has(program)) continue;
      if (compilers.has(program)) this.#scene.add('native-code', `${program} in ${path}`);
      else if (this.#isKnown(program)) this.#need(program);
      else this.#doubt(`what ${program} in ${path} needs`);
      if (installers.has(program)) this.#doubt(`what ${path} installs`);
    }
  }

  #nodeScripts(asked: readonly string[]): void {
    for (const path of this.#scene.copied('package.json')) {
      for (const word of wordsOfNodeScripts(this.#target.buildContext?.read(path), asked)) {
        const last = word.slice(word.lastIndexOf('/') + 1);
        if (compilers.has(last)) this.#scene.add('native-code', `${last} in the scripts of ${path}`);
        else if (!this.#scene.programs.has(last)) this.#need(last);
      }
    }
  }

  #copy(instruction: Instruction): void {
    const copy = readCopy(instruction);
    if (!copy) {
      this.#scene.add('unreadable', `the ${instruction.keyword} of line ${instruction.line}`);
      return;
    }
    this.#scene.addCopy(copy);
    if (this.#isDebian) return;
    const { buildContext } = this.#target;
    if (copy.from !== undefined) this.#copyFrom(copy.from, instruction);
    else if (copy.sources.some((source) => source.includes('://')))
      this.#doubt(`what line ${instruction.line} downloads`);
    else if (!buildContext) this.#doubt(`what line ${instruction.line} copies`);
    else {
      const code = machineCodeIn(buildContext, copy.sources);
      if (code.length > 0) this.#scene.add('native-code', `${code.slice(0, 3).join(', ')} of the build context`);
    }
  }

  /** What another stage built may need libraries of the full image. */
  #copyFrom(from: string, instruction: Instruction): void {
    const stage = instruction.dockerfile.stageNamed(from, instruction.stage);
    const base = stage && rootOf(stage).base;
    const image =
      base?.kind === 'image' && Object.hasOwn(slimImages, base.reference.name)
        ? slimImages[base.reference.name]
        : undefined;
    const same = image && image.kind === this.#target.image.kind && instruction.stage !== undefined;
    if (!stage || !same || (instruction.stage && rootOf(stage) === rootOf(instruction.stage))) {
      if (!stage || !same) this.#doubt(`what line ${instruction.line} copies from ${from}`);
      return;
    }
    const { misfits, doubts } = fitsSlim([rootOf(stage), ...(rootOf(stage) === stage ? [] : [stage])], this.#target);
    for (const { what } of misfits) this.#scene.add('native-code', `${what} in ${from}`);
    for (const doubt of doubts) this.#doubt(doubt);
  }

  #start(instruction: Instruction): void {
    const commands = startedCommands(instruction);
    if (!commands) this.#doubt(`the ${instruction.keyword} of line ${instruction.line}`);
    for (const command of commands ?? []) this.#command(command);
  }

  #environment(instruction: Instruction): void {
    for (const { name, value } of instruction.pairs ?? []) {
      const text = value?.text ?? '';
      this.#text(text);
      if (foreignLocale(name.text, text)) {
        this.#scene.add('locale', `the locale ${text}, whose translations slim images leave out`);
      }
      if (name.text === 'TZ' && this.#target.image.kind === 'node') this.#needPackage('tzdata');
    }
  }
}

const installers = new Set(['pip', 'pip3', 'npm', 'yarn', 'npx']);

const unpackers = new Set(['gdebi', 'alien', 'jpackage']);

/** Scripts there only add sources of packages. */
const sourceScripts = ['deb.nodesource.com', 'packagecloud.io', 'packages.gitlab.com'];

const systemFolders = ['/bin/', '/sbin/', '/usr/bin/', '/usr/sbin/', '/usr/local/bin/', '/usr/local/sbin/'];
