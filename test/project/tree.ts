import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that goes away with the test. Its real path, since the temporary folder is a link on some systems. */
export const newFolder = (files: Readonly<Record<string, string>> = {}): string => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'imgfix-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) put(root, path, text);
  return root;
};

/** Writes a file and the folders above it. */
export const put = (root: string, path: string, text: string | Uint8Array = 'FROM scratch\n'): string => {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
};

/** Takes all permissions from a file or folder until the test is over; its folder becomes one that everyone may enter. */
export const lock = (path: string): void => {
  chmodSync(dirname(path), 0o755);
  chmodSync(path, 0);
  onTestFinished(() => chmodSync(path, 0o755));
};

/** Runs a program and fails the test if it fails. */
export const run = (folder: string, program: string, ...parameters: readonly string[]): string => {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${stderr}`);
  return stdout;
};

/** Makes a folder a git repository. */
export const gitInit = (folder: string): void => void run(folder, 'git', 'init', '-q', '.');

/** Runs a call as a user without rights, where the test runs as root; permissions do not bind root. */
export const unprivileged = <T>(call: () => T): T => {
  if (process.geteuid?.() !== 0) return call();
  process.setegid?.(65534);
  process.seteuid?.(65534);
  try {
    return call();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
};
