import { beforeAll, expect, it } from 'vitest';
import { transforms } from '../../../transforms/index.ts';
import { folderWith } from '../../cli/harness.ts';
import { buildStandIn, standInOptions } from '../standins.ts';
import { unexpected, verify, withEngine, type Reported } from './harness.ts';

/** The only file of a run that must come out verified. */
const verified = async (
  files: Readonly<Record<string, string>>,
  options: readonly string[] = ['--cached'],
): Promise<{ file: Reported; before: NonNullable<Reported['before']>; after: NonNullable<Reported['after']> }> => {
  // these ask for images that only a registry has
  const skip = ['--skip', 'pin-base-image,use-alpine-base,use-slim-base'];
  const { outcome, files: reported } = await verify(folderWith(files), [...skip, ...options], transforms);
  const [file] = reported;
  if (!file?.before || !file.after) throw new Error(`${outcome.stderr}${JSON.stringify(file)}`);
  expect({ unexpected: unexpected(file), status: file.status }).toEqual({ unexpected: [], status: 'verified' });
  expect(outcome.code).toBe(0);
  return { file, before: file.before, after: file.after };
};

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
const mebibytes = 1024 * 1024;

withEngine('what the articles promise', () => {
  it('a file of 100 MB made and deleted in separate RUNs costs nothing any more', async () => {
    const { before, after } = await verified({
      Dockerfile: `FROM debian:bookworm
RUN dd if=/dev/zero of=/big bs=1M count=100
RUN rm /big
CMD ["true"]
`,
    });
    const base = before.layers[0]?.bytes ?? 0;
    expect(before.bytes - base).toBe(100 * mebibytes);
    expect(before.wasted).toMatchObject({ bytes: 100 * mebibytes, paths: [{ path: 'big' }] });
    expect(after.bytes - base).toBe(0);
    expect(after.wasted.bytes).toBe(0);
  });

  it('git without recommended packages and lists is a quarter smaller', async () => {
    const { file, before, after } = await verified(
      {
        Dockerfile: `FROM debian:bookworm
RUN apt-get update && apt-get install -y git
CMD ["git", "--version"]
`,
      },
      ['--cached', '--smoke', 'git --version', '--smoke', '["git", "init", "/x"]'],
    );
    console.info(`git: ${megabytes(before.bytes)} → ${megabytes(after.bytes)} MB`);
    expect(after.bytes / before.bytes).toBeLessThan(0.78);
    const lost = file.differences.filter(({ kind, change }) => kind === 'package' && change === 'removed');
    expect(lost.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['less', 'openssh-client', 'patch']));
    expect(lost.map(({ subject }) => subject)).not.toContain('ca-certificates');
  });

  it('the redis lab: tools that are installed, used and removed leave nothing', async () => {
    const { before, after } = await verified(
      {
        Dockerfile: `FROM debian:bookworm
ENV VERSION=3.0.0
RUN apt-get update
RUN apt-get install -y make gcc libc6-dev
RUN mkdir /redis-$VERSION && printf 'int main(void) { return 0; }\\n' > /redis-$VERSION/redis-server.c
RUN make -C /redis-$VERSION redis-server
RUN install /redis-$VERSION/redis-server /usr/local/bin/redis-server
RUN apt-get remove -y --auto-remove make gcc libc6-dev
RUN apt-get clean
RUN rm -rf /var/lib/apt/lists/* /redis-$VERSION
CMD ["redis-server"]
`,
      },
      ['--cached', '--smoke', 'redis-server'],
    );
    console.info(`redis lab: ${megabytes(before.bytes)} → ${megabytes(after.bytes)} MB`);
    expect(after.layers.length).toBeLessThan(before.layers.length);
    expect(after.bytes / before.bytes).toBeLessThan(0.5);
    expect(after.wasted.bytes).toBeLessThan(before.wasted.bytes / 10);
  });
});

const cachedSteps = (side: NonNullable<Reported['before']>): Record<string, boolean> =>
  Object.fromEntries((side.rebuild?.steps ?? []).map(({ name, cached }) => [name.replace(/^\[[^\]]*\] /, ''), cached]));

withEngine('apps whose manifests come first', (engine) => {
  if (engine.name !== 'docker') return;
  beforeAll(async () => {
    await buildStandIn(engine, 'node');
    await buildStandIn(engine, 'python');
  }, 300_000);

  it('node: the install is cached after a change of a source, and the app still answers', async () => {
    const { file, before, after } = await verified(
      {
        Dockerfile: `FROM node:20
WORKDIR /app
COPY . .
RUN npm ci
EXPOSE 38431
CMD ["node", "server.js"]
`,
        'package.json': '{ "name": "web", "version": "1.0.0" }\n',
        'package-lock.json':
          '{ "name": "web", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "web", "version": "1.0.0" } } }\n',
        'server.js': `require('node:http').createServer((q, r) => r.end('hello ' + q.url)).listen(38431);\n`,
        '.dockerignore': 'node_modules\n',
      },
      ['--http', '38431/x', '--smoke', 'node --version', ...standInOptions(['node:20'], 'node')],
    );
    expect(file.touched).toBe('server.js');
    expect(cachedSteps(before)).toMatchObject({ 'RUN npm ci': false });
    const install = Object.entries(cachedSteps(after)).find(([name]) => name.includes('npm ci'));
    expect(install?.[1]).toBe(true);
    expect(before.coldSeconds).toBeGreaterThan(0);
  });

  it('python: the install is cached after a change of a source', async () => {
    const { file, before, after } = await verified(
      {
        Dockerfile: `FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
CMD ["python", "app.py"]
`,
        'requirements.txt': 'pip>=20\n',
        'app.py': 'print("hello")\n',
      },
      ['--cached', '--smoke', 'python app.py', ...standInOptions(['python:3.12'], 'python')],
    );
    expect(file.touched).toBe('app.py');
    const install = (side: typeof before): boolean | undefined =>
      Object.entries(cachedSteps(side)).find(([name]) => name.includes('pip install'))?.[1];
    expect([install(before), install(after)]).toEqual([false, true]);
  });
});
