import { describe, expect, test } from 'vitest';
import { Reuse } from '../../src/cli/reuse.ts';
import { lazyContext } from '../../src/cli/build-context.ts';
import { rewriteText } from '../../src/engine/rewrite.ts';
import { packaged } from '../../src/cli/dependencies.ts';
import type { BuildContext } from '../../src/transform/context.ts';
import { transforms } from '../../transforms/index.ts';
import { folderWith, imgfix } from './harness.ts';

const web = `FROM node:20
WORKDIR /app
COPY . .
RUN npm install
CMD ["node", "server.js"]
`;
const manifest = '{ "name": "a", "version": "1.0.0", "dependencies": {} }\n';
const lock =
  '{ "name": "a", "version": "1.0.0", "lockfileVersion": 3, "packages": { "": { "name": "a", "version": "1.0.0" } } }\n';

/** Folders whose Dockerfiles are the same and whose contexts are not. */
const contexts: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'package.json': manifest },
  { 'package.json': manifest, 'package-lock.json': lock },
  { 'package.json': manifest, 'package-lock.json': lock, '.dockerignore': 'node_modules\n' },
  { 'package.json': manifest.replace('{}', '{ "x": "file:./x" }'), 'package-lock.json': lock },
  {
    'package.json': manifest,
    'package-lock.json': lock,
    'compose.yaml': 'services:\n  a:\n    build: .\n    command: npm test\n',
  },
  { 'package.json': manifest, 'package-lock.json': lock, 'Dockerfile.dockerignore': 'package-lock.json\n' },
];

const copies = 4;
const monorepo = (): string =>
  folderWith(
    Object.fromEntries<string>(
      Array.from({ length: copies }, (_, copy) =>
        contexts.flatMap((files, index) =>
          Object.entries({ Dockerfile: web, ...files }).map(
            ([name, text]) => [`c${copy}/s${index}/${name}`, text] as const,
          ),
        ),
      ).flat(),
    ),
  );

describe('the same Dockerfile in many folders', () => {
  test.each(['diff', 'json'])('is rewritten as each is alone: %s', async (format) => {
    const folder = monorepo();
    const options = { transforms, catalogue: packaged.catalogue.bind(packaged) };
    const all = await imgfix(folder, ['--quiet', '--format', format, 'c0', 'c1', 'c2', 'c3'], options);
    const results = new Set<string>();
    for (let copy = 0; copy < copies; copy++) {
      for (const index of contexts.keys()) {
        const alone = await imgfix(folder, ['--quiet', '--format', format, `c${copy}/s${index}`], options);
        const own =
          format === 'diff'
            ? alone.stdout
            : JSON.stringify((JSON.parse(alone.stdout) as { files: unknown[] }).files[0]);
        expect(format === 'diff' ? all.stdout : JSON.stringify(JSON.parse(all.stdout))).toContain(own);
        results.add(own.replaceAll(`c${copy}/s${index}`, ''));
      }
    }
    // each context has its own result, and the copies have no further ones
    expect(results.size).toBeGreaterThan(3);
    expect(results.size).toBeLessThanOrEqual(contexts.length);
  });

  test('is rewritten once where the contexts answer alike', async () => {
    const images = await packaged.catalogue();
    const folder = monorepo();
    const reuse = new Reuse();
    for (let file = 0; file < copies * contexts.length; file++) reuse.announce(web);
    const rules = {};
    let rewritten = 0;
    for (let copy = 0; copy < copies; copy++) {
      for (const index of contexts.keys()) {
        const { context } = lazyContext(`${folder}/c${copy}/s${index}/Dockerfile`, web, undefined);
        const rewrite = (buildContext: BuildContext) =>
          rewriteText(web, { transforms, images, level: 'review', options: {}, buildContext });
        const result = reuse.result(web, rules, context, (asked) => {
          rewritten++;
          return rewrite(asked);
        });
        expect({ ...result, steps: [] }).toEqual({ ...rewrite(context), steps: [] });
      }
    }
    expect(rewritten).toBe(contexts.length);
  });
});

describe('a result', () => {
  const { context } = lazyContext('/nowhere/Dockerfile', web, undefined);
  const none = { changes: [], notes: [], steps: [], problems: [], dropped: [], status: 'unchanged' as const };
  const rules = {};
  /** How often the texts are rewritten. */
  const count = (reuse: Reuse, texts: readonly string[], own: readonly object[] = []): number => {
    let rewritten = 0;
    texts.forEach((text, index) =>
      reuse.result(text, own[index] ?? rules, context, () => {
        rewritten++;
        return { ...none, before: text, after: text };
      }),
    );
    return rewritten;
  };
  const announced = (texts: readonly string[]): Reuse => {
    const reuse = new Reuse();
    for (const text of texts) reuse.announce(text);
    return reuse;
  };

  test('serves those that were announced', () => {
    const texts = ['a', 'b', 'a', 'a', 'c'];
    expect(count(announced(texts), texts)).toBe(3);
    expect(count(new Reuse(), texts)).toBe(5);
    expect(count(announced(['a']), ['a', 'a'])).toBe(2);
  });

  test('serves no other rules', () => {
    const texts = ['a', 'a', 'a'];
    expect(count(announced(texts), texts, [rules, {}, rules])).toBe(2);
  });

  test('makes room for later ones, and is not kept where it is heavy', () => {
    const long = 'x'.repeat(150_000);
    expect(count(announced([long, long]), [long, long])).toBe(2);
    const many = Array.from({ length: 400 }, (_, index) => `${index} `.padEnd(40_000, 'y'));
    const twice = [...many, ...many.toReversed()];
    const rewritten = count(announced(twice), twice);
    expect(rewritten).toBeGreaterThan(480);
    expect(rewritten).toBeLessThan(520);
  });
});
