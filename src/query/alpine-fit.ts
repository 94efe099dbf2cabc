import { shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { movedPrograms, programsOf } from '../knowledge/alpine-packages.ts';
import { apkNamesOf, knownReleases } from '../knowledge/apk-names.ts';
import { debianAccounts } from '../knowledge/busybox.ts';
import type { Edit } from '../text/span.ts';
import { AlpineCommands } from './alpine-commands.ts';
import { checkOwnProgram, checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { minorOf, type AlpineFit, type AlpineTarget } from './alpine-target.ts';
import { pathWithin, readCopy, type Copy } from './copies.ts';
import { effectsOf } from './effects.ts';
import { unwrap } from './invocation.ts';
import { machineCodeIn } from './native-packages.ts';
import { packageCommands } from './packages.ts';
import { startedCommands } from './slim-words.ts';

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
  readonly #commands: AlpineCommands;

  constructor(target: AlpineTarget) {
    this.#target = target;
    this.#scene = new AlpineScene(target.image, target.buildContext, target.version);
    this.#commands = new AlpineCommands(target, this.#scene, this.edits);
  }

  get needs(): ReadonlyMap<Stage, ReadonlySet<string>> {
    return this.#commands.needs;
  }

  get misfits(): readonly Misfit[] {
    return this.#scene.misfits;
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
    const managed = new Map(packageCommands(instruction).map((one) => [one.command, one] as const));
    for (const [command] of effectsOf(script).commands) {
      const one = managed.get(command);
      if (one?.manager.name === 'go' && this.#target.image.kind === 'go') this.#commands.go(one.invocation);
      else if (one && one.manager.name !== 'apt') checkPackages(this.#scene, one, instruction.line);
      else if (!one && !this.#commands.makesAccount(command, script))
        this.#commands.command(unwrap(command), command.redirects, apt !== undefined);
    }
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
    for (const name of names) {
      for (const program of programsOf[name] ?? []) this.#scene.programs.add(program);
      const answer = apkNamesOf(name, minor);
      if (answer?.kind === 'names') for (const apk of answer.names) this.#scene.programs.add(`apk ${apk}`);
    }
  }

  startsNothing(): void {
    this.#scene.add('base-image', 'it starts no program of its own');
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
    const { buildContext } = this.#target;
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
      if (account !== undefined && account !== 'nobody' && !this.#commands.accounts.has(account)) {
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
    const moved = Object.hasOwn(movedPrograms, first) ? movedPrograms[first] : undefined;
    const edit =
      moved !== undefined && scene.programs.has(first.slice(first.lastIndexOf('/') + 1))
        ? this.#target.translateWord(instruction, first, moved)
        : undefined;
    if (edit) this.edits.push(edit);
    if (!edit && !scene.provides(first)) {
      const started = startedCommands(instruction, words);
      if (!started) scene.add('user-tools', first);
      // `bash -c '…'` is seen through to what it runs
      if (first === 'bash' || first === '/bin/bash') this.#commands.need('bash', 'bash', 'needs-bash');
      for (const command of started ?? []) this.#commands.command(unwrap(command), command.redirects, false);
    } else if (isWrapper(first)) {
      const at = rest.findIndex((word) => !word.startsWith('-'));
      this.#words(instruction, at < 0 ? [] : rest.slice(at));
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

/** A small init that starts what follows. */
const isWrapper = (word: string): boolean => ['tini', 'dumb-init'].includes(word.slice(word.lastIndexOf('/') + 1));
