import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import addDockerignore from '../../transforms/add-dockerignore.ts';
import copyManifestsFirst from '../../transforms/copy-manifests-first.ts';
import { folderWith, get, imgfix, system } from './harness.ts';

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
    'a script of package.json',
    { Dockerfile: 'FROM node\nCOPY . /a\n', 'package.json': '{ "scripts": { "build": "git rev-parse HEAD" } }\n' },
  ],
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

it('keeps output that git knows, and a file that a command reads', async () => {
  const Dockerfile = `${npm}COPY Docker* /about/\nRUN cat compose.yaml\n`;
  const files = { ...manifests, Dockerfile, 'dist/index.js': '', 'compose.yaml': '', '.DS_Store': '' };
  expect(await proposed(files)).toEqual(['**/.DS_Store']);
});

it('names what may be secret without leaving it out', async () => {
  const lines = await proposed({ ...manifests, Dockerfile: npm, '.git/HEAD': '', '.env': 'A=b\n', '.env.example': '' });
  expect(lines?.at(-1)).toBe('# .env');
  expect(lines).not.toContain('.env');
});

it('adds what is missing to a file that is there, unless it has exceptions', async () => {
  const files = { ...manifests, Dockerfile: npm, 'node_modules/a/i.js': '', '.git/HEAD': '' };
  expect(await proposed({ ...files, '.dockerignore': 'node_modules' })).toEqual(['node_modules', '.git']);
  expect(await proposed({ ...files, '.dockerignore': '*\n!src\n' })).toBeUndefined();
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
