import { describe, expect, it } from 'vitest';
import { aptListBytes } from '../../src/knowledge/apt-lists.ts';
import { fullVariant, installedSizes } from '../../src/knowledge/installed-sizes.ts';
import { recommendsSizes } from '../../src/knowledge/recommends-sizes.ts';

const releases = Object.entries(recommendsSizes);

describe.each(releases)('the sizes of packages of %s', (release, table) => {
  const sizes = installedSizes(release);
  const lines = table.packages.trim().split('\n');

  it('are lines of lots and names', () => {
    const lot = '[0-9a-z]+';
    const lots = `(?:${lot}(?: ${lot})*)?`;
    const line = new RegExp(String.raw`^${lots}\|${lots}\|[a-z0-9*][a-z0-9+.-]+ \d+(?: [a-z0-9][a-z0-9+.-]+ \d+)*$`);
    for (const one of lines) expect(one).toMatch(line);
    const names = lines.flatMap((one) => one.split('|')[2]?.match(/\S+(?= \d)/g) ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(800);
  });

  it('know each lot, which is of at least a MiB, and never both recommended and needed by one package', () => {
    for (const one of lines) {
      const [recommended = [], needed = []] = one
        .split('|')
        .slice(0, 2)
        .map((text) => text.split(' ').filter(Boolean));
      for (const lot of [...recommended, ...needed]) expect(sizes?.bytesOf(lot)).toBeGreaterThanOrEqual(1024 ** 2);
      expect(recommended.filter((lot) => needed.includes(lot))).toEqual([]);
    }
  });

  it('answer by whole names', () => {
    expect(sizes?.of('no-such-package')).toBeUndefined();
    expect(sizes?.of('gi')).toBeUndefined();
    expect(sizes?.of('git')).toMatchObject({ isInFull: true });
    expect(sizes?.of('nginx')).toMatchObject({ isInFull: false });
    // its recommended compilers
    const pip = sizes?.of('python3-pip')?.recommended.reduce((sum, lot) => sum + sizes.bytesOf(lot), 0) ?? 0;
    expect(pip).toBeGreaterThan(300e6);
    expect(sizes?.of(fullVariant)?.recommended).toEqual([]);
    expect(sizes?.source).toMatch(/^the package index of Debian [a-z]+ of \d{4}-\d\d-\d\d$/);
  });
});

it('no sizes are made up for other releases', () => {
  expect(['', 'debian ', 'debian 9', 'ubuntu 24.04', 'toString'].map(installedSizes)).toEqual(
    new Array(5).fill(undefined),
  );
});

it('the lists of apt are of the order of what images hold', () => {
  for (const bytes of Object.values(aptListBytes).flatMap((one) => Object.values(one))) {
    expect(bytes).toBeGreaterThan(10e6);
    expect(bytes).toBeLessThan(100e6);
  }
});
