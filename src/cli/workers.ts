import { Worker } from 'node:worker_threads';
import { unread, type Outcome } from './handle.ts';
import type { WorkerMessage, WorkerStart, WorkerTask } from './worker.ts';

/** How the work is shared out. */
export interface WorkersJob {
  readonly tasks: readonly WorkerTask[];
  readonly count: number;
  /** Seconds after which a file is given up. */
  readonly limit: number;
  start(): Worker;
  /** Every worker has loaded the program. */
  ready(): void;
  /** Does a task here, where workers cannot be had. */
  alone(task: WorkerTask): Outcome;
}

/** Megabytes for what is young in a thread's heap: several threads need no more memory than one, and are hardly slower. */
const youngGeneration = 12;

/** Starts a thread with the program. */
export const startThread = (file: URL, start: WorkerStart): Worker =>
  new Worker(file, { workerData: start, resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } });

/** Files that are given to a worker at a time: it must not wait for the main thread between them. */
const batch = 8;
/** How far ahead of what is asked for the work may go, so that memory stays flat where one file takes long. */
const ahead = 1024;
const tick = 250;

interface Member {
  readonly worker: Worker;
  ready: boolean;
  /** What it was given and has not answered, by its number, in order. */
  pending: number[];
  /** When it began with the first of them, in milliseconds. */
  since: number;
}

/**
 * Rewrites files in threads. A thread that crashes or takes too long over a file costs that file only: the rest of what
 * it was given goes to another one.
 */
export class Workers {
  readonly #job: WorkersJob;
  readonly #members = new Set<Member>();
  readonly #outcomes = new Map<number, Outcome>();
  readonly #timer: NodeJS.Timeout;
  /** Numbers that were given to a thread that is gone. */
  #again: number[] = [];
  #next = 0;
  #asked = 0;
  #lastTick = performance.now();
  #wanted: { readonly number: number; readonly resolve: (outcome: Outcome) => void } | undefined;

  constructor(job: WorkersJob) {
    this.#job = job;
    for (let index = 0; index < job.count; index++) this.#add();
    this.#timer = setInterval(() => {
      this.#watch();
    }, tick);
    this.#timer.unref();
  }

  /** What came of a task, by its number; to be asked in order. */
  take(number: number): Promise<Outcome> {
    this.#asked = number;
    for (const member of this.#members) this.#feed(member);
    return new Promise((resolve) => {
      this.#wanted = { number, resolve };
      this.#deliver();
    });
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const all = [...this.#members];
    this.#members.clear();
    await Promise.all(all.map(({ worker }) => worker.terminate()));
  }

  #add(): void {
    const worker = this.#job.start();
    const member: Member = { worker, ready: false, pending: [], since: 0 };
    this.#members.add(member);
    worker.on('message', (message: WorkerMessage) => {
      this.#hear(member, message);
    });
    worker.on('error', (error) => {
      this.#lose(member, `internal error, please report it: ${error.stack ?? error.message}`);
    });
    worker.on('exit', () => {
      this.#lose(member, 'internal error, please report it: a worker ended by itself');
    });
  }

  #hear(member: Member, message: WorkerMessage): void {
    if (message === 'ready') {
      member.ready = true;
      if ([...this.#members].every(({ ready }) => ready)) this.#job.ready();
    } else {
      const number = member.pending.shift();
      if (number !== undefined) this.#outcomes.set(number, message);
      member.since = performance.now();
      this.#deliver();
    }
    this.#feed(member);
  }

  #feed(member: Member): void {
    if (!member.ready || member.pending.length > batch / 2) return;
    const given: number[] = [];
    while (given.length < batch) {
      const number = this.#again.shift() ?? (this.#next < this.#end() ? this.#next++ : undefined);
      if (number === undefined) break;
      given.push(number);
    }
    if (given.length === 0) return;
    if (member.pending.length === 0) member.since = performance.now();
    member.pending.push(...given);
    member.worker.postMessage(given.map((number) => this.#job.tasks[number]));
  }

  #end(): number {
    return Math.min(this.#job.tasks.length, this.#asked + ahead);
  }

  /** A thread is gone, or is given up: its first file fails, the rest is done again. */
  #lose(member: Member, message: string): void {
    if (!this.#members.delete(member)) return;
    void member.worker.terminate();
    const [lost, ...rest] = member.pending;
    const task = lost === undefined ? undefined : this.#job.tasks[lost];
    if (lost !== undefined && task) this.#outcomes.set(lost, unread(task.shown, message));
    this.#again.push(...rest);
    // one that could not even load the program would not do so the next time
    if (member.ready) this.#add();
    this.#deliver();
  }

  #deliver(): void {
    const wanted = this.#wanted;
    const task = wanted && this.#job.tasks[wanted.number];
    if (!task) return;
    const outcome = this.#outcomes.get(wanted.number) ?? (this.#members.size === 0 ? this.#job.alone(task) : undefined);
    if (!outcome) return;
    this.#outcomes.delete(wanted.number);
    this.#wanted = undefined;
    wanted.resolve(outcome);
  }

  #watch(): void {
    const now = performance.now();
    const waited = now - this.#lastTick;
    this.#lastTick = now;
    for (const member of this.#members) {
      // while this thread did not run, nothing could be heard
      if (waited > 2 * tick) member.since += waited;
      else if (member.pending.length > 0 && now - member.since > this.#job.limit * 1000)
        this.#lose(member, `was given up after ${this.#job.limit} s; --time-limit allows more`);
    }
  }
}
