import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import copyManifestsFirst from '../../../transforms/copy-manifests-first.ts';
import movePackageInstallsUp from '../../../transforms/move-package-installs-up.ts';
import removeDevDependencies from '../../../transforms/remove-dev-dependencies.ts';
import useFrozenLockfile from '../../../transforms/use-frozen-lockfile.ts';
import addDockerignore from '../../../transforms/add-dockerignore.ts';
import { folderWith, imgfix, system } from '../../cli/harness.ts';
import { buildStandIn, standInOptions, standInTag } from '../standins.ts';
import { unexpected, verify, withEngine, type Reported } from './harness.ts';

type Side = NonNullable<Reported['before']>;

/** Whether the step that a text names came from the cache when a source was touched. */
const isCached = (side: Side, step: string): boolean | undefined =>
  side.rebuild?.steps.find(({ name }) => name.includes(step))?.cached;

/** Builds before and after, compares the images, and says of a step whether it was cached after a change of a source. */
const cachedBeforeAndAfter = async (
  files: Readonly<Record<string, string>>,
  step: string,
  options: readonly string[],
): Promise<readonly [boolean | undefined, boolean | undefined]> => {
  const transforms = [copyManifestsFirst, movePackageInstallsUp];
  const { outcome, files: reported } = await verify(folderWith(files), ['--cached', ...options], transforms);
  const [file] = reported;
  if (!file?.before || !file.after) throw new Error(`${outcome.stderr}${JSON.stringify(file)}`);
  // the same installed tree: no transform here announces any difference
  expect({ unexpected: unexpected(file), status: file.status }).toEqual({ unexpected: [], status: 'verified' });
  return [isCached(file.before, step), isCached(file.after, step)];
};

const fixtures = join(import.meta.dirname, '../../../__fixtures__/copy-manifests-first');

/** The build context of a fixture, and its Dockerfile. */
const project = (name: string): Record<string, string> => {
  const context = join(fixtures, name, 'context');
  const files: Record<string, string> = { Dockerfile: readFileSync(join(fixtures, name, 'before.Dockerfile'), 'utf8') };
  for (const entry of readdirSync(context, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(context.length + 1)] = readFileSync(path, 'utf8');
  }
  return files;
};

