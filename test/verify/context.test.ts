import { existsSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openContext } from '../../src/project/context.ts';
import { argumentOptions } from '../../src/verify/build-options.ts';
import { cannotTouch, sourceToTouch, touchedCopy } from '../../src/verify/touched-context.ts';
import { folderWith } from '../cli/harness.ts';

const touch = (files: Readonly<Record<string, string>>, copied: readonly string[]): string | undefined => {
  const folder = folderWith(files);
  return sourceToTouch(openContext(folder, join(folder, 'Dockerfile')), copied);
};

it('touches the source that is copied and nearest to the top, and no manifest, lockfile or dependency', () => {
  const files = {
    'package.json': '{}',
    'yarn.lock': '',
    'vite.config.ts': '',
    'src/b.js': '',
    'src/a.js': '',
    'src/deep/c.js': '',
    'node_modules/x/index.js': '',
    'test/t.js': '',
    '.dockerignore': 'test\n',
  };
  expect(touch(files, ['.'])).toBe('src/a.js');
  expect(touch(files, ['src/deep'])).toBe('src/deep/c.js');
  expect(touch(files, ['package.json', 'test'])).toBeUndefined();
  expect(touch({ 'setup.py': '', 'requirements.txt': '', 'app.py': '' }, ['.'])).toBe('app.py');
});

it('says why a file cannot be touched', () => {
  const folder = folderWith({ 'a.js': '', 'b/c.js': '' });
  expect(cannotTouch(folder, 'a.js')).toBeUndefined();
  expect(cannotTouch(folder, 'b')).toContain('no such file');
  expect(cannotTouch(folder, 'x.js')).toContain('no such file');
});

it('copies a context with one file changed, each time differently, and leaves the folder as it was', () => {
  const folder = folderWith({ 'a.js': 'a\n', 'b/c.txt': 'c', 'b/ignored/x': 'x', 'big/y': 'y' });
  symlinkSync('a.js', join(folder, 'link'));
  const copies = [folderWith({}), folderWith({})];
  for (const copy of copies) touchedCopy(folder, copy, 'a.js', (path) => path === 'b/ignored');
  const [one, two] = copies.map((copy) => readFileSync(join(copy, 'a.js'), 'utf8'));
  expect(one).toMatch(/^a\n\n[ \t]{40}\n$/);
  expect(one).not.toBe(two);
  expect(readFileSync(join(folder, 'a.js'), 'utf8')).toBe('a\n');
  const [copy = ''] = copies;
  expect(readFileSync(join(copy, 'b/c.txt'), 'utf8')).toBe('c');
  expect(lstatSync(join(copy, 'link')).isSymbolicLink()).toBe(true);
  expect(existsSync(join(copy, 'b/ignored'))).toBe(false);
  expect(statSync(join(copy, 'b')).mode).toBe(statSync(join(folder, 'b')).mode);
});

it('hands build arguments on by the environment, unless the engine’s program would read them itself', () => {
  const { options, env } = argumentOptions([
    { name: 'TOKEN', value: 'a=b' },
    { name: 'FROM_ENV', value: undefined },
    { name: 'HTTP_PROXY', value: 'http://x' },
    { name: 'PATH', value: '/x' },
  ]);
  expect(options.join(' ')).toBe(
    '--build-arg TOKEN --build-arg FROM_ENV --build-arg HTTP_PROXY=http://x --build-arg PATH=/x',
  );
  expect(env).toEqual({ TOKEN: 'a=b' });
});
