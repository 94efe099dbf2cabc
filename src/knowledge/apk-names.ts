import { apkReleases } from './apk-releases.ts';
import { laidOutDifferently, otherNames, sameNames, withoutCounterpart } from './apt-to-apk-names.ts';
import { hasWord, headsOf, lineOf, wordsOf } from './word-table.ts';

/** What stands for a Debian package on Alpine. */
export type ApkAnswer =
  | {
      readonly kind: 'names';
      /** apk names, all of which the release has. */
      readonly names: readonly string[];
      /** Its files, services or version are others than Debian's, so that what a Dockerfile does with them may not hold. */
      readonly differs: boolean;
    }
  | { readonly kind: 'none'; readonly reason: string };

/** The oldest and newest releases of Alpine 3 whose packages are known here. */
export const knownReleases = { oldest: 15, newest: 24 } as const;

/**
 * The apk packages for a Debian or Ubuntu package in Alpine 3.`minor`. `none`: known to have no counterpart there;
 * undefined: not known. Versioned relatives (`libpng12-dev`, `openjdk-11-jdk`) are answered by rule.
 */
export const apkNamesOf = (name: string, minor: number): ApkAnswer | undefined => {
  const groups = namesFor(name);
  if (groups) {
    const found = groups.map((group) => group.split('|').find((one) => isIn(one, minor)));
    const there = found.filter((one) => one !== undefined);
    if (there.length < found.length) return { kind: 'none', reason: `Alpine 3.${minor} has no ${groups.join(' ')}` };
    const names = [...new Set(there)];
    return { kind: 'names', names, differs: laidOutDifferently.has(name) || versioned(name) !== undefined };
  }
  const reason = unmatched().get(name) ?? unmatchedStarts().find(([start]) => name.startsWith(start))?.[1];
  return reason === undefined ? undefined : { kind: 'none', reason };
};

/** All apk names that an answer can hold, without those that rules make; for the check against Alpine's index. */
export const everyApkName = (): readonly string[] => [
  ...new Set([
    ...wordsOf(sameNames),
    ...otherNames.split('\n').flatMap((line) =>
      wordsOf(line)
        .slice(1)
        .flatMap((group) => group.split('|')),
    ),
  ]),
];

/** Whether a release of Alpine 3 has a package. */
export const isIn = (apk: string, minor: number): boolean => (releasesOf(apk) & (1 << minor)) !== 0;

const namesFor = (name: string): readonly string[] | undefined =>
  listed(name) ?? versioned(name) ?? listed(unversioned(name));

/** `libpng12-dev` → `libpng-dev`; the name itself where no rule holds. */
const unversioned = (name: string): string => {
  const boost = /^libboost-[a-z-]+?[\d.]+-dev$|^libboost[\d.]+(?:-all)?-dev$/.test(name);
  if (boost) return 'libboost-dev';
  const match =
    /^(lib(?:png|icu|tiff|readline|ncurses|gdbm|webp|gif|mysqlclient|proj|snappy|leveldb|curl))\d+(-dev)$/.exec(name);
  return match ? `${match[1]}${match[2]}` : name;
};

/** Packages whose names carry a version that Alpine's carry too. */
const versioned = (name: string): readonly string[] | undefined => {
  const java = /^openjdk-(\d+)-(jdk|jre)(-headless)?$/.exec(name);
  if (java) {
    const [, version, kind, headless] = java;
    if (kind === 'jdk') return [version === '8' ? 'openjdk8' : `openjdk${version}-jdk`];
    if (headless === undefined) return [`openjdk${version}-jre`];
    return [version === '8' ? 'openjdk8-jre-base' : `openjdk${version}-jre-headless`];
  }
  const postgres = /^postgresql(?:-(client|contrib))?-(1[1-9])$/.exec(name);
  if (postgres) return [`postgresql${postgres[2]}${postgres[1] === undefined ? '' : `-${postgres[1]}`}`];
  const server = /^postgresql-server-dev-(1\d)$/.exec(name);
  if (server) return [`postgresql${server[1]}-dev`];
  const compiler = /^(llvm|clang)-(\d\d)(-dev)?$/.exec(name);
  if (compiler) return [`${compiler[1]}${compiler[2]}${compiler[3] ?? ''}`];
  const php = /^php(7\.4|8\.\d)(?:-([a-z0-9]+))?$/.exec(name);
  if (!php) return undefined;
  const base = php[1] === '7.4' ? 'php7' : php[1] === '8.0' ? 'php8' : `php8${php[1]?.slice(2) ?? ''}`;
  const part = php[2];
  if (part === undefined || part === 'cli' || part === 'common') return [base];
  return (phpModules[part] ?? [part]).map((module) => `${base}-${module}`);
};

const phpModules: Readonly<Record<string, readonly string[]>> = {
  mysql: ['mysqli', 'pdo_mysql'],
  pgsql: ['pgsql', 'pdo_pgsql'],
  sqlite3: ['sqlite3', 'pdo_sqlite'],
  xml: ['xml', 'dom', 'simplexml', 'xmlreader', 'xmlwriter'],
  redis: ['pecl-redis'],
  imagick: ['pecl-imagick'],
  memcached: ['pecl-memcached'],
  apcu: ['pecl-apcu'],
  xdebug: ['pecl-xdebug'],
};

/** Made when first asked for: most files install nothing that matters here. */
const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

/** What a Debian name is called by the table, without rules. */
const listed = (name: string): readonly string[] | undefined =>
  lineOf(otherNames, name) ?? (hasWord(sameNames, name) ? [name] : undefined);

const unmatched = lazily(
  (): ReadonlyMap<string, string> =>
    new Map(withoutCounterpart.flatMap(([reason, names]) => wordsOf(names).map((name) => [name, reason] as const))),
);

const unmatchedStarts = lazily((): readonly (readonly [string, string])[] =>
  [...unmatched()].filter(([name]) => name.endsWith('*')).map(([name, reason]) => [name.slice(0, -1), reason]),
);

const known = new Map<string, number>();

/** The releases that have a package: bit `n` is set for Alpine 3.`n`. */
const releasesOf = (apk: string): number => {
  let mask = known.get(apk);
  if (mask === undefined) {
    mask = 0;
    for (const range of headsOf(apkReleases, apk)) {
      const [first = 0, last = 0] = range.split('-').map(Number);
      for (let minor = first; minor <= last; minor++) mask |= 1 << minor;
    }
    known.set(apk, mask);
  }
  return mask;
};
