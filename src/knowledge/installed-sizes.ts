import { recommendsSizes } from './recommends-sizes.ts';

/** What comes with a package of Debian, beside what every image of Debian holds. */
export interface PackageSize {
  /** Lots that come only since they are recommended. */
  readonly recommended: readonly string[];
  /** Lots that come anyway. */
  readonly needed: readonly string[];
  /** What it takes with all that it depends on, rounded up. */
  readonly bytes: number;
  /** The full variants of official images hold it. */
  readonly isInFull: boolean;
}

/** How much packages take, by the package index of one release. */
export interface InstalledSizes {
  /** The index, for reports. */
  readonly source: string;
  /** Undefined for a package that is not known. */
  of(name: string): PackageSize | undefined;
  /** Bytes of the packages of a lot, which go or stay together whatever is installed. */
  bytesOf(lot: string): number;
}

/** Stands for all packages that the full variants of official images hold. */
export const fullVariant = '*buildpack-deps';

const read = ({ name: title, date, inFull, lots, packages }: Readonly<Record<string, string>>): InstalledSizes => {
  const sizes = lots?.split(' ') ?? [];
  const full = new Set(inFull?.split(' '));
  const lines = packages?.trim().split('\n') ?? [];
  const known = new Map<string, readonly [line: number, mebibytes: number]>();
  lines.forEach((line, at) => {
    const words = line.slice(line.lastIndexOf('|') + 1).split(' ');
    for (let word = 0; word < words.length; word += 2) known.set(words[word] ?? '', [at, Number(words[word + 1])]);
  });
  return {
    source: `the package index of ${title ?? ''} of ${date ?? ''}`,
    of(name) {
      const found = known.get(name);
      if (!found) return undefined;
      const [recommended, needed] = (lines[found[0]] ?? '')
        .split('|')
        .slice(0, 2)
        .map((text) => text.split(' ').filter(Boolean));
      const isInFull = full.has(name);
      return { recommended: recommended ?? [], needed: needed ?? [], bytes: found[1] * 1024 ** 2, isInFull };
    },
    bytesOf: (lot) => parseInt(sizes[parseInt(lot, 36)] ?? '0', 36) * 1024,
  };
};

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = recommendsSizes;
const opened = new Map<string, InstalledSizes>();

/** The sizes of a release: `debian 12`; undefined for one whose index is not at hand. */
export const installedSizes = (release: string): InstalledSizes | undefined => {
  const table = Object.hasOwn(tables, release) ? tables[release] : undefined;
  if (!table) return undefined;
  const sizes = opened.get(release) ?? read(table);
  opened.set(release, sizes);
  return sizes;
};
