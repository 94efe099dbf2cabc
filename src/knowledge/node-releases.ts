/**
 * The major version of npm that comes with a major version of Node.js, the lowest of its releases.
 * Source: https://nodejs.org/dist/index.json
 */
const npmOfNode: readonly (readonly [node: number, npm: number])[] = [
  [0, 1],
  [5, 3],
  [7, 4],
  [8, 5],
  [11, 6],
  [15, 7],
  [18, 8],
  [19, 8],
  [20, 9],
  [21, 10],
  [24, 11],
];

/** The major version that `npm install -g npm` has brought for some time. */
export const newestNpm = 10;

/** Release lines by the names that tags of the image bear. Source: https://github.com/nodejs/Release */
const codeNames: Readonly<Record<string, number>> = {
  argon: 4,
  boron: 6,
  carbon: 8,
  dubnium: 10,
  erbium: 12,
  fermium: 14,
  gallium: 16,
  hydrogen: 18,
  iron: 20,
  jod: 22,
  krypton: 24,
};

/** The oldest line that tags without a version have meant in the last years. */
const oldestFloating = 20;

/**
 * The lowest major version of npm that an official image of Node.js with this tag has; undefined for a tag that is not
 * understood.
 */
export const npmOfImage = (tag: string | undefined): number | undefined => {
  const [first = 'latest'] = (tag ?? 'latest').split(/[.-]/);
  const node = /^\d+$/.test(first) ? Number(first) : (codeNames[first] ?? (floating.has(first) ? oldestFloating : NaN));
  return npmOfNode.findLast(([from]) => node >= from)?.[1];
};

const floating: ReadonlySet<string> = new Set(['latest', 'current', 'lts', 'slim', 'alpine', 'bookworm', 'trixie']);

/**
 * The oldest major version of npm that reads a package-lock.json of this version in full.
 * Source: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#lockfileversion
 */
export const npmForLockfile: Readonly<Record<number, number>> = { 1: 5, 2: 6, 3: 7 };

/**
 * The lockfile versions that a major version of pnpm writes and takes as they are.
 * Source: https://github.com/pnpm/spec/tree/master/lockfile
 */
export const lockfileOfPnpm: Readonly<Record<number, string>> = { 7: '5.4', 8: '6.0', 9: '9.0', 10: '9.0' };
