import { describe, expect, test } from 'vitest';
import { formatLock, parseLock, type LockEntry } from '../../src/registry/lock.ts';
import { pinsFrom } from '../../src/registry/pins.ts';
import { folderWith, get, system } from '../cli/harness.ts';

const entry = (tag: string, digit: string): LockEntry => ({
  tag,
  digest: `sha256:${digit.repeat(64)}`,
  platforms: ['linux/amd64', 'linux/arm64'],
  date: '2026-11-20',
  source: 'registry-1.docker.io',
});
const lock = new Map([
  ['node:22', entry('22.24.1-bookworm', 'a')],
  ['ghcr.io/org/app:latest', entry('latest', 'b')],
]);

describe('the lock file', () => {
  test('is sorted, one block an entry, and reads back', () => {
    const text = formatLock(lock);
    expect(text.indexOf('ghcr.io')).toBeLessThan(text.indexOf('node:22'));
    expect(text).toContain('\n["node:22"]\ntag = "22.24.1-bookworm"\ndigest = "sha256:aaaa');
    expect(parseLock(text)).toEqual(new Map([...lock].sort()));
    expect(parseLock(text.replaceAll('\n', '\r\n'))).toEqual(parseLock(text));
    expect(formatLock(parseLock(text))).toBe(text);
  });

  test('two branches that add different entries merge without a conflict', () => {
    const base = new Map([...lock, ['debian:latest', entry('trixie', 'c')], ['redis:7', entry('7.4.1', 'd')]]);
    const folder = folderWith({
      base: formatLock(base),
      ours: formatLock(new Map([...base, ['composer:2', entry('2.9.1', 'e')]])),
      theirs: formatLock(new Map([...base, ['python:3', entry('3.14.1', 'f')]])),
    });
    system(folder, 'git', ['merge-file', 'ours', 'base', 'theirs']);
    expect([...parseLock(get(folder, 'ours')).keys()].sort()).toEqual([
      'composer:2',
      'debian:latest',
      'ghcr.io/org/app:latest',
      'node:22',
      'python:3',
      'redis:7',
    ]);
  });

  test.each([
    ['', /no version/, 1],
    ['version = 2\n', /version 2/, 1],
    ['version = 1\n<<<<<<< HEAD\n', /merge conflict/, 2],
    ['version = 1\n["a:1"]\ntag = "1"\n', /without valid platforms/, 2],
    [`${formatLock(lock)}["node:22"]\n`, /twice/, 17],
    ['version = 1\nwhat is this\n', /not understood/, 2],
    ['version = 1\n["a:1"]\ntag = 1.2.3\n', /value/, 3],
  ])('refuses %j', (text, message, line) => {
    expect(() => parseLock(text)).toThrow(message);
    expect(() => parseLock(text)).toThrow(expect.objectContaining({ line }) as Error);
  });

  test('a pinned tag stands for what its reference stands for', () => {
    const pins = pinsFrom(lock);
    expect(pins.find('node', '22')?.digest).toBe(`sha256:${'a'.repeat(64)}`);
    expect(pins.find('node', '22.24.1-bookworm')?.tag).toBe('22.24.1-bookworm');
    expect(pins.find('ghcr.io/org/app', undefined)?.tag).toBe('latest');
    expect(pins.find('node', undefined)).toBeUndefined();
    expect(pins.isTarget('node', '22.24.1-bookworm')).toBe(true);
    expect(pins.isTarget('node', '22')).toBe(false);
  });
});
