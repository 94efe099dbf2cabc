import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkContext, contextFor, openContext } from '../../src/project/context.ts';
import { displayPath } from '../../src/project/relative.ts';
import { Surroundings } from '../../src/project/surroundings.ts';
import { gitInit, lock, newFolder, put, run, unprivileged } from './tree.ts';

describe('what the builder gets', () => {
  test('files, folders and texts', () => {
    const root = newFolder({ 'package.json': '{}', 'src/a.js': 'größe', '.hidden': '' });
    mkdirSync(join(root, 'empty'));
    const context = openContext(root);
    expect(context.root).toBe(root);
    expect(
      [
        'package.json',
        './src/',
        '/src/a.js',
        'src/../src',
        '',
        '.',
        'empty',
        'nope',
        'package.json/x',
        '../package.json',
      ].map((path) => context.has(path)),
    ).toEqual(['file', 'folder', 'file', 'folder', 'folder', 'folder', 'folder', undefined, undefined, 'file']);
    expect(context.read('src/a.js')).toBe('größe');
    expect(context.read('src')).toBeUndefined();
    expect(context.list('')).toEqual(['.hidden', 'empty', 'package.json', 'src']);
    expect(context.list('src')).toEqual(['a.js']);
    expect(context.list('nope')).toEqual([]);
    expect(context.list('package.json')).toEqual([]);
    expect(context.hasIgnoreFile).toBe(false);
    expect(context.ignores('anything')).toBe(false);
  });

  test('a folder that is not there is empty', () => {
    const context = openContext(join(newFolder(), 'nope'));
    expect([context.has(''), context.list(''), context.match('.')]).toEqual([undefined, [], []]);
  });

  test('texts that are not UTF-8, too large or no files are absent', () => {
    const root = newFolder();
    put(root, 'latin1', Buffer.from([0xe4]));
    truncateSync(put(root, 'large'), 1024 * 1024 + 1);
    truncateSync(put(root, 'fits'), 1024 * 1024);
    run(root, 'mkfifo', 'pipe');
    put(root, 'locked', 'x');
    put(root, 'folder/x', 'x');
    lock(join(root, 'locked'));
    lock(join(root, 'folder'));
    const context = openContext(root);
    expect(
      unprivileged(() => ['latin1', 'large', 'pipe', 'locked', 'folder/x'].map((path) => context.read(path))),
    ).toEqual(Array(5).fill(undefined));
    expect(context.read('fits')).toHaveLength(1024 * 1024);
    expect(unprivileged(() => context.list(''))).toEqual(['fits', 'folder', 'large', 'latin1', 'locked']);
    expect(unprivileged(() => context.list('folder'))).toEqual([]);
  });

  test('.dockerignore: with exceptions a left-out folder is there for what it keeps', () => {
    const root = newFolder({
      '.dockerignore': '*\n!src/**\n!package*.json\nsrc/**/*.test.js\n!lib/keep/me\n**/secret',
      'package.json': '{}',
      'package-lock.json': '{}',
      'README.md': '',
      'src/a.js': '',
      'src/deep/b.js': '',
      'src/deep/b.test.js': '',
      'src/secret/key': 'k',
      'lib/keep/me': '',
      'lib/keep/not': '',
      'lib2/keep/me': '',
    });
    const context = openContext(root, join(root, 'Dockerfile'));
    expect(context.hasIgnoreFile).toBe(true);
    expect(context.list('')).toEqual(['lib', 'package-lock.json', 'package.json', 'src']);
    expect(context.list('lib')).toEqual(['keep']);
    expect(context.list('lib/keep')).toEqual(['me']);
    expect(
      ['README.md', 'src', 'src/secret', 'src/secret/key', 'lib', 'lib2', 'lib2/keep/me'].map((path) =>
        context.has(path),
      ),
    ).toEqual([undefined, 'folder', undefined, undefined, 'folder', undefined, undefined]);
    expect(context.read('src/secret/key')).toBeUndefined();
    expect(context.match('.')).toEqual([
      'lib/keep/me',
      'package-lock.json',
      'package.json',
      'src/a.js',
      'src/deep/b.js',
    ]);
    expect(context.ignores('dist/not/there')).toBe(true);
  });

  test('.dockerignore: the one of the Dockerfile comes first, even if it is empty', () => {
    const root = newFolder({
      '.dockerignore': 'a',
      'docker/api.Dockerfile': '',
      'docker/api.Dockerfile.dockerignore': 'b',
      'docker/Dockerfile.dockerignore': '',
      'api.Dockerfile.dockerignore': 'c',
    });
    const ignored = (dockerfile?: string) => {
      const context = openContext(root, dockerfile === undefined ? undefined : join(root, dockerfile));
      return ['a', 'b', 'c'].filter((path) => context.ignores(path));
    };
    expect(ignored('docker/api.Dockerfile')).toEqual(['b']);
    expect(ignored('docker/Dockerfile')).toEqual([]);
    expect(ignored('api.Dockerfile')).toEqual(['c']);
    expect(ignored('Dockerfile')).toEqual(['a']);
    expect(ignored()).toEqual(['a']);
  });

  test('.dockerignore: one in another encoding is there', () => {
    const root = newFolder({ x: '' });
    put(root, '.dockerignore', Buffer.from('\uFEFFnode_modules\r\n', 'utf16le'));
    expect(openContext(root).hasIgnoreFile).toBe(true);
    put(root, '.dockerignore', Buffer.from([0x23, 0xe4, 0x0a, 0x78]));
    expect(openContext(root).ignores('x')).toBe(true);
  });

  test('links are followed inside the folder and lead nowhere outside of it', () => {
    const other = newFolder({ file: 'secret' });
    const root = newFolder({ 'real/a': 'A', 'real/deep/b': 'B', '.dockerignore': 'hidden', 'hidden/x': '' });
    const link = (target: string, path: string) => symlinkSync(target, join(root, path));
    link('real', 'folder');
    link('deep/../a', 'real/inner');
    link(join(other, 'file'), 'absolute');
    link('../'.repeat(20) + other.slice(1) + '/file', 'outside');
    link(`../${root.split('/').at(-1)}/real/a`, 'outAndBack');
    link('loop', 'loop');
    link('.', 'self');
    link('hidden', 'toHidden');
    const context = openContext(root);
    expect(context.list('')).toEqual(['.dockerignore', 'folder', 'real', 'self']);
    expect(context.read('folder/a')).toBe('A');
    expect(context.read('folder/inner')).toBe('A');
    expect(context.read('self/self/folder/deep/b')).toBe('B');
    expect(['absolute', 'outside', 'outAndBack', 'loop', 'toHidden/x'].map((path) => context.read(path))).toEqual(
      Array(5).fill(undefined),
    );
    expect(context.match('.')).toEqual(['.dockerignore', 'real/a', 'real/deep/b', 'real/inner']);
    expect(context.match('folder')).toEqual(['folder/a', 'folder/deep/b', 'folder/inner']);
    const through = newFolder();
    symlinkSync(root, join(through, 'context'));
    expect(openContext(join(through, 'context')).read('real/a')).toBe('A');
  });

  test('COPY patterns', () => {
    const root = newFolder({
      'package.json': '',
      'package-lock.json': '',
      '.npmrc': '',
      'a b.txt': '',
      'we*rd': '',
      weird: '',
      'apps/web/package.json': '',
      'apps/api/package.json': '',
      'apps/README.md': '',
      'new\nline': '',
    });
    const context = openContext(root);
    const match = (pattern: string) => context.match(pattern);
    expect(match('package*.json')).toEqual(['package-lock.json', 'package.json']);
    expect(match('./apps/*/package.json')).toEqual(['apps/api/package.json', 'apps/web/package.json']);
    expect(match('apps/*')).toEqual(['apps/README.md', 'apps/api/package.json', 'apps/web/package.json']);
    expect(match('/apps/web/')).toEqual(['apps/web/package.json']);
    expect(match('../package.json')).toEqual(['package.json']);
    expect(match('we\\*rd')).toEqual(['we*rd']);
    expect(match('.*')).toEqual(['.npmrc']);
    expect(match('a b.txt')).toEqual(['a b.txt']);
    expect(match('new?line')).toEqual(['new\nline']);
    expect(match('[')).toEqual([]);
    expect(match('nope*')).toEqual([]);
    expect(match('*.json/x')).toEqual([]);
    expect(match('.')).toHaveLength(10);
  });
});

