import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { unread } from '../../src/cli/handle.ts';
import { Workers, type WorkersJob } from '../../src/cli/workers.ts';
import { folderWith, get } from './harness.ts';

const program = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const isBuilt = existsSync(program);
if (!isBuilt) console.warn('SKIPPED: the threads of the program are not tried: nothing is built (npm run build)');

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

describe.skipIf(!isBuilt)('the built program', () => {
  const imgfix = (folder: string, ...parameters: readonly string[]) =>
    spawnSync(process.execPath, [program, ...parameters], { cwd: folder, encoding: 'utf8' });
  const services = {
    'a/Dockerfile': 'FROM node:18\nCOPY . .\nRUN npm install\nRUN npm run build\nCMD npm start\n',
    'a/package.json': '{ "name": "a", "dependencies": {} }\n',
    'b/Dockerfile': 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n',
    'c/Dockerfile': 'FROM\n',
    'd/Dockerfile': 'FROM debian\n# Gruß\nENV A b\n',
  };
  const config = '{ "overrides": [{ "files": ["b/**"], "transforms": { "merge-runs": false } }] }\n';

  test.each(['diff', 'json', 'sarif', 'markdown', 'text'])('says the same in a thread: %s', (format) => {
    const folder = folderWith({ ...services, 'imgfix.config.json': config });
    const alone = imgfix(folder, '--format', format, '--verbose');
    const inThread = imgfix(folder, '--format', format, '--verbose', '--time-limit', '60');
    expect(alone.stdout).not.toBe('');
    expect(inThread).toMatchObject({ stdout: alone.stdout, stderr: alone.stderr, status: alone.status });
  });

  test('writes in threads, and has nothing left to do', () => {
    const text = 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n';
    const names = Array.from({ length: 130 }, (_, index) => `${index}/Dockerfile`);
    const folder = folderWith(Object.fromEntries(names.map((name) => [name, text])));
    expect(imgfix(folder, '--write', '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(names.filter((name) => !get(folder, name).includes('apt-get update \\\n'))).toEqual([]);
    expect(imgfix(folder, '--check', '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('gives up a file that hangs, and does the rest', () => {
    const hang = `export default {
      plugins: [{ name: 'hang-here', summary: 's', why: 'w', goal: 'style', level: 'safe', reasons: {}, presets: ['recommended'],
        references: [], *find({ text }) { while (text.includes('HANG')); } }],
    };`;
    const folder = folderWith({ ...services, 'b/Dockerfile': 'FROM debian:12\n# HANG\n', 'imgfix.config.mjs': hang });
    const { status, stdout, stderr } = imgfix(folder, '--time-limit', '1');
    expect(status).toBe(2);
    expect(stderr).toContain('b/Dockerfile: error: was given up after 1 s');
    expect(stdout).toContain('+++ b/d/Dockerfile');
  });
});
