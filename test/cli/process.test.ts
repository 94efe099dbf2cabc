import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, get } from './harness.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const command = [process.execPath, '--import', loader, main].map((part) => `'${part}'`).join(' ');

const shell = (cwd: string, script: string): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('bash', ['-c', script.replaceAll('imgfix', command)], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });

const text = 'FROM debian\nRUN apt-get update\nRUN apt-get install -y curl\n';
const many = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`${index}/Dockerfile`, `FROM x\n${'# much to say\n'.repeat(300)}`]),
);

describe('as a process', () => {
  test('with its own transforms and facts: rewrites, then has nothing left to do', () => {
    const folder = folderWith({ Dockerfile: text });
    expect(shell(folder, 'imgfix --check')).toMatchObject({ status: 1 });
    expect(shell(folder, 'imgfix --write')).toMatchObject({ status: 0, stdout: '' });
    expect(get(folder, 'Dockerfile')).toContain('apt-get update \\\n');
    expect(shell(folder, 'imgfix --check --quiet')).toEqual(
      expect.objectContaining({ status: 0, stdout: '', stderr: '' }),
    );
  });

  test('reads standard input', () => {
    const { status, stdout } = shell(folderWith({ Dockerfile: text }), 'imgfix --stdin --write < Dockerfile');
    expect({ status, starts: stdout.slice(0, 11) }).toEqual({ status: 0, starts: 'FROM debian' });
  });

  test('a reader that leaves early is no error', () => {
    const { stdout, stderr } = shell(
      folderWith(many),
      'imgfix --quiet --format json | head -c 10; echo "${PIPESTATUS[0]}"',
    );
    expect({ stdout, stderr }).toEqual({ stdout: '{"version"0\n', stderr: '' });
  });

  test('a slow reader gets everything', async () => {
    const folder = folderWith(many);
    const child = spawn(process.execPath, ['--import', loader, main, '--quiet', '--format', 'json'], { cwd: folder });
    let received = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout) {
      received += String(chunk);
      if (received.length < 300_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((JSON.parse(received) as { files: unknown[] }).files).toHaveLength(200);
  });

  test.runIf(existsSync('/dev/full'))('a full disk is an error, not silence', () => {
    const { status, stderr } = shell(folderWith({ Dockerfile: text }), 'imgfix --quiet --no-color > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^imgfix: .*no space/);
  });

  test.runIf(existsSync('/dev/full'))('messages that a full disk takes cost no file, and are an error', () => {
    const folder = folderWith({ 'a/Dockerfile': text, 'b/Dockerfile': text });
    expect(shell(folder, 'imgfix --write 2> /dev/full')).toMatchObject({ status: 2, stdout: '' });
    for (const name of ['a', 'b']) expect(get(folder, `${name}/Dockerfile`)).toContain('apt-get update \\\n');
  });

  test('says its version and where its facts come from', () => {
    const { stdout } = shell(folderWith({}), 'imgfix --version --verbose');
    expect(stdout).toMatch(/^imgfix \d+\.\d+\.\d+\n.*\n\d+ tags of official images, as of \d{4}-\d\d-\d\d/);
  });
});
