import { resolve } from 'node:path';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { checkContext } from '../project/context.ts';
import { discover } from '../project/discover.ts';
import { sizeLimit } from '../project/files.ts';
import { displayPath } from '../project/relative.ts';
import { complaintsOf } from '../report/report.ts';
import { count, emptyTally, type Tally } from '../report/summary.ts';
import { decode, encode } from '../text/encoding.ts';
import type { AnyTransform, Level } from '../transform/contract.ts';
import type { Settings } from './arguments.ts';
import { lazyContext, surroundingsOf } from './build-context.ts';
import { openBulk } from './bulk.ts';
import { openCompanions } from './companions.ts';
import type { Setup } from './configure.ts';
import { rewriteFor, unread } from './handle.ts';
import type { Io } from './io.ts';
import { isOverMany, mayBeOverMany, settleForManyFiles } from './many-files.ts';
import { openPins, textsOf } from './pins.ts';
import { openPrinter } from './printer.ts';
import { Reuse } from './reuse.ts';
import { Runner } from './runner.ts';
import type { TransformOptions } from './transform-options.ts';

/** Everything that a run over files needs. */
export interface Job {
  readonly io: Io;
  readonly settings: Settings & { readonly level: Level };
  /** What is in force, file by file. */
  readonly setup: Setup;
  readonly version: () => Promise<string>;
  readonly transforms: readonly AnyTransform[];
  /** Those that are not of plugins. */
  readonly own: readonly AnyTransform[];
  readonly images: Catalogue;
  readonly options: TransformOptions;
}

/** Rewrites the Dockerfiles that the paths name or hold; one that fails never stops the others. */
export const rewriteFiles = async (asked: Job, paths: readonly string[]): Promise<number> => {
  const { io, settings, setup, images } = asked;
  const given = contextFolder(asked);
  if (given.problem) return refuse(io, given.problem);
  const pins = await openPins(asked, paths[0] ?? '.', () => textsOf(paths, io.cwd, setup));
  if ('problem' in pins) return refuse(io, pins.problem);
  const printJob = { io, settings, all: setup.all, version: asked.version };
  const bulk = await openBulk(printJob);
  if (bulk && 'problem' in bulk) return refuse(io, bulk.problem);
  const printer = await openPrinter(printJob);
  const tally = emptyTally(setup.all.map((transform) => transform.name));
  if (mayBeOverMany(paths, io.cwd)) settleForManyFiles();
  const around = surroundingsOf(paths, io.cwd);
  const all = [...discover(paths.length > 0 ? paths : ['.'], { cwd: io.cwd, around })];
  const own = all.filter((found) => found.kind === 'file').filter(({ path }) => !setup.ignores(path));
  // a baseline counts, people answer, and a plugin may look at what it likes
  const mayReuse = isOverMany(own) && !bulk?.isPartial && !setup.all.some((one) => !asked.own.includes(one));
  const reuse = mayReuse ? new Reuse() : undefined;
  const announce = (text: string): void => reuse?.announce(text);
  const companions = openCompanions({ ...asked, bulk, cwd: io.cwd, given: given.folder, around, announce }, paths, own);
  const files = own.filter(({ path }) => bulk?.wants(path) !== false);
  const job = {
    ...{ setup, images, pins: pins.pins, today: pins.today, write: settings.write, given: given.folder, bulk },
    estimates: tellsEstimates(settings),
    ...{ around, reuse, timeLimit: settings.timeLimit, isAsking: settings.interactive },
    // a patch applies alone, so that it must not count on what stands in another
    beside: settings.patchDir === undefined ? companions : undefined,
  };
  const runner = new Runner(job, files);
  for (const found of all) {
    if (found.kind === 'skipped') {
      printer.skipped(found.path, found.message);
      continue;
    }
    // whoever is asked may have had enough
    if (found.kind === 'file' && bulk?.wants(found.path) === false) continue;
    if (found.kind === 'file' && setup.ignores(found.path)) {
      printer.skipped(found.shown, leftOut);
      continue;
    }
    const { report, choice } = found.kind === 'file' ? runner.take(found) : unread(found.path, found.message);
    count(tally, report);
    bulk?.file(report);
    const goesOn = printer.file(report, choice);
    if (!goesOn && !settings.write && !settings.check && !bulk) break;
  }
  for (const report of companions?.reports() ?? []) {
    count(tally, report);
    bulk?.file(report);
    printer.file(report, undefined);
  }
  if (tally.files === 0) printer.noFile(whyNone(all.length, own.length, settings));
  printer.end(tally);
  const ended = bulk?.end(tally);
  if (ended && (ended.failed || !settings.quiet)) for (const line of ended.lines) io.stderr.write(`${line}\n`);
  return pins.failed || ended?.failed ? 2 : exitCode(tally, settings);
};

