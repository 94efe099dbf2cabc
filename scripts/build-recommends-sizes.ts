/**
 * Writes `src/knowledge/recommends-sizes.ts`: how much the packages that Dockerfiles install take, and what they recommend,
 * read from Debian's package indexes.
 *
 *     npx tsx scripts/build-recommends-sizes.ts --use apt-package-use.tsv \
 *       'debian 12=Debian bookworm=2026-07-11=Packages' 'debian 13=…'
 *
 * Each argument is a distribution with its release, what reports call it, the date of its index, and the unpacked index
 * (dists/<suite>/main/binary-amd64/Packages of a mirror).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { isMetaPackage } from '../src/knowledge/recommends.ts';
import { chooser, readIndex, usedPackages, type Package } from './debian-packages.ts';

/** So many of the packages that Dockerfiles install most; the first 1,000 make 84 % of all uses. */
const most = 1000;
/** KiB; what is smaller matters to no estimate. */
const least = 1024;

/** What official images hold beside the packages of priority required and apt. */
const alsoInBase = ['ca-certificates', 'netbase', 'tzdata'];

/** What a full variant holds. Source: https://github.com/docker-library/buildpack-deps, debian/bookworm. */
const buildpackDeps = (
  'autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev ' +
  'libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev ' +
  'liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses5-dev libncursesw5-dev libpng-dev ' +
  'libpq-dev libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt-dev libyaml-dev make patch ' +
  'unzip xz-utils zlib1g-dev git mercurial openssh-client subversion procps curl gnupg sq wget'
).split(' ');

/** The packages that come with these, with what they recommend or without. */
const closure = (
  packages: ReadonlyMap<string, Package>,
  names: readonly string[],
  base: ReadonlySet<string>,
  withRecommended: boolean,
): Set<string> => {
  const choose = chooserOf(packages);
  const found = new Set<string>();
  const provided = new Set([...base].flatMap((name) => packages.get(name)?.provides ?? []));
  const isThere = (name: string): boolean => found.has(name) || base.has(name) || provided.has(name);
  const queue = [...names];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const one = packages.get(name);
    if (!one || found.has(name) || base.has(name)) continue;
    found.add(name);
    for (const other of one.provides) provided.add(other);
    for (const group of [...one.depends, ...(withRecommended ? one.recommends : [])]) {
      const chosen = group.some(isThere) ? undefined : choose(group);
      if (chosen !== undefined) queue.push(chosen);
    }
  }
  return found;
};

const choosers = new Map<ReadonlyMap<string, Package>, ReturnType<typeof chooser>>();
const chooserOf = (packages: ReadonlyMap<string, Package>): ReturnType<typeof chooser> => {
  const known = choosers.get(packages) ?? chooser(packages);
  choosers.set(packages, known);
  return known;
};

interface Entry {
  readonly name: string;
  /** What comes with it anyway, and what only since it is recommended. */
  readonly kept: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
}

/** Packages that go or stay together, whatever is installed. */
interface Lot {
  readonly size: number;
  readonly members: readonly string[];
  uses: number;
}

