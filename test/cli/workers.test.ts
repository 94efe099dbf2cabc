import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { unread } from '../../src/cli/handle.ts';
import { Workers, type WorkersJob } from '../../src/cli/workers.ts';

/** A thread that keeps to the protocol, and does what a file's name says. */
const thread = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', (tasks) => {
  for (const { path, shown } of tasks) {
    if (path === 'hang') for (;;);
    if (path === 'throw') throw new Error('out of luck');
    if (path === 'exit') process.exit(0);
    if (path === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    parentPort.postMessage({ report: { path: shown, complaints: [] }, choice: threadId });
  }
});
parentPort.postMessage('ready');
`;

const open = (paths: readonly string[], job: Partial<WorkersJob> = {}) => {
  let started = 0;
  let settled = 0;
  const workers = new Workers({
    tasks: paths.map((path, index) => ({ path, shown: `${index} ${path}`, choice: undefined })),
    count: 2,
    limit: 30,
    start: () => {
      started++;
      return new Worker(thread, { eval: true });
    },
    ready: () => settled++,
    alone: ({ shown }) => unread(shown, 'done here'),
    ...job,
  });
  onTestFinished(() => workers.close());
  const all = async (): Promise<{ readonly name: string; readonly said: string | undefined }[]> => {
    const found = [];
    for (const [index] of paths.entries()) {
      const { report } = await workers.take(index);
      found.push({ name: report.path, said: report.complaints[0]?.message });
    }
    return found;
  };
  return { workers, all, started: () => started, settled: () => settled };
};

const many = Array.from({ length: 200 }, () => 'file');
const named = (paths: readonly string[]): string[] => paths.map((path, index) => `${index} ${path}`);

describe('workers', () => {
  test('give the outcomes in the order of the files', async () => {
    const paths = ['slow', ...many, 'slow', ...many];
    const { all, started, settled } = open(paths);
    const found = await all();
    expect(found.map(({ name }) => name)).toEqual(named(paths));
    expect(found.every(({ said }) => said === undefined)).toBe(true);
    expect(started()).toBe(2);
    expect(settled()).toBe(1);
  });

  test.each(['throw', 'exit'])('a thread that ends at a file (%s) costs that file only', async (wrong) => {
    const paths = [...many, wrong, ...many, wrong, ...many];
    const { all, started } = open(paths);
    const found = await all();
    expect(found.map(({ name }) => name)).toEqual(named(paths));
    const failed = found.filter(({ said }) => said !== undefined);
    expect(failed.map(({ name }) => name)).toEqual([`200 ${wrong}`, `401 ${wrong}`]);
    expect(failed[0]?.said).toContain(wrong === 'throw' ? 'out of luck' : 'ended by itself');
    expect(started()).toBe(4);
  });

  test('a file that takes too long is given up, and the rest goes on', async () => {
    const paths = [...many, 'hang', ...many];
    const { all } = open(paths, { limit: 0.5 });
    const found = await all();
    expect(found.map(({ name }) => name)).toEqual(named(paths));
    expect(found.filter(({ said }) => said !== undefined)).toEqual([
      { name: '200 hang', said: 'was given up after 0.5 s; --time-limit allows more' },
    ]);
  });

  test('where no thread can load the program, the work is done here', async () => {
    const { all } = open(['a', 'b'], { start: () => new Worker('throw new Error("no program")', { eval: true }) });
    expect(await all()).toEqual([
      { name: '0 a', said: 'done here' },
      { name: '1 b', said: 'done here' },
    ]);
  });
});
