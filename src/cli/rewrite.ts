import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { rewriteText } from '../engine/rewrite.ts';
import type { FileResult } from '../engine/results.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { checkContext } from '../project/context.ts';
import { discover, type Discovered } from '../project/discover.ts';
import { readSource, sizeLimit, writeSource, type SourceFile } from '../project/files.ts';
import { displayPath } from '../project/relative.ts';
import { complaintsOf, type Complaint, type FileReport } from '../report/report.ts';
import { count, emptyTally, type Tally } from '../report/summary.ts';
import { decode, encode } from '../text/encoding.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { Settings } from './arguments.ts';
import { lazyContext, type LazyContext } from './build-context.ts';
import type { Io } from './io.ts';
import { openPrinter } from './printer.ts';

/** Everything that a run over files needs. */
export interface Job {
  readonly io: Io;
  readonly settings: Settings;
  readonly transforms: readonly AnyTransform[];
  readonly images: Catalogue;
}

/** Rewrites the Dockerfiles that the paths name or hold; one that fails never stops the others. */
export const rewriteFiles = async (job: Job, paths: readonly string[]): Promise<number> => {
  const { io, settings } = job;
  const given = contextFolder(job);
  if (given.problem) return refuse(io, given.problem);
  const printer = await openPrinter(io, settings);
  const tally = emptyTally(job.transforms.map((transform) => transform.name));
  let files = 0;
  for (const found of discover(paths.length > 0 ? paths : ['.'], { cwd: io.cwd })) {
    if (found.kind === 'skipped') {
      printer.skipped(found.path, found.message);
      continue;
    }
    if (++files === manyFiles) settleForManyFiles();
    const { report, context } = handle(job, found, given.folder);
    count(tally, report);
    const goesOn = printer.file(report, context);
    if (!goesOn && !settings.write && !settings.check) break;
  }
  if (tally.files === 0) printer.noFile();
  printer.end(tally);
  return exitCode(tally, settings);
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
  setFlagsFromString('--heap-growing-percent=60');
};

/** Rewrites the text on standard input: a dry run prints the diff, `--write` the whole text. */
export const rewriteStdin = async (job: Job): Promise<number> => {
  const { io, settings } = job;
  const given = contextFolder(job);
  if (given.problem) return refuse(io, given.problem);
  const bytes = await io.readStdin(sizeLimit);
  if (bytes === null) return refuse(io, 'standard input is larger than any Dockerfile');
  const path = resolve(io.cwd, settings.stdinFilepath ?? 'Dockerfile');
  const { text, encoding } = decode(bytes);
  // a text from nowhere has no context
  const knowsPlace = settings.stdinFilepath !== undefined || given.folder !== undefined;
  const context = knowsPlace ? lazyContext(path, text, given.folder) : undefined;
  const result = rewriteOne(job, text, context);
  const report = { path: displayPath(path, io.cwd), encoding, result, complaints: complaintsOf(result) };
  const asText = settings.write && settings.format === 'diff';
  const printer = await openPrinter(io, settings);
  printer.file(report, context);
  // also what could not be rewritten, so that a filter never swallows its input
  if (asText) io.stdout.write(encode(result.after, encoding));
  const tally = emptyTally(job.transforms.map((transform) => transform.name));
  count(tally, report);
  printer.end(tally);
  return exitCode(tally, settings);
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
const handle = (job: Job, found: Exclude<Discovered, { kind: 'skipped' }>, given: string | undefined): Outcome => {
  if (found.kind === 'problem') return { report: unread(found.path, found), context: undefined };
  const source = readSource(found.path);
  if (source.kind === 'problem') return { report: unread(found.shown, source), context: undefined };
  try {
    const context = lazyContext(found.path, source.text, given);
    const result = rewriteOne(job, source.text, context);
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
  { settings, transforms, images }: Job,
  text: string,
  context: LazyContext | undefined,
): FileResult =>
  rewriteText(text, { transforms, level: settings.level, options: {}, buildContext: context?.context, images });

const save = (source: SourceFile, result: FileResult): Complaint | undefined =>
  result.after === result.before ? undefined : writeSource(source, result.after);
