import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import addDockerignore from '../../transforms/add-dockerignore.ts';
import copyManifestsFirst from '../../transforms/copy-manifests-first.ts';
import { folderWith, get, imgfix, put, system } from './harness.ts';

const npm = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n';
const manifests = { 'package.json': '{}\n', 'package-lock.json': '{}\n' };
const transforms = [addDockerignore];

/** The lines of the .dockerignore that a run would write; undefined if it would write none. */
const proposed = async (
  files: Readonly<Record<string, string>>,
  argv: readonly string[] = [],
): Promise<readonly string[] | undefined> => {
  const { stdout } = await imgfix(folderWith(files), ['--format', 'json', ...argv], { transforms });
  const report = JSON.parse(stdout) as { files: { path: string; status: string; after: string }[] };
  const file = report.files.find(({ path, status }) => path.endsWith('.dockerignore') && status === 'changed');
  return file?.after.split('\n').slice(0, -1);
};

it('writes what lies in the folder and is not needed, and nothing else', async () => {
  const files = {
    ...manifests,
    Dockerfile: npm,
    '.git/HEAD': 'ref: x\n',
    'node_modules/ms/index.js': '',
    'web/node_modules/ms/index.js': '',
    'dist/index.js': '',
    '.gitignore': 'node_modules\n/dist/\n',
    'src/index.ts': '',
  };
  expect(await proposed(files)).toEqual(['.git', '**/node_modules', 'dist', 'Dockerfile']);
});

it('shows a new file that git and patch take, and writes it', async () => {
  const folder = folderWith({ Dockerfile: npm, '.git/HEAD': '', ...manifests });
  const { stdout, code } = await imgfix(folder, ['--check'], { transforms });
  expect(code).toBe(1);
  expect(stdout).toBe('--- /dev/null\n+++ b/.dockerignore\n@@ -0,0 +1,2 @@\n+.git\n+Dockerfile\n');
  const copy = folderWith({ Dockerfile: npm });
  system(copy, 'git', ['apply', '-'], stdout);
  expect((await imgfix(folder, ['--write'], { transforms })).code).toBe(0);
  expect(get(folder, '.dockerignore')).toBe(get(copy, '.dockerignore'));
  expect((await imgfix(folder, ['--check'], { transforms })).code).toBe(0);
});

it('speaks of the lines that the file has, not of those that it is going to have', async () => {
  const files = { Dockerfile: npm, '.git/HEAD': '', ...manifests };
  for (const [existing, endLine] of [
    ['node_modules\n*.md\n', 2],
    [undefined, 1],
  ] as const) {
    const folder = folderWith({ ...files, ...(existing === undefined ? {} : { '.dockerignore': existing }) });
    const { stdout } = await imgfix(folder, ['--format', 'json'], { transforms });
    const report = JSON.parse(stdout) as { files: { path: string; changes: object[] }[] };
    expect(report.files.find(({ path }) => path === '.dockerignore')?.changes).toMatchObject([{ line: 1, endLine }]);
  }
});

it('counts for what the same run does to the Dockerfiles, so that a second one has nothing to add', async () => {
  const install = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "."]\n';
  const lock = '{"name":"a","lockfileVersion":3,"packages":{}}\n';
  const folder = folderWith({
    Dockerfile: install,
    'package.json': '{"name":"a"}\n',
    'package-lock.json': lock,
    'node_modules/ms/index.js': '',
  });
  const both = { transforms: [copyManifestsFirst, addDockerignore] };
  expect((await imgfix(folder, ['--write'], both)).code).toBe(0);
  expect(get(folder, '.dockerignore')).toBe('**/node_modules\nDockerfile\n');
  expect(get(folder, 'Dockerfile')).toContain('COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n');
  expect((await imgfix(folder, ['--check'], both)).code).toBe(0);
});

it('comes only with a folder, or when it is asked for by name', async () => {
  const files = { Dockerfile: npm, '.git/HEAD': '', ...manifests };
  expect(await proposed(files, ['Dockerfile'])).toBeUndefined();
  expect(await proposed(files, ['--only', 'add-dockerignore', 'Dockerfile'])).toEqual(['.git', 'Dockerfile']);
  expect(await proposed(files, ['--level', 'safe'])).toBeUndefined();
});