describe('which folder is the context', () => {
  const choose = (root: string, dockerfile: string, ...sources: readonly string[]) => {
    const choice = contextFor(join(root, dockerfile), { sources });
    return { ...choice, root: displayPath(choice.root, root) };
  };

  test('what is given or declared', () => {
    const root = newFolder({ 'docker/x': '' });
    const declared = { root: join(root, 'docker'), why: 'compose.yaml says so' };
    expect(contextFor(join(root, 'Dockerfile'), { context: root, declared, sources: ['x'] })).toEqual({
      root,
      why: 'given',
      missing: ['x'],
    });
    expect(contextFor(join(root, 'Dockerfile'), { declared, sources: ['x', 'y'] })).toEqual({
      ...declared,
      missing: ['y'],
    });
  });

  test("the Dockerfile's own folder, unless a source exists from above only", () => {
    const root = newFolder({
      'package.json': '',
      'src/a': '',
      'docker/entry.sh': '',
      'docker/api/run.sh': '',
      '.git/HEAD': '',
    });
    expect(choose(root, 'Dockerfile', 'package.json', '.')).toEqual({
      root: '.',
      why: 'the folder of the Dockerfile',
      missing: [],
    });
    expect(choose(root, 'docker/Dockerfile', '.', 'entry.sh')).toMatchObject({ root: 'docker' });
    expect(choose(root, 'docker/Dockerfile')).toMatchObject({ root: 'docker' });
    expect(choose(root, 'docker/Dockerfile', 'package*.json', 'src')).toEqual({
      root: '.',
      why: 'package*.json exists from there, not from docker',
      missing: [],
    });
    expect(choose(root, 'docker/api/Dockerfile', 'docker/entry.sh', 'dist/app.jar')).toEqual({
      root: '.',
      why: 'docker/entry.sh exists from there, not from docker/api',
      missing: ['dist/app.jar'],
    });
    expect(choose(root, 'docker/api/Dockerfile', 'entry.sh')).toMatchObject({ root: 'docker' });
  });

  test('not a folder above that lacks what this one has, nor where nothing more is found', () => {
    const root = newFolder({ 'package.json': '', 'docker/entry.sh': '', '.git/HEAD': '' });
    expect(choose(root, 'docker/Dockerfile', 'entry.sh', 'package.json')).toMatchObject({
      root: 'docker',
      missing: ['package.json'],
    });
    expect(choose(root, 'docker/Dockerfile', 'target/app.jar')).toMatchObject({
      root: 'docker',
      missing: ['target/app.jar'],
    });
  });

  test('variables, addresses and the whole context tell nothing', () => {
    const root = newFolder({ 'a/b': '', 'x/y': '' });
    expect(
      choose(
        root,
        'x/Dockerfile',
        '$A',
        '${B}/c',
        'https://example.org/a',
        'git@example.org:a/b.git',
        '<<EOF',
        './',
        '/',
      ),
    ).toEqual({
      root: 'x',
      why: 'the folder of the Dockerfile',
      missing: [],
    });
  });

  test('not above the repository, and not more than six folders', () => {
    const root = newFolder({ 'top.txt': '', 'repo/x': '', 'a/b/c/d/e/f/g/x': '', 'a/in.txt': '' });
    gitInit(join(root, 'repo'));
    expect(choose(root, 'repo/Dockerfile', 'top.txt')).toMatchObject({ root: 'repo' });
    expect(choose(root, 'a/b/c/d/e/f/g/Dockerfile', 'in.txt')).toMatchObject({ root: 'a' });
    expect(choose(root, 'a/b/c/d/e/f/g/Dockerfile', 'top.txt')).toMatchObject({ root: 'a/b/c/d/e/f/g' });
  });

  test('a given folder that is none', () => {
    const root = newFolder({ file: '' });
    expect(checkContext(root)).toBeUndefined();
    expect(checkContext(join(root, 'file'))?.message).toBe('is not a folder, so it cannot be the build context');
    expect(checkContext(join(root, 'nope'))?.message).toBe('cannot be the build context: no such file or folder');
  });
});

