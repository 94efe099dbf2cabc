import type { AnyTransform, Preset } from '../transform/contract.ts';

/** Which transforms are to run. */
export interface Selection {
  /** Only these, also those that are in no preset. */
  readonly only?: readonly string[] | undefined;
  /** Not these. */
  readonly skip?: readonly string[] | undefined;
  /** The set that runs where `only` names none; `recommended` by default. */
  readonly preset?: Preset | undefined;
}

/** Names that no transform has. */
export const unknownNames = (transforms: readonly AnyTransform[], { only = [], skip = [] }: Selection): string[] => {
  const known = new Set(transforms.map((transform) => transform.name));
  return [...new Set([...only, ...skip])].filter((name) => !known.has(name));
};

/** The chosen transforms, in the order of the list. */
export const selectTransforms = (transforms: readonly AnyTransform[], selection: Selection): AnyTransform[] => {
  const { only, skip = [], preset = 'recommended' } = selection;
  return transforms.filter(
    ({ name, presets }) => (only ? only.includes(name) : presets.includes(preset)) && !skip.includes(name),
  );
};

/** The candidate that a misspelt name most likely means; undefined if none is near. */
export const closestName = (name: string, candidates: readonly string[]): string | undefined => {
  const folded = name.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distance(folded, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best && best.distance <= Math.max(2, Math.floor(name.length / 3))) return best.candidate;
  const containing = candidates.filter((candidate) => folded.length >= 3 && candidate.includes(folded));
  return containing.length === 1 ? containing[0] : undefined;
};

/** Letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
const distance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
};