it('leaves a dependency folder that a stage takes along without an install', async () => {
  const Dockerfile = `${npm}\nFROM node:22-slim\nCOPY . /app\nCMD ["node", "/app"]\n`;
  expect(await proposed({ ...manifests, Dockerfile, 'node_modules/ms/index.js': '', '.git/HEAD': '' })).toEqual([
    '.git',
    'Dockerfile',
  ]);
});

it('reads every Dockerfile that shares the folder, also those that nobody named', async () => {
  const files = {
    ...manifests,
    Dockerfile: npm,
    'docker/site.Dockerfile':
      'FROM nginx\nCOPY dist /usr/share/nginx/html\nCOPY compose.yaml docker/site.conf /etc/nginx/\n',
    'docker/site.conf': '',
    'compose.yaml': '',
    'dist/index.html': '',
    '.gitignore': 'dist\n',
    '.git/HEAD': '',
  };
  expect(await proposed(files)).toEqual(['.git', 'Dockerfile']);
  expect(await proposed(files, ['--only', 'add-dockerignore', 'Dockerfile'])).toEqual(['.git', 'Dockerfile']);
});

it.each([
  ['a command', { Dockerfile: 'FROM alpine\nCOPY . /a\nRUN git -C /a describe > /version\n' }],
  [
    'a script',
    { Dockerfile: 'FROM alpine\nCOPY . /a\nWORKDIR /a\nRUN ./build.sh\n', 'build.sh': 'git rev-parse HEAD\n' },
  ],
  [
    'a manifest',
    { Dockerfile: 'FROM python\nCOPY . /a\nRUN pip install /a\n', 'pyproject.toml': 'requires = ["setuptools-scm"]\n' },
  ],
  [
    'a script that nobody names',
    { Dockerfile: 'FROM alpine\nCOPY . /a\nRUN make -C /a\n', 'ci/version.sh': 'git describe --tags\n' },
  ],
  [
    'a manifest in a folder',
    { Dockerfile: 'FROM alpine\nCOPY . /a\nRUN make -C /a/api\n', 'api/Makefile': 'V := $(shell git describe)\n' },
  ],
  [
    'a program that fails without a repository',
    { Dockerfile: 'FROM node\nCOPY . /a\n', 'package.json': '{ "scripts": { "prepare": "lefthook install" } }\n' },
  ],
  ['a program that a RUN starts', { Dockerfile: 'FROM golang\nCOPY . /a\nRUN goreleaser build --snapshot\n' }],
  [
    'a script of package.json',
    { Dockerfile: 'FROM node\nCOPY . /a\n', 'package.json': '{ "scripts": { "build": "git rev-parse HEAD" } }\n' },
  ],
  [
    'a file that a script of package.json starts',
    {
      Dockerfile: 'FROM node\nCOPY . /a\n',
      'package.json': '{ "scripts": { "build": "node scripts/build.js" } }\n',
      'scripts/build.js': "execSync('git rev-parse HEAD')\n",
    },
  ],
  [
    'the settings of a build',
    { Dockerfile: 'FROM node\nCOPY . /a\n', 'next.config.mjs': "generateBuildId: () => run('git rev-parse HEAD')\n" },
  ],
  [
    'a plugin that names releases',
    {
      Dockerfile: 'FROM node\nCOPY . /a\n',
      'package.json': '{ "devDependencies": { "@sentry/vite-plugin": "^2.0.0" } }\n',
    },
  ],
  ['a gem', { Dockerfile: 'FROM ruby\nCOPY . /a\n', 'shop.gemspec': 'files = `git ls-files`.split\n' }],
  ['a mount', { Dockerfile: 'FROM alpine\nCOPY . /a\nRUN --mount=type=bind,source=.git,target=/g make\n' }],
  ['a COPY', { Dockerfile: 'FROM alpine\nCOPY . /a\nCOPY .git/HEAD /head\n' }],
])('keeps .git where %s reads it', async (_, files) => {
  expect(await proposed({ ...files, '.git/HEAD': '', '__pycache__/x.pyc': '' })).toEqual([
    '**/__pycache__',
    'Dockerfile',
  ]);
});

