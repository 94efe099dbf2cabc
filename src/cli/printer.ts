import { resolve } from 'node:path';
import { gitRoot } from '../project/git.ts';
import { displayPath } from '../project/relative.ts';
import type { RunFacts } from '../report/format.ts';
import { formats, type FormatName } from '../report/formats.ts';
import { detailLines, errorLines } from '../report/lines.ts';
import { oneLine } from '../report/path.ts';
import { plain, type FileReport, type Paint } from '../report/report.ts';
import { summaryText, type Tally } from '../report/summary.ts';
import { encode } from '../text/encoding.ts';
import type { AnyTransform } from '../transform/contract.ts';
import type { ContextChoice } from '../project/context.ts';
import type { Settings } from './arguments.ts';
import type { Io } from './io.ts';
import { paintFor } from './paint.ts';
import { openProgress } from './progress.ts';

/** Prints what a run finds, while it goes: results to standard output, words about them to standard error. */
export interface Printer {
  /**
   * @param choice the build context that was looked at
   * @returns false once nobody reads standard output any more
   */
  file(report: FileReport, choice: ContextChoice | undefined): boolean;
  /** A file that a search left out. */
  skipped(path: string, message: string): void;
  /** @param why one line without its end */
  noFile(why: string): void;
  end(tally: Tally): void;
}

/** What the printer needs of a run. */
export interface PrintJob {
  readonly io: Io;
  readonly settings: Settings;
  /** All that may run. */
  readonly all: readonly AnyTransform[];
  readonly version: () => Promise<string>;
}

/** Opens the printer for a run's format. */
export const openPrinter = async (job: PrintJob): Promise<Printer> => {
  const { io, settings } = job;
  const { stdout } = io;
  const paint = await paintFor(io.stderr, settings, io.env);
  const facts = { ...(await factsOf(job)), paint: await paintFor(stdout, settings, io.env) };
  const isDiff = settings.format === 'diff';
  // what goes into patches, or was written, is not printed as well
  const isSilent = isDiff && (settings.write || settings.patchDir !== undefined);
  const results = await formats[settings.format](facts);
  const detailed = settings.verbose && settings.format !== 'text';
  if (results.start !== '') stdout.write(results.start);
  const say = (text: string): void => {
    if (text === '') return;
    progress?.clear();
    io.stderr.write(text);
  };
  // what is printed on the same terminal shows by itself how far the run is
  const isCalm = !settings.quiet && !settings.verbose && !settings.interactive;
  const progress = openProgress(io.stderr, isCalm && (isSilent || !stdout.isTerminal));
  let isAbove = false;
  const inRepository = repositoryPaths(settings.format, io.cwd);
  return {
    file(report, choice) {
      say(errorLines(report, settings.verbose, paint));
      if (detailed) say(detailLines(report, paint));
      if (settings.verbose) say(contextLine(report.path, choice));
      if (settings.write && !settings.stdin && !settings.quiet) say(writtenLine(report, paint));
      progress?.file(
        report.result !== undefined && report.result.after !== report.result.before,
        report.complaints.length > 0,
      );
      if (isSilent) return true;
      const text = results.file(inRepository(report));
      if (text === '') return true;
      isAbove ||= isDiff && report.path.startsWith('../');
      return stdout.write(isDiff && report.encoding ? encode(text, report.encoding) : text);
    },
    skipped: (path, message) => {
      if (settings.verbose) say(`${oneLine(path)}: ${paint.yellow('skipped:')} ${oneLine(message)}\n`);
    },
    noFile: (why) => {
      if (!settings.quiet) say(`${oneLine(why)}\n`);
    },
    end(tally) {
      progress?.clear();
      const text = results.end(tally);
      if (text !== '') stdout.write(text);
      if (!settings.quiet && settings.format !== 'summary' && tally.files > 0)
        say(summaryText(tally, settings.write, paint));
      if (isAbove && !settings.quiet)
        say('paths that start with ../ are refused by git apply and patch: run imgfix in a folder above them\n');
    },
  };
};

/** GitHub and GitLab know files by their path from the top of the repository, wherever a job runs imgfix. */
const repositoryPaths = (format: FormatName, cwd: string): ((report: FileReport) => FileReport) => {
  const root = hostFormats.includes(format) ? gitRoot(cwd) : undefined;
  if (root === undefined) return (report) => report;
  return (report) => ({ ...report, path: displayPath(resolve(cwd, report.path), root) });
};

const hostFormats: readonly FormatName[] = ['github', 'gitlab', 'sarif'];

/** What reports say of a run; without marks. */
export const factsOf = async ({ settings, all, version }: PrintJob): Promise<RunFacts> => ({
  transforms: all,
  // few formats name it, and it stands in a file of its own
  version: settings.format === 'diff' && settings.report === undefined ? '' : await version(),
  written: settings.write && !settings.stdin,
  verbose: settings.verbose,
  paint: plain,
});

const writtenLine = ({ path, result, complaints }: FileReport, paint: Paint): string => {
  const refused = complaints.length > (result ? result.dropped.length : 0);
  return !result || refused || result.after === result.before ? '' : `${oneLine(path)}: ${paint.green('rewritten')}\n`;
};

const contextLine = (path: string, choice: ContextChoice | undefined): string => {
  if (!choice) return '';
  const missing = choice.missing.length > 0 ? `; not there: ${choice.missing.join(', ')}` : '';
  return `${oneLine(path)}: build context: ${oneLine(choice.root)} (${oneLine(choice.why)}${oneLine(missing)})\n`;
};
