import type { Instruction } from '../dockerfile/index.ts';
import { compileVariables } from '../knowledge/manifests/index.ts';
import { commandsOf, type Script, type SimpleCommand } from '../shell/index.ts';
import { mayOverlap, pathWithin, placeFromText, workplaceOf, type Copy, type Place } from './copies.ts';
import { readEarly, type Barrier, type EarlyInstall, type LateInstall, type OrderObstacle } from './early-install.ts';
import { installedBefore, readInstall, readsProject, valueAt, type Install } from './installs.ts';
import { unwrap } from './invocation.ts';
import { isElsewhere, type ContextFiles } from './project-files.ts';
import { imageStages } from './stages.ts';
import { emptiesCache, isCleanup, isSourceFree, type Surroundings } from './source-free.ts';

/** A RUN made of two. */
export interface Cut {
  readonly lastBefore: SimpleCommand;
  readonly first: SimpleCommand;
  /** The text at the start of the RUN that both halves need: `set -e && cd /app && `. */
  readonly opening: string;
  /** A command that the first half ends with, in place of an install that stays in the second. */
  readonly ending?: string;
}

/** What of a RUN may go before the sources, and what ends the search. */
export interface RunReading {
  readonly early: readonly EarlyInstall[];
  readonly entered: readonly Place[];
  readonly cut: Cut | undefined;
  /** What needs the sources, or has to stay for another reason; `silent`: nobody would ask. */
  readonly stop: LateInstall | 'silent' | undefined;
}

/** One command of a RUN in order, and whether the next ones depend on it by `&&` alone. */
interface Part {
  readonly command: SimpleCommand;
  readonly plain: boolean;
}

/** The simple commands of a script one after another; a compound command or a list with `||` gives parts that are not plain. */
const partsOf = (script: Script): readonly Part[] =>
  script.body.statements.flatMap((statement) => {
    const { pipelines, operators } = statement.andOr;
    const flat =
      !statement.background &&
      !operators.includes('||') &&
      pipelines.every((one) => !one.negated && one.commands.length === 1 && one.commands[0]?.kind === 'simple');
    const { start, end } = statement;
    const found = commandsOf({ start, end, statements: [statement], memory: undefined });
    const asks = found.filter(([, place]) => place.substituted).every(([command]) => asksMachine(command));
    return found
      .filter(([, place]) => !flat || !place.substituted)
      .map(([command]) => ({ command, plain: flat && asks }));
  });

/** `$(nproc)` */
const asksMachine = (command: SimpleCommand): boolean =>
  ['nproc', 'uname', 'arch', 'date', 'getconf'].includes(command.words[0]?.value ?? '');

const isListOfAnds = (script: Script): boolean =>
  script.body.statements.length === 1 &&
  partsOf(script).every((part) => part.plain) &&
  script.trailingComment === undefined;