const write = (
  packages: ReadonlyMap<string, Package>,
  used: readonly string[],
): { lots: string; lines: string[]; inFull: string } => {
  const sizeOf = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + (packages.get(name)?.size ?? 0), 0);
  const inBase = [...packages.values()].filter((one) => one.inBase).map(({ name }) => name);
  const base = closure(packages, [...inBase, ...alsoInBase], new Set(), false);
  const entryOf = (name: string, names: readonly string[]): Entry => {
    const kept = closure(packages, names, base, false);
    const all = closure(packages, names, base, true);
    return { name, kept, lost: new Set([...all].filter((one) => !kept.has(one))) };
  };
  const entries = used.filter((name) => !isMetaPackage(name)).map((name) => entryOf(name, [name]));
  const optional = new Set(entries.flatMap(({ lost }) => [...lost]));
  const full = entryOf('*buildpack-deps', buildpackDeps);
  const inFull = entries.map(({ name }) => name).filter((name) => full.kept.has(name));
  entries.push({ ...full, lost: new Set() });

  const signs = new Map<string, string>();
  entries.forEach(({ kept, lost }, at) => {
    for (const one of lost) signs.set(one, `${signs.get(one) ?? ''} -${at}`);
    for (const one of kept) if (optional.has(one)) signs.set(one, `${signs.get(one) ?? ''} +${at}`);
  });
  const bySign = new Map<string, string[]>();
  for (const [name, sign] of signs) bySign.set(sign, [...(bySign.get(sign) ?? []), name]);
  const lots = [...bySign.values()]
    .map((members): Lot => ({ members, size: sizeOf(members), uses: 0 }))
    .filter(({ size }) => size >= least);
  const lotOf = new Map(lots.flatMap((lot) => lot.members.map((name) => [name, lot] as const)));
  const lotsOf = (names: ReadonlySet<string>): Lot[] => [
    ...new Set([...names].map((name) => lotOf.get(name)).filter((lot) => lot !== undefined)),
  ];
  for (const { kept, lost } of entries) for (const lot of [...lotsOf(kept), ...lotsOf(lost)]) lot.uses++;
  // what is used often gets a short number
  lots.sort((a, b) => b.uses - a.uses || b.size - a.size || (a.members.join() < b.members.join() ? -1 : 1));

  const number = new Map(lots.map((lot, at) => [lot, at]));
  const list = (names: ReadonlySet<string>): string =>
    lotsOf(names)
      .map((lot) => number.get(lot) ?? 0)
      .sort((a, b) => a - b)
      .map((at) => at.toString(36))
      .join(' ');
  const byLots = new Map<string, string[]>();
  for (const { name, kept, lost } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const key = `${list(lost)}|${list(kept)}`;
    byLots.set(key, [...(byLots.get(key) ?? []), `${name} ${Math.ceil(sizeOf(kept) / 1024)}`]);
  }
  return {
    lots: lots.map(({ size }) => size.toString(36)).join(' '),
    inFull: inFull.sort().join(' '),
    lines: [...byLots].map(([key, names]) => `${key}|${names.join(' ')}`),
  };
};

const { values, positionals } = parseArgs({
  options: { use: { type: 'string' }, out: { type: 'string' } },
  allowPositionals: true,
});
if (values.use === undefined || positionals.length === 0)
  throw new Error('usage: build-recommends-sizes.ts --use TABLE [--out FILE] RELEASE=NAME=YYYY-MM-DD=INDEX…');
const table = readFileSync(values.use, 'utf8');
const releases = positionals.map((argument) => {
  const [release = '', name = '', date = '', path = ''] = argument.split('=');
  const inOrder = readIndex(readFileSync(path, 'utf8'));
  // of several that provide a name the smallest is taken: not more is to be counted than apt brings
  const packages = new Map([...inOrder].sort(([, a], [, b]) => a.size - b.size));
  const { lots, lines, inFull } = write(packages, usedPackages(table, packages).slice(0, most));
  console.log(`${name}: ${lots.length + lines.join('\n').length} bytes`);
  return `  '${release}': {
    name: '${name}',
    date: '${date}',
    inFull: '${inFull}',
    lots: '${lots}',
    packages: \`\n${lines.join('\n')}\n\`,
  },`;
});
const source = `// Generated by scripts/build-recommends-sizes.ts; not for editing.
// Source: the package indexes of Debian (main, amd64), Installed-Size, for the ${most} packages that Dockerfiles install most.

/**
 * By release. \`lots\`: the KiB of packages that go or stay together, those of at least ${least} KiB, in base 36. A line of
 * \`packages\`: the lots that come only since they are recommended, those that come anyway (numbers in base 36), and the
 * packages that this holds for, each with the MiB that it takes with what it depends on. \`*buildpack-deps\` stands for
 * what the full variants of official images hold, of which \`inFull\` gives the names. What every image of Debian holds is
 * left out.
 */
export const recommendsSizes = {
${releases.join('\n')}
};
`;
writeFileSync(values.out ?? fileURLToPath(new URL('../src/knowledge/recommends-sizes.ts', import.meta.url)), source);
