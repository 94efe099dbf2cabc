/**
 * Builds the package into dist/: the CLI as one minified file, the library with its types, the facts about images, the
 * examples for `imgfix explain`, and the licences of what is bundled.
 *
 *     npx tsx scripts/build.ts
 */
import { build, type Metafile, type Plugin } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { configSchema, schemaAddress } from '../src/config/index.ts';
import { reportSchema } from '../src/report/json-schema.ts';
import { transforms } from '../transforms/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const load = createRequire(import.meta.url);

/** Modules of node that cost start-up time and that most runs never call; functions only, so that a call can fetch them. */
const lazyBuiltins = /^node:(?:child_process|crypto|os|v8|zlib)$/;

/** Fetches those modules by the first call instead of at start. */
const lazyBuiltin: Plugin = {
  name: 'lazy-builtin',
  setup(hooks) {
    hooks.onResolve({ filter: lazyBuiltins }, ({ path }) => ({ path, namespace: 'lazy-builtin', sideEffects: false }));
    hooks.onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => {
      const exports = load(path) as Readonly<Record<string, unknown>>;
      const functions = Object.keys(exports).filter(
        (name) => /^[a-z]/.test(name) && typeof exports[name] === 'function',
      );
      return {
        contents: functions
          .map((name) => `export const ${name} = (...all) => process.getBuiltinModule('${path}').${name}(...all);`)
          .join('\n'),
      };
    });
  },
};

/** What most runs do not need, or only once a file changes: it is loaded when something of it is first used. */
const rarelyUsed = ['dockerfile-ast/lib/parser.js', 'smol-toml', 'yaml'];

const lazyPackage: Plugin = {
  name: 'lazy-package',
  setup(hooks) {
    hooks.onResolve({ filter: /^(?:dockerfile-ast\/|smol-toml$|yaml$)/ }, ({ path, kind }) =>
      kind === 'import-statement' && rarelyUsed.includes(path) ? { path, namespace: 'lazy-package' } : undefined,
    );
    hooks.onLoad({ filter: /.*/, namespace: 'lazy-package' }, ({ path }) => {
      const names = Object.keys(load(path) as object).filter(
        (name) => /^[A-Za-z]\w*$/.test(name) && name !== 'default',
      );
      const getters = names.map((name) => `get ${name}() { return require('${path}').${name}; }`);
      return { contents: `module.exports = { ${getters.join(', ')} };`, resolveDir: root };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20.19',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const;

/** The CLI's parts share this. CommonJS, since node needs about 4 ms more to start an ES module. */
const commonCli = {
  ...common,
  format: 'cjs',
  platform: 'node',
  minify: true,
  charset: 'ascii',
  mainFields: ['module', 'main'] as string[],
} as const;

/** The program is `cli.cjs`, which starts `imgfix.cjs` from the bytecode beside it. */
const buildCli = async (): Promise<Metafile> => {
  const bundle = join(dist, 'imgfix.cjs');
  const [{ metafile }] = await Promise.all([
    build({
      ...commonCli,
      entryPoints: ['src/cli/bundle.ts'],
      outfile: bundle,
      // large, and for proxies only: it stays a package of its own
      external: ['undici', 'jiti'],
      // require() instead: code that is started from kept bytecode cannot import()
      supported: { 'dynamic-import': false },
      banner: { js: 'const __url=require("node:url").pathToFileURL(__filename).href;' },
      define: { 'import.meta.url': '__url' },
      plugins: [lazyBuiltin, lazyPackage],
    }),
    build({
      ...commonCli,
      entryPoints: ['src/cli/start.ts'],
      outfile: join(dist, 'cli.cjs'),
      banner: { js: '#!/usr/bin/env node' },
    }),
  ]);
  chmodSync(join(dist, 'cli.cjs'), 0o755);
  return metafile;
};

/** Keeps the bytecode of a usual run: one that changes a file and prints the diff. */
const keepBytecode = (): void => {
  const bytecode = join(dist, `imgfix-${process.versions.v8}-${process.arch}.bytecode`);
  const example = join(root, 'example');
  const script = join(root, 'scripts', 'keep-bytecode.ts');
  const loader = pathToFileURL(load.resolve('tsx')).href;
  execFileSync(process.execPath, ['--import', loader, script, join(dist, 'imgfix.cjs'), bytecode, example], {
    stdio: 'ignore',
  });
};

const buildLibrary = async (): Promise<void> => {
  await build({
    ...common,
    entryPoints: { index: 'src/index.ts', node: 'src/node.ts', testing: 'src/testing.ts' },
    outdir: dist,
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
    packages: 'external',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
};

/** The schemas that editors and readers of the report ask for. */
const writeSchemas = (): void => {
  const folder = join(dist, 'schema');
  mkdirSync(folder);
  const put = (name: string, schema: object): void =>
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
  put('config', configSchema(transforms));
  put('report', reportSchema(schemaAddress('report')));
};

const writeExamples = (): void => {
  const fixtures = join(root, '__fixtures__');
  const examples: Record<string, { before?: string; after: string; path?: string }> = {};
  for (const name of existsSync(fixtures) ? readdirSync(fixtures).sort() : []) {
    const file = (side: string): string => join(fixtures, name, 'example', `${side}.Dockerfile`);
    const beside = join(fixtures, name, 'example', 'after.dockerignore');
    if (existsSync(beside)) examples[name] = { path: '.dockerignore', after: readFileSync(beside, 'utf8') };
    if (!existsSync(file('before')) || !existsSync(file('after'))) continue;
    examples[name] = { before: readFileSync(file('before'), 'utf8'), after: readFileSync(file('after'), 'utf8') };
  }
  writeFileSync(join(dist, 'examples.json'), JSON.stringify(examples));
};

/** The bundle is a copy of these packages, and their licences ask for their text to be with it. */
const writeLicences = (metafile: Metafile): void => {
  const folders = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const folder = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
    if (folder) folders.add(folder);
  }
  const texts = [...folders].sort().map((folder) => {
    const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name));
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    if (!file) throw new Error(`${folder} has no licence file to pass on`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
  });
  writeFileSync(join(dist, 'LICENSES.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
};

/** Images whose facts lie unpacked in the package: to unpack them takes longer than anything else of a short run. */
const usual = ['alpine', 'debian', 'golang', 'nginx', 'node', 'postgres', 'python', 'redis', 'ruby', 'rust', 'ubuntu'];

const writeFacts = (): void => {
  const data = join(dist, 'data');
  cpSync(join(root, 'src/knowledge/catalogue/data'), data, { recursive: true });
  const { images } = JSON.parse(readFileSync(join(data, 'manifest.json'), 'utf8')) as {
    readonly images: Readonly<Record<string, string>>;
  };
  for (const shard of new Set(usual.map((image) => images[image] ?? ''))) {
    const packed = join(data, `${shard}.br`);
    writeFileSync(join(data, `${shard}.bin`), brotliDecompressSync(readFileSync(packed)));
    rmSync(packed);
  }
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const [metafile] = await Promise.all([buildCli(), buildLibrary()]);
writeExamples();
writeSchemas();
writeLicences(metafile);
writeFacts();
keepBytecode();
execFileSync(
  process.execPath,
  [join(dirname(load.resolve('typescript/package.json')), 'bin/tsc'), '-p', 'tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const bytes = Object.values(metafile.outputs)[0]?.bytes ?? 0;
process.stdout.write(`${relative(process.cwd(), dist) || '.'}/imgfix.cjs ${Math.round(bytes / 1000)} kB\n`);
