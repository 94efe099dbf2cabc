import { shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { movedPrograms, programsOf } from '../knowledge/alpine-packages.ts';
import { apkNamesOf, isIn, knownReleases } from '../knowledge/apk-names.ts';
import {
  apkForPrograms,
  debianAccounts,
  distributionPrograms,
  gnuPackages,
  lettersWithValue,
  portableCommands,
  portableWords,
} from '../knowledge/busybox.ts';
import type { AlpineReadyImage } from '../knowledge/musl.ts';
import { parseShell, type Redirect, type Script, type SimpleCommand, type Word } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { checkOwnProgram, checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { pathWithin, readCopy, type Copy } from './copies.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { machineCodeIn, type ContextFiles } from './native-packages.ts';
import { packageCommands } from './packages.ts';
import { scriptText } from './script-text.ts';
import { startedCommands } from './slim-words.ts';

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
  /** apk packages that the file relies on and Debian's image carried, by the stage that uses them. */
  readonly needs: ReadonlyMap<Stage, ReadonlySet<string>>;
  /** Stages whose programs or libraries it takes over, so that they must be built for the same libc. */
  readonly shares: readonly Stage[];
}

/** What the new base image is. */
export interface AlpineTarget {
  readonly image: AlpineReadyImage;
  /** The version of what it holds: `3.12.4`. */
  readonly version: string;
  /** `3.20`; undefined where the catalogue does not tell. */
  readonly release: string | undefined;
  readonly buildContext: ContextFiles | undefined;
  /** Whether the stage is what is run in the end: a base image or a builder has no command. */
  readonly runs: boolean;
  /** Undefined for a RUN without apt. */
  readonly translateApt: (instruction: Instruction, minor: number) => AptTranslation | AptObstacle | undefined;
  /** A command that makes an account, for busybox; undefined where it has no form there. */
  /** Another path of a program that an exec form names; undefined where it cannot be written. */
  readonly translateWord: (instruction: Instruction, word: string, text: string) => Edit | undefined;
  readonly translateAccount: (command: SimpleCommand) => AccountTranslation | undefined;
}

/** An account in busybox's form, and the names that exist afterwards. */
export interface AccountTranslation {
  readonly edit: Edit;
  readonly accounts: readonly string[];
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
  readonly needs = new Map<Stage, Set<string>>();
  readonly #accounts: Set<string>;
  readonly #scripts = new Set<string>();
  #at: Instruction | undefined;
  readonly #target: AlpineTarget;
  readonly #scene: AlpineScene;

  constructor(target: AlpineTarget) {
    this.#target = target;
    this.#accounts = new Set(target.image.users);
    this.#scene = new AlpineScene(target.image, target.buildContext, target.version);
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
    else if (keyword === 'USER') this.#account(instruction.value, instruction);
    else if (keyword === 'ENV') this.#environment(instruction);
    else if (keyword === 'ONBUILD') this.#scene.add('base-image', 'ONBUILD runs in images that are built on this one');
    else if (keyword === 'SHELL' && shellKind(instruction) === 'bash') this.#need('bash', 'bash', 'needs-bash');
    else if (keyword === 'SHELL' && shellKind(instruction) !== 'sh')
      this.#scene.add('needs-bash', 'SHELL names another shell than sh');
  }

  /** Takes a package that brings a program; where the release has none, that is what keeps the stage. */
  #need(apk: string, program: string, reason: Misfit['reason'] = 'user-tools'): void {
    const stage = this.#at?.stage;
    if (this.#scene.programs.has(program) && program !== apk) return;
    if (!stage || !isIn(apk, minorOf(this.#target.release))) {
      this.#scene.add(reason, program);
      return;
    }
    if (this.#scene.programs.has(`apk ${apk}`)) return;
    this.#scene.programs.add(`apk ${apk}`);
    this.needs.set(stage, (this.needs.get(stage) ?? new Set<string>()).add(apk));
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
      if (one && one.manager.name !== 'apt') checkPackages(this.#scene, one, instruction.line);
      else if (!one && !this.#makesAccount(command, script))
        this.#command(unwrap(command), command.redirects, apt !== undefined);
    }
  }

  /** `useradd -m app`: only in a flat `&&` list, where one command may become two. */
  #makesAccount(command: SimpleCommand, { body: { statements } }: Script): boolean {
    const program = unwrap(command).program ?? '';
    if (!['useradd', 'groupadd', 'adduser', 'addgroup'].includes(program)) return false;
    const list = statements[0]?.andOr;
    const isFlat =
      statements.length === 1 &&
      list?.operators.every((operator) => operator === '&&') === true &&
      list.pipelines.every(
        ({ commands, negated }) => !negated && commands.length === 1 && commands[0]?.kind === 'simple',
      );
    const made = isFlat ? this.#target.translateAccount(command) : undefined;
    if (!made) return false;
    this.edits.push(made.edit);
    for (const name of made.accounts) this.#accounts.add(name);
    return true;
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
    // `exec "$@"` runs what CMD gives, which is looked at there
    if (nameWord.text === '"$@"') return;
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
    if (distributionPrograms.has(program)) {
      this.#scene.add('distribution-command', program);
      return;
    }
    if (this.#isScript(name, words)) return;
    const apk = Object.hasOwn(apkForPrograms, program) ? apkForPrograms[program] : undefined;
    if (apk !== undefined && (name === program || name === `/usr/bin/${program}` || name === '/bin/bash')) {
      this.#need(apk, program, program === 'bash' ? 'needs-bash' : 'user-tools');
      return;
    }
    const options = Object.hasOwn(portableCommands, program) ? portableCommands[program] : undefined;
    const strange = options === undefined ? nameWord : words.find((word) => !isPortable(program, options, word));
    if (strange) {
      const gnu = Object.hasOwn(gnuPackages, program) ? gnuPackages[program] : undefined;
      if (gnu === undefined)
        this.#scene.add('user-tools', options === undefined ? program : `${program} ${strange.text}`);
      else this.#need(gnu, gnu);
    }
    if (program === 'chown') this.#account(words.find((word) => !word.text.startsWith('-'))?.value ?? '$', undefined);
  }

  /** `./start.sh`, `sh start.sh`, `bash start.sh`: a script of the build context, whose commands count as the file's own. */
  #isScript(name: string, words: readonly Word[]): boolean {
    const program = name.slice(name.lastIndexOf('/') + 1);
    const isShell = program === 'sh' || program === 'bash';
    if (isShell && words.some(({ text }) => text.startsWith('-') && text.includes('c'))) return false;
    const path = isShell
      ? words.find(({ text }) => !text.startsWith('-'))?.value
      : name.includes('/')
        ? name
        : undefined;
    const stage = this.#at?.stage;
    const text = path === undefined || !stage ? undefined : scriptText(path, stage, this.#target.buildContext);
    if (path === undefined || text === undefined) return false;
    if (program === 'bash') this.#need('bash', 'bash', 'needs-bash');
    if (this.#scripts.has(path)) return true;
    this.#scripts.add(path);
    const [first = ''] = text.split('\n', 1);
    const shebang = first.startsWith('#!') ? first.slice(2).trim() : '/bin/sh';
    const isBash =
      program === 'bash' ||
      shebang === '/bin/bash' ||
      shebang === '/usr/bin/env bash' ||
      shebang.startsWith('/bin/bash ');
    const parsed = parseShell(text, 0, []);
    if ((!isBash && !/^\/bin\/sh(?: -\w+)?$/.test(shebang)) || !('script' in parsed) || text.includes('\r')) {
      this.#scene.add('user-tools', `the script ${path}`);
      return true;
    }
    if (isBash) this.#need('bash', 'bash', 'needs-bash');
    else if (parsed.script.bashisms.length > 0) this.#scene.add('needs-bash', `${path} uses bash syntax`);
    for (const [command] of effectsOf(parsed.script).commands) this.#command(unwrap(command), command.redirects, false);
    return true;
  }

  /** Paths and accounts that only Debian has. */
  #word(word: Word): void {
    const text = word.value ?? word.text;
    if (/\/(?:apt|dpkg|default)(?:\/|$)|linux-gnu/.test(text))
      this.#scene.add('distribution-command', `the path ${text}`);
    for (const part of text.split(/[:,=]/)) {
      if (debianAccounts.has(part) && !this.#accounts.has(part)) {
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
      if (account !== undefined && account !== 'nobody' && !this.#accounts.has(account)) {
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
    for (const [command] of effectsOf(script).commands) this.#command(unwrap(command), command.redirects, false);
  }

  /** The exec form of CMD, ENTRYPOINT and HEALTHCHECK. */
  #words(instruction: Instruction, words: readonly string[]): void {
    const [first, ...rest] = words;
    const { keyword, stage } = instruction;
    const scene = this.#scene;
    const strange = words.find((word) => debianAccounts.has(word) && !this.#accounts.has(word));
    if (strange !== undefined) scene.add('distribution-command', `the account ${strange}`);
    // options for the image's own entrypoint
    if (first === undefined || (keyword === 'CMD' && first.startsWith('-'))) return;
    const entrypoint = stage?.instructions.findLast((one) => one.keyword === 'ENTRYPOINT')?.exec ?? [];
    const startsAnother =
      entrypoint.every((word) => isWrapper(word) || word.startsWith('-')) ||
      entrypoint.some((word) => this.#scripts.has(word));
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
      for (const command of startedCommands(instruction, words) ?? []) {
        // a program that no list knows is in the way whatever it is given
        this.#command(unwrap(command), command.redirects, false);
      }
    } else if (isWrapper(first)) {
      const at = rest.findIndex((word) => !word.startsWith('-'));
      this.#words(instruction, at < 0 ? [] : rest.slice(at));
    } else checkOwnProgram(scene, first.slice(first.lastIndexOf('/') + 1), rest);
  }

  /** `node`, `1000:1000`, `nginx:nginx`. */
  #account(text: string, at: Span | undefined): void {
    const parts = text.trim().split(':');
    if (parts.some((part) => !/^\d*$/.test(part) && !this.#accounts.has(part))) {
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

/** An option that both forms know. */
const isPortable = (program: string, options: string | undefined, { text, value }: Word): boolean => {
  if (!text.startsWith('-') || text === '-' || program === 'echo' || program === 'printf') return true;
  if (value === undefined) return false;
  if (
    portableWords[program]?.includes(value.split('=')[0] ?? '') === true ||
    portableWords[program]?.includes(value) === true
  )
    return true;
  if (value[1] !== undefined && lettersWithValue[program]?.includes(value[1]) === true) return true;
  return Array.from(value.slice(1)).every((letter) => options?.includes(letter) === true);
};

/** `20` of `3.20`; 0 where it is not known. */
const minorOf = (release: string | undefined): number =>
  release?.startsWith('3.') === true ? Number(release.split('.')[1]) : 0;

/** SHELL itself is not under the shell that it sets. */
const shellKind = (instruction: Instruction): string => {
  const next = instruction.stage?.instructions.find(({ index }) => index > instruction.index);
  return next ? shellInForce(next).kind : 'sh';
};

/** A small init that starts what follows. */
const isWrapper = (word: string): boolean => ['tini', 'dumb-init'].includes(word.slice(word.lastIndexOf('/') + 1));
