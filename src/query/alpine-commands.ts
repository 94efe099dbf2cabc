import { shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { heldBy } from '../knowledge/alpine-packages.ts';
import { isIn } from '../knowledge/apk-names.ts';
import { isLibrary } from '../knowledge/build-needs.ts';
import {
  apkForPrograms,
  debianAccounts,
  debianSources,
  distributionPrograms,
  gnuPackages,
  harmlessDownloads,
  missingPrograms,
  portableCommands,
  shadowPrograms,
} from '../knowledge/busybox.ts';
import { parseShell, type Redirect, type Script, type SimpleCommand, type Word } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { accountsNamed, alpineAccounts } from './alpine-accounts.ts';
import { checkOwnProgram } from './alpine-installs.ts';
import type { AlpineScene, Misfit } from './alpine-scene.ts';
import { minorOf, type AlpineTarget } from './alpine-target.ts';
import { echoOnAlpine } from './echo-escapes.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { isPortable } from './portable-options.ts';
import { scriptOnPath, scriptText } from './script-text.ts';
import { isFlat } from './shape.ts';
import { isAtLeast } from './versions.ts';

/** Judges commands of RUN, CMD, ENTRYPOINT, HEALTHCHECK and of scripts, in order, and remembers what they bring. */
export class AlpineCommands {
  /** apk packages that the file relies on and Debian's image carried. */
  readonly needs = new Map<Stage, Set<string>>();
  /** Stages that compile code against libraries. */
  readonly linked = new Set<Stage>();
  /** Accounts that exist by now. */
  readonly accounts: Set<string>;
  /** Scripts of the build context that were read. */
  readonly scripts = new Set<string>();
  /** The instruction that is read. */
  at: Instruction | undefined;
  /** What CGO_ENABLED is set to. */
  cgo: string | undefined;
  builtWithGo = false;
  /** A script of the build context is read, which cannot be changed. */
  #inScript = false;
  #inBash = false;
  readonly #target: AlpineTarget;
  readonly #scene: AlpineScene;
  readonly #edits: Edit[];

  constructor(target: AlpineTarget, scene: AlpineScene, edits: Edit[]) {
    this.#target = target;
    this.#scene = scene;
    this.#edits = edits;
    this.accounts = new Set([...target.image.users, ...alpineAccounts]);
    scene.onMissing = (program) => {
      const apk = Object.hasOwn(apkForPrograms, program) ? apkForPrograms[program] : undefined;
      if (apk !== undefined) this.need(apk, program);
      return apk !== undefined;
    };
    scene.onRequired = ({ apk }) => {
      if (apk.some(isLibrary) && this.at?.stage) this.linked.add(this.at.stage);
      for (const name of apk) this.need(name, name, 'native-code');
    };
  }

  /** Takes a package that brings a program; where the release has none, that is what keeps the stage. */
  need(apk: string, program: string, reason: Misfit['reason'] = 'user-tools'): void {
    const stage = this.at?.stage;
    if (this.#scene.programs.has(program) && program !== apk) return;
    if (!stage || !isIn(apk, minorOf(this.#target.release))) {
      this.#scene.add(reason, program);
      return;
    }
    if ([apk, ...(heldBy[apk] ?? [])].some((name) => this.#scene.programs.has(`apk ${name}`))) return;
    this.#scene.programs.add(`apk ${apk}`);
    this.needs.set(stage, (this.needs.get(stage) ?? new Set<string>()).add(apk));
  }

  /** Whether it is a program that Debian's images carry and Alpine's lack, and nothing installs it. */
  lacks(program: string): boolean {
    const apk = Object.hasOwn(apkForPrograms, program) ? (apkForPrograms[program] ?? '') : undefined;
    if (apk === undefined) return missingPrograms.has(program);
    return ![apk, ...(heldBy[apk] ?? [])].some((name) => this.#scene.programs.has(`apk ${name}`));
  }

  /**
   * `go build` without cgo needs no C library; the modules may come by git. From 1.20 on Go does without cgo by itself where
   * there is no C compiler, as in Alpine's image. Source: https://go.dev/doc/go1.20#cgo
   */
  go({ words, environment }: Pick<Invocation, 'words' | 'environment'>): void {
    const [action = ''] = words;
    if (['version', 'env', 'fmt', 'clean', 'vet'].includes(action)) return;
    this.need('git', 'git');
    if (!['build', 'install', 'run', 'test', 'get', 'generate'].includes(action)) return;
    const cgo = environment.get('CGO_ENABLED') ?? this.cgo;
    if (cgo === '0' && !words.includes('-race')) this.builtWithGo = true;
    else {
      const isOptional = cgo === undefined && isAtLeast(this.#target.version, '1.20') && !words.includes('-race');
      if (isOptional) this.#scene.doubt(`whether what go ${action} builds needs cgo`);
      else this.#scene.add('native-code', `go ${action} with cgo, which may link C libraries`);
    }
  }

  /** `useradd -m app`: only in a flat `&&` list, where one command may become two. */
  makesAccount(command: SimpleCommand, script: Script): boolean {
    const program = unwrap(command).program ?? '';
    if (!['useradd', 'groupadd', 'adduser', 'addgroup'].includes(program)) return false;
    const made = isFlat(script) ? this.#target.translateAccount(command) : undefined;
    if (!made) return false;
    this.#edits.push(made.edit);
    for (const name of made.accounts) this.accounts.add(name);
    return true;
  }

  /** One command outside of package managers. */
  command(
    { program, name, arguments: words, nameWord, elevated, environment }: Invocation,
    redirects: readonly Redirect[],
    hasApt: boolean,
  ): void {
    for (const { target } of redirects) if (target) this.word(target);
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
    for (const word of words) this.word(word);
    if (program === 'go' && this.#target.image.kind === 'go') {
      this.go({ words: words.map(({ value }) => value), environment });
      return;
    }
    if (
      name === 'gosu' &&
      !this.#inScript &&
      this.at?.exec === undefined &&
      !this.#scene.programs.has('gosu') &&
      this.#scene.programs.has('su-exec')
    ) {
      this.#edits.push({ start: nameWord.start, end: nameWord.end, text: 'su-exec' });
      return;
    }
    if (program === 'curl' || program === 'wget') this.#download(words);
    if (program === 'echo') this.#echo(nameWord, words);
    if (this.#scene.provides(name)) {
      checkOwnProgram(
        this.#scene,
        program,
        words.map(({ value, text }) => value ?? text),
      );
      return;
    }
    if (shadowPrograms.has(program)) {
      this.#shadow(program, words);
      return;
    }
    if (distributionPrograms.has(program)) {
      this.#scene.add('distribution-command', program);
      return;
    }
    if (this.#isScript(name, words)) return;
    const apk = Object.hasOwn(apkForPrograms, program) ? apkForPrograms[program] : undefined;
    // the distribution's own Python is another one than Debian's
    const isNamed =
      name === program || (name === `/usr/bin/${program}` && program !== 'python3') || name === '/bin/bash';
    if (apk !== undefined && isNamed) {
      this.need(apk, program, program === 'bash' ? 'needs-bash' : 'user-tools');
      if (buildPrograms.has(program)) this.#scene.doubt(`what ${program} works on`);
      return;
    }
    const options = Object.hasOwn(portableCommands, program) ? portableCommands[program] : undefined;
    const stage = this.at?.stage;
    const own = options === undefined && stage ? scriptOnPath(name, stage, this.#target.buildContext) : undefined;
    if (own !== undefined && this.#isScript(own, words)) return;
    const strange = options === undefined ? nameWord : words.find((word) => !isPortable(program, options, word));
    // what `go build` made is linked statically without cgo
    if (
      options === undefined &&
      this.builtWithGo &&
      !missingPrograms.has(program) &&
      !Object.hasOwn(gnuPackages, program)
    )
      return;
    if (strange) {
      const gnu = Object.hasOwn(gnuPackages, program) ? gnuPackages[program] : undefined;
      if (gnu !== undefined) this.need(gnu, gnu);
      else if (options !== undefined) this.#scene.add('user-tools', `${program} ${strange.text}`);
      else if (missingPrograms.has(program)) this.#scene.add('user-tools', program);
      else if (!this.#scene.isOpen || name.includes('/')) this.#scene.doubt(`what ${program} needs`);
    }
    if (program === 'chown') this.account(words.find((word) => !word.text.startsWith('-'))?.value ?? '$', undefined);
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
    const stage = this.at?.stage;
    const text = path === undefined || !stage ? undefined : scriptText(path, stage, this.#target.buildContext);
    if (path === undefined || text === undefined) return false;
    if (program === 'bash') this.need('bash', 'bash', 'needs-bash');
    if (this.scripts.has(path)) return true;
    this.scripts.add(path);
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
    if (isBash) this.need('bash', 'bash', 'needs-bash');
    else if (parsed.script.bashisms.length > 0) this.#scene.add('needs-bash', `${path} uses bash syntax`);
    const outer = [this.#inScript, this.#inBash] as const;
    this.#inScript = true;
    this.#inBash = isBash;
    for (const [command] of effectsOf(parsed.script).commands) this.command(unwrap(command), command.redirects, false);
    [this.#inScript, this.#inBash] = outer;
    return true;
  }

  /** `usermod -u 1000 www-data`: Alpine's package holds the same programs; the accounts may be others. */
  #shadow(program: string, words: readonly Word[]): void {
    this.need('shadow', program, 'distribution-command');
    const { unknown, made } = accountsNamed(program, words, this.accounts);
    for (const name of unknown) this.#scene.add('distribution-command', `the account ${name} of ${program}`);
    if (made !== undefined) this.accounts.add(made);
  }

  /** busybox's `echo` leaves `\n` as it is where dash breaks the line; bash comes along and stays the same. */
  #echo(nameWord: Word, words: readonly Word[]): void {
    const { at } = this;
    const isBash = this.#inBash || (!this.#inScript && at !== undefined && shellInForce(at).kind === 'bash');
    const answer = isBash ? 'same' : echoOnAlpine(words);
    if (answer === 'marked' && at?.keyword === 'RUN' && !this.#inScript)
      this.#edits.push({ start: nameWord.end, end: nameWord.end, text: ' -e' });
    else if (answer !== 'same')
      this.#scene.doubt(
        `what echo ${words
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 40)} prints`,
      );
  }

  /** A program that is fetched is built for one C library. */
  #download(words: readonly Word[]): void {
    if (this.at?.keyword !== 'RUN') return;
    for (const { text, value } of words) {
      const address = (value ?? text).replaceAll(/["']/g, '');
      if (!address.includes('://')) continue;
      const path = address.toLowerCase().replace(/[?#].*$/, '');
      if (debianSources.some((host) => address.includes(host)))
        this.#scene.add('distribution-command', `what ${address} sets up`);
      else if (!harmlessDownloads.some((ending) => path.endsWith(ending)))
        this.#scene.doubt(`what is downloaded in line ${this.at.line}`);
    }
  }

  /** Paths and accounts that only Debian has. */
  word(word: Word): void {
    const text = word.value ?? word.text;
    if (text.startsWith('/usr/share/zoneinfo')) this.need('tzdata', 'tzdata');
    if (/\/(?:apt|dpkg|default)(?:\/|$)|linux-gnu/.test(text))
      this.#scene.add('distribution-command', `the path ${text}`);
    for (const part of text.split(/[:,=]/)) {
      if (debianAccounts.has(part) && !this.accounts.has(part)) {
        this.#scene.add('distribution-command', `the account ${part}`);
      }
    }
  }

  /** `node`, `1000:1000`, `nginx:nginx`. */
  account(text: string, at: Span | undefined): void {
    const parts = text.trim().split(':');
    if (parts.some((part) => !/^\d*$/.test(part) && !this.accounts.has(part))) {
      this.#scene.add('distribution-command', `the account ${text.trim()}${at === undefined ? ' of chown' : ''}`);
    }
  }
}

/** They start other programs, or link libraries that only the larger image has. */
const buildPrograms = new Set(['make', 'gcc', 'cc', 'g++', 'c++']);
