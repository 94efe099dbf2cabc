import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { discover } from '../../src/project/discover.ts';
import { gitInit, lock, newFolder, put, run, unprivileged } from './tree.ts';

const search = (cwd: string, ...paths: readonly string[]) => [...discover(paths, { cwd })];
const files = (cwd: string, ...paths: readonly string[]) =>
  search(cwd, ...paths).map((found) =>
    found.kind === 'file' ? found.shown : `${found.kind} ${found.path}: ${found.message}`,
  );

const many = (root: string, ...paths: readonly string[]) => paths.forEach((path) => put(root, path));

test('a folder is searched, in a stable order, below node_modules and .git not', () => {
  const root = newFolder();
  many(
    root,
    'b/Dockerfile',
    'a/Containerfile',
    'a-b/api.Dockerfile',
    'Dockerfile',
    'node_modules/x/Dockerfile',
    'a/README.md',
    'a/Dockerfile.j2',
  );
  expect(files(root, '.')).toEqual(['Dockerfile', 'a-b/api.Dockerfile', 'a/Containerfile', 'b/Dockerfile']);
});

test('a folder named Dockerfile is searched, not read', () => {
  const root = newFolder();
  many(root, 'Dockerfile/Dockerfile.x');
  expect(files(root, '.')).toEqual(['Dockerfile/Dockerfile.x']);
});

test('compose, bake and skaffold files name Dockerfiles that their own names do not tell', () => {
  const root = newFolder({
    'outside/build.df': 'FROM x\n',
    'repo/.gitignore': 'made\n',
    'repo/compose.yaml':
      'services:\n  a: { build: { context: ., dockerfile: services/web.build } }\n' +
      '  b: { build: { context: ../outside, dockerfile: build.df } }\n' +
      '  c: { build: { context: away, dockerfile: build.df } }\n' +
      '  d: { build: { context: ., dockerfile: made } }\n' +
      '  e: { build: { context: inner, dockerfile: build.df } }\n' +
      '  f: { build: { context: ., dockerfile: not-there } }\n' +
      '  g: { build: { context: ., dockerfile: notes } }\n' +
      '  h: { build: sub }\n',
    'repo/services/web.build': 'FROM x\n',
    'repo/services/other.build': 'FROM x\n',
    'repo/services/docker-bake.hcl': 'target "x" {\n  dockerfile = "baked"\n}\n',
    'repo/services/baked': 'FROM x\n',
    'repo/skaffold.yaml':
      'apiVersion: skaffold/v4beta1\nkind: Config\nbuild:\n  artifacts:\n' +
      '    - { image: x, context: sub, docker: { dockerfile: thing } }\n',
    'repo/sub/thing': 'ARG A\nFROM $A\n',
    'repo/sub/Dockerfile': 'FROM x\n',
    'repo/made': 'FROM x\n',
    'repo/notes': 'Build it.\n',
    'repo/inner/build.df': 'FROM x\n',
    'repo/composer.json': '{}\n',
  });
  const repo = join(root, 'repo');
  symlinkSync('../outside', join(repo, 'away'));
  const here = ['services/baked', 'services/web.build', 'sub/Dockerfile', 'sub/thing'];
  const notes = 'skipped notes: has the name of code or a document, and no FROM at its start: name it to work on it';
  expect(files(repo, '.')).toEqual(['inner/build.df', 'made', notes, ...here]);
  gitInit(repo);
  gitInit(join(repo, 'inner'));
  expect(files(repo, '.')).toEqual([notes, ...here]);
  expect(files(join(repo, 'services'), '.')).toEqual(['baked', 'web.build']);
  expect(files(root, '.')).toContain('repo/services/web.build');
});

test('a named file is taken whatever its name, in the order given, and once', () => {
  const root = newFolder();
  many(root, 'Dockerfile', 'build.txt', 'sub/Dockerfile');
  symlinkSync('build.txt', join(root, 'link'));
  expect(files(root, 'build.txt', '.', './Dockerfile', 'link', 'sub/../build.txt')).toEqual([
    'build.txt',
    'Dockerfile',
    'sub/Dockerfile',
  ]);
});

test('a missing path is a problem that does not stop the rest', () => {
  const root = newFolder();
  many(root, 'Dockerfile');
  symlinkSync('nowhere', join(root, 'dangling'));
  expect(files(root, 'nope', 'Dockerfile/x', 'Dockerfile/', '*.Dockerfile', 'dangling', 'Dockerfile')).toEqual([
    'problem nope: no such file or folder: check the spelling, paths start from the working directory',
    'problem Dockerfile/x: no such file: a part of the path is a file, not a folder',
    'problem Dockerfile: no such file: a part of the path is a file, not a folder',
    'problem *.Dockerfile: no such file or folder: the shell left the pattern as it is because nothing matches it',
    'problem dangling: is a symbolic link to nothing (nowhere)',
    'Dockerfile',
  ]);
});

