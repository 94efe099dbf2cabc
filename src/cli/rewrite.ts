import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { rewriteText, type EngineOptions } from '../engine/rewrite.ts';
import type { FileResult } from '../engine/results.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { checkContext } from '../project/context.ts';
import { discover, type Discovered } from '../project/discover.ts';
import { readSource, sizeLimit, writeSource, type SourceFile } from '../project/files.ts';
import { displayPath } from '../project/relative.ts';
import { complaintsOf, type Complaint, type FileReport } from '../report/report.ts';
import { count, emptyTally, type Tally } from '../report/summary.ts';
import { decode, encode } from '../text/encoding.ts';
import type { AnyTransform, Level } from '../transform/contract.ts';
import type { Settings } from './arguments.ts';
import { lazyContext, type KnownContext, type LazyContext } from './build-context.ts';
import { openBulk, type Bulk } from './bulk.ts';
import { openCompanions } from './companions.ts';
import type { Setup } from './configure.ts';
import type { Io } from './io.ts';
import { openPins, textsOf, type OpenedPins } from './pins.ts';
import { openPrinter } from './printer.ts';
import type { TransformOptions } from './transform-options.ts';

/** Everything that a run over files needs. */
export interface Job {
  readonly io: Io;
  readonly settings: Settings & { readonly level: Level };
  /** What is in force, file by file. */
  readonly setup: Setup;
  readonly version: () => Promise<string>;
  readonly transforms: readonly AnyTransform[];
  readonly images: Catalogue;
  readonly options: TransformOptions;
}

/** A job with what is known of image references. */
interface PinnedJob extends Job {
  readonly pins: OpenedPins;
  readonly bulk?: Bulk | undefined;
}

/** Rewrites the Dockerfiles that the paths name or hold; one that fails never stops the others. */
export const rewriteFiles = async (asked: Job, paths: readonly string[]): Promise<number> => {
  const { io, settings } = asked;
  const given = contextFolder(asked);
  if (given.problem) return refuse(io, given.problem);
  const pins = await openPins(asked, paths[0] ?? '.', () => textsOf(paths, io.cwd, asked.setup));
  if ('problem' in pins) return refuse(io, pins.problem);
  const printJob = { io, settings, all: asked.setup.all, version: asked.version };
  const bulk = await openBulk(printJob);
  if (bulk && 'problem' in bulk) return refuse(io, bulk.problem);
  const job: PinnedJob = { ...asked, pins, bulk };
  const printer = await openPrinter(printJob);
  const tally = emptyTally(asked.setup.all.map((transform) => transform.name));
  const all = [...discover(paths.length > 0 ? paths : ['.'], { cwd: io.cwd })];
  const own = all.filter((found) => found.kind === 'file').filter(({ path }) => !asked.setup.ignores(path));
  const companions = bulk?.isPartial
    ? undefined
    : openCompanions({ ...job, cwd: io.cwd, given: given.folder }, paths, own);
  // with a baseline or a report the second file may be left out
  const beside = bulk ? undefined : companions;
  let files = 0;
  for (const found of all) {
    if (found.kind === 'skipped') {
      printer.skipped(found.path, found.message);
      continue;
    }
    if (found.kind === 'file' && bulk?.wants(found.path) === false) continue;
    if (found.kind === 'file' && asked.setup.ignores(found.path)) {
      printer.skipped(found.shown, 'the configuration leaves it out');
      continue;
    }
    if (++files === manyFiles) settleForManyFiles();
    const { report, context } = handle(job, found, given.folder, beside?.known(found.path));
    count(tally, report);
    bulk?.file(report);
    const goesOn = printer.file(report, context);
    if (!goesOn && !settings.write && !settings.check && !bulk) break;
  }
  for (const report of companions?.reports() ?? []) {
    count(tally, report);
    bulk?.file(report);
    printer.file(report, undefined);
  }
  if (tally.files === 0) printer.noFile();
  printer.end(tally);
  const ended = bulk?.end(tally);
  if (ended && (ended.failed || !settings.quiet)) for (const line of ended.lines) io.stderr.write(`${line}\n`);
  return pins.failed || ended?.failed ? 2 : exitCode(tally, settings);
};

/** From this file on a run counts as one over many. */
const manyFiles = 8;