withEngine('installs before the sources', (engine) => {
  if (engine.name !== 'docker') return;
  beforeAll(async () => {
    for (const name of ['debian', 'node', 'python', 'compilers', 'composer'] as const) await buildStandIn(engine, name);
  }, 400_000);

  it.each([
    [
      'Go modules, which go build alone downloads',
      'go-build-without-download',
      'go mod download',
      ['golang:1.24-alpine'],
    ],
    [
      'Composer, whose autoloader reads the sources',
      'composer-optimized-autoloader',
      '--no-autoloader',
      ['composer:2'],
    ],
    ['Cargo, with a stand-in for the sources', 'cargo-stand-in', 'mkdir -p src', ['rust:1.80']],
  ] as const)('%s', async (_, name, step, bases) => {
    const compiles = name.startsWith('go') || name.startsWith('cargo');
    const [before, after] = await cachedBeforeAndAfter(project(name), step, [
      ...standInOptions(bases, compiles ? 'compilers' : 'composer'),
      ...standInOptions(['debian:bookworm-slim'], 'debian'),
      ...['--level', 'risky'],
    ]);
    // a step that only downloads is not there before
    expect([before ?? false, after]).toEqual([false, true]);
  });

  it('npm workspaces', async () => {
    const manifest = (name: string, rest = ''): string => `{ "name": "${name}", "version": "1.0.0"${rest} }\n`;
    const files = {
      Dockerfile: `FROM node:20
WORKDIR /repo
COPY . .
RUN npm ci --no-audit
CMD ["node", "apps/web/index.js"]
`,
      'package.json': manifest('shop', ', "workspaces": ["apps/*", "packages/*"]'),
      'apps/web/package.json': manifest('web', ', "dependencies": { "@shop/ui": "*" }'),
      'apps/web/index.js': 'console.log(require("@shop/ui"));\n',
      'packages/ui/package.json': manifest('@shop/ui'),
      'packages/ui/index.js': 'module.exports = "ui";\n',
      'package-lock.json': JSON.stringify({
        ...{ name: 'shop', version: '1.0.0', lockfileVersion: 3, requires: true },
        packages: {
          '': { name: 'shop', version: '1.0.0', workspaces: ['apps/*', 'packages/*'] },
          'apps/web': { version: '1.0.0', dependencies: { '@shop/ui': '*' } },
          'packages/ui': { name: '@shop/ui', version: '1.0.0' },
          'node_modules/web': { resolved: 'apps/web', link: true },
          'node_modules/@shop/ui': { resolved: 'packages/ui', link: true },
        },
      }),
      '.dockerignore': '**/node_modules\n',
    };
    const options = ['--smoke', 'node apps/web/index.js', ...standInOptions(['node:20'], 'node')];
    expect(await cachedBeforeAndAfter(files, 'npm ci', options)).toEqual([false, true]);
  });

  it('npm, tied to its lockfile and without packages for development', async () => {
    const local = (name: string): Record<string, unknown> => ({ resolved: name, link: true });
    const needs = { dependencies: { greet: 'file:lib/greet' }, devDependencies: { check: 'file:tools/check' } };
    const folder = folderWith({
      Dockerfile: `FROM node:20
WORKDIR /app
COPY . .
RUN npm install --no-audit
CMD ["node", "index.js"]
`,
      'package.json': JSON.stringify({ name: 'shop', version: '1.0.0', ...needs }),
      'index.js': 'console.log(require("greet"));\n',
      'lib/greet/package.json': '{ "name": "greet", "version": "1.0.0" }\n',
      'lib/greet/index.js': 'module.exports = "hello";\n',
      'tools/check/package.json': '{ "name": "check", "version": "1.0.0" }\n',
      'package-lock.json': `${JSON.stringify(
        {
          ...{ name: 'shop', version: '1.0.0', lockfileVersion: 3, requires: true },
          packages: {
            '': { name: 'shop', version: '1.0.0', ...needs },
            'lib/greet': { version: '1.0.0' },
            'node_modules/check': local('tools/check'),
            'node_modules/greet': local('lib/greet'),
            'tools/check': { version: '1.0.0', dev: true },
          },
        },
        undefined,
        2,
      )}\n`,
    });
    const options = ['--smoke', 'node index.js', ...standInOptions(['node:20'], 'node')];
    const { files } = await verify(folder, options, [useFrozenLockfile, removeDevDependencies]);
    const [file] = files;
    expect(file && { status: file.status, transforms: file.transforms, unexpected: unexpected(file) }).toEqual({
      status: 'verified',
      transforms: ['use-frozen-lockfile', 'remove-dev-dependencies'],
      unexpected: [],
    });
    const gone = file?.differences.filter(({ change }) => change === 'removed').map(({ subject }) => subject);
    expect(gone).toEqual(['/app/node_modules/check']);
  });

  it('pip, with a requirement file that names another, and a build in the same RUN', async () => {
    const files = {
      Dockerfile: `FROM python:3.12
RUN mkdir /wheels && python -c "import zipfile; w = zipfile.ZipFile('/wheels/tiny-1-py3-none-any.whl', 'w'); \\
d = 'tiny-1.dist-info/'; w.writestr('tiny.py', 'answer = 42'); w.writestr(d + 'METADATA', 'Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n'); \\
w.writestr(d + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n'); w.writestr(d + 'RECORD', 'tiny.py,,\\n')" \\
    && printf '[global]\\nno-index = true\\nfind-links = /wheels\\n' > /etc/pip.conf
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir --no-compile -r requirements.txt && python build.py
CMD ["python", "app.py"]
`,
      'requirements.txt': '-r requirements/base.txt\n',
      'requirements/base.txt': 'tiny==1\n',
      'build.py': 'import tiny; open("built", "w").write(str(tiny.answer))\n',
      'app.py': 'import tiny; print(tiny.answer)\n',
    };
    const options = ['--smoke', 'python app.py', ...standInOptions(['python:3.12'], 'python')];
    expect(await cachedBeforeAndAfter(files, 'pip install', options)).toEqual([false, true]);
  });

  it('packages of the system', async () => {
    const files = {
      Dockerfile: `FROM debian:bookworm
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
CMD ["sh", "run.sh"]
`,
      'run.sh': 'jq --version\n',
    };
    expect(await cachedBeforeAndAfter(files, 'apt-get install', ['--smoke', 'sh run.sh'])).toEqual([false, true]);
  });

  it('a .dockerignore that imgfix has written keeps out what it names, and nothing else', async () => {
    const folder = folderWith({
      Dockerfile: 'FROM node:20\nCOPY . /app\nWORKDIR /app\nRUN npm ci\n',
      'package.json': '{ "name": "web", "version": "1.0.0" }\n',
      'package-lock.json': '{ "name": "web", "version": "1.0.0", "lockfileVersion": 3, "packages": {} }\n',
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'node_modules\n',
      '.env': 'A=b\n',
      'node_modules/left/index.js': '',
      'web/node_modules/left/index.js': '',
      'web/node_modules.md': '',
      'docker/Dockerfile.md': '',
      'src/index.js': '',
    });
    const argv = ['--only', 'add-dockerignore', '--write', '.'];
    expect((await imgfix(folder, argv, { transforms: [addDockerignore] })).code).toBe(0);
    const list = `FROM ${standInTag('node')}\nCOPY . /app\nRUN cd /app && find . -type f | sort > /list\n`;
    const image = system(folder, 'docker', ['build', '-q', '--network', 'host', '-f', '-', '.'], list).trim();
    onTestFinished(() => void system(folder, 'docker', ['image', 'rm', '--force', image]));
    const found = system(folder, 'docker', ['run', '--rm', '--network', 'host', image, 'cat', '/list']);
    expect(found.trim().split('\n')).toEqual(
      [
        '.dockerignore',
        '.env',
        '.gitignore',
        'docker/Dockerfile.md',
        'package-lock.json',
        'package.json',
        'src/index.js',
        'web/node_modules.md',
      ].map((path) => `./${path}`),
    );
  });
});