it('does not take the address of a repository for a question to it', async () => {
  const Dockerfile = 'FROM node\nCOPY . /a\n';
  const json =
    '{ "repository": { "type": "git", "url": "git+https://example.org/a.git" }, "scripts": { "start": "node ." } }\n';
  expect(await proposed({ Dockerfile, 'package.json': json, '.git/HEAD': '' })).toEqual(['.git', 'Dockerfile']);
});

it('keeps a file of containers that a script of the project names', async () => {
  const files = { 'package.json': '{ "scripts": { "build": "cp compose.yaml dist" } }\n', 'compose.yaml': '' };
  expect(await proposed({ Dockerfile: 'FROM node\nCOPY . /a\n', ...files, '.git/HEAD': '' })).toEqual([
    '.git',
    'Dockerfile',
  ]);
});

it('says that a program loses the revision that its compiler puts into it', async () => {
  const Dockerfile = 'FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY . /a\nRUN dotnet publish /a\n';
  const { stdout } = await imgfix(folderWith({ Dockerfile, '.git/HEAD': '' }), ['--format', 'text'], { transforms });
  expect(stdout).toContain('a .NET program no longer carries the revision');
});

it('keeps output that git knows, and a file that a command reads', async () => {
  const Dockerfile = `${npm}COPY Docker* /about/\nRUN cat compose.yaml\n`;
  const files = { ...manifests, Dockerfile, 'dist/index.js': '', 'compose.yaml': '', '.DS_Store': '' };
  expect(await proposed(files)).toEqual(['**/.DS_Store']);
});

it('takes a folder for output where the tool that builds makes it its own, whatever git knows', async () => {
  const vite = { 'package.json': '{ "scripts": { "build": "tsc && vite build" } }\n', 'package-lock.json': '{}\n' };
  const dist = { Dockerfile: npm, 'dist/index.js': '' };
  expect(await proposed({ ...vite, ...dist })).toEqual(['dist', 'Dockerfile']);
  expect(await proposed({ ...vite, ...dist, 'vite.config.ts': 'build: { outDir: "../out" }\n' })).toBeUndefined();
  const maven = 'FROM maven:3\nCOPY . /a\nWORKDIR /a\nRUN mvn package\n';
  expect(await proposed({ Dockerfile: maven, 'pom.xml': '<project/>\n', 'target/a.jar': '' })).toEqual([
    'target',
    'Dockerfile',
  ]);
  expect(await proposed({ Dockerfile: maven, 'target/a.jar': '' })).toBeUndefined();
  const pip = 'FROM python:3\nCOPY . /a\nRUN pip install -r /a/requirements.txt\n';
  const venv = { Dockerfile: pip, 'requirements.txt': 'flask\n', 'venv/bin/activate': '' };
  expect(await proposed({ ...venv, 'venv/pyvenv.cfg': '' })).toEqual(['venv', 'Dockerfile']);
  expect(await proposed(venv)).toBeUndefined();
});

it('leaves out logs that git leaves out', async () => {
  const files = { ...manifests, Dockerfile: npm, 'app.log': '', 'npm-debug.log': '' };
  expect(await proposed({ ...files, '.gitignore': '*.log\n' })).toEqual(['*.log', 'Dockerfile']);
  expect(await proposed(files)).toEqual(['npm-debug.log', 'Dockerfile']);
  const sample = `${npm}COPY app.log /demo/\n`;
  expect(await proposed({ ...files, Dockerfile: sample, '.gitignore': '*.log\n' })).toEqual([
    'npm-debug.log',
    'Dockerfile',
  ]);
});

/** Why nothing is left out, or not all that lies there. */
const notesOn = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { stdout } = await imgfix(folderWith(files), ['--format', 'json'], { transforms });
  const report = JSON.parse(stdout) as { files: { notes: { reason: string; message: string }[] }[] };
  return report.files.flatMap((file) => file.notes.map(({ reason, message }) => `${reason}: ${message}`));
};

it('says of what stays why it does', async () => {
  const Dockerfile = `${npm}\nFROM node:22-slim\nCOPY . /app\nCOPY dist /dist\n`;
  const files = { 'package.json': '{ "scripts": { "build": "git rev-parse HEAD" } }\n', 'package-lock.json': '{}\n' };
  const all = { ...files, Dockerfile, 'node_modules/ms/i.js': '', 'dist/i.js': '', '.gitignore': 'dist\n' };
  const stays = 'stays in the build context:';
  expect(await notesOn({ ...all, '.git/HEAD': '' })).toEqual([
    `reads-version-control: .git ${stays} package.json may read the repository`,
    `not-made: **/node_modules ${stays} a stage that copies it with the whole folder (COPY of line 7) installs nothing like it`,
    `needed: dist ${stays} an instruction copies it by its name`,
  ]);
});