/**
 * Makes the V8 of node 20 wait longer before it optimises a function: by default it does so after so few calls that a
 * run over some thousand files spends half of its processor time on compiling. And it lets the heap grow more slowly
 * than a machine with much memory would. Later versions have a quicker compiler in between, and do not know these flags.
 */
const settleForManyFiles = (): void => {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString('--interrupt-budget=500000');
  setFlagsFromString('--heap-growing-percent=40');
};

/** Rewrites the text on standard input: a dry run prints the diff, `--write` the whole text. */
export const rewriteStdin = async (asked: Job): Promise<number> => {
  const { io, settings } = asked;
  const given = contextFolder(asked);
  if (given.problem) return refuse(io, given.problem);
  const bytes = await io.readStdin(sizeLimit);
  if (bytes === null) return refuse(io, 'standard input is larger than any Dockerfile');
  const path = resolve(io.cwd, settings.stdinFilepath ?? 'Dockerfile');
  const { text, encoding } = decode(bytes);
  const pins = await openPins(asked, settings.stdinFilepath ?? '.', () => [{ text, options: asked.options }]);
  if ('problem' in pins) return refuse(io, pins.problem);
  const job: PinnedJob = { ...asked, pins };
  // a text from nowhere has no context
  const knowsPlace = settings.stdinFilepath !== undefined || given.folder !== undefined;
  const context = knowsPlace ? lazyContext(path, text, given.folder) : undefined;
  const result = rewriteOne(job, path, text, context);
  const report = { path: displayPath(path, io.cwd), encoding, result, complaints: complaintsOf(result) };
  const asText = settings.write && settings.format === 'diff';
  const printer = await openPrinter({ io, settings, all: asked.setup.all, version: asked.version });
  printer.file(report, context);
  // also what could not be rewritten, so that a filter never swallows its input
  if (asText) io.stdout.write(encode(result.after, encoding));
  const tally = emptyTally(asked.setup.all.map((transform) => transform.name));
  count(tally, report);
  printer.end(tally);
  return pins.failed ? 2 : exitCode(tally, settings);
};

const exitCode = (tally: Tally, { check }: Settings): number => {
  if (tally.errors > 0) return 2;
  return check && tally.changed > 0 ? 1 : 0;
};

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

type Outcome = { readonly report: FileReport; readonly context: LazyContext | undefined };

/** Reads, rewrites and, if asked to, writes one file. What goes wrong stands in the report. */
const handle = (
  job: PinnedJob,
  found: Exclude<Discovered, { kind: 'skipped' }>,
  given: string | undefined,
  known: KnownContext | undefined,
): Outcome => {
  if (found.kind === 'problem') return { report: unread(found.path, found), context: undefined };
  const source = readSource(found.path);
  if (source.kind === 'problem') return { report: unread(found.shown, source), context: undefined };
  try {
    const context = lazyContext(found.path, source.text, given, known);
    const result = rewriteOne(job, found.path, source.text, context);
    const complaints = complaintsOf(result);
    const refusal = job.settings.write ? save(source, result) : undefined;
    if (refusal) complaints.push(refusal);
    return { report: { path: found.shown, encoding: source.encoding, result, complaints }, context };
  } catch (error) {
    // a bug, which must not take the other files with it
    return {
      report: unread(found.shown, { message: `internal error, please report it: ${describe(error)}` }),
      context: undefined,
    };
  }
};

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const unread = (path: string, complaint: Complaint): FileReport => {
  return { path, encoding: undefined, result: undefined, complaints: [{ message: complaint.message }] };
};

const rewriteOne = (
  { setup, images, bulk, pins: { pins, today } }: PinnedJob,
  path: string,
  text: string,
  context: LazyContext | undefined,
): FileResult => {
  const { transforms, level, levels, options } = setup.forFile(path);
  const engine = (refuses?: EngineOptions['refuses']): FileResult =>
    rewriteText(text, {
      ...{ transforms, level, levels, options, refuses, buildContext: context?.context, images, pins, today },
    });
  return bulk ? bulk.rewrite(path, text, engine) : engine();
};

const save = (source: SourceFile, result: FileResult): Complaint | undefined =>
  result.after === result.before ? undefined : writeSource(source, result.after);
