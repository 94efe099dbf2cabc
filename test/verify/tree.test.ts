import { expect, it } from 'vitest';
import { treeOf, wastedIn } from '../../src/verify/tree.ts';
import { layer, sized } from './tars.ts';

it('lays layers over each other: whiteouts, opaque folders, a file in place of a folder', async () => {
  const layers = [
    await layer({
      'etc/': {},
      'etc/a': 'a',
      'etc/b': 'b',
      'opt/x/': {},
      'opt/x/1': '1',
      'opt/x/2': '2',
      'srv/d/e': 'e',
    }),
    await layer({ 'etc/.wh.a': '', 'opt/x/': {}, 'opt/x/.wh..wh..opq': '', 'opt/x/3': '3', 'srv/.wh.d': '' }),
    await layer({ 'opt/x': 'now a file' }),
  ];
  expect([...treeOf(layers).keys()].sort()).toEqual(['etc', 'etc/b', 'opt/x']);
  expect([...treeOf(layers.slice(0, 2)).keys()].sort()).toEqual(['etc', 'etc/b', 'opt/x', 'opt/x/3']);
});

it('knows hard links by what they lead to, and their bytes once', async () => {
  const one = await layer({ a: sized(10), b: { type: 'link', linkname: 'a' }, c: { type: 'symlink', linkname: 'a' } });
  expect(one.size).toBe(10);
  expect(one.entries.get('b')).toMatchObject({ kind: 'file', size: 0, digest: one.entries.get('a')?.digest });
  expect(one.entries.get('c')).toMatchObject({ kind: 'link', target: 'a' });
});

it('counts what a later layer rewrites or deletes, with all its copies', async () => {
  const wasted = wastedIn([
    await layer({ 'etc/nginx/': {}, 'etc/nginx/nginx.conf': sized(2000), 'etc/nginx/public': sized(3000) }),
    await layer({ 'etc/nginx/nginx.conf': sized(5000), 'etc/athing': sized(10_000) }),
    await layer({ 'etc/.wh.nginx': '' }),
  ]);
  // the example of dive's own tests: the folder that is deleted whole is not counted, what was rewritten in it is
  expect(wasted).toEqual({ bytes: 7000, hidden: 10_000, paths: [{ path: 'etc/nginx/nginx.conf', bytes: 7000 }] });
});

it('counts a deleted file, and a deleted folder that had been there before its files', async () => {
  const layers = [
    await layer({ big: sized(100), 'cache/': {} }),
    await layer({ 'cache/one': sized(30), 'cache/two': sized(20) }),
    await layer({ '.wh.big': '', '.wh.cache': '' }),
  ];
  expect(wastedIn(layers)).toEqual({
    bytes: 150,
    hidden: 150,
    paths: [
      { path: 'big', bytes: 100 },
      { path: 'cache', bytes: 50 },
    ],
  });
});

it('wastes nothing in one layer, whatever it holds', async () => {
  expect(wastedIn([await layer({ a: sized(5), 'b/': {}, 'b/c': sized(5) })])).toEqual({
    bytes: 0,
    hidden: 0,
    paths: [],
  });
});
