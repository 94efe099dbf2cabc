import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { defineTransform, type AnyTransform, type Level } from '../src/index.ts';
import { testTransform } from '../src/testing.ts';
import { folderWith, get, imgfix, put, replaceOld } from './cli/harness.ts';

const fine = defineTransform({
  ...replaceOld,
  why: 'It is a long story why somebody would want something that is new and not something that is old.',
  references: ['https://example.org/'],
});

const files = {
  'example/before.Dockerfile': 'FROM x\nRUN old\n',
  'example/after.Dockerfile': 'FROM x\nRUN new\n',
  'kept-by-somebody/before.Dockerfile': 'FROM x\nRUN keep\n',
};

/** What the tests of a transform say, by name; empty where one passes. */
const outcome = (transform: AnyTransform, cases: Readonly<Record<string, string>>, folder = folderWith(cases)) => {
  const said: Record<string, string> = {};
  testTransform(transform, folder, (name, run) => {
    said[name.replace(/^.*: /, '')] = '';
    try {
      run();
    } catch (error) {
      said[name.replace(/^.*: /, '')] = error instanceof Error ? error.message : String(error);
    }
  });
  return said;
};

describe('testTransform', () => {
  test('passes what is right', () => {
    expect(outcome(fine, files)).toEqual({
      'declares what it is': '',
      'has cases that change and that do not': '',
      example: '',
      'kept-by-somebody': '',
    });
  });

  const bolder = (level: Level): AnyTransform['find'] =>
    function* (dockerfile, context) {
      for (const finding of fine.find(dockerfile, { ...context, options: {} }))
        yield finding.fix ? { ...finding, fix: { ...finding.fix, level } } : finding;
    };
  const endless: AnyTransform['find'] = function* ({ instructions }) {
    for (const { keyword, end } of instructions) {
      if (keyword !== 'RUN') continue;
      const edits = [{ start: end, end, text: ' x' }];
      yield { at: { start: end, end }, message: 'short', fix: { title: 'Add x', level: 'safe', edits } };
    }
  };
  test.each<[string, AnyTransform, Readonly<Record<string, string>>, string, RegExp]>([
    ['another text', fine, { 'example/after.Dockerfile': 'FROM x\nRUN newer\n' }, 'example', /-RUN newer\n\+RUN new\n/],
    [
      'a change that is not expected',
      fine,
      { 'no-change/before.Dockerfile': 'FROM x\nRUN old\n' },
      'no-change',
      /\+RUN new/,
    ],
    ['a case without a reason', fine, { 'plain/before.Dockerfile': 'FROM x\n' }, 'plain', /must say so by its name/],
    [
      'a reason',
      fine,
      { 'kept-by-somebody/case.json': '{"reasons":["other"]}' },
      'kept-by-somebody',
      /reasons: kept, not other/,
    ],
    ['words', fine, { 'example/case.json': '{"messages":["nice"]}' }, 'example', /no message says "nice"/],
    ['a bolder fix', { ...fine, find: bolder('review') }, {}, 'example', /review is above the declared ceiling/],
    ['one that never settles', { ...fine, find: endless }, {}, 'example', /it was dropped \(cycle\)/],
    ['one that throws', faulty(), {}, 'example', /it was dropped \(threw\): failed with: boom/],
    ['a builder error', fine, { 'example/before.Dockerfile': 'FROM x\nFOO\n' }, 'example', /line 2: /],
    ['metadata', { ...fine, level: 'review', summary: 'no' }, {}, 'declares what it is', /no sentence\n.*safety/],
  ])('fails for %s', (_, transform, more, name, says) => {
    expect(outcome(transform, { ...files, ...more })[name]).toMatch(says);
  });
  function faulty(): AnyTransform {
    const find = (): never => {
      throw new Error('boom');
    };
    return { ...fine, find };
  }

  test('IMGFIX_UPDATE writes what comes out', () => {
    const folder = folderWith({ ...files, 'new-case/before.Dockerfile': 'FROM x\nRUN old\nRUN keep\n' });
    put(folder, 'kept-by-somebody/after.Dockerfile', 'wrong');
    vi.stubEnv('IMGFIX_UPDATE', '1');
    const said = outcome(fine, {}, folder);
    vi.unstubAllEnvs();
    expect(Object.values(said).join('')).toBe('');
    expect(get(folder, 'new-case/after.Dockerfile')).toBe('FROM x\nRUN new\nRUN keep\n');
    expect(existsSync(join(folder, 'kept-by-somebody/after.Dockerfile'))).toBe(false);
  });
});

test('what docs/writing-a-transform.md shows works: the tests pass, and the configuration runs it', async () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/writing-a-transform.md'), 'utf8');
  const blocks = Array.from(
    page.matchAll(/^```ts\n\/\/ (\S+)\n([^]*?)^```$/gm),
    ([, path = '', code = '']) => [path, code] as const,
  );
  expect(blocks.map(([path]) => path)).toEqual(['tools/use-mirror.ts', 'tools/use-mirror.test.ts', 'imgfix.config.ts']);
  const folder = folderWith({
    ...(Object.fromEntries(blocks) as Record<string, string>),
    'tools/use-mirror/example/before.Dockerfile': 'FROM node:22\nCOPY --from=golang:1.25 /go /go\n',
    'tools/use-mirror/example/after.Dockerfile':
      'FROM mirror.example.com/library/node:22\nCOPY --from=mirror.example.com/library/golang:1.25 /go /go\n',
    'tools/use-mirror/already-elsewhere/before.Dockerfile': 'FROM ghcr.io/org/app:1\n',
    'tools/use-mirror/named-by-argument/before.Dockerfile': 'ARG BASE=node:22\nFROM $BASE\n',
    'tools/use-mirror/named-by-argument/case.json': '{ "reasons": ["from-argument"] }',
    Dockerfile: 'FROM debian:12\nCMD ["true"]\n',
  });
  const here = (path: string): string => pathToFileURL(join(import.meta.dirname, '..', path)).href;
  for (const path of ['tools/use-mirror.ts', 'tools/use-mirror.test.ts']) {
    const text = get(folder, path).replace("'imgfix/testing'", `'${here('src/testing.ts')}'`);
    put(folder, `run/${path}`, text.replace("'imgfix'", `'${here('src/index.ts')}'`));
  }
  put(folder, 'package.json', '{ "type": "module" }\n');
  spawnSync('cp', ['-r', join(folder, 'tools/use-mirror'), join(folder, 'run/tools')]);
  const argv = ['--import', import.meta.resolve('tsx'), '--test', join(folder, 'run/tools/use-mirror.test.ts')];
  const ran = spawnSync(process.execPath, argv, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(ran.stdout).toMatch(/# pass 5\n|ℹ pass 5\n/);
  expect(ran.status, ran.stdout).toBe(0);

  const { stdout } = await imgfix(folder, ['--only', 'use-mirror', 'Dockerfile']);
  expect(stdout).toContain('+FROM registry.example.org/hub/debian:12\n');
});
