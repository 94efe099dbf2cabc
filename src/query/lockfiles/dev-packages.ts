import { asObject, fieldAt, parseJsonObject, parseLockYaml, parseYarnLock, type Fields } from '../../formats/index.ts';

/** What a lockfile tells of the packages that only development needs. */
export interface DevPackages {
  /** Those that package.json itself names. */
  readonly named: ReadonlySet<string>;
  /** All that no other package brings along, at the top of node_modules. */
  readonly all: ReadonlySet<string>;
  /** Whose program a name in node_modules/.bin is; undefined where the lockfile does not tell. */
  readonly programOf: (name: string) => 'development' | 'other' | undefined;
}

/** Reads them from a lockfile that can be read: of npm from version 2, of Yarn 1, of pnpm from version 9. */
export const devPackages = (tool: string, manifest: Fields, text: string): DevPackages | undefined => {
  if (tool === 'npm') return fromNpm(manifest, parseJsonObject(text) ?? {});
  const graph = tool === 'yarn' ? yarnGraph(manifest, text) : pnpmGraph(text);
  if (!graph) return undefined;
  const kept = closure(graph.production, graph.needs);
  const keptNames = new Set([...kept].map(nameIn));
  const all = [...graph.all].map(nameIn).filter((name) => !keptNames.has(name));
  return { ...named(manifest, new Set(all)), programOf: () => undefined };
};

const named = (manifest: Fields, all: ReadonlySet<string>): Pick<DevPackages, 'named' | 'all'> => ({
  named: new Set(Object.keys(asObject(manifest['devDependencies']) ?? {}).filter((name) => all.has(name))),
  all,
});

/** It marks each package. */
const fromNpm = (manifest: Fields, lock: Fields): DevPackages => {
  const all = new Set<string>();
  const programs = new Map<string, 'development' | 'other'>();
  const packages = asObject(lock['packages']) ?? {};
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.startsWith('node_modules/')) continue;
    const target = fieldAt(entry, 'link') === true ? fieldAt(entry, 'resolved') : undefined;
    const value = typeof target === 'string' ? packages[target] : entry;
    const isDev = fieldAt(value, 'dev') === true;
    const name = path.slice('node_modules/'.length);
    if (isDev && !name.includes('/node_modules/')) all.add(name);
    for (const program of Object.keys(asObject(fieldAt(value, 'bin')) ?? {})) {
      if (!isDev || !programs.has(program)) programs.set(program, isDev ? 'development' : 'other');
    }
  }
  return { ...named(manifest, all), programOf: (name) => programs.get(name) };
};

/** Packages by `name@version or range`, and what each needs. */
interface Graph {
  readonly production: readonly string[];
  readonly all: Iterable<string>;
  readonly needs: (key: string) => readonly string[];
}

const yarnGraph = (manifest: Fields, text: string): Graph | undefined => {
  const lock = parseYarnLock(text);
  if (!lock) return undefined;
  const production = ['dependencies', 'optionalDependencies'].flatMap((key) =>
    Object.entries(asObject(manifest[key]) ?? {}).map(([name, range]) => `${name}@${String(range)}`),
  );
  const needs = (key: string): readonly string[] => {
    const entry = lock.get(key);
    return entry ? [...entry.needs, ...entry.optional] : [];
  };
  return { production, all: lock.keys(), needs };
};

const pnpmGraph = (text: string): Graph | undefined => {
  const lock = parseLockYaml(text);
  const snapshots = asObject(lock?.['snapshots']);
  if (!snapshots) return undefined;
  const keysOf = (value: unknown): string[] =>
    ['dependencies', 'optionalDependencies'].flatMap((key) =>
      Object.entries(asObject(fieldAt(value, key)) ?? {}).map(([name, one]) => {
        const version = String(typeof one === 'string' ? one : fieldAt(one, 'version'));
        // an alias names the package that it stands for
        return version in snapshots ? version : `${name}@${version}`;
      }),
    );
  const root = fieldAt(lock, 'importers', '.');
  return { production: keysOf(root), all: Object.keys(snapshots), needs: (key) => keysOf(snapshots[key]) };
};

const closure = (start: readonly string[], needs: (key: string) => readonly string[]): ReadonlySet<string> => {
  const found = new Set(start);
  for (const key of found) for (const next of needs(key)) found.add(next);
  return found;
};

/** `@scope/name@1.2.3(peer@1)` → `@scope/name` */
const nameIn = (key: string): string => key.slice(0, key.indexOf('@', 1));
