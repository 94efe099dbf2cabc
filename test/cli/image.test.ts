import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openPackageCatalogue } from '../../src/knowledge/catalogue/node.ts';
import { transforms } from '../../transforms/index.ts';
import { folderWith, get, imgfix, put } from './harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const setting = { transforms, catalogue: () => Promise.resolve(openPackageCatalogue()) };

/** The repository as a clone has it, with what work in it leaves behind; without fixtures, which are to be rewritten. */
const clone = (): string => {
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'node_modules/x/package.json': '{}\n' });
  for (const name of ['src', 'transforms', 'scripts', 'bench', '.ci', 'action.yml', 'README.md', 'LICENSE']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  for (const name of ['Dockerfile', '.dockerignore', '.gitignore', 'package.json', 'package-lock.json'])
    put(folder, name, get(root, name));
  put(folder, 'dist/cli.cjs', '');
  return folder;
};

test("imgfix finds nothing to change in its own image's Dockerfile, nor in what is beside it", async () => {
  const { code, stdout, stderr } = await imgfix(clone(), ['--check', '--verbose', '.'], setting);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toContain('1 file: nothing to change');
});

test('and would find what is wrong with it', async () => {
  const folder = clone();
  put(folder, 'Dockerfile', get(folder, 'Dockerfile').replace(' --no-install-recommends', '').replace('22.23.2', '22'));
  put(folder, '.dockerignore', 'docs\n');
  const { code, stdout } = await imgfix(folder, ['--check', '.'], setting);
  expect(code).toBe(1);
  expect(stdout).toContain('--no-install-recommends');
  expect(stdout).toMatch(/\+FROM node:22\.[\d.]+-bookworm-slim/);
  expect(stdout).toContain('+++ b/.dockerignore');
});