/** Rewrites the text on standard input: a dry run prints the diff, `--write` the whole text. */
export const rewriteStdin = async (asked: Job): Promise<number> => {
  const { io, settings } = asked;
  const given = contextFolder(asked);
  if (given.problem) return refuse(io, given.problem);
  const bytes = await io.readStdin(sizeLimit);
  if (bytes === null) return refuse(io, 'standard input is larger than any Dockerfile');
  const path = resolve(io.cwd, settings.stdinFilepath ?? 'Dockerfile');
  if (settings.stdinFilepath !== undefined && asked.setup.ignores(path)) return passOn(asked, path, bytes);
  const { text, encoding } = decode(bytes);
  const pins = await openPins(asked, settings.stdinFilepath ?? '.', () => [{ text, options: asked.options }]);
  if ('problem' in pins) return refuse(io, pins.problem);
  // a text from nowhere has no context
  const knowsPlace = settings.stdinFilepath !== undefined || given.folder !== undefined;
  const context = knowsPlace ? lazyContext(path, text, given.folder) : undefined;
  const job = { ...asked, pins: pins.pins, today: pins.today, estimates: tellsEstimates(settings) };
  const result = rewriteFor(job, path, text, context?.context);
  const report = { path: displayPath(path, io.cwd), encoding, result, complaints: complaintsOf(result) };
  const printer = await openPrinter({ io, settings, all: asked.setup.all, version: asked.version });
  printer.file(report, context?.chosen());
  // also what could not be rewritten, so that a filter never swallows its input
  if (isFilter(settings)) io.stdout.write(encode(result.after, encoding));
  const tally = emptyTally(asked.setup.all.map((transform) => transform.name));
  count(tally, report);
  printer.end(tally);
  return pins.failed ? 2 : exitCode(tally, settings);
};

/** Whether the whole text goes to standard output. */
const isFilter = ({ write, format }: Settings): boolean => write && format === 'diff';

/** A text whose file the configuration leaves out. */
const passOn = async ({ io, settings, setup, version }: Job, path: string, bytes: Uint8Array): Promise<number> => {
  const printer = await openPrinter({ io, settings, all: setup.all, version });
  printer.skipped(displayPath(path, io.cwd), leftOut);
  if (isFilter(settings)) io.stdout.write(bytes);
  printer.end(emptyTally(setup.all.map((transform) => transform.name)));
  return 0;
};

const leftOut = 'the configuration leaves it out';

/** Why a run has no file to work on; many that were found may be none of its business. */
const whyNone = (all: number, own: number, { since, changedLines }: Settings): string => {
  if (own > 0 && (since !== undefined || changedLines)) return `no Dockerfile changed since ${since ?? 'HEAD'}`;
  return all > own
    ? 'no Dockerfile to work on: what was found is left out (--verbose says why)'
    : 'no Dockerfile found';
};

const exitCode = (tally: Tally, { check }: Settings): number => {
  if (tally.errors > 0) return 2;
  return check && tally.changed > 0 ? 1 : 0;
};

/** The usual output, a diff, says nothing of them. */
const tellsEstimates = ({ format, verbose, report, interactive }: Settings): boolean =>
  format !== 'diff' || verbose || report !== undefined || interactive;

const refuse = (io: Io, message: string): number => {
  io.stderr.write(`imgfix: ${message}\n`);
  return 2;
};

const contextFolder = ({ io, settings }: Job): { folder?: string; problem?: string } => {
  if (settings.context === undefined) return {};
  const folder = resolve(io.cwd, settings.context);
  const problem = checkContext(folder);
  return problem ? { problem: `${settings.context} ${problem.message}` } : { folder };
};