it('names what may be secret without leaving it out', async () => {
  const lines = await proposed({ ...manifests, Dockerfile: npm, '.git/HEAD': '', '.env': 'A=b\n', '.env.example': '' });
  expect(lines?.at(-1)).toBe('# .env');
  expect(lines).not.toContain('.env');
});

it('has a note for what may be secret, also where nothing is left out', async () => {
  const files = { Dockerfile: 'FROM alpine\nCOPY . /a\n', '.env': 'A=b\n', 'server.key': '', '.env.example': '' };
  const notes = async (more: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { stdout } = await imgfix(folderWith({ ...files, ...more }), ['--format', 'json'], { transforms });
    const report = JSON.parse(stdout) as { files: { notes: { reason: string; message: string }[] }[] };
    return report.files.flatMap((file) => file.notes.map(({ reason, message }) => `${reason}: ${message}`));
  };
  const note =
    'may-be-secret: .env, server.key may hold secrets and travel into every image that copies the whole folder';
  expect(await notes({})).toEqual([note]);
  expect(await notes({ '.git/HEAD': '' })).toEqual([note]);
  expect(await notes({ '.dockerignore': '.env\n*.key\n' })).toEqual([]);
});

it('adds what is missing to a file that is there, unless an exception may speak of it', async () => {
  const files = { ...manifests, Dockerfile: npm, 'node_modules/a/i.js': '', '.git/HEAD': '' };
  expect(await proposed({ ...files, '.dockerignore': 'node_modules' })).toEqual(['node_modules', '.git']);
  expect(await proposed({ ...files, '.dockerignore': '*\n!src\n' })).toBeUndefined();
  const markdown = '*.md\n!README.md\n';
  expect(await proposed({ ...files, '.dockerignore': markdown })).toEqual([
    '*.md',
    '!README.md',
    '.git',
    '**/node_modules',
  ]);
  const kept = '**/node_modules\n!node_modules/a\n';
  expect(await proposed({ ...files, '.dockerignore': kept })).toEqual(['**/node_modules', '!node_modules/a', '.git']);
  expect(await notesOn({ ...files, '.dockerignore': kept })).toEqual([
    'has-exceptions: **/node_modules stays in the build context: a further line might undo !node_modules/a of the .dockerignore',
  ]);
  for (const all of ['!**', '!.', '!**/*.md', '!*', '!.git*']) {
    expect(
      await proposed({ ...manifests, Dockerfile: npm, '.git/HEAD': '', '.dockerignore': `${all}\n` }),
    ).toBeUndefined();
  }
  expect(await proposed({ ...files, 'Dockerfile.dockerignore': '.git\n' })).toBeUndefined();
});

it('says nothing where no stage copies the whole folder, or a variable decides', async () => {
  expect(await proposed({ Dockerfile: 'FROM alpine\nCOPY src /src\n', '.git/HEAD': '' })).toBeUndefined();
  expect(
    await proposed({ Dockerfile: 'FROM alpine\nARG D\nCOPY . /a\nCOPY $D /b\n', '.git/HEAD': '' }),
  ).toBeUndefined();
});

it('leaves no file behind that it could not finish', async () => {
  const folder = folderWith({ Dockerfile: npm, '.git/HEAD': '' });
  expect((await imgfix(folder, ['--write'], { transforms })).code).toBe(0);
  expect(existsSync(join(folder, '.dockerignore'))).toBe(true);
  expect(system(folder, 'ls', ['-A'])).toBe('.dockerignore\n.git\nDockerfile\n');
});

