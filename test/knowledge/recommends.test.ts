import { describe, expect, it } from 'vitest';
import { isMetaPackage, loadBearingRecommends, recommendedBy } from '../../src/knowledge/recommends.ts';
import { recommendsIndex } from '../../src/knowledge/recommends-index.ts';

const lines = recommendsIndex.trim().split('\n');

describe('the index of recommended packages', () => {
  it('is a sorted list of names', () => {
    expect(lines.length).toBeGreaterThan(500);
    expect(lines).toEqual([...lines].sort());
    for (const line of lines) expect(line).toMatch(/^[a-z0-9][a-z0-9+.-]*(?: [a-z0-9][a-z0-9+.-]*)+(?: &)?$/);
  });

  it('answers by whole names', () => {
    expect(recommendedBy('git').names.slice(0, 4)).toEqual(['ca-certificates', 'patch', 'less', 'openssh-client']);
    expect(recommendedBy('gcc')).toEqual({ names: ['libc6-dev'], more: false });
    expect(recommendedBy('gi')).toEqual({ names: [], more: false });
    expect(recommendedBy('no-such-package').names).toEqual([]);
    expect(recommendedBy('build-essential').names).not.toContain('&');
  });
});

describe('recommended packages that carry the load of another', () => {
  /** What they bring is recommended further down, by an older release, or by what the index cuts off. */
  const indirect: Readonly<Record<string, readonly string[]>> = {
    clang: ['libc6-dev'],
    cmake: ['libc6-dev'],
    chromium: ['fonts-liberation'],
    graphviz: ['fonts-liberation'],
    golang: ['gcc', 'libc6-dev'],
    'software-properties-common': ['gnupg'],
    devscripts: ['build-essential', 'fakeroot'],
    'git-core': ['ca-certificates', 'openssh-client'],
    bundler: ['ruby-dev'],
    meson: ['gcc', 'libc6-dev'],
    libtool: ['automake'],
    'libtool-bin': ['automake'],
    'php-dev': ['make'],
  };
  const entries = Object.entries(loadBearingRecommends).flatMap(([name, all]) =>
    all.map((entry) => ({ ...entry, name, of: entry.needs.join(', ') })),
  );

  it.each(entries)('$name recommends $of', ({ name, needs, until, source }) => {
    expect(source).toMatch(/^https:\/\/packages\.(?:debian\.org|ubuntu\.com)\//);
    if (until || !source.includes('/bookworm/')) return;
    const known = [...recommendedBy(name).names, ...(indirect[name] ?? [])];
    for (const one of needs) expect(known).toContain(one);
  });

  it('tells a package that is installed for what it recommends', () => {
    expect(
      ['r-base', 'texlive-full', 'xfce4', 'task-xfce-desktop', 'docker.io'].every((name) => isMetaPackage(name)),
    ).toBe(true);
    expect(['curl', 'rsync', 'nano', 'xfonts-base'].some((name) => isMetaPackage(name))).toBe(false);
    expect(isMetaPackage('@development-tools', 'dnf')).toBe(true);
  });
});
