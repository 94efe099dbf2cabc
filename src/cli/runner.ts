import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { FoundFile } from '../project/discover.ts';
import type { Companions } from './companions.ts';
import { handleFile, type FileJob, type Outcome } from './handle.ts';
import type { Job } from './rewrite.ts';
import type { WorkerTask } from './worker.ts';

/** Rewrites the files of a run, in this thread or in several. */
export interface Runner {
  /** What came of a file, by its number; to be asked in order. */
  take(number: number): Outcome | Promise<Outcome>;
  close(): Promise<void>;
}

/** What a runner needs of a run. */
export interface RunnerJob extends Omit<FileJob, 'bulk'>, Pick<Job, 'settings' | 'workerFile'> {
  readonly cwd: string;
  /** The first path of the command line. */
  readonly path: string;
  readonly bulk?: (NonNullable<FileJob['bulk']> & { readonly isPartial: boolean }) | undefined;
  readonly beside: Pick<Companions, 'choice' | 'planned'> | undefined;
}

/** From this file on a run counts as one over many. */
const manyFiles = 8;
/** Files that a thread must have to be worth its start. */
const filesPerThread = 60;
/** More of them take more memory than most would give. */
const mostThreads = 4;
/** Seconds after which a thread gives a file up. */
const usualLimit = 60;

/** Decides where the files are rewritten: only threads can be stopped, and they need some files to be worth their start. */
export const openRunner = async (job: RunnerJob, files: readonly FoundFile[]): Promise<Runner> => {
  const { settings, beside, workerFile } = job;
  const planned = beside?.planned ?? new Map<string, string>();
  const alone = (task: WorkerTask): Outcome =>
    handleFile(job, task, { choice: task.choice, planned: (root) => planned.get(root) });
  const tasks = files.map(({ path, shown }): WorkerTask => ({ path, shown, choice: beside?.choice(path) }));
  const wished = Math.min(mostThreads, availableParallelism(), Math.floor(files.length / filesPerThread));
  const count = settings.timeLimit === undefined ? wished : Math.max(1, wished);
  // what registries said stands in this thread only, and so does what a baseline has met
  const mayShare = workerFile !== undefined && !settings.online && job.bulk?.isPartial !== true;
  if (!mayShare || files.length === 0 || (count < 2 && settings.timeLimit === undefined)) {
    return {
      take(number) {
        const task = tasks[number];
        if (!task) throw new RangeError(`there is no file ${number}`);
        if (number === manyFiles) settleForManyFiles();
        return alone(task);
      },
      close: () => Promise.resolve(),
    };
  }
  const { startThread, Workers } = await import('./workers.ts');
  const { cwd, path, today, given } = job;
  const limit = settings.timeLimit ?? usualLimit;
  const start = () => startThread(workerFile, { cwd, settings, path, today, given, planned });
  return new Workers({ tasks, count, limit, start, ready: settleForManyFiles, alone });
};

/**
 * Makes the V8 of node 20 wait longer before it optimises a function: by default it does so after so few calls that a
 * run over some thousand files spends half of its processor time on compiling. And it lets the heap grow more slowly
 * than a machine with much memory would. Later versions have a quicker compiler in between, and do not know these flags.
 * Bytecode that is kept is good for the flags that it was made with: the program must have been loaded before.
 */
const settleForManyFiles = (): void => {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString('--interrupt-budget=500000');
  setFlagsFromString('--heap-growing-percent=40');
};
