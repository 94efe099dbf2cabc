import { relative, resolve } from 'node:path';
import type { EngineOptions } from '../engine/rewrite.ts';
import type { FileResult } from '../engine/results.ts';
import { readBaseline, writeBaseline, type BaselineFile } from '../project/baseline.ts';
import { changedSince, type ChangedFiles } from '../project/changed.ts';
import { displayPath, toSlashes } from '../project/relative.ts';
import { fingerprints } from '../report/fingerprint.ts';
import { formats } from '../report/formats.ts';
import type { FileReport } from '../report/report.ts';
import type { Tally } from '../report/summary.ts';
import { paintFor } from './paint.ts';
import { factsOf, type PrintJob } from './printer.ts';
import type { Review } from './review.ts';
import { fileSink, patchSink, summarySink, type Sink } from './sinks.ts';

/** Why a fix is not wanted; undefined if it is. */
export type Refuses = NonNullable<EngineOptions['refuses']>;

/** Rewrites a text, without what is refused. */
export type RunEngine = (refuses: Refuses | undefined) => FileResult;

/** What is known of a file that lies beside Dockerfiles. */
export interface Beside {
  /** It is not there yet. */
  readonly isNew: boolean;
  /** The lines in other files that what is said of it comes from. */
  places(): readonly { readonly path: string; readonly line: number; readonly endLine: number }[];
}

/** What a run over a whole repository does beside rewriting file by file. */
export interface Bulk {
  /** Whether it decides finding by finding, by what came before: one thread must see all files, in their order. */
  readonly isPartial: boolean;
  /** Whether the run works on a file, by its absolute path; asked before each. */
  wants(path: string): boolean;
  /** Rewrites one text by what is wanted of it. */
  rewrite(path: string, text: string, engine: RunEngine, beside?: Beside): FileResult;
  file(report: FileReport): void;
  /** Ends everything that was opened. @returns what was said, and whether something went wrong */
  end(tally: Tally): { readonly lines: readonly string[]; readonly failed: boolean };
}

/** Rounds in which a baseline takes in what comes up once the rest is tolerated. */
const mostRounds = 20;

/** Opens what the command line asks for; undefined if it is nothing. */
export const openBulk = async (job: PrintJob): Promise<Bulk | { readonly problem: string } | undefined> => {
  const { io, settings } = job;
  const narrowed = narrow(io.cwd, settings.since, settings.changedLines);
  if (typeof narrowed === 'string') return { problem: narrowed };
  const sinks = await openSinks(job);
  if ('problem' in sinks) return sinks;
  const baseline = settings.baseline === undefined ? undefined : readBaseline(resolve(io.cwd, settings.baseline));
  if (baseline?.kind === 'problem') return { problem: `${settings.baseline ?? ''} ${baseline.message}` };
  const isNew = baseline?.source === undefined;
  if (baseline && isNew && settings.interactive)
    return { problem: `there is no ${settings.baseline ?? ''} yet: write it without --interactive first` };
  if (!narrowed && !baseline && !settings.interactive && sinks.list.length === 0) return undefined;
  const known = baseline && openBaseline(baseline, settings.updateBaseline, displayPath(baseline.path, io.cwd));
  const asks = settings.interactive ? await openReview(job) : undefined;
  return {
    isPartial: narrowed !== undefined || known !== undefined || asks !== undefined,
    wants: (path) => asks?.hasEnded() !== true && (narrowed?.has(path) ?? true),
    rewrite(path, text, engine, beside) {
      const changed = settings.changedLines ? narrowed : undefined;
      const reaches = (line: number, endLine: number): boolean =>
        changed === undefined ||
        changed.touches(path, line, endLine) ||
        beside?.places().some((place) => changed.touches(place.path, place.line, place.endLine)) === true;
      const ask = asks?.file(displayPath(path, io.cwd), beside?.isNew === true);
      const refuses: Refuses = (found) => (reaches(found.line, found.endLine) ? ask?.(found) : 'unchanged-lines');
      return known ? known.rewrite(path, text, engine, refuses) : engine(changed || ask ? refuses : undefined);
    },
    file: (report) => {
      for (const sink of sinks.list) sink.file(report);
    },
    end(tally) {
      const ends = [...sinks.list.map((sink) => sink.end(tally)), ...(known ? [known.end()] : [])];
      const lines = ends.map((end) => ('wrong' in end ? end.wrong : end.said)).filter((line) => line !== '');
      return { lines, failed: ends.some((end) => 'wrong' in end) };
    },
  };
};

