import { expect, test } from 'vitest';
import { openProgress } from '../../src/cli/progress.ts';
import { folderWith, imgfix } from './harness.ts';

const terminal = (isTerminal: boolean) => {
  const written: string[] = [];
  return { written, isTerminal, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
};

test('files, changes, errors and rate, a few times a second, once a run takes long', () => {
  let now = 0;
  const output = terminal(true);
  const progress = openProgress(output, true, () => now);
  for (let file = 1; file <= 100; file++) {
    now += 10;
    progress?.file(file % 2 === 0, file === 50);
  }
  progress?.clear();
  progress?.clear();
  expect(output.written).toHaveLength(9);
  expect(output.written[0]).toBe('\r\x1b[K30 files, 15 changed, 0 errors, 100 files/s');
  expect(output.written[7]).toBe('\r\x1b[K100 files, 50 changed, 1 errors, 100 files/s');
  expect(output.written[8]).toBe('\r\x1b[K');
});

test('nothing on a pipe, nor where nobody wants it, nor in a short run', async () => {
  expect(openProgress(terminal(false), true)).toBeUndefined();
  expect(openProgress(terminal(true), false)).toBeUndefined();
  const { stderr } = await imgfix(folderWith({ Dockerfile: 'FROM x\n' }), ['--write'], { isTerminal: true });
  expect(stderr).not.toContain('\r');
});