test('paths for people', () => {
  expect(displayPath('/a/b/Dockerfile', '/a')).toBe('b/Dockerfile');
  expect(displayPath('/a/b/Dockerfile', '/a/c')).toBe('../b/Dockerfile');
  expect(displayPath('/a', '/a')).toBe('.');
  expect(displayPath('/a/..b/c', '/a')).toBe('..b/c');
});

test('a folder with more files than can be looked through gives no list, and no wait', () => {
  const files = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`d${index % 50}/f${index}`, '']));
  const context = openContext(newFolder(files));
  expect(context.match('.')).toBeUndefined();
  expect(context.match('d1')).toHaveLength(100);
  expect(context.has('d0/f0')).toBe('file');
});

describe('outside of a repository the context is looked for', () => {
  const home = process.env['HOME'];
  afterEach(() => {
    process.env['HOME'] = home;
  });

  const layout = { 'app.js': '', 'services/app.py': '', 'services/api/Dockerfile': '' };

  test('up to the folder that was given', () => {
    const root = newFolder(layout);
    const dockerfile = join(root, 'services/api/Dockerfile');
    const given = join(root, 'services');
    const chosen = (source: string): string =>
      contextFor(dockerfile, { sources: [source] }, new Surroundings([given])).root;
    expect(chosen('app.py')).toBe(given);
    expect(chosen('app.js')).toBe(join(root, 'services/api'));
    expect(contextFor(dockerfile, { sources: ['app.js'] }).root).toBe(root);
  });

  test('not in the home folder, also where that was given', () => {
    const root = newFolder(layout);
    const dockerfile = join(root, 'services/api/Dockerfile');
    const chosen = (): string => contextFor(dockerfile, { sources: ['app.js'] }, new Surroundings([root])).root;
    expect(chosen()).toBe(root);
    process.env['HOME'] = root;
    expect(chosen()).toBe(join(root, 'services/api'));
  });
});
