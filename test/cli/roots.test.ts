import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderWith, get, imgfix, replaceOld } from './harness.ts';

const program = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const canTrace = existsSync(program) && spawnSync('strace', ['-V']).status === 0;
if (!canTrace) console.warn('SKIPPED: what imgfix opens is not traced: that needs strace, and npm run build');

const web = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD ["node", "server.js"]\n';

/** A repository with everything that could lead out of it, beside files that are none of its business. */
const repository = (): string => {
  const folder = folderWith({
    'secret.txt': 'top\n',
    'compose.yaml': 'services:\n  web:\n    build: repo/web\n',
    'package.json': '{}\n',
    '.dockerignore': '*\n',
    'imgfix.config.json': '{ "level": "risky" }\n',
    'imgfix.lock': '',
    'outside/Dockerfile': web,
    'outside/run.sh': '#!/bin/sh\nexec app\n',
    'outside/.dockerignore': 'x\n',
    'repo/compose.yaml':
      'services:\n  a:\n    build:\n      context: ../outside\n      dockerfile: ../repo/web/Dockerfile\n' +
      '  b:\n    build:\n      context: ..\n      dockerfile: repo/sub/Dockerfile\n' +
      '  c:\n    build:\n      context: away\n      dockerfile: ../far/Dockerfile\n',
    'repo/web/Dockerfile': web,
    'repo/web/package.json': '{}\n',
    'repo/sub/Dockerfile':
      'FROM debian:12\nCOPY ../../secret.txt /x\nCOPY secret-link folder-link /y/\nCOPY run.sh /run.sh\nCMD ["/run.sh"]\n',
    'repo/app/Dockerfile': web,
    'repo/far/Dockerfile':
      'FROM debian:12\nADD outside/run.sh /y/\nCOPY outside/run.sh secret.txt /\nRUN apt-get update\nRUN apt-get install curl\n',
  });
  const link = (target: string, name: string): void => symlinkSync(target, join(folder, 'repo', name));
  link('../../secret.txt', 'sub/secret-link');
  link('../../outside', 'sub/folder-link');
  link('../../outside/run.sh', 'sub/run.sh');
  link('../../outside/Dockerfile', 'sub/Dockerfile.linked');
  link('../../package.json', 'app/package.json');
  link('../../outside/.dockerignore', 'web/.dockerignore');
  link('../../outside/.dockerignore', 'app/Dockerfile.dockerignore');
  link('../outside/Dockerfile', 'Dockerfile');
  link('..', 'away');
  link('../../compose.yaml', 'far/compose.yaml');
  execFileSync('git', ['init', '--quiet', join(folder, 'repo')]);
  return folder;
};

/** Calls that open a file, list a folder, or change anything; looking where a link leads is none. */
const touching =
  'openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,mkdir,mkdirat,chmod,fchmodat,truncate';

/** What a run in the repository touches below the folder around it. */
const touched = (folder: string, ...parameters: readonly string[]): string[] => {
  const log = join(folder, 'outside', 'strace.log');
  const cwd = join(folder, 'repo');
  // with -y it says what was opened where the name is that of a link; git, which imgfix starts, has rules of its own
  const command = ['-qq', '-y', '-e', `trace=${touching}`, '-o', log, process.execPath, program, ...parameters];
  const { status } = spawnSync('strace', command, { cwd, env: { ...process.env, NODE_OPTIONS: '' } });
  expect(status).toBe(0);
  const calls = readFileSync(log, 'utf8');
  expect(calls).toContain(`${cwd}/web/Dockerfile`);
  return [...calls.matchAll(/(?<=["<])\/[^">]+/g)].flatMap(([path]) =>
    path.startsWith(`${folder}/`) || path === folder ? [path] : [],
  );
};

describe.skipIf(!canTrace)('nothing outside of the repository', () => {
  test.each([[[]], [['--level', 'risky', '.']], [['web', 'sub', 'app', 'far']], [['--format', 'json', '--verbose']]])(
    'is read: %j',
    (parameters) => {
      const folder = repository();
      const paths = touched(folder, ...parameters);
      expect(paths.filter((path) => !path.startsWith(`${folder}/repo`))).toEqual([]);
    },
  );

  test('is written', () => {
    const folder = repository();
    const before = ['outside/Dockerfile', 'outside/.dockerignore', 'secret.txt', '.dockerignore'].map((name) =>
      get(folder, name),
    );
    const paths = touched(folder, '--write', '.');
    expect(paths.filter((path) => !path.startsWith(`${folder}/repo`))).toEqual([]);
    expect(get(folder, 'repo/far/Dockerfile')).toContain('--no-install-recommends');
    const after = ['outside/Dockerfile', 'outside/.dockerignore', 'secret.txt', '.dockerignore'].map((name) =>
      get(folder, name),
    );
    expect(after).toEqual(before);
  });
});

describe.skipIf(!canTrace)('outside of a repository', () => {
  /** A folder of services, and one above it that has what their COPYs miss. */
  const services = (): string =>
    folderWith({
      'package.json': '{}\n',
      'compose.yaml': 'services:\n  web:\n    build: { context: ., dockerfile: repo/web/Dockerfile }\n',
      'outside/x': '',
      'repo/web/Dockerfile': web.replace('COPY . .', 'COPY package.json *.js ./'),
    });

  test('nothing above the folder that was given is read', () => {
    const folder = services();
    const paths = touched(folder);
    expect(paths.filter((path) => !path.startsWith(`${folder}/repo`))).toEqual([]);
  });

  test('a file that is named has its context where its sources are', () => {
    const folder = services();
    expect(touched(folder, 'web/Dockerfile')).toContain(`${folder}/compose.yaml`);
  });
});

test('what links lead to outside of the repository settles nothing in it', async () => {
  const folder = folderWith({
    'out/config.json': '{ "level": "bold" }',
    'out/package.json': '{ "imgfix": { "level": "bold" } }',
    'out/CODEOWNERS': '* @somebody\n',
    'out/owners/CODEOWNERS': '* @somebody\n',
    'out/lock': 'not a lock\n',
    'repo/a/Dockerfile': 'FROM x\nRUN old\n',
  });
  const repo = join(folder, 'repo');
  execFileSync('git', ['init', '--quiet', repo]);
  const link = (target: string, name: string): void => symlinkSync(target, join(repo, name));
  link('../out/CODEOWNERS', 'CODEOWNERS');
  link('../out/owners', '.github');
  link('../out/package.json', 'package.json');
  expect(await imgfix(repo, ['--patch-dir', '../patches'])).toMatchObject({ code: 0 });
  expect(readdirSync(join(folder, 'patches'))).toEqual(['a.patch']);
  link('../out/config.json', 'imgfix.config.json');
  const refused = await imgfix(repo, []);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(
    /^imgfix: imgfix\.config\.json is a symbolic link to a file outside of the repository: /,
  );
  expect((await imgfix(repo, ['--config', '../out/config.json'])).stderr).toContain('"bold" is none of');
  link('../out/lock', 'imgfix.lock');
  const asks = { ...replaceOld, name: 'pin-base-image' };
  expect(await imgfix(repo, ['--no-config'], { transforms: [asks] })).toMatchObject({
    code: 2,
    stderr: 'imgfix: imgfix.lock is a symbolic link to a file outside of the repository\n',
  });
});