test('a pipe, a socket and a device are problems, not a wait', async () => {
  const root = newFolder();
  run(root, 'mkfifo', 'Dockerfile');
  const server = createServer();
  await new Promise<void>((done) => server.listen(join(root, 'Dockerfile.sock'), done));
  onTestFinished(() => void server.close());
  put(root, 'z/Dockerfile');
  expect(files(root, '.')).toEqual([
    'problem Dockerfile: is a named pipe, not a file',
    'problem Dockerfile.sock: is a socket, not a file',
    'z/Dockerfile',
  ]);
  expect(files(root, 'Dockerfile')[0]).toMatch(/^problem Dockerfile: is a named pipe/);
  expect(files(root, '/dev/null')[0]).toContain('is a device');
});

test('links: loops end, the own name of a file is shown, one that leads out of the tree is left out', () => {
  const other = newFolder({ 'x/Dockerfile': 'FROM a\n' });
  const root = newFolder();
  many(root, 'z/Dockerfile', 'images/node');
  symlinkSync('.', join(root, 'loop'));
  symlinkSync('Dockerfile.ring', join(root, 'Dockerfile.ring'));
  symlinkSync('z/Dockerfile', join(root, 'Dockerfile'));
  symlinkSync('images/node', join(root, 'node.Dockerfile'));
  symlinkSync('images/node', join(root, 'node2.Dockerfile'));
  symlinkSync('nowhere', join(root, 'Dockerfile.gone'));
  symlinkSync(join(other, 'x/Dockerfile'), join(root, 'Dockerfile.out'));
  symlinkSync('images', join(root, 'Dockerfile.dir'));
  const expected = [
    'skipped Dockerfile.gone: is a symbolic link to nothing (nowhere)',
    'skipped Dockerfile.out: is a symbolic link to a file elsewhere: name it to work on it',
    'skipped Dockerfile.ring: is a symbolic link to nothing (Dockerfile.ring)',
    'images/node',
    'z/Dockerfile',
  ];
  expect(files(root, '.')).toEqual(expected);
  gitInit(root);
  expect(files(root, '.')).toEqual(expected);
  expect(files(root, 'Dockerfile.out')).toEqual(['Dockerfile.out']);
});

test('code with a Dockerfile in its name is told apart by its first lines', () => {
  const root = newFolder({
    'Dockerfile.go': 'FROM golang\n',
    'dockerfile.go': 'package main\n',
    'dockerfile.py': 'from os import path\n',
    'api-Dockerfile': 'FROM node\n',
    'generate-dockerfile': '#!/bin/sh\n',
  });
  expect(files(root, '.').filter((line) => !line.startsWith('skipped'))).toEqual(['Dockerfile.go', 'api-Dockerfile']);
  expect(files(root, 'dockerfile.py')).toEqual(['dockerfile.py']);
});

test('git: ignored files are left out, untracked and force-added ones are not', () => {
  const root = newFolder({ '.gitignore': 'build/\n*.local.Dockerfile\n', 'sub/.gitignore': 'Dockerfile.gen\n' });
  gitInit(root);
  many(
    root,
    'Dockerfile',
    'build/Dockerfile',
    'x.local.Dockerfile',
    'kept.local.Dockerfile',
    'sub/Dockerfile.gen',
    'sub/Dockerfile',
    'gone/Dockerfile',
    'node_modules/x/Dockerfile',
  );
  run(root, 'git', 'add', '-f', 'Dockerfile', 'kept.local.Dockerfile', 'gone');
  rmSync(join(root, 'gone'), { recursive: true });
  expect(files(root, '.')).toEqual([
    'Dockerfile',
    'kept.local.Dockerfile',
    'node_modules/x/Dockerfile',
    'sub/Dockerfile',
  ]);
  expect(files(root, 'sub')).toEqual(['sub/Dockerfile']);
  expect(files(join(root, 'sub'), '..')).toContain('../kept.local.Dockerfile');
  // Named by the user, an ignored folder or file is meant.
  expect(files(root, 'build')).toEqual(['build/Dockerfile']);
  expect(files(root, 'x.local.Dockerfile')).toEqual(['x.local.Dockerfile']);
});

test('git: names with spaces, quotes, a newline, a star, other letters, a leading dash', () => {
  const root = newFolder();
  gitInit(root);
  const names = [
    '-x.Dockerfile',
    'a b/Dockerfile',
    'new\nline.Dockerfile',
    'q"u\'o.Dockerfile',
    's*r[1].Dockerfile',
    'größe 日本.Dockerfile',
    'tab\t/Dockerfile',
    'back\\slash.Dockerfile',
  ];
  many(root, ...names);
  run(root, 'git', 'add', 'a b');
  expect(files(root, '.')).toEqual([...names].sort());
  rmSync(join(root, '.git'), { recursive: true });
  expect(files(root, '.')).toEqual([...names].sort());
  expect(files(root, ...names)).toEqual(names);
});