/** Reads a RUN behind a COPY of sources, command by command, up to the first that may need them. */
export const readRun = (
  run: Instruction,
  sources: Copy,
  place: Place,
  context: ContextFiles,
  earlier: readonly EarlyInstall[],
): RunReading => {
  const stopped = (reason: OrderObstacle, what: string, early: readonly EarlyInstall[] = []): RunReading => {
    return { early, entered: [], cut: undefined, stop: { run, reason, what } };
  };
  const needsSources = `the RUN of line ${run.line} may need the sources`;
  const { script } = run;
  if (!script) return stopped('run-between', needsSources);
  let directory = workplaceOf(run);
  const around: Surroundings = {
    valueOf: (word) => valueAt(word, run),
    isElsewhere: (path) => isElsewhere(path, place, sources, context),
  };
  const parts = partsOf(script);
  const early: EarlyInstall[] = [];
  const entered: Place[] = [];
  let obstacle: Barrier | undefined;
  let from = 0;
  for (; from < parts.length; from++) {
    const part = parts[from];
    if (!part) break;
    const { program } = unwrap(part.command);
    if (part.plain && program === 'set') continue;
    if (part.plain && program === 'cd') {
      const [, word, ...others] = part.command.words;
      const target = word && others.length === 0 ? around.valueOf(word) : undefined;
      directory = target === undefined || directory === undefined ? undefined : placeFromText(directory, target);
      if (!directory) break;
      if (mayOverlap(place, directory)) entered.push(directory);
      continue;
    }
    const install = readInstall(part.command, around.valueOf);
    if (install && readsProject(install) && installedBefore(install, sources.instruction)) {
      return { early: [], entered: [], cut: undefined, stop: 'silent' };
    }
    if (install && install.kind !== 'compile') {
      const found = part.plain ? readEarly(install, run, directory, sources, place, context) : inCondition(install);
      if ('reason' in found) {
        obstacle = found;
        break;
      }
      if (found.inputs.download !== undefined) {
        if (from === 0) return { early: [found], entered, cut: undefined, stop: undefined };
        const cut = cutAt(run, script, parts, from, context);
        const ending = [found.inputs.download, ...(cut?.ending === undefined ? [] : [cut.ending])].join(' && ');
        if (cut) return { early: [...early, found], entered, cut: { ...cut, ending }, stop: undefined };
        obstacle = { reason: 'mixed-run', what: `${install.title} needs what the RUN does before it` };
        break;
      }
      early.push(found);
      continue;
    }
    if (!isSourceFree(part.command, around)) break;
  }
  const firstLate = parts[from];
  if (!firstLate) return { early, entered, cut: undefined, stop: undefined };
  if (early.length === 0 && !obstacle) {
    const download = readDownload(parts, from, run, directory, sources, place, context, earlier);
    if (download && 'reason' in download) {
      const apart = downloadApart(parts, from, run, directory, sources, place, context, earlier);
      if (apart) return { early: [apart.early], entered, cut: apart.cut, stop: undefined };
      return { early: [], entered: [], cut: undefined, stop: { run, ...download } };
    }
    if (download) return { ...download, cut: undefined, stop: undefined };
  }
  if (!early.some(({ install }) => readsProject(install))) {
    return obstacle
      ? { early: [], entered: [], cut: undefined, stop: { run, ...obstacle } }
      : stopped('run-between', needsSources);
  }
  const cut = cutAt(run, script, parts, from, context);
  if (!cut)
    return stopped(
      'mixed-run',
      `the RUN of line ${run.line} also does what needs the sources, and cannot be cut in two`,
    );
  return { early, entered, cut, stop: obstacle ? { run, ...obstacle } : undefined };
};

const inCondition = (install: Install): Barrier => ({
  reason: 'mixed-run',
  what: `${install.title} is part of a condition, a loop or a pipeline`,
});

/** Commands that may stand before a compiler in its RUN without having anything to do with what it downloads. */
const bystanders = new Set(['set', 'cd', 'echo', '[', 'test', 'mkdir', 'export', 'rm']);

/** `export GOPROXY=…`: it counts for the download too, which stands in another RUN. */
const exportsFor = ({ command: { tool } }: Install, { words }: SimpleCommand): boolean =>
  words[0]?.value === 'export' &&
  words.slice(1).some(({ text }) => compileVariables[tool]?.has(text.replace(/=.*$/s, '')) !== true);

/** A command that compiles, and the download that can go before the sources in its stead. */
const readDownload = (
  parts: readonly Part[],
  from: number,
  run: Instruction,
  directory: Place | undefined,
  sources: Copy,
  place: Place,
  context: ContextFiles,
  earlier: readonly EarlyInstall[],
): Pick<RunReading, 'early' | 'entered'> | Barrier | undefined => {
  const known = parts.map(({ command }) => readInstall(command, (word) => valueAt(word, run)));
  const index = known.findIndex((install) => install?.kind === 'compile');
  const install = known[index];
  if (!install || installedBefore(install, sources.instruction)) return undefined;
  if (earlier.some((other) => other.install.command.tool === install.command.tool && readsProject(other.install)))
    return undefined;
  const ahead = parts.slice(0, index).map(({ command }) => command);
  const before = ahead.map((command) => unwrap(command).program ?? '');
  const isApart = before.every((program) => bystanders.has(program)) && !before.slice(from).includes('cd');
  if (!isApart || ahead.some((command) => exportsFor(install, command))) {
    return { reason: 'mixed-run', what: `${install.title} may need what the RUN does before it` };
  }
  const found = readEarly(install, run, directory, sources, place, context);
  if ('reason' in found) return found;
  const own = workplaceOf(run);
  if (install.folder !== undefined || (own && worksFrom(own, found))) return { early: [found], entered: [] };
  if (found.directory.root !== '' || found.inputs.download === undefined) {
    return {
      reason: 'unknown-folder',
      what: `the folder in which ${install.title} runs depends on a variable or the base image`,
    };
  }
  const download = `cd /${found.directory.path.join('/')} && ${found.inputs.download}`;
  return { early: [{ ...found, inputs: { ...found.inputs, download } }], entered: [found.directory] };
};

