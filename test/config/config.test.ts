import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { configSchema, findConfigs, loadConfig, resolver } from '../../src/config/index.ts';
import { JsonFault, readJson } from '../../src/config/json.ts';
import { globTest } from '../../src/project/path-glob.ts';
import { transforms } from '../../transforms/index.ts';
import { folderWith, system } from '../cli/harness.ts';

const problemsIn = async (name: string, text: string): Promise<string[]> => {
  const loaded = await loadConfig(join(folderWith({ [name]: text }), name), transforms);
  if ('config' in loaded) return [];
  return loaded.map(({ line, column, message }) =>
    line === undefined ? message : `${line}:${column ?? 0}: ${message}`,
  );
};

describe('globs', () => {
  test.each<[string, string, boolean]>([
    ['legacy/**', 'legacy/a/Dockerfile', true],
    ['legacy/**', 'x/legacy/Dockerfile', false],
    ['**/legacy/**', 'legacy/Dockerfile', true],
    ['**/legacy/**', 'a/b/legacy/c/Dockerfile', true],
    ['Dockerfile.dev', 'a/b/Dockerfile.dev', true],
    ['*.Dockerfile', 'a/api.Dockerfile', true],
    ['/*.Dockerfile', 'a/api.Dockerfile', false],
    ['./a/*/Dockerfile', 'a/b/Dockerfile', true],
    ['a/*/Dockerfile', 'a/b/c/Dockerfile', false],
    ['{api,web}/Dockerfile', 'web/Dockerfile', true],
    ['a/[a-c]?/Dockerfile', 'a/bx/Dockerfile', true],
    ['a/[!a-c]/Dockerfile', 'a/b/Dockerfile', false],
    ['services/', 'services/x/Dockerfile', true],
    ['a+b/(c)/Dockerfile', 'a+b/(c)/Dockerfile', true],
    ['*', 'a/Dockerfile', true],
  ])('%s and %s: %s', (glob, path, fits) => {
    expect(globTest(glob)(path)).toBe(fits);
  });

  test('many stars do not take for ever', () => {
    const start = performance.now();
    expect(globTest(`${'**/a/'.repeat(30)}${'*b'.repeat(30)}`)(`${'a/'.repeat(200)}${'b'.repeat(200)}c`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('JSON with places', () => {
  test('reads what JSON.parse reads', () => {
    const text = '\ufeff {"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "__proto__": {"b": {}}, "": ""}\n';
    const { value, at } = readJson(text);
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text.slice(1))));
    expect(text.slice(at(['a', 2], false)).startsWith('true')).toBe(true);
    expect(text.slice(at(['__proto__', 'b'], true)).startsWith('"b"')).toBe(true);
    expect(at(['a', 9], false)).toBe(at(['a'], false));
  });

  test.each([
    ['{"a": 1,}', 8, 'comma'],
    ['{"a" 1}', 5, 'colon'],
    ['{a: 1}', 1, 'double quotes'],
    ['// hi\n{}', 0, 'no comments'],
    ['{"a": 01}', 6, 'value'],
    ['{"a": "x', 6, 'closing quote'],
    ['{"a": 1', 7, 'ends'],
    ['{} {}', 3, 'behind the end'],
    ['{"a":1,"a":2}', 7, 'twice'],
    ['"\t"', 0, 'control'],
    ['['.repeat(100), 65, 'deeply'],
    ['', 0, 'ends'],
  ])('%s', (text, offset, message) => {
    const read = () => readJson(text);
    expect(read).toThrow(JsonFault);
    expect(read).toThrow(new RegExp(message));
    try {
      read();
    } catch (error) {
      expect((error as JsonFault).offset).toBe(offset);
    }
  });
});

describe('errors name their line', () => {
  test('JSON', async () => {
    const text =
      '{\n  "preset": "recomended",\n  "transforms": {\n    "merge-run": false,\n    "merge-runs": { "level": 3 }\n  }\n}\n';
    expect(await problemsIn('imgfix.config.json', text)).toEqual([
      '2:13: "recomended" is none of recommended, minimal, buildkit, all; did you mean recommended?',
      '4:5: there is no transform "merge-run"; did you mean merge-runs?',
      '5:30: 3 stands where one of safe, review, risky belongs',
    ]);
    expect(await problemsIn('imgfix.config.json', '{"level": "safe",}')).toEqual([
      '1:18: a comma stands before the end; JSON has none there',
    ]);
  });

  test('YAML', async () => {
    const text = [
      'level: bold',
      'ignore: third_party/**',
      'overrides:',
      '  - transforms:',
      '      pin-base-image:',
      '        options: { mode: tags, precision: [release] }',
      '',
    ].join('\n');
    expect(await problemsIn('imgfix.config.yaml', text)).toEqual([
      '1:8: "bold" is none of safe, review, risky',
      '2:9: "third_party/**" stands where a list belongs',
      '6:26: "tags" is none of tag, digest, tag+digest; did you mean tag?',
      expect.stringMatching(/^6:43: \["release"\] stands where one of/),
      '4:5: "files" is missing',
    ]);
    expect(await problemsIn('imgfix.config.yaml', 'a: b\n c: d\n')).toEqual([expect.stringMatching(/^\d+:\d+: /)]);
    expect(await problemsIn('imgfix.config.yaml', 'level: *nothing\n')).toEqual([expect.stringMatching(/nothing/)]);
    expect(await problemsIn('imgfix.config.yaml', 'level: !!js/function x\n')).not.toEqual([]);
    expect(await problemsIn('imgfix.config.yaml', '# nothing yet\n')).toEqual([]);
    expect(await problemsIn('imgfix.config.yaml', 'level: safe\n---\nlevel: review\n')).toEqual([
      '2:1: a second document starts here; keep one',
    ]);
  });

  test('options that a Dockerfile would not survive', async () => {
    const user = (options: string): string =>
      `{"transforms": {"add-non-root-user": {"options": {${options}}}, "merge-runs": {"options": {"scope": "al"}}}}`;
    const scope: unknown = expect.stringContaining('"al" is none of image, all, related');
    expect(await problemsIn('imgfix.config.json', user('"name": "a b; rm", "uid": 0, "gid": 2.5'))).toEqual([
      '1:59: "a b; rm" stands where a name such as app: small letters, digits, - and _ belongs',
      '1:77: 0 stands where a whole number from 1000 to 2147483647 belongs',
      '1:87: 2.5 stands where a whole number from 1000 to 2147483647 belongs',
      scope,
    ]);
    expect(await problemsIn('imgfix.config.json', user('"name": "shop_2", "uid": 1000'))).toEqual([scope]);
  });

  test('TypeScript, as far as it can be told', async () => {
    const one = async (text: string): Promise<string> => (await problemsIn('imgfix.config.ts', text)).join();
    expect(await one('export default {\n  level: "safe",,\n}\n')).toBe('2:17: it cannot be loaded: Unexpected token');
    expect(await one('const x: any = 1;\n\nexport default { level: x.a.b };\n')).toMatch(/^3:0: it cannot be loaded: /);
    expect(await one('export default {\n  // the level\n  level: "bold",\n};\n')).toMatch(
      /^3:3: level: "bold" is none/,
    );
    expect(await one('const a = { level: "bold" };\nexport default { level: a.level };\n')).toMatch(/^level: "bold"/);
    expect(await one('export default {\n  plugins: ["./x.ts"] };\n')).toMatch(
      /^2:3: plugins\[0\]: \.\/x\.ts: it cannot/,
    );
    expect(await one('export default (async () => ({ level: "safe" }))();\n')).toBe(
      'a Promise stands where an object belongs',
    );
  });

  test('package.json: places are those of the whole file', async () => {
    const text = '{\n  "name": "x",\n  "imgfix": { "level": "high" }\n}\n';
    expect(await problemsIn('package.json', text)).toEqual(['3:24: "high" is none of safe, review, risky']);
    expect(await problemsIn('package.json', '{ "name": "x" }')).toEqual(['1:1: it has no "imgfix"']);
  });

  test('globs and images', async () => {
    const text = "ignore: ['', '!a', '../b']\nimages:\n  node: flaot\n  python: { prefer: big, size: x }\n";
    expect(await problemsIn('imgfix.config.yaml', text)).toEqual([
      '1:10: an empty glob means nothing; leave it out',
      '1:14: a glob cannot take others back; leave the ! out',
      expect.stringMatching(/^1:20: \.\.\/b leaves the folder/),
      '3:9: no transform knows "flaot" of an image; known are tag, digest, tag+digest, float',
      expect.stringMatching(/^4:21: no transform knows "big"/),
      '4:26: no transform has "size" for an image',
    ]);
  });
});

describe('what is in force', () => {
  test('overrides, options, images and levels are laid over each other', () => {
    const { forFile, base } = resolver(
      {
        level: 'safe',
        transforms: { 'merge-runs': false, 'sort-packages': true, 'add-non-root-user': { level: 'risky' } },
        images: { 'node:22': 'float', python: { prefer: 'slim' } },
        overrides: [
          { files: ['a/**'], transforms: { 'merge-runs': true }, images: { redis: 'float' } },
          { files: ['a/b/**'], level: 'review', transforms: { 'pin-base-image': { options: { mode: 'digest' } } } },
        ],
      },
      transforms,
      {},
    );
    const names = (settings: typeof base): string[] => settings.transforms.map(({ name }) => name);
    expect(names(base)).toContain('sort-packages');
    expect(names(base)).not.toContain('merge-runs');
    expect(base).toMatchObject({ level: 'safe', levels: { 'add-non-root-user': 'risky' } });
    expect(base.options['pin-base-image']).toEqual({ images: { 'node:22': 'float' } });
    expect(base.options['use-alpine-base']).toEqual({ prefer: { python: 'slim' } });
    const inner = forFile('a/b/Dockerfile');
    expect(names(inner)).toContain('merge-runs');
    expect(inner.level).toBe('review');
    expect(inner.options['pin-base-image']).toEqual({ images: { 'node:22': 'float', redis: 'float' }, mode: 'digest' });
    expect(forFile('a/b/c/Dockerfile')).toBe(inner);
    expect(forFile('c/Dockerfile')).toBe(base);
  });

  test('the command line wins', () => {
    const config = { preset: 'all', transforms: { 'merge-runs': { level: 'risky' } } } as const;
    const names = (flags: Parameters<typeof resolver>[2]): string[] =>
      resolver(config, transforms, flags).base.transforms.map(({ name }) => name);
    expect(names({})).toHaveLength(transforms.length);
    expect(names({ only: ['merge-runs'] })).toEqual(['merge-runs']);
    expect(names({ skip: ['merge-runs'] })).not.toContain('merge-runs');
    expect(names({ preset: 'minimal' }).length).toBeLessThan(transforms.length);
    expect(resolver(config, transforms, { preset: 'minimal' }).base.level).toBe('safe');
    expect(resolver(config, transforms, { level: 'safe' }).base.levels).toEqual({ 'merge-runs': 'safe' });
  });
});

describe('finding', () => {
  test('from the folder up to the top of the repository, and no further', () => {
    const folder = folderWith({
      'imgfix.config.json': '{}',
      'repo/.git/HEAD': '',
      'repo/package.json': '{"name": "imgfix"}',
      'repo/a/b/x': '',
      'other/.git/HEAD': '',
      'other/package.json': '{"imgfix": {}}',
      'other/a/imgfix.config.yaml': '',
      'other/a/b/x': '',
      'other/c/imgfix.config.cjs': '',
      'none/x': '',
    });
    const found = (path: string): string[] =>
      findConfigs(join(folder, path)).map((one) => one.slice(folder.length + 1));
    expect(found('repo/a/b')).toEqual([]);
    expect(found('other/a/b')).toEqual(['other/a/imgfix.config.yaml']);
    expect(found('other')).toEqual(['other/package.json']);
    expect(found('other/c')).toEqual(['other/c/imgfix.config.cjs']);
    expect(found('.')).toEqual(['imgfix.config.json']);
    // outside of a repository the folder alone
    expect(found('none')).toEqual([]);
  });

  test('a package.json that is broken where it speaks of imgfix is not passed over; a pipe is', async () => {
    const folder = folderWith({
      'broken/package.json': '{\n  "imgfix": { "level": "safe", }\n}\n',
      'other/package.json': '{\n  "devDependencies": { "imgfix": "1.0.0", }\n}\n',
      'marked/package.json': '\uFEFF{ "imgfix": { "level": "bold" } }\n',
      'pipe/x': '',
    });
    const found = (path: string): string[] =>
      findConfigs(join(folder, path)).map((one) => one.slice(folder.length + 1));
    expect(['broken', 'other', 'marked'].flatMap(found)).toEqual(['broken/package.json', 'marked/package.json']);
    const loaded = await loadConfig(join(folder, 'broken/package.json'), transforms);
    expect(loaded).toMatchObject([{ line: 2, column: 32 }]);
    expect(await loadConfig(join(folder, 'marked/package.json'), transforms)).toMatchObject([{ line: 1, column: 24 }]);
    system(folder, 'mkfifo', ['pipe/package.json']);
    expect(found('pipe')).toEqual([]);
  });
});

describe('code', () => {
  const plugin = `import { defineTransform, type Transform } from 'imgfix';
export const one: Transform = defineTransform({
  name: 'replace-old', summary: 'Replace old.', why: 'New.', goal: 'style', level: 'safe', reasons: {}, presets: ['recommended'],
  references: [], *find() {},
});
`;

  test('a configuration in TypeScript brings transforms of its own', async () => {
    const folder = folderWith({
      'imgfix.config.ts': `import { defineConfig } from 'imgfix';
export default defineConfig({ level: 'safe' as const, plugins: ['./tools/one.ts'], transforms: { 'replace-old': true } });\n`,
      'tools/one.ts': plugin,
    });
    const loaded = await loadConfig(join(folder, 'imgfix.config.ts'), transforms);
    expect(loaded).toMatchObject({ config: { level: 'safe' } });
    if ('config' in loaded) expect(loaded.transforms.at(-1)?.name).toBe('replace-old');
  });

  test('what is wrong with it is said', async () => {
    const folder = folderWith({
      'outside.mjs': 'export default {};',
      'a/imgfix.config.ts': 'export default { level: "bold", ignore: [3] };',
      'a/b.mjs': "export default { plugins: ['../outside.mjs'] };",
      'a/c.mjs': "export default { plugins: ['./imgfix.config.ts'] };",
      'a/d.mjs': 'throw new Error("boom");',
      'a/e.mjs':
        "export default { plugins: [{ name: 'merge-runs', find() {}, reasons: {}, presets: [], summary: '', level: 'safe' }] };",
      'a/f.mjs': 'export const x = 1;',
      'a/g.mjs': 'export default { plugins: ["./g.ts"] };',
      'a/g.ts': '\nthrow new Error("boom");',
    });
    const problems = async (name: string): Promise<string> =>
      JSON.stringify(await loadConfig(join(folder, 'a', name), transforms));
    expect(await problems('imgfix.config.ts')).toMatch(/level: .*bold.*ignore\[0\]: 3 stands where a text/);
    expect(await problems('b.mjs')).toContain("lies outside of the configuration's folder");
    expect(await problems('c.mjs')).toContain('exports no transform');
    expect(await problems('d.mjs')).toContain('it cannot be loaded: boom');
    expect(await problems('e.mjs')).toContain('there is a transform \\"merge-runs\\" already');
    expect(await problems('g.mjs')).toContain('plugins[0]: ./g.ts:2: it cannot be loaded: boom');
    expect(await problems('f.mjs')).toContain('nothing stands where an object belongs');
  });

  test('data never runs code', async () => {
    const folder = folderWith({
      'imgfix.config.yaml': 'plugins: [./boom.mjs]\n',
      'boom.mjs': 'throw new Error("ran")',
    });
    expect(await loadConfig(join(folder, 'imgfix.config.yaml'), transforms)).toEqual([
      { line: 1, column: 1, message: expect.stringContaining('nothing is run') as string },
    ]);
  });
});

describe('the published schema', () => {
  const check = new Ajv().compile(configSchema(transforms));

  test.each<[unknown, boolean]>([
    [{ $schema: 'x', preset: 'all', level: 'safe', transforms: { 'merge-runs': false }, ignore: ['a'] }, true],
    [
      { transforms: { 'pin-base-image': { level: 'safe', options: { mode: 'digest', images: { node: 'float' } } } } },
      true,
    ],
    [{ overrides: [{ files: ['a'], images: { 'node:22': 'float', python: { prefer: 'slim' } } }], smoke: ['x'] }, true],
    [{ registry: { mirrors: { 'docker.io': ['https://m'] }, insecure: [] } }, true],
    [{ preset: 'none' }, false],
    [{ overrides: [{}] }, false],
    [{ transforms: { 'merge-run': true } }, false],
    [{ transforms: { 'pin-base-image': { options: { mode: 'tags' } } } }, false],
    [{ transforms: { 'add-non-root-user': { options: { name: 'app', uid: 1000 } } } }, true],
    [{ transforms: { 'add-non-root-user': { options: { name: 'a b' } } } }, false],
    [{ transforms: { 'add-non-root-user': { options: { uid: 1 } } } }, false],
    [{ plugins: [] }, false],
    [[], false],
  ])('%j: %s, as the program says', async (config, fits) => {
    expect(check(config)).toBe(fits);
    expect((await problemsIn('imgfix.config.json', JSON.stringify(config))).length === 0).toBe(fits);
  });
});
