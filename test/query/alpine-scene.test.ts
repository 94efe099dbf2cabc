import { expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { AlpineScene } from '../../src/query/alpine-scene.ts';
import { readCopy } from '../../src/query/copies.ts';
import type { ContextFiles } from '../../src/query/native-packages.ts';

const image = { kind: 'node', programs: ['node'] };

test('each COPY is matched once, however often is asked what was copied', () => {
  const { stages } = parseDockerfile(
    'FROM node:20 AS base\nCOPY a a\nCOPY a b\nFROM base\nCOPY b b\nCOPY --from=base /c /c\nFROM node:20\nCOPY c c\n',
  );
  const asked: string[] = [];
  const files = {
    has: () => 'file',
    list: () => [],
    read: () => undefined,
    match: (source: string) => {
      asked.push(source);
      return [`${source}/package.json`, `${source}/package-lock.json`];
    },
    ignores: () => false,
  } satisfies ContextFiles & Record<string, unknown>;
  const scene = new AlpineScene(image, files, '20');
  const found = stages.map((stage) => {
    scene.enter(stage);
    for (const copy of stage.instructions.map(readCopy)) if (copy) scene.addCopy(copy);
    return [scene.copied('package.json'), scene.copied('package.json'), scene.copied('yarn.lock')];
  });
  const [first, second, third] = [['a/package.json'], ['a/package.json', 'b/package.json'], ['c/package.json']];
  expect(found).toEqual([
    [first, first, []],
    [second, second, []],
    [third, third, []],
  ]);
  expect(asked).toEqual(['a', 'a', 'a', 'a', 'b', 'c']);
});
