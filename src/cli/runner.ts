import type { FoundFile } from '../project/discover.ts';
import type { Companions } from './companions.ts';
import { handleFile, saveOutcome, unread, type FileJob, type Outcome } from './handle.ts';
import { isOverMany } from './many-files.ts';
import { endsWithin } from './time-limit.ts';

/** What a runner needs of a run. */
export interface RunnerJob extends FileJob {
  readonly write: boolean;
  /** Seconds after which a file is given up; undefined: 60 where the run has many files. */
  readonly timeLimit: number | undefined;
  /** Somebody may be asked about a file before the next is begun. */
  readonly isAsking: boolean;
  readonly beside: Pick<Companions, 'choice' | 'planned'> | undefined;
}

/** Files that are done at a time: to watch over the time of each alone would cost a twentieth of it. */
const batch = 64;
const usualLimit = 60;

/** Rewrites the files of a run, one after another, and gives those up that take too long. */
export class Runner {
  readonly #job: RunnerJob;
  readonly #files: readonly FoundFile[];
  readonly #limit: number;
  readonly #ready = new Map<FoundFile, Outcome>();
  #next = 0;

  constructor(job: RunnerJob, files: readonly FoundFile[]) {
    this.#job = job;
    this.#files = files;
    this.#limit = job.isAsking ? Infinity : (job.timeLimit ?? (isOverMany(files) ? usualLimit : Infinity));
  }

  /** What came of a file, which is written if the run writes; to be asked in order. */
  take(file: FoundFile): Outcome {
    while (!this.#ready.has(file) && this.#next < this.#files.length) this.#workAhead();
    const outcome = this.#ready.get(file);
    if (!outcome) throw new RangeError(`${file.path} is no file of this run, or was taken before`);
    this.#ready.delete(file);
    // never while the time is watched: what is stopped amid writing leaves its new file behind
    const complaint = this.#job.write ? saveOutcome(outcome) : undefined;
    if (!complaint) return outcome;
    return { ...outcome, report: { ...outcome.report, complaints: [...outcome.report.complaints, complaint] } };
  }

  #workAhead(): void {
    if (this.#limit === Infinity) {
      this.#workUpTo(this.#next + 1);
      return;
    }
    const end = Math.min(this.#files.length, this.#next + batch);
    while (this.#next < end) {
      let since = 0;
      const first = this.#next;
      if (endsWithin(this.#limit, () => this.#workUpTo(end, () => (since = performance.now())))) return;
      // the files before it may have taken some of its time
      if (this.#next > first && performance.now() - since < this.#limit * 1000) continue;
      const { shown = '' } = this.#files[this.#next] ?? {};
      this.#put(unread(shown, `was given up after ${this.#limit} s; --time-limit allows more`));
    }
  }

  #workUpTo(end: number, begin?: () => void): void {
    const { beside } = this.#job;
    const planned = (root: string): string | undefined => beside?.planned.get(root);
    while (this.#next < end) {
      begin?.();
      const file = this.#files[this.#next];
      if (file) this.#put(handleFile(this.#job, file, { choice: beside?.choice(file.path), planned }));
    }
  }

  #put(outcome: Outcome): void {
    const file = this.#files[this.#next++];
    if (file) this.#ready.set(file, outcome);
  }
}
