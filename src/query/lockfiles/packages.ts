import {
  asObject,
  asTexts,
  fieldAt,
  parseJsonObject,
  parseLockYaml,
  parseYarnLock,
  type Fields,
} from '../../formats/index.ts';

/** What a lockfile of npm, Yarn or pnpm says of one package. */
export interface LockedPackage {
  readonly name: string;
  /** '' where it does not say. */
  readonly version: string;
  /** It has an install script; undefined where this kind of lockfile does not tell. */
  readonly hasScript: boolean | undefined;
  /** It comes from a repository or a folder, not from a registry. */
  readonly isGit: boolean;
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
  /** Names of what it needs in turn, as far as the kind of lockfile has them beside it. */
  readonly needs: readonly string[];
}

/** The packages of a lockfile; undefined for a text that is none, and for one of npm before version 2. */
export const lockedPackages = (text: string): readonly LockedPackage[] | undefined => {
  if (text.trimStart().startsWith('{')) return fromNpm(npmPackages(text));
  if (/^lockfileVersion:/m.test(text)) return fromPnpm(parseLockYaml(text));
  if (/^__metadata:/m.test(text)) return fromYarn(parseLockYaml(text));
  return fromYarnOne(text);
};

/** The packages of a package-lock.json of version 2 or 3, by the folder that each lies in. */
export const npmPackages = (text: string): Readonly<Record<string, Fields>> | undefined => {
  const lock = parseJsonObject(text);
  if (lock?.['lockfileVersion'] !== 2 && lock?.['lockfileVersion'] !== 3) return undefined;
  const packages = asObject(lock['packages']);
  return packages && Object.fromEntries(Object.entries(packages).map(([path, one]) => [path, asObject(one) ?? {}]));
};

const fromNpm = (packages: ReturnType<typeof npmPackages>): readonly LockedPackage[] | undefined =>
  packages &&
  Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, fields]) => ({
      ...described(fields),
      name: nameOf(path),
      hasScript: fields['hasInstallScript'] === true,
      isGit: fields['link'] === true || textOf(fields['resolved']).startsWith('git'),
    }));

/** `@scope/name` of `node_modules/a/node_modules/@scope/name`; a workspace's folder stays as it is. */
const nameOf = (path: string): string => {
  const at = path.lastIndexOf('node_modules/');
  return at < 0 ? path : path.slice(at + 'node_modules/'.length);
};

/** `/@scope/name@1.2.3(peer@1)`, `/name/1.2.3_peer@1`, `@scope/name@1.2.3`. */
const pnpmKey = /^\/?((?:@[^/@]+\/)?[^/@\s]+)[@/]([^(_\s]+)/;

/** Source: https://github.com/pnpm/spec/tree/master/lockfile */
const fromPnpm = (lock: Fields | undefined): readonly LockedPackage[] | undefined => {
  if (!lock) return undefined;
  const blocks = ['packages', 'snapshots'].flatMap((key) => Object.entries(asObject(lock[key]) ?? {}));
  const tellsScripts =
    /^[56]\./.test(textOf(lock['lockfileVersion'])) || blocks.some(([, one]) => fieldAt(one, 'requiresBuild') === true);
  return blocks.flatMap(([key, one]): LockedPackage[] => {
    const [, name, version = ''] = pnpmKey.exec(key) ?? [];
    if (name === undefined) return [];
    const fields = asObject(one) ?? {};
    const hasScript = fields['requiresBuild'] === true || (tellsScripts ? false : undefined);
    return [{ ...described(fields), name, version, hasScript, isGit: isFromGit(allText(fields['resolution'])) }];
  });
};

/** Yarn from version 2. */
const fromYarn = (lock: Fields | undefined): readonly LockedPackage[] | undefined =>
  lock &&
  Object.entries(lock).flatMap(([key, one]): LockedPackage[] => {
    const name = yarnName(key);
    if (name === undefined || /@(?:workspace|link|portal):/.test(key)) return [];
    const fields = asObject(one) ?? {};
    // `os=linux & cpu=x64 & libc=glibc`
    const chosen = (what: string): readonly string[] =>
      [...textOf(fields['conditions']).matchAll(/(os|cpu|libc)=(\w+)/g)]
        .filter(([, named]) => named === what)
        .map(([, , value = '']) => value);
    const conditions = { os: chosen('os'), cpu: chosen('cpu'), libc: chosen('libc') };
    return [
      {
        ...described(fields),
        ...conditions,
        name,
        hasScript: undefined,
        isGit: isFromGit(textOf(fields['resolution'])),
      },
    ];
  });

const fromYarnOne = (text: string): readonly LockedPackage[] | undefined => {
  const lock = parseYarnLock(text);
  if (!lock) return undefined;
  const seen = new Set<unknown>();
  return [...lock].flatMap(([pattern, entry]): LockedPackage[] => {
    const name = yarnName(pattern);
    if (name === undefined || seen.has(entry)) return [];
    seen.add(entry);
    const needs = [...entry.needs, ...entry.optional].map((one) => yarnName(one) ?? one);
    const { version, resolved } = entry;
    return [{ ...described({}), name, version, needs, hasScript: undefined, isGit: isFromGit(resolved) }];
  });
};

/** `@scope/name` of `@scope/name@npm:^1, @scope/name@^2`. */
const yarnName = (pattern: string): string | undefined => /^((?:@[^/@]+\/)?[^@\s]+)@/.exec(pattern)?.[1];

const isFromGit = (text: string): boolean =>
  text.includes('git+') || text.includes('codeload.github.com') || text.includes('@git@');

type Described = Pick<LockedPackage, 'version' | 'os' | 'cpu' | 'libc' | 'needs'>;

/** What all of them say in the same words. */
const described = (fields: Fields): Described => ({
  version: textOf(fields['version']),
  os: listOf(fields['os']),
  cpu: listOf(fields['cpu']),
  libc: listOf(fields['libc']),
  needs: ['dependencies', 'optionalDependencies'].flatMap((key) => Object.keys(asObject(fields[key]) ?? {})),
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `{integrity: …, tarball: https://codeload.github.com/…}`, on one line or below. */
const allText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** A list, or one that is written on a line: `[x64, arm64]`. */
const listOf = (value: unknown): readonly string[] =>
  asTexts(value) ??
  textOf(value)
    .split(/[^\w.@/+-]+/)
    .filter((word) => word !== '');