test('git: nested repositories are not entered from outside, but from a plain folder each lists its own files', () => {
  const outer = newFolder();
  many(outer, 'one/Dockerfile', 'one/out/Dockerfile', 'two/Dockerfile', 'Dockerfile');
  put(outer, 'one/.gitignore', 'out\n');
  gitInit(join(outer, 'one'));
  gitInit(join(outer, 'two'));
  expect(files(outer, '.')).toEqual(['Dockerfile', 'one/Dockerfile', 'two/Dockerfile']);
  gitInit(outer);
  expect(files(outer, '.')).toEqual(['Dockerfile']);
  expect(files(outer, '.', 'one')).toEqual(['Dockerfile', 'one/Dockerfile']);
});

test('git: variables of a hook do not lead the search to another repository', () => {
  const other = newFolder();
  gitInit(other);
  const root = newFolder({ '.gitignore': 'x\n' });
  gitInit(root);
  many(root, 'Dockerfile', 'x/Dockerfile');
  vi.stubEnv('GIT_DIR', join(other, '.git'));
  vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
  vi.stubEnv('GIT_LITERAL_PATHSPECS', '1');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(files(root, '.')).toEqual(['Dockerfile']);
});

test('git: a program that the repository names as fsmonitor is not run', () => {
  const root = newFolder();
  gitInit(root);
  many(root, 'Dockerfile');
  const program = put(root, 'evil', `#!/bin/sh\ntouch '${root}/ran'\n`);
  chmodSync(program, 0o755);
  run(root, 'git', 'config', 'core.fsmonitor', program);
  expect(files(root, '.')).toEqual(['Dockerfile']);
  expect(files(root, 'ran')[0]).toContain('no such file');
});

test('git: without git on PATH the folder is walked', () => {
  const root = newFolder({ '.gitignore': 'x\n' });
  gitInit(root);
  many(root, 'Dockerfile', 'x/Dockerfile', 'node_modules/Dockerfile');
  vi.stubEnv('PATH', join(root, 'nothing'));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(files(root, '.')).toEqual(['Dockerfile', 'x/Dockerfile']);
});

test('git: a repository that git will not read is a problem that says what to do', () => {
  const root = newFolder();
  gitInit(root);
  many(root, 'Dockerfile');
  put(root, '.git/index', 'rubbish');
  expect(files(root, '.', 'Dockerfile')).toEqual([
    expect.stringMatching(/^problem \.: git could not read this repository \(.*(index|signature).*\): repair/),
    'Dockerfile',
  ]);
});

test.runIf(process.getuid?.() === 0)('git: so is one that belongs to another user', () => {
  const root = newFolder();
  gitInit(root);
  many(root, 'Dockerfile');
  chownSync(root, 1234, 1234);
  chownSync(join(root, '.git'), 1234, 1234);
  vi.stubEnv('HOME', root);
  vi.stubEnv('SUDO_UID', '');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(files(root, '.')[0]).toMatch(/belongs to another user: run `git config --global --add safe\.directory/);
});

test('a folder that may not be read is a problem, the others are searched', () => {
  const root = newFolder();
  many(root, 'a/Dockerfile', 'locked/Dockerfile', 'z/Dockerfile');
  lock(join(root, 'locked'));
  expect(unprivileged(() => files(root, '.'))).toEqual([
    'problem locked: permission denied: your user may not read it',
    'a/Dockerfile',
    'z/Dockerfile',
  ]);
});

test('a file behind a link has the path that git apply takes, by whatever way it was named', () => {
  const root = newFolder();
  many(root, 'real/build.txt', 'real/Dockerfile');
  symlinkSync('real', join(root, 'linked'));
  symlinkSync('real/build.txt', join(root, 'Dockerfile'));
  expect(files(root, 'linked', 'Dockerfile')).toEqual(['real/Dockerfile', 'real/build.txt']);
  const other = newFolder();
  symlinkSync(root, join(other, 'root'));
  expect(files(join(other, 'root'), 'Dockerfile')).toEqual(['real/build.txt']);
  expect(files(root, join(other, 'root/linked/Dockerfile'))).toEqual(['real/Dockerfile']);
});

test('through a link to a folder of a repository its ignore rules hold', () => {
  const root = newFolder({ '.gitignore': 'x\n' });
  gitInit(root);
  many(root, 'in/Dockerfile', 'in/x/Dockerfile');
  const other = newFolder();
  symlinkSync(join(root, 'in'), join(other, 'link'));
  expect(files(other, 'link')).toEqual(['link/Dockerfile']);
});

test('an empty folder yields nothing, and paths outside the working directory start with ../', () => {
  const root = newFolder();
  mkdirSync(join(root, 'work'));
  expect(files(root, 'work')).toEqual([]);
  many(root, 'other/Dockerfile');
  expect(files(join(root, 'work'), '../other')).toEqual(['../other/Dockerfile']);
});
