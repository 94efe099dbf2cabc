import { rewriteText, type EngineOptions } from '../engine/rewrite.ts';
import type { FileResult } from '../engine/results.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import type { ContextChoice } from '../project/context.ts';
import { readSource, writeSource, type SourceFile } from '../project/files.ts';
import { complaintsOf, type Complaint, type FileReport } from '../report/report.ts';
import type { Surroundings } from '../project/surroundings.ts';
import type { BuildContext, Pins } from '../transform/context.ts';
import { lazyContext, type KnownContext } from './build-context.ts';
import type { Bulk } from './bulk.ts';
import type { Setup } from './configure.ts';
import type { Reuse } from './reuse.ts';

/** What every file of a run is rewritten with. */
export interface FileJob {
  readonly setup: Setup;
  readonly images: Catalogue;
  readonly pins: Pins;
  /** ISO date. */
  readonly today: string;
  /** Whether the run's report tells what changes save. */
  readonly estimates: boolean;
  /** The context folder that the user gave. */
  readonly given: string | undefined;
  readonly around: Surroundings;
  /** Undefined where a result may hang on more than a text and its build context. */
  readonly reuse?: Reuse | undefined;
  readonly bulk?: Pick<Bulk, 'rewrite'> | undefined;
}

/** One Dockerfile of a run. */
export interface Task {
  /** Absolute. */
  readonly path: string;
  /** As reports name it. */
  readonly shown: string;
}

/** What came of one file. */
export interface Outcome {
  readonly report: FileReport;
  /** The build context that was looked at; undefined where no transform asked. */
  readonly choice: ContextChoice | undefined;
  /** The file as it was read; undefined where it could not be. */
  readonly source: SourceFile | undefined;
}

/** Reads and rewrites one file. What goes wrong stands in the report. */
export const handleFile = (
  job: FileJob,
  { path, shown }: Task,
  known: Omit<KnownContext, 'around'> | undefined,
): Outcome => {
  const source = readSource(path);
  if (source.kind === 'problem') return unread(shown, source.message);
  try {
    const context = lazyContext(path, source.text, job.given, { ...known, around: job.around });
    const { reuse, setup } = job;
    const rewrite = (from: BuildContext): FileResult => rewriteFor(job, path, source.text, from);
    const result = reuse
      ? reuse.result(source.text, setup.forFile(path), context.context, rewrite)
      : rewrite(context.context);
    const report = { path: shown, encoding: source.encoding, result, complaints: complaintsOf(result) };
    return { report, choice: context.chosen(), source };
  } catch (error) {
    // a bug, which must not take the other files with it
    return unread(shown, `internal error, please report it: ${describe(error)}`);
  }
};

/** The outcome of a file that was not rewritten. */
export const unread = (shown: string, message: string): Outcome => {
  return {
    report: { path: shown, encoding: undefined, result: undefined, complaints: [{ message }] },
    choice: undefined,
    source: undefined,
  };
};

/** Writes what came of a file, where that changes it. */
export const saveOutcome = ({ report, source }: Outcome): Complaint | undefined =>
  source && report.result && report.result.after !== report.result.before
    ? writeSource(source, report.result.after)
    : undefined;

/** Rewrites a text by what is in force at its path. */
export const rewriteFor = (
  { setup, images, bulk, pins, today, estimates }: Omit<FileJob, 'given' | 'around' | 'reuse'>,
  path: string,
  text: string,
  buildContext: BuildContext | undefined,
): FileResult => {
  const { transforms, level, levels, options } = setup.forFile(path);
  const engine = (refuses?: EngineOptions['refuses']): FileResult =>
    rewriteText(text, {
      ...{ transforms, level, levels, options, refuses, buildContext, images, pins, today, estimates },
    });
  return bulk ? bulk.rewrite(path, text, engine) : engine();
};

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
