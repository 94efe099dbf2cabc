import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apkNamesOf, everyApkName, isIn, knownReleases } from '../../src/knowledge/apk-names.ts';
import { laidOutDifferently, otherNames, sameNames, withoutCounterpart } from '../../src/knowledge/apt-to-apk-names.ts';

const minors = Array.from(
  { length: knownReleases.newest - knownReleases.oldest + 1 },
  (_, at) => knownReleases.oldest + at,
);

/** Packages that public Dockerfiles install with apt, and in how many of 104,570 files, read in 2026-08. */
const uses = readFileSync(join(import.meta.dirname, 'data/apt-package-use.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([name = '', files]) => ({ name, files: Number(files) }));

describe('apk names', () => {
  it('exist in Alpine', () => {
    expect(everyApkName().filter((name) => !minors.some((minor) => isIn(name, minor)))).toEqual([]);
  });

  it.each(minors)('are those of Alpine 3.%i', (minor) => {
    const answers = uses.map(({ name }) => apkNamesOf(name, minor)).filter((answer) => answer?.kind === 'names');
    expect(answers.flatMap(({ names }) => names).filter((name) => !isIn(name, minor))).toEqual([]);
    expect(answers.every(({ names }) => names.length > 0)).toBe(true);
  });

  it.each(minors)('cover what Dockerfiles install, in Alpine 3.%i', (minor) => {
    const all = uses.reduce((sum, { files }) => sum + files, 0);
    const share = (kinds: readonly (string | undefined)[]): number =>
      uses.reduce((sum, { name, files }) => sum + (kinds.includes(apkNamesOf(name, minor)?.kind) ? files : 0), 0) / all;
    expect(share(['names'])).toBeGreaterThan(0.65);
    expect(share(['names', 'none'])).toBeGreaterThan(0.85);
  });

  it('have one place each', () => {
    const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
    const other = otherNames.split('\n').flatMap((line) => words(line).slice(0, 1));
    const none = withoutCounterpart.flatMap(([, names]) => words(names));
    const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);
    expect(twice([...new Set(words(sameNames)), ...other])).toEqual([]);
    expect(none.filter((name) => other.includes(name))).toEqual([]);
    const known = new Set([...words(sameNames), ...other, ...none]);
    expect([...laidOutDifferently].filter((name) => !known.has(name) && apkNamesOf(name, 20) === undefined)).toEqual(
      [],
    );
  });

  it.each([
    ['libpng12-dev', ['libpng-dev']],
    ['libicu66-dev', ['icu-dev']],
    ['libboost-filesystem1.65-dev', ['boost-dev']],
    ['openjdk-11-jdk', ['openjdk11-jdk']],
    ['openjdk-8-jre-headless', ['openjdk8-jre-base']],
    ['postgresql-client-14', ['postgresql14-client']],
    ['php8.2-mysql', ['php82-mysqli', 'php82-pdo_mysql']],
    ['build-essential', ['build-base', 'linux-headers']],
  ])('follow a rule for %s', (name, names) => {
    expect(apkNamesOf(name, 18)).toMatchObject({ kind: 'names', names });
  });

  it('are none where a release lacks the version', () => {
    expect(apkNamesOf('php7.4-curl', 15)).toMatchObject({ kind: 'names', names: ['php7-curl'] });
    expect(apkNamesOf('php7.4-curl', 20)?.kind).toBe('none');
    expect(apkNamesOf('postgresql-client-12', 22)?.kind).toBe('none');
    expect(apkNamesOf('python3.9-dev', 20)?.kind).toBe('none');
    expect(apkNamesOf('no-such-package', 20)).toBeUndefined();
  });
});
