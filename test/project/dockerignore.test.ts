import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseIgnoreFile } from '../../src/project/dockerignore.ts';
import { matcher, rooted } from '../../src/project/glob.ts';
import { runs } from '../support/runs.ts';

const ignored = (rules: string, path: string): boolean => parseIgnoreFile(rules).ignores(path);

test.each<[rules: string, path: string, expected: boolean]>([
  // plain names: from the root, with all below, letter case counts
  ['node_modules', 'node_modules', true],
  ['node_modules', 'node_modules/a/b', true],
  ['node_modules', 'web/node_modules', false],
  ['node_modules', 'node_modules2', false],
  ['/dist/', 'dist/x', true],
  ['./dist', 'dist', true],
  ['a//b/../c', 'a/c', true],
  ['Dist', 'dist', false],
  ['README.md', 'READMEamd', false],
  // characters that mean something to a regular expression only
  ['libstdc++', 'libstdc++', true],
  ['a(b)|{c}+$', 'a(b)|{c}+$', true],
  ['lib++/*.c', 'lib++/x.c', true],
  ['constructor', 'constructor', true],
  ['x', 'constructor', false],
  ['x', '__proto__', false],
  // wildcards of one component
  ['*', 'a', true],
  ['*', '.git', true],
  ['*', 'a/b/c', true],
  ['*.md', 'a/b.md', false],
  ['*/*.md', 'a/b.md', true],
  ['a/*/c', 'a/b/c/d/e', true],
  ['a/*/c', 'a/b/d/c', false],
  ['?.log', '1.log', true],
  ['?.log', '🎉.log', true],
  ['?.log', '12.log', false],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['\\#x', '#x', true],
  // any number of folders
  ['**/node_modules', 'node_modules/x', true],
  ['**/node_modules', 'a/b/node_modules/x', true],
  ['**/node_modules', 'a/my_node_modules', false],
  ['**/*.log', 'x.log', true],
  ['**/*.log', 'a/b/x.log', true],
  ['**/.env*', 'a/.env.local', true],
  ['**/.env', 'x.env', false],
  ['a/**', 'a', false],
  ['a/**', 'a/b/c', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z/y', true],
  ['a**/z', 'a/b/z', true],
  ['foo**/bar', 'foo/x/y/bar/deep/file', true],
  ['**', 'a/b', true],
  ['**.pyc', 'a.pyc', true],
  ['**.pyc', 'x/a.pyc', true],
  ['**.py[co]', 'a.pyc', false],
  // exceptions: the last rule that matches wins, also below a folder that is left out
  ['*\n!src', 'src/a', false],
  ['*\n!src', 'package.json', true],
  ['*\n!src\nsrc/*.test.js', 'src/a.test.js', true],
  ['docs\n!docs/README.md', 'docs/README.md', false],
  ['docs\n!docs/README.md', 'docs/x', true],
  ['!docs/README.md\ndocs', 'docs/README.md', true],
  ['*\n!**/*.py', 'a/b/c.py', false],
  ['*\n! src', 'src', false],
  // the file itself
  ['\uFEFFdist', 'dist', true],
  ['dist\r\nbuild\r\n', 'build/x', true],
  ['# dist', 'dist', false],
  [' # dist', '# dist', true],
  ['  dist  ', 'dist', true],
  ['a b', 'a b', true],
  ['!', 'a', false],
  ['/', 'a', false],
  ['.', 'a', false],
  ['..', 'a', false],
  ['', 'a', false],
  // malformed patterns are left out
  ['[\n*.md', 'a.md', true],
  ['[a-', '[a-', false],
  ['*', '', false],
])('%j leaves out %j: %j', (rules, path, expected) => expect(ignored(rules, path)).toBe(expected));

test('whether something below a folder may be kept', () => {
  const keeps = (rules: string, folder: string): boolean => parseIgnoreFile(rules).mayKeepBelow(folder);
  expect(keeps('*', 'a')).toBe(false);
  expect(keeps('*\n!a/b/c', 'a')).toBe(true);
  expect(keeps('*\n!a/b/c', 'a/b')).toBe(true);
  expect(keeps('*\n!a/b/c', 'a/b/c')).toBe(false);
  expect(keeps('*\n!a/b/c', 'b')).toBe(false);
  expect(keeps('*\n!a/*/c', 'a/x/y')).toBe(true);
  expect(keeps('*\n!a/*/c', 'b')).toBe(false);
  expect(keeps('*\n!**/*.py', 'node_modules/x')).toBe(true);
});

test('no rules and no paths make it throw, and mayKeepBelow never denies what is kept', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', '/', '*', '?', '[', ']', '!', '\\', '.', '-', '^', '+', '(', '\n', ' ', '#', '🎉'),
  });
  const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '[', '+', '🎉'), minLength: 1 }).map(rooted);
  fc.assert(
    fc.property(text, path, (rules, file) => {
      const parsed = parseIgnoreFile(rules);
      const parts = file.split('/');
      for (let count = 1; count < parts.length; count++) {
        const folder = parts.slice(0, count).join('/');
        if (parsed.ignores(folder) && !parsed.ignores(file))
          expect(parsed.mayKeepBelow(folder), `${rules} ${folder}`).toBe(true);
      }
    }),
    runs(5000),
  );
});

test("Go's filepath.Match", () => {
  const match = (pattern: string, name: string): boolean | undefined => matcher(pattern)?.test(name);
  expect(match('package*.json', 'package-lock.json')).toBe(true);
  expect(match('*', 'a/b')).toBe(false);
  expect(match('[a-ζ]', 'α')).toBe(true);
  expect(match('[\\]a]', ']')).toBe(true);
  expect(match('[x\\-]', '-')).toBe(true);
  expect(match('[z-a]', 'm')).toBe(false);
  expect(match('[!a]', 'a')).toBe(true);
  expect(match('a.b', 'axb')).toBe(false);
  expect(match('a\nb', 'a\nb')).toBe(true);
  for (const bad of ['[', '[]', '[]a]', '[-]', '[x-]', '[-x]', '[a-b-c]', '[^', '[^]', 'a[', 'a\\', '[a\\']) {
    expect(matcher(bad), bad).toBeUndefined();
  }
});

test('paths are rooted in the context', () => {
  expect(['.', './', '/', '', './a/', '/a//b', '../../etc', 'a/../..'].map(rooted)).toEqual([
    '',
    '',
    '',
    '',
    'a',
    'a/b',
    'etc',
    '',
  ]);
});
