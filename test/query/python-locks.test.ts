import { expect, it } from 'vitest';
import { lockedPython } from '../../src/query/python-locks.ts';

const lock = (...files: readonly string[]): string =>
  `[[package]]\nname = "one"\nversion = "1.0"\nfiles = [\n${files.map((file) => `  {file = "${file}", hash = "x"},\n`).join('')}]\n`;

const manylinux = 'one-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl';

it.each([
  ['of plain Python', ['one-1.0-py3-none-any.whl'], []],
  ['for both', [manylinux, 'one-1.0-cp312-cp312-musllinux_1_2_x86_64.whl'], []],
  ['for glibc alone', [manylinux, 'one-1.0.tar.gz'], ['one']],
  [
    'for musl on one machine alone',
    [manylinux, 'one-1.0-cp312-cp312-manylinux_2_17_aarch64.whl', 'one-1.0-cp312-cp312-musllinux_1_2_x86_64.whl'],
    ['one'],
  ],
  ['for another Python', ['one-1.0-cp311-cp311-musllinux_1_2_x86_64.whl', 'one-1.0.tar.gz'], ['one']],
  [
    'with the stable ABI',
    ['one-1.0-cp37-abi3-manylinux_2_28_x86_64.whl', 'one-1.0-cp37-abi3-musllinux_1_2_x86_64.whl'],
    [],
  ],
  ['for Windows alone', ['one-1.0-cp312-cp312-win_amd64.whl'], []],
  ['not at all', ['one-1.0.tar.gz'], ['one']],
])('wheels %s', (_, files, missing) => {
  expect(lockedPython(lock(...files), { libc: 'musl', python: '3.12' })?.missing).toEqual(missing);
});

it('counts neither the project itself nor a text that is no lockfile', () => {
  const own = '[[package]]\nname = "app"\nsource = { virtual = "." }\n';
  expect(lockedPython(own, { libc: 'musl', python: '3.12' })).toEqual({ names: [], missing: [] });
  expect(lockedPython('flask\n', { libc: 'musl', python: '3.12' })).toBeUndefined();
});
