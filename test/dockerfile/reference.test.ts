import { describe, expect, test } from 'vitest';
import { parseReference } from '../../src/dockerfile/index.ts';

const digest = `sha256:${'0a'.repeat(32)}`;

describe('parseReference', () => {
  // text, registry, repository, tag, digest, name
  test.each([
    ['node', undefined, 'node', undefined, undefined, 'node'],
    ['node:20-alpine', undefined, 'node', '20-alpine', undefined, 'node'],
    ['library/node:20', undefined, 'library/node', '20', undefined, 'node'],
    ['docker.io/library/node', 'docker.io', 'library/node', undefined, undefined, 'node'],
    ['index.docker.io/node', 'index.docker.io', 'node', undefined, undefined, 'node'],
    ['bitnami/node:1', undefined, 'bitnami/node', '1', undefined, 'bitnami/node'],
    ['docker.io/bitnami/node', 'docker.io', 'bitnami/node', undefined, undefined, 'bitnami/node'],
    ['ghcr.io/a/b/c:v1', 'ghcr.io', 'a/b/c', 'v1', undefined, 'ghcr.io/a/b/c'],
    ['localhost/a', 'localhost', 'a', undefined, undefined, 'localhost/a'],
    ['localhost:5000/a/b:c', 'localhost:5000', 'a/b', 'c', undefined, 'localhost:5000/a/b'],
    ['reg:5000/a', 'reg:5000', 'a', undefined, undefined, 'reg:5000/a'],
    ['a:5000', undefined, 'a', '5000', undefined, 'a'],
    ['[2001:db8::1]:5000/a', '[2001:db8::1]:5000', 'a', undefined, undefined, '[2001:db8::1]:5000/a'],
    ['Registry/a', 'Registry', 'a', undefined, undefined, 'Registry/a'],
    ['Registry.IO/a:B', 'Registry.IO', 'a', 'B', undefined, 'Registry.IO/a'],
    ['library/a', undefined, 'library/a', undefined, undefined, 'a'],
    ['quay.io/library/a', 'quay.io', 'library/a', undefined, undefined, 'quay.io/library/a'],
    [`node@${digest}`, undefined, 'node', undefined, digest, 'node'],
    [`node:20@${digest}`, undefined, 'node', '20', digest, 'node'],
    ['a.b', undefined, 'a.b', undefined, undefined, 'a.b'],
    ['a_b/c__d-e--f.g:_x', undefined, 'a_b/c__d-e--f.g', '_x', undefined, 'a_b/c__d-e--f.g'],
    ['a/b/c', undefined, 'a/b/c', undefined, undefined, 'a/b/c'],
  ])('%s', (text, registry, repository, tag, hash, name) => {
    const reference = parseReference(text);
    expect(reference).toMatchObject({ text, registry, repository, tag, digest: hash, name });
    const written = (registry === undefined ? '' : `${registry}/`) + repository;
    expect(text.slice(0, reference?.nameEnd)).toBe(written);
  });

  test.each([
    ...[
      '',
      'Node',
      'a/B',
      'node:',
      'node:-x',
      `node:${'x'.repeat(129)}`,
      'a//b',
      '/a',
      'a/',
      'a:b:c',
      'a b',
      '$x',
      'a:$b',
      '-a',
      'a-',
      'a___b',
    ],
    ...[
      'node@sha256:0a',
      'node@sha256:',
      `node@sha256:${'0A'.repeat(32)}`,
      `node@md5:${'0a'.repeat(16)}`,
      'http://a/b',
      'a/b:5000/c',
    ],
    ...['0a'.repeat(32), 'localhost:x/a', 'a.b:5000/', 'é'],
  ])('%j is none', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  test('does not take long for long texts', () => {
    const before = performance.now();
    for (const piece of ['a', 'a-', 'a.', 'a/', 'A', '-', '.', 'a:', '[a', 'a@a'])
      parseReference(`${piece.repeat(30_000)}!`);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