/** Whether a download does the same in a folder: that of its install, or one between it and the top of the module. */
const worksFrom = (own: Place, { directory, inputs: { top } }: EarlyInstall): boolean => {
  const below = pathWithin(own, directory);
  if (below === '') return true;
  const from = top === undefined ? undefined : placeFromText(directory, top);
  return below !== undefined && from !== undefined && pathWithin(from, own) !== undefined;
};

/** `apk add git && go build`: what stands before the compiler goes before the sources with the download, which may need it. */
const downloadApart = (
  parts: readonly Part[],
  index: number,
  run: Instruction,
  directory: Place | undefined,
  sources: Copy,
  place: Place,
  context: ContextFiles,
  earlier: readonly EarlyInstall[],
): { readonly early: EarlyInstall; readonly cut: Cut } | undefined => {
  const compiler = parts[index];
  const install = compiler && readInstall(compiler.command, (word) => valueAt(word, run));
  if (install?.kind !== 'compile' || !run.script || installedBefore(install, sources.instruction)) return undefined;
  if (earlier.some((other) => other.install.command.tool === install.command.tool)) return undefined;
  const early = readEarly(install, run, directory, sources, place, context);
  if ('reason' in early || early.inputs.download === undefined || early.inputs.touched) return undefined;
  const cut = cutAt(run, run.script, parts, index, context);
  if (!cut) return undefined;
  const ending = [early.inputs.download, ...(cut.ending === undefined ? [] : [cut.ending])].join(' && ');
  return { early, cut: { ...cut, ending } };
};

/** Cuts a RUN of `&&` before a command; undefined where the halves would not do the same as the whole. */
const cutAt = (
  run: Instruction,
  script: Script,
  parts: readonly Part[],
  index: number,
  context: ContextFiles,
): Cut | undefined => {
  const lastBefore = parts[index - 1]?.command;
  const first = parts[index]?.command;
  if (!lastBefore || !first || !isListOfAnds(script) || run.heredocs.length > 0) return undefined;
  // in a stage that reaches no image the size of its layers does not matter
  const reachesImage = run.stage === undefined || imageStages(run.dockerfile, context.builds?.targets).has(run.stage);
  const cleanups = parts.slice(index).filter((part) => isCleanup(part.command));
  if (reachesImage && !cleanups.every((part) => emptiesCache(part.command))) return undefined;
  let opening = 0;
  for (; opening < index; opening++) {
    const name = parts[opening]?.command.words[0]?.value;
    if (name !== 'cd' && name !== 'set') break;
  }
  const state = new Set(['cd', 'set', 'export', 'unset', 'alias', 'umask', 'ulimit', '.', 'source']);
  if (parts.slice(opening, index).some((part) => state.has(part.command.words[0]?.value ?? ''))) return undefined;
  const { text } = run.dockerfile;
  const repeated = parts.slice(0, opening).map(({ command }) => `${text.slice(command.start, command.end)} && `);
  // the cache has to go in the layer that filled it, and once more behind the build
  const endings = reachesImage ? cleanups.map(({ command }) => text.slice(command.start, command.end)) : [];
  return { lastBefore, first, opening: repeated.join(''), ...(endings.length > 0 && { ending: endings.join(' && ') }) };
};
