import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** Which rooms a room may import from, itself aside. Whoever adds a room adds a line, and draws it in docs/architecture.md. */
const rooms: Record<string, readonly string[]> = {
  'src/text': [],
  'src/knowledge': [],
  'src/formats': [],
  'src/shell': ['src/text'],
  'src/dockerfile': ['src/text', 'src/shell'],
  'src/query': ['src/text', 'src/formats', 'src/shell', 'src/dockerfile', 'src/knowledge'],
  'src/edit': ['src/text', 'src/shell', 'src/dockerfile', 'src/query', 'src/knowledge'],
  'src/transform': ['src/text', 'src/shell', 'src/dockerfile', 'src/query', 'src/edit', 'src/knowledge'],
  transforms: ['src/transform', 'src/knowledge'],
  'src/engine': ['src/text', 'src/dockerfile', 'src/transform', 'src/knowledge'],
  'src/report': ['src/text', 'src/engine', 'src/transform', 'src/knowledge'],
  'src/registry': ['src/text', 'src/knowledge'],
  'src/project': ['src/text', 'src/formats', 'src/transform', 'src/registry'],
  'src/config': ['src/text', 'src/transform', 'src/engine', 'src/project'],
  'src/verify': ['src/text', 'src/transform', 'src/engine', 'src/report', 'src/project', 'src/knowledge'],
  'src/index.ts': [
    'src/text',
    'src/dockerfile',
    'src/shell',
    'src/transform',
    'src/engine',
    'src/knowledge',
    'src/report',
    'src/config',
    'transforms',
  ],
  'src/node.ts': ['src/text', 'src/project', 'src/registry', 'src/knowledge'],
  'src/testing.ts': [
    'src/dockerfile',
    'src/transform',
    'src/engine',
    'src/knowledge',
    'src/project',
    'src/registry',
    'src/report',
  ],
  'src/cli': [
    'src/text',
    'src/dockerfile',
    'src/transform',
    'src/engine',
    'src/report',
    'src/project',
    'src/registry',
    'src/config',
    'src/verify',
    'src/knowledge',
    'src/index.ts',
    'transforms',
  ],
};

/** Packages that only one room may import. */
const owners: Record<string, string> = {
  unbash: 'src/shell',
  'dockerfile-ast': 'src/dockerfile',
  'smol-toml': 'src/formats',
  commander: 'src/cli',
  diff: 'src/report',
  'tar-stream': 'src/verify',
  'nano-spawn': 'src/verify',
  undici: 'src/registry',
};

/** Rooms that also run in a browser: nothing of node in them. */
const pure = [
  'src/text',
  'src/formats',
  'src/shell',
  'src/dockerfile',
  'src/query',
  'src/edit',
  'src/transform',
  'src/engine',
  'src/report',
  'transforms',
];

const root = resolve(import.meta.dirname, '..');

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const roomOf = (file: string): string => {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? `src/${second}` : first;
};

const files = [...filesBelow('src'), ...filesBelow('transforms')];
const importPattern =
  /^(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm;
const imports = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    return {
      file,
      target,
      local: target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : undefined,
    };
  }),
);

it('finds the imports at all', () => {
  expect(imports.length).toBeGreaterThan(100);
});

it('every room imports only from the rooms below it', () => {
  const wrong = imports.filter(({ file, local }) => {
    if (local === undefined || local === 'package.json') return false;
    const from = roomOf(file);
    const to = roomOf(local);
    return from !== to && !(rooms[from] ?? []).includes(to);
  });
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

it('a parser stays in its room', () => {
  const wrong = imports.filter(({ file, target }) => {
    const owner = Object.entries(owners).find(([name]) => target === name || target.startsWith(`${name}/`))?.[1];
    return owner !== undefined && roomOf(file) !== owner;
  });
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

it('the rooms below project run without node', () => {
  const wrong = imports.filter(({ file, target }) => pure.includes(roomOf(file)) && target.startsWith('node:'));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

it('a transform goes through the one door', () => {
  const wrong = imports.filter(({ file, local }) => {
    if (roomOf(file) !== 'transforms' || local === undefined || roomOf(local) === 'transforms') return false;
    return local !== 'src/transform/index.ts' && !local.startsWith('src/knowledge/');
  });
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

it('only the CLI writes to the console or ends the process', () => {
  const wrong = files.filter((file) => {
    if (roomOf(file) === 'src/cli') return false;
    return /\bconsole\.|\bprocess\.(?:exit|stdout|stderr)\b/.test(readFileSync(join(root, file), 'utf8'));
  });
  expect(wrong).toEqual([]);
});
