import { rootOf, shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { movedPrograms, portableFiles, programsOf } from '../knowledge/alpine-packages.ts';
import { apkNamesOf, knownReleases } from '../knowledge/apk-names.ts';
import { debianAccounts } from '../knowledge/busybox.ts';
import type { Edit } from '../text/span.ts';
import { AlpineCommands } from './alpine-commands.ts';
import { checkOwnProgram, checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { minorOf, type AlpineFit, type AlpineTarget } from './alpine-target.ts';
import { pathWithin, readCopy, type Copy } from './copies.ts';
import { checkDotnetBuild } from './dotnet-builds.ts';
import { effectsOf } from './effects.ts';
import { unwrap } from './invocation.ts';
import { machineCodeIn } from './native-packages.ts';
import { isOwnFile, isTaken } from './own-files.ts';
import { packageCommands } from './packages.ts';
import { bringPeclCompiler } from './php-installs.ts';
import { checkConfiguration } from './server-configuration.ts';
import { startedCommands } from './slim-words.ts';

/** Reads stages that share a base image, the one that names it first. */
export const fitsAlpine = (stages: readonly Stage[], target: AlpineTarget): AlpineFit => {
  const reader = new Reader(target);
  const instructions = stages.flatMap((stage) => stage.instructions);
  for (const instruction of instructions) reader.read(instruction);
  const starts = instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
  const adds = instructions.some(({ keyword }) => keyword === 'RUN' || keyword === 'COPY' || keyword === 'ADD');
  if (target.runs && !starts && (!target.startsItself || !adds)) {
    reader.startsNothing();
  }
  reader.linksForOthers();
  reader.startedBySources(stages);
  if (target.image.kind === 'java' && target.runs && adds) reader.runsForeignCode();
  return reader;
};

/** Walks instructions in order and remembers what they bring. */
class Reader implements AlpineFit {
  readonly edits: Edit[] = [];
  readonly shares: Stage[] = [];
  readonly #target: AlpineTarget;
  readonly #scene: AlpineScene;
  readonly #commands: AlpineCommands;

  constructor(target: AlpineTarget) {
    this.#target = target;
    this.#scene = new AlpineScene(target.image, target.buildContext, target.version);
    this.#scene.onlyBuilds = target.onlyBuilds;
    this.#commands = new AlpineCommands(target, this.#scene, this.edits);
  }

  get needs(): ReadonlyMap<Stage, ReadonlySet<string>> {
    return this.#commands.needs;
  }

  get misfits(): readonly Misfit[] {
    return this.#scene.misfits;
  }

  get doubts(): readonly string[] {
    return this.#scene.doubts;
  }

  get isStatic(): boolean {
    return this.#commands.builtWithGo;
  }

  read(instruction: Instruction): void {
    const { keyword, stage } = instruction;
    this.#commands.at = instruction;
    if (stage) this.#scene.enter(stage);
    if (keyword === 'RUN') this.#run(instruction);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(instruction);
    else if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') this.#start(instruction);
    else if (keyword === 'USER') this.#commands.account(instruction.value, instruction);
    else if (keyword === 'ENV') this.#environment(instruction);
    else if (keyword === 'ONBUILD') this.#scene.add('base-image', 'ONBUILD runs in images that are built on this one');
    else if (keyword === 'SHELL' && shellKind(instruction) === 'bash')
      this.#commands.need('bash', 'bash', 'needs-bash');
    else if (keyword === 'SHELL' && shellKind(instruction) !== 'sh')
      this.#scene.add('needs-bash', 'SHELL names another shell than sh');
  }

  #run(instruction: Instruction): void {
    const { script } = instruction;
    if (!script) {
      this.#scene.add('unreadable', `the RUN of line ${instruction.line} cannot be read`);
      return;
    }
    if (script.bashisms.length > 0 && shellInForce(instruction).kind !== 'bash')
      this.#scene.add('needs-bash', `the RUN of line ${instruction.line} uses bash syntax`);
    if (instruction.flags.some((flag) => flag.name === 'mount' && /(?:^|,)from=/.test(flag.value ?? ''))) {
      this.#scene.add('shares-binaries', `the RUN of line ${instruction.line} mounts another image or stage`);
    }
    const apt = this.#target.translateApt(instruction, minorOf(this.#target.release));
    if (apt && 'kind' in apt) {
      if (apt.kind === 'command') this.#scene.add('distribution-command', `${apt.name} in line ${instruction.line}`);
      for (const name of apt.kind === 'package' ? apt.names : []) this.#scene.add('unknown-package', `package ${name}`);
    } else if (apt) this.#install(apt.installed, apt.edits, instruction);
    const before = this.#scene.programs;
    const brief = apt && 'temporary' in apt ? this.#namesOf(apt.temporary) : [];
    for (const name of brief) before.add(name);
    const managed = new Map(packageCommands(instruction).map((one) => [one.command, one] as const));
    for (const [command] of effectsOf(script).commands) {
      const one = managed.get(command);
      if (one?.manager.name === 'go' && this.#target.image.kind === 'go') this.#commands.go(one.invocation);
      else if (one && one.manager.name !== 'apt') checkPackages(this.#scene, one, instruction.line);
      else if (!one && !this.#commands.makesAccount(command, script))
        this.#commands.command(unwrap(command), command.redirects, apt !== undefined);
    }
    if (this.#target.image.kind === 'php') {
      const commands = effectsOf(script).commands.map(([command]) => command);
      this.edits.push(...bringPeclCompiler(this.#scene, commands, script));
    }
    for (const name of brief) before.delete(name);
  }

  /** What Debian packages bring: programs, and apk packages as `apk gcc`. */
  #namesOf(names: readonly string[]): readonly string[] {
    const minor = minorOf(this.#target.release);
    return names.flatMap((name) => {
      const answer = apkNamesOf(name, minor);
      const apks = answer?.kind === 'names' ? answer.names.map((apk) => `apk ${apk}`) : [];
      // it does the same by another name
      if (name === 'gosu' && apks.includes('apk su-exec')) return ['su-exec', ...apks];
      return [...(programsOf[name] ?? []), ...apks];
    });
  }

  #install(names: readonly string[], edits: readonly Edit[], instruction: Instruction): void {
    const { release } = this.#target;
    const minor = minorOf(release);
    if (names.length > 0 && (minor < knownReleases.oldest || minor > knownReleases.newest)) {
      this.#scene.add('unknown-package', `the packages of Alpine ${release ?? '(unknown release)'}`);
    }
    if (instruction.flags.length > 0)
      this.#scene.add('distribution-command', `a mount for apt in line ${instruction.line}`);
    this.edits.push(...edits);
    for (const name of this.#namesOf(names)) this.#scene.programs.add(name);
  }

  /** What the code of the project starts by itself. */
  startedBySources(stages: readonly Stage[]): void {
    this.#scene.doubtSources(stages, (tool) => this.#commands.lacks(tool));
  }

  startsNothing(): void {
    this.#scene.add('base-image', 'it starts no program of its own');
  }

  /** A stage that takes compiled code lacks the libraries that it was compiled with. */
  linksForOthers(): void {
    for (const stage of this.#commands.linked)
      if (isTaken(stage))
        this.#scene.add(
          'shares-binaries',
          `what the stage of line ${stage.from.line} compiles, whose libraries its takers lack`,
        );
  }

  /** Jars may hold libraries for glibc, and nothing in a file shows it. */
  runsForeignCode(): void {
    if (!this.#scene.doubts.some((doubt) => doubt.startsWith('the native libraries')))
      this.#scene.doubt('the native libraries in what Java runs, if there are any');
  }

  #copy(instruction: Instruction): void {
    const copy = readCopy(instruction);
    if (!copy) {
      this.#scene.add('unreadable', `the ${instruction.keyword} of line ${instruction.line}`);
      return;
    }
    const owner = instruction.flags.find((flag) => flag.name === 'chown')?.value;
    if (owner !== undefined) this.#commands.account(owner, instruction);
    this.#scene.addCopy(copy);
    const { image, buildContext } = this.#target;
    const within = (folders: readonly string[]): boolean =>
      folders.some((folder) => {
        const outer = { root: '', path: folder.split('/').filter((part) => part !== '') };
        return copy.place !== undefined && pathWithin(outer, copy.place) !== undefined;
      });
    if (copy.sources.some((source) => /^(?:https?|ftp|git|ssh):\/\/|^git@/.test(source))) {
      this.#scene.doubt(`what ADD downloads in line ${instruction.line}`);
      return;
    }
    // files that are only handed out may come from anywhere
    if (within(image.serves) && !copy.sources.some((source) => source.startsWith('<<'))) return;
    if (copy.from !== undefined) {
      this.#copyFrom(copy, instruction);
      return;
    }
    if (!buildContext) {
      this.#scene.doubt(`what line ${instruction.line} copies`);
      return;
    }
    if (instruction.heredocs.length > 0) {
      this.#scene.add('unreadable', `the heredoc of line ${instruction.line}`);
      return;
    }
    const { certain, possible } = machineCodeIn(buildContext, copy.sources);
    if (certain.length > 0) this.#scene.add('native-code', `${certain.slice(0, 3).join(', ')} of the build context`);
    if (possible.length > 0) this.#scene.doubt(`what ${possible.slice(0, 3).join(', ')} of the build context hold`);
    // what is built before the image, and may be a program; the text files of a project are asked for where they matter
    const missing = copy.sources.filter(
      (source) =>
        buildContext.match(source)?.length === 0 &&
        !/[*?[]/.test(source) &&
        (image.kind === 'server' || !/\.\w+$|file$/i.test(source)),
    );
    if (missing.length > 0) this.#scene.doubt(`what is in ${missing.join(' and ')}, which is not there`);
    if (image.kind === 'server')
      checkConfiguration(this.#scene, copy, within(image.configuration), this.#commands.accounts);
  }

  #copyFrom({ from = '', sources }: Copy, instruction: Instruction): void {
    const stage = instruction.dockerfile.stageNamed(from, instruction.stage);
    const { kind } = this.#target.image;
    const portable = stage ? undefined : portableFiles[from.replace(/[:@].*$/, '')];
    if (portable && sources.every((source) => portable.includes(source))) {
      for (const source of sources) this.#scene.programs.add(source.slice(source.lastIndexOf('/') + 1));
    } else if (kind === 'java' && sources.every((source) => /\.(?:jar|war)$/.test(source))) {
      this.#scene.doubt(`the native libraries in ${sources.join(', ')}, if there are any`);
    } else if (stage && kind !== 'server' && !sources.every(isOwnFile)) {
      this.#scene.add('shares-binaries', `what line ${instruction.line} takes of the packages of ${from}`);
    } else if (stage && kind === 'dotnet' && isSdk(stage)) checkDotnetBuild(this.#scene, stage);
    else if (stage && kind !== 'server') this.shares.push(stage);
    else
      this.#scene.add(
        'shares-binaries',
        `what line ${instruction.line} copies from ${from} may need the libc it was built for`,
      );
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
    if (script.bashisms.length > 0 && shellInForce(instruction).kind !== 'bash')
      this.#scene.add('needs-bash', `${instruction.keyword} uses bash syntax`);
    for (const [command] of effectsOf(script).commands)
      this.#commands.command(unwrap(command), command.redirects, false);
  }

  /** The exec form of CMD, ENTRYPOINT and HEALTHCHECK. */
  #words(instruction: Instruction, words: readonly string[]): void {
    const [first, ...rest] = words;
    const { keyword, stage } = instruction;
    const scene = this.#scene;
    const strange = words.find((word) => debianAccounts.has(word) && !this.#commands.accounts.has(word));
    if (strange !== undefined) scene.add('distribution-command', `the account ${strange}`);
    // options for the image's own entrypoint
    if (first === undefined || (keyword === 'CMD' && first.startsWith('-'))) return;
    const entrypoint = stage?.instructions.findLast((one) => one.keyword === 'ENTRYPOINT')?.exec ?? [];
    const startsAnother =
      entrypoint.every((word) => isWrapper(word) || word.startsWith('-')) ||
      entrypoint.some((word) => this.#commands.scripts.has(word));
    if (keyword === 'CMD' && entrypoint.length > 0 && !startsAnother) {
      checkOwnProgram(scene, 'npm', words);
      return;
    }
    const isSuExec = first === 'gosu' && !scene.programs.has('gosu') && scene.programs.has('su-exec');
    const moved = Object.hasOwn(movedPrograms, first) ? movedPrograms[first] : isSuExec ? 'su-exec' : undefined;
    const edit =
      moved !== undefined && (isSuExec || scene.programs.has(first.slice(first.lastIndexOf('/') + 1)))
        ? this.#target.translateWord(instruction, first, moved)
        : undefined;
    if (edit) this.edits.push(edit);
    if (!edit && !scene.provides(first)) {
      const started = startedCommands(instruction, words);
      if (!started) scene.doubt(`what ${first} starts`);
      // `bash -c '…'` is seen through to what it runs
      if (first === 'bash' || first === '/bin/bash') this.#commands.need('bash', 'bash', 'needs-bash');
      for (const command of started ?? []) this.#commands.command(unwrap(command), command.redirects, false);
    } else if (isWrapper(first)) {
      const at = rest.findIndex((word) => !word.startsWith('-'));
      this.#words(instruction, at < 0 ? [] : rest.slice(at));
    } else if ((first === 'gosu' || first === 'su-exec') && rest.length > 1) {
      this.#commands.account(rest[0] ?? '', instruction);
      this.#words(instruction, rest.slice(1));
    } else checkOwnProgram(scene, first.slice(first.lastIndexOf('/') + 1), rest);
  }

  #environment(instruction: Instruction): void {
    for (const { name, value } of instruction.pairs ?? []) {
      const text = value?.text.replace(/^["']|["']$/g, '') ?? '';
      if (name.text === 'CGO_ENABLED') this.#commands.cgo = text;
      if (name.text === 'TZ' && this.#target.image.kind !== 'python') this.#commands.need('tzdata', 'tzdata');
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

const isSdk = (stage: Stage): boolean => {
  const { base } = rootOf(stage);
  return base.kind === 'image' && base.reference.name === 'mcr.microsoft.com/dotnet/sdk';
};

/** A small init that starts what follows. */
const isWrapper = (word: string): boolean => ['tini', 'dumb-init'].includes(word.slice(word.lastIndexOf('/') + 1));
