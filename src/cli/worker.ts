import { parentPort, workerData } from 'node:worker_threads';
import type { ContextChoice } from '../project/context.ts';
import { Surroundings } from '../project/surroundings.ts';
import { configure } from './configure.ts';
import { packaged } from './dependencies.ts';
import { handleFile, type FileJob, type Outcome, type Task } from './handle.ts';
import { openPins } from './pins.ts';
import { processIo } from './io.ts';
import type { Job } from './rewrite.ts';

/** What a worker is started with: enough to come to the same setup as the run that starts it. */
export interface WorkerStart {
  readonly cwd: string;
  readonly settings: Job['settings'];
  /** The first path of the command line, from which the lock file is found. */
  readonly path: string;
  readonly today: string;
  readonly given: string | undefined;
  /** The texts that .dockerignore files are going to have, by context folder. */
  readonly planned: ReadonlyMap<string, string>;
}

/** A file to rewrite, with its build context where that is known already. */
export interface WorkerTask extends Task {
  readonly choice: ContextChoice | undefined;
}

/** What a worker says: first that it is ready, then the outcomes of its tasks in their order. */
export type WorkerMessage = 'ready' | Outcome;

/** Rewrites the files that the main thread sends, until it ends the worker. */
export const serve = async (): Promise<void> => {
  const port = parentPort;
  if (!port) throw new Error('this file is for the workers of imgfix');
  const { cwd, settings, path, today, given, planned } = workerData as WorkerStart;
  const say = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  const setup = await configure(cwd, settings, await packaged.transforms());
  if (!('base' in setup)) throw new Error('the configuration has changed while imgfix runs');
  const images = await packaged.catalogue();
  const asked = { io: { ...processIo(), cwd }, settings, images, transforms: setup.base.transforms };
  const opened = await openPins(asked, path, () => []);
  if ('problem' in opened) throw new Error(opened.problem);
  const job: FileJob = { setup, images, pins: opened.pins, today, write: settings.write, given, around: new Surroundings() };
  port.on('message', (tasks: readonly WorkerTask[]) => {
    for (const task of tasks) {
      const { report, choice } = handleFile(job, task, { choice: task.choice, planned: (root) => planned.get(root) });
      // steps are large, and only verification asks for them
      say({ report: report.result ? { ...report, result: { ...report.result, steps: [] } } : report, choice });
    }
  });
  say('ready');
};
