import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isBuilt = existsSync(join(root, 'dist/cli.cjs'));
if (!isBuilt) console.warn('SKIPPED: what npm would publish is not looked at: nothing is built (npm run build)');

interface Packed {
  readonly files: readonly { readonly path: string; readonly mode: number }[];
  readonly unpackedSize: number;
}

describe.skipIf(!isBuilt)('what npm publishes', () => {
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel', 'error'];
  let known: Packed | undefined;
  const listing = (): Packed => {
    known ??= (JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' })) as [Packed])[0];
    return known;
  };

  test('the program, the library with its types, the facts, and nothing of the workshop', () => {
    const { files, unpackedSize } = listing();
    const names = files.map(({ path }) => path);
    expect(names.filter((name) => !name.startsWith('dist/')).sort()).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
    ]);
    const kinds = new Set(names.map((name) => name.replace(/^dist\/(?:[\w-]+\/)*[^/]*?((?:\.d)?\.\w+)$/, '$1')));
    const usual = [
      '.bin',
      '.br',
      '.bytecode',
      '.cjs',
      '.d.ts',
      '.js',
      '.json',
      '.txt',
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
    ];
    expect([...kinds].filter((kind) => !usual.includes(kind) && kind !== 'package.json')).toEqual([]);
    expect(names.filter((name) => /fixture|\.test\.|\bbench\b|Dockerfile/.test(name))).toEqual([]);
    expect(names).toEqual(
      expect.arrayContaining(['dist/LICENSES.txt', 'dist/examples.json', 'dist/schema/config.json']),
    );
    expect(files.find(({ path }) => path === 'dist/cli.cjs')?.mode).toBe(0o755);
    expect(unpackedSize).toBeLessThan(8_000_000);
  });

  test('every address in package.json leads to a file of the package', () => {
    const { bin, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
    const targets = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(targets);
    const names = new Set(listing().files.map(({ path }) => path));
    const wanted = [...targets(bin), ...targets(exports)].filter((path) => !path.includes('*'));
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((path) => !names.has(path.replace(/^\.\//, '')))).toEqual([]);
  });

  test('publint has nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: root, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('bytecode that the node of the build takes', () => {
    const dist = join(root, 'dist');
    const look = `
      const { readFileSync } = require('node:fs'), { wrap } = require('node:module'), vm = require('node:vm');
      const cachedData = readFileSync(\`imgfix-\${process.versions.v8}-\${process.arch}.bytecode\`);
      const { cachedDataRejected } = new vm.Script(wrap(readFileSync('imgfix.cjs', 'latin1')), {
        filename: process.cwd() + '/imgfix.cjs', cachedData,
        importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      process.stdout.write(String(cachedDataRejected));
    `;
    expect(execFileSync(process.execPath, ['-e', look], { cwd: dist, encoding: 'utf8' })).toBe('false');
  });

  test.each(['', '--max-old-space-size=512', '--max_semi_space_size=8 --max-old-space-size=4096'])(
    'bytecode that is taken with NODE_OPTIONS=%s, and a heap that keeps its limit',
    (options) => {
      const preload = `
        const vm = require('node:vm'), { Script } = vm;
        const limit = require('node:v8').getHeapStatistics().heap_size_limit;
        vm.Script = class extends Script {
          constructor(...all) {
            super(...all);
            const kept = require('node:v8').getHeapStatistics().heap_size_limit === limit;
            process.stdout.write([this.cachedDataRejected, kept, Math.round(limit / 2 ** 20)].join(' ') + '\\n');
          }
        };
      `;
      const folder = mkdtempSync(join(tmpdir(), 'imgfix-preload-'));
      const file = join(folder, 'preload.cjs');
      writeFileSync(file, preload);
      const env = { ...process.env, NODE_OPTIONS: `${options} --require ${file}` };
      const printed = execFileSync(process.execPath, [join(root, 'dist', 'cli.cjs'), '--version'], {
        env,
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true });
      expect(printed).toMatch(/^false true \d+\n\d/);
      if (options.includes('=512')) expect(Number(printed.split(' ')[2]?.split('\n')[0])).toBeLessThan(1000);
    },
  );
});