describe('where only a part is wanted', () => {
  const add = (folder: string, argv: readonly string[] = []) => imgfix(folder, ['--quiet', ...argv], { transforms });
  const copy = 'FROM alpine\nCOPY . /a\n';
  /** A repository with two services, of which nothing has changed. */
  const repository = (): string => {
    const folder = folderWith({
      'a/Dockerfile': copy,
      'a/__pycache__/x.pyc': '',
      'b/Dockerfile': copy,
      'b/dev.Dockerfile': 'FROM alpine\nCOPY __pycache__ /b\n',
      'b/.DS_Store': '',
      'b/__pycache__/x.pyc': '',
      '.gitignore': '__pycache__\n.DS_Store\n',
    });
    const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false'];
    system(folder, 'git', ['init', '-q', '-b', 'main']);
    system(folder, 'git', ['add', '-A']);
    system(folder, 'git', [...author, 'commit', '-q', '-m', 'x']);
    return folder;
  };
  const written = ({ stdout }: { readonly stdout: string }): readonly string[] =>
    Array.from(stdout.matchAll(/^\+\+\+ b\/(.*)$/gm), ([, name = '']) => name);

  it('--since: of contexts in which a Dockerfile or the file itself has changed, by all that share them', async () => {
    const folder = repository();
    expect(written(await add(folder, ['--since', 'HEAD']))).toEqual([]);
    put(folder, 'b/Dockerfile', `${copy}EXPOSE 1\n`);
    expect(written(await add(folder, ['--since', 'HEAD']))).toEqual(['b/.dockerignore']);
    put(folder, 'a/.dockerignore', '*.log\n');
    const both = await add(folder, ['--since', 'HEAD']);
    expect(written(both)).toEqual(['a/.dockerignore', 'b/.dockerignore']);
    // b/dev.Dockerfile has not changed, and copies what b/Dockerfile does not need
    expect(both.stdout).toContain('+++ b/a/.dockerignore\n@@ -1 +1,2 @@\n *.log\n+**/__pycache__\n');
    expect(both.stdout).toMatch(/b\/b\/\.dockerignore\n@@ [^\n]*\n\+\*\*\/\.DS_Store\n\+Dockerfile\n/);
  });

  it('--changed-lines: only where the COPY of the whole folder is new, or the file itself', async () => {
    const folder = repository();
    put(folder, 'a/Dockerfile', `${copy}EXPOSE 1\n`);
    const other = await imgfix(folder, ['--changed-lines'], { transforms });
    expect(written(other)).toEqual([]);
    expect(other.stderr).toContain('1 unchanged-lines');
    put(folder, 'a/Dockerfile', copy.replace('/a', '/app'));
    expect(written(await add(folder, ['--changed-lines']))).toEqual(['a/.dockerignore']);
    put(folder, 'a/Dockerfile', copy);
    put(folder, 'a/.dockerignore', '*.log\n');
    expect(written(await add(folder, ['--changed-lines']))).toEqual(['a/.dockerignore']);
  });

  it('--baseline: what is known today is tolerated, and what is new is not', async () => {
    const folder = repository();
    const argv = ['--check', '--baseline', 'known.json'];
    expect(await add(folder, argv)).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(get(folder, 'known.json'))).toMatchObject({
      files: {
        'a/.dockerignore': [expect.stringContaining('add-dockerignore ')],
        'b/.dockerignore': [expect.any(String)],
      },
    });
    expect(await add(folder, argv)).toMatchObject({ code: 0, stdout: '' });
    put(folder, 'c/Dockerfile', copy);
    put(folder, 'c/__pycache__/x.pyc', '');
    const third = await add(folder, argv);
    expect({ code: third.code, names: written(third) }).toEqual({ code: 1, names: ['c/.dockerignore'] });
  });

  it('--report shows what --write writes, --patch-dir what applies alone', async () => {
    const files = {
      'a/Dockerfile': npm.replace('RUN npm ci && npm run build', 'RUN npm ci\nCMD ["node", "."]'),
      'a/package.json': '{"name":"a"}\n',
      'a/package-lock.json': '{"name":"a","lockfileVersion":3,"packages":{}}\n',
      'a/node_modules/ms/index.js': '',
    };
    const both = { transforms: [copyManifestsFirst, addDockerignore] };
    const folder = folderWith(files);
    const { stdout } = await imgfix(folder, ['--report', 'page.html'], both);
    const there = folderWith(files);
    await imgfix(there, ['--write', '--report', 'page.html'], both);
    system(folder, 'git', ['apply', '-'], stdout);
    expect(get(folder, 'a/Dockerfile')).toBe(get(there, 'a/Dockerfile'));
    expect(get(folder, 'a/.dockerignore')).toBe(get(there, 'a/.dockerignore'));
  });
});