const openReview = async ({ io, settings, all }: PrintJob): Promise<Review> => {
  const { openReview: open } = await import('./review.ts');
  return open({ io, paint: await paintFor(io.stderr, settings, io.env), transforms: all });
};

const narrow = (cwd: string, since: string | undefined, changedLines: boolean): ChangedFiles | undefined | string =>
  since === undefined && !changedLines ? undefined : changedSince(cwd, since ?? 'HEAD');

const openSinks = async (job: PrintJob): Promise<{ readonly list: readonly Sink[] } | { readonly problem: string }> => {
  const { io, settings } = job;
  const list: Sink[] = [];
  if (settings.report !== undefined) {
    const { htmlMark, htmlReporter } = await import('../report/html.ts');
    const sink = fileSink(
      resolve(io.cwd, settings.report),
      settings.report,
      htmlReporter(await factsOf(job)),
      htmlMark,
    );
    if (typeof sink === 'string') return { problem: sink };
    list.push(sink);
  }
  if (settings.patchDir !== undefined) {
    const sink = patchSink(resolve(io.cwd, settings.patchDir), io.cwd);
    if (typeof sink === 'string') return { problem: sink };
    list.push(sink);
  }
  const summary = settings.format === 'github' ? io.env['GITHUB_STEP_SUMMARY'] : undefined;
  if (summary) list.push(summarySink(summary, await formats.markdown(await factsOf(job))));
  return { list };
};

/** Tolerates what a baseline lists, or takes down everything for a new one. */
const openBaseline = (file: BaselineFile, update: boolean, shown: string) => {
  const writes = update || file.source === undefined;
  const seen = new Map<string, Set<string>>();
  let used = 0;
  let listed = 0;
  return {
    rewrite(path: string, text: string, engine: RunEngine, otherwise: Refuses): FileResult {
      const place = toSlashes(relative(file.folder, path));
      const name = fingerprints(text);
      const entries = new Set(writes ? [] : file.entries.get(place));
      let met = new Set<string>();
      const refuses: Refuses = (found) => {
        const fingerprint = name(found.transform, found.line);
        if (!entries.has(fingerprint)) return otherwise(found);
        met.add(fingerprint);
        return 'baseline';
      };
      let result = engine(refuses);
      if (writes) {
        // what is tolerated leaves the text as it is, on which other transforms may find something else
        for (let round = 1; result.changes.length > 0 && round < mostRounds; round++) {
          for (const { transform, line } of result.changes) entries.add(name(transform, line));
          met = new Set();
          result = engine(refuses);
        }
        // and what only the rewritten text showed does not come up again
        seen.set(place, met);
      }
      listed += writes ? met.size : entries.size;
      used += met.size;
      return result;
    },
    end(): ReturnType<Sink['end']> {
      const gone = listed - used;
      if (!writes) {
        const [entries, them] = gone === 1 ? ['entry', 'it'] : ['entries', 'them'];
        const said = `${shown}: ${gone} ${entries} met nothing any more; --update-baseline takes ${them} out`;
        return { said: gone > 0 ? said : '' };
      }
      const wrong = writeBaseline(file, seen);
      if (wrong) return { wrong: `${shown} ${wrong.message}` };
      return {
        said: `${shown} written: ${listed} ${listed === 1 ? 'finding is' : 'findings are'} tolerated from now on`,
      };
    },
  };
};
