import { shellInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import type { BaseImage } from '../knowledge/base-images.ts';
import type { Pipeline, Script } from '../shell/index.ts';
import { descendantsOf } from '../dockerfile/index.ts';
import { variablesOfBash } from '../knowledge/shell-builtins.ts';
import { effectsOf, wordsOf } from './effects.ts';
import { unwrap } from './invocation.ts';
import { everyPipelineOf } from './pipelines.ts';

const downloads: ReadonlySet<string | undefined> = new Set(['curl', 'wget']);
const printers: ReadonlySet<string | undefined> = new Set(['echo', 'printf', 'cat']);
/** They read their input to the end, so that what writes to them never gets a broken pipe. */
const readers: ReadonlySet<string | undefined> = new Set(
  (
    'tar sh bash gpg apt-key tee gunzip unxz bunzip2 xz gzip jq python python3 node perl php base64 cpio sort tr wc cat cut ' +
    'uniq md5sum sha1sum sha256sum sha512sum debconf-set-selections chpasswd'
  ).split(' '),
);

/**
 * They fail where their input is empty or ends too early, so that a download that fails stops the RUN as it is. Run with GNU
 * tar 1.34, gzip 1.12, xz 5.4, bzip2 1.0.8, gpg 2.2 and coreutils 9.1, on no input and on the first half of it.
 */
const watchful: ReadonlySet<string | undefined> = new Set('tar gunzip zcat unxz bunzip2 gpg apt-key cpio'.split(' '));
/** The same with an option of this letter or name. */
const watchfulWith: Readonly<Record<string, RegExp>> = {
  gzip: /^(?:-\w*d\w*|--decompress|--uncompress)$/,
  xz: /^(?:-\w*d\w*|--decompress|--uncompress)$/,
  sha256sum: /^(?:-c|--check)$/,
};

/** Whether a pipeline starts with a download, whose failure only pipefail notices: `curl … | sh`, not `curl … | tar xz`. */
export const losesDownload = ({ commands }: Pipeline): boolean => {
  const [first, last] = [commands[0], commands.at(-1)];
  if (commands.length < 2 || first?.kind !== 'simple' || !downloads.has(unwrap(first).program)) return false;
  if (last?.kind !== 'simple') return true;
  const { program, words } = unwrap(last);
  if (watchful.has(program)) return false;
  const option = program === undefined ? undefined : watchfulWith[program];
  return !option || !words.some((word) => word !== undefined && option.test(word));
};

/** Whether every pipe of a script still works when each of its commands must succeed. */
export const bearsPipefail = (script: Script): boolean => {
  if (effectsOf(script).runsForeignText || effectsOf(script).definesFunctions) return false;
  for (const { commands } of everyPipelineOf(script.body)) {
    const [first, ...rest] = commands;
    if (!first || rest.length === 0) continue;
    if (first.kind !== 'simple' || !(downloads.has(unwrap(first).program) || printers.has(unwrap(first).program)))
      return false;
    if (!rest.every((one) => one.kind === 'simple' && readers.has(unwrap(one).program))) return false;
  }
  return true;
};

/** How pipefail may be switched on: in the RUN itself, by a SHELL before it, or not for certain. */
export type PipefailWay = 'set' | 'shell';

/** Whether /bin/sh, or the shell in force, has pipefail: bash, and BusyBox since 1.16; dash in no stable release of Debian. */
export const pipefailWay = (run: Instruction, image: BaseImage | undefined): PipefailWay | undefined => {
  const { kind, setBy } = shellInForce(run);
  if (kind === 'bash') return 'set';
  if (kind === 'other') return undefined;
  if (image?.shell === 'bash' || image?.shell === 'busybox') return 'set';
  return image?.shell === 'dash' && !setBy ? 'shell' : undefined;
};

/**
 * Whether everything from a RUN to the end of its stage, and of the stages built from it, does the same in bash with
 * pipefail as in dash.
 */
export const worksInBash = (run: Instruction, stage: Stage): boolean =>
  [stage, ...descendantsOf(stage)]
    .flatMap(({ instructions }) => instructions)
    .filter((one) => one.stage !== stage || one.index >= run.index)
    .every((one) => {
      if (one.keyword === 'ONBUILD' || one.keyword === 'SHELL') return false;
      if (one.keyword === 'HEALTHCHECK') return one.exec !== undefined || one.value.toUpperCase() === 'NONE';
      if (one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT') return one.exec !== undefined;
      if (one.keyword !== 'RUN' || one.exec) return true;
      return one.script !== undefined && bearsPipefail(one.script) && !differsInBash(one.script);
    });

/** dash expands `\n` in echo, prints its `-e`, knows no `==`, leaves `{a,b}` and `$'a'` alone, and has no variable `UID`. */
const differsInBash = (script: Script): boolean =>
  script.bashisms.length > 0 ||
  effectsOf(script).commands.some(([command]) => {
    const [first, ...rest] = command.words;
    const name = first?.value ?? '';
    const values = rest.map(({ value }) => value);
    return (
      (name === 'echo' && (rest.some(({ text }) => text.includes('\\')) || /^-[en]*e/.test(values[0] ?? ''))) ||
      ((name === '[' || name === 'test') && values.includes('==')) ||
      (name === 'printf' && rest.some(({ text }) => /\\[xuU]/.test(text))) ||
      command.words.some(({ text, globs }) => globs && text.includes('{')) ||
      [...wordsOf(command)].some(({ parameters }) => parameters.some((parameter) => variablesOfBash.has(parameter)))
    );
  });
