import { unifiedDiff } from '../report/diff.ts';
import { detailLines, errorLines } from '../report/lines.ts';
import { oneLine } from '../report/path.ts';
import type { FileReport, Paint } from '../report/report.ts';
import { summaryText, type Tally } from '../report/summary.ts';
import { encode } from '../text/encoding.ts';
import type { Settings } from './arguments.ts';
import type { LazyContext } from './build-context.ts';
import type { Io } from './io.ts';
import { paintFor } from './paint.ts';

/** Prints what a run finds, while it goes: results to standard output, words about them to standard error. */
export interface Printer {
  /** @returns false once nobody reads standard output any more */
  file(report: FileReport, context: LazyContext | undefined): boolean;
  /** A file that a search left out. */
  skipped(path: string, message: string): void;
  noFile(): void;
  end(tally: Tally): void;
}

/** Opens the printer for a run's format. */
export const openPrinter = async (io: Io, settings: Settings): Promise<Printer> => {
  const paint = await paintFor(io.stderr, settings, io.env);
  const results = settings.format === 'json' ? await jsonResults(io) : await diffResults(io, settings);
  const say = (text: string): void => {
    if (text !== '') io.stderr.write(text);
  };
  return {
    file(report, context) {
      say(errorLines(report, settings.verbose, paint));
      if (settings.verbose) {
        say(detailLines(report, paint));
        say(contextLine(report.path, context));
      }
      if (settings.write && !settings.stdin && !settings.quiet) say(writtenLine(report, paint));
      return results.file(report);
    },
    skipped: (path, message) => {
      if (settings.verbose) say(`${oneLine(path)}: ${paint.yellow('skipped:')} ${oneLine(message)}\n`);
    },
    noFile: () => {
      if (!settings.quiet) say('no Dockerfile found\n');
    },
    end(tally) {
      results.end(tally);
      if (!settings.quiet && tally.files > 0) say(summaryText(tally, settings.write && !settings.stdin, paint));
    },
  };
};

interface Results {
  file(report: FileReport): boolean;
  end(tally: Tally): void;
}

const diffResults = async ({ stdout, env }: Io, settings: Settings): Promise<Results> => {
  // what was written needs no patch
  if (settings.write) return { file: () => true, end: () => undefined };
  const paint = await paintFor(stdout, settings, env);
  return {
    file({ path, encoding, result }) {
      if (!result || !encoding || result.after === result.before) return true;
      const { before, after } = result;
      return stdout.write(encode(unifiedDiff({ path, before, after }, paint), encoding));
    },
    end: () => undefined,
  };
};

const jsonResults = async ({ stdout }: Io): Promise<Results> => {
  const { jsonEnd, jsonFile, jsonStart } = await import('../report/json.ts');
  let isFirst = true;
  stdout.write(jsonStart);
  return {
    file(report) {
      const text = jsonFile(report, isFirst);
      isFirst = false;
      return stdout.write(text);
    },
    end: (tally) => {
      stdout.write(jsonEnd(tally));
    },
  };
};

const writtenLine = ({ path, result, complaints }: FileReport, paint: Paint): string => {
  const refused = complaints.length > (result ? result.dropped.length : 0);
  return !result || refused || result.after === result.before ? '' : `${oneLine(path)}: ${paint.green('rewritten')}\n`;
};

const contextLine = (path: string, context: LazyContext | undefined): string => {
  const choice = context?.chosen();
  if (!choice) return '';
  const missing = choice.missing.length > 0 ? `; not there: ${choice.missing.join(', ')}` : '';
  return `${oneLine(path)}: build context: ${oneLine(choice.root)} (${oneLine(choice.why)}${oneLine(missing)})\n`;
};
