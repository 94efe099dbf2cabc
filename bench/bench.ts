/**
 * What imgfix costs on this machine: one small file beside `node -e 0`, files per second, memory for 5,000 files, a
 * repository of services from templates, long files.
 *
 *     npm run build && npm run bench [-- FOLDER]
 *
 * FOLDER (or IMGFIX_CORPUS) holds Dockerfiles; without one the repository's own fixtures are taken.
 */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { discover } from '../src/project/discover.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.cjs');
const runs = 15;
const manyFiles = 5000;
const monorepoFiles = 10_000;
const targets = { start: 60, rate: 1000, memory: 200, copies: 1750 };

const small = `FROM node:20
WORKDIR /app
RUN apt-get update
RUN apt-get install -y curl
COPY . .
RUN npm ci
CMD ["node", "server.js"]
`;

// on node 20 extra certificates are read at every start, and cost more than the start itself
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined };

const start = (parameters: readonly string[], report = 'ignore' as 'ignore' | 'pipe'): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, parameters, {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'ignore', 'pipe', report],
  });

const time = (parameters: readonly string[]): number => {
  const from = performance.now();
  const { status, stderr } = start(parameters);
  if (status !== 0 && status !== 2) throw new Error(`node ${parameters.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - from;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Medians of several commands, run in turns so that all see the same weather. */
const race = (commands: readonly (readonly string[])[]): number[] => {
  const times = commands.map((): number[] => []);
  for (let run = -1; run < runs; run++) {
    commands.forEach((command, index) => {
      const taken = time(command);
      if (run >= 0) times[index]?.push(taken);
    });
  }
  return times.map(median);
};

const row = (what: string, value: string, target = ''): void => {
  process.stdout.write(`${what.padEnd(52)}${value.padStart(16)}${target === '' ? '' : `   target ${target}`}\n`);
};

const ms = (value: number): string => `${value.toFixed(1)} ms`;

const measureStart = (folder: string): void => {
  const file = join(folder, 'Dockerfile');
  writeFileSync(file, small);
  const [node = NaN, version = NaN, one = NaN] = race([
    ['-e', '0'],
    [cli, '--version'],
    [cli, file],
  ]);
  row('node -e 0', ms(node));
  row('imgfix --version', ms(version));
  row('imgfix on one small file, changes it', ms(one), `≤ ${targets.start} ms`);
};

const measureRate = (corpus: string, files: number): void => {
  const seconds = median([1, 2, 3].map(() => time([cli, '--quiet', corpus]))) / 1000;
  row(`${files} files in one process`, `${seconds.toFixed(2)} s`);
  row('files per second, start included', (files / seconds).toFixed(0), `≥ ${targets.rate}`);
};

/** Long files: what a line is, by its number. */
const longShapes: Readonly<Record<string, (at: number) => string>> = {
  mixed: (at) =>
    [
      `RUN apt-get update && apt-get install -y p${at}`,
      `ENV A${at} b`,
      `RUN echo x > /x${at}`,
      `COPY f${at} /f`,
      '# c',
    ][at % 5] ?? '',
  'RUN echo': () => 'RUN echo a',
  'RUN set -e': () => 'RUN set -e; a',
  'RUN pip install': () => 'RUN pip install x',
  'RUN apt-get install': () => 'RUN apt-get install -y curl',
  'FROM, RUN, COPY --from': (at) =>
    [`FROM debian:12 AS s${at}`, 'RUN apt-get update && apt-get install -y git', `COPY --from=s${at - 2} /a /b`][
      at % 3
    ] ?? '',
};

const measureLong = (folder: string): void => {
  for (const [name, line] of Object.entries(longShapes)) {
    // twice the lines should take twice the time
    const sizes = name === 'mixed' ? [2500, 5000, 10_000] : [2000, 4000];
    const times = sizes.map((lines) => {
      const file = join(folder, `Dockerfile.${lines}`);
      writeFileSync(
        file,
        `FROM debian:12 AS first\n${Array.from({ length: lines - 1 }, (_, at) => `${line(at)}\n`).join('')}`,
      );
      return time([cli, '--quiet', file]) / 1000;
    });
    row(`${sizes.join(' / ')} lines: ${name}`, times.map((seconds) => seconds.toFixed(1)).join(' / ') + ' s');
  }
};

const measureCopies = (paths: readonly string[], folder: string): void => {
  for (let index = 0; index < monorepoFiles; index++) {
    const place = join(folder, `team-${index % 97}`, `service-${index}`);
    mkdirSync(place, { recursive: true });
    copyFileSync(paths[index % paths.length] ?? '', join(place, 'Dockerfile'));
  }
  const seconds = median([1, 2, 3].map(() => time([cli, '--quiet', folder]))) / 1000;
  row(`${monorepoFiles} services with ${paths.length} different files`, `${seconds.toFixed(2)} s`);
  row('files per second, start included', (monorepoFiles / seconds).toFixed(0), `≥ ${targets.copies}`);
};

const measureMemory = (paths: readonly string[], folder: string): void => {
  for (let index = 0; index < manyFiles; index++) {
    const place = join(folder, `${index % 100}`);
    mkdirSync(place, { recursive: true });
    copyFileSync(paths[index % paths.length] ?? '', join(place, `Dockerfile.${index}`));
  }
  const hook = `import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;
  const child = start(['--import', `data:text/javascript,${encodeURIComponent(hook)}`, cli, '--quiet', folder], 'pipe');
  row(
    `peak memory for ${manyFiles} files`,
    `${Math.round(Number(child.output[3]) / 1024)} MiB`,
    `≤ ${targets.memory} MB`,
  );
};

const main = (): void => {
  if (!existsSync(cli)) {
    process.stderr.write('dist/cli.cjs is missing: run `npm run build` first\n');
    process.exitCode = 2;
    return;
  }
  const corpus = process.argv[2] ?? process.env['IMGFIX_CORPUS'] ?? join(root, '__fixtures__');
  const paths = [...discover([corpus])].flatMap((found) => (found.kind === 'file' ? [found.path] : []));
  if (paths.length === 0) {
    process.stderr.write(`no Dockerfile below ${corpus}\n`);
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-bench-'));
  try {
    row(`node ${process.versions.node}, ${cpus().length} cores`, '');
    measureStart(folder);
    measureRate(corpus, paths.length);
    measureMemory(paths, join(folder, 'many'));
    measureCopies(paths, join(folder, 'services'));
    measureLong(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

main();
