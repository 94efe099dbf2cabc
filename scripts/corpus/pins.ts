import { parseDockerfile, type ImageReference } from '../../src/dockerfile/index.ts';
import type { FileResult } from '../../src/engine/results.ts';
import type { Catalogue } from '../../src/knowledge/catalogue/index.ts';
import { imageUses } from '../../src/transform/index.ts';

/** What became of the FROM lines that name an official image. */
export interface PinTally {
  /** FROM lines by what they say. */
  readonly official: { digest: number; exact: number; unknown: number; floating: number };
  /** Of the floating ones: those that name an exact tag now. */
  pinned: number;
  /** And those that do not, by the reason of the note on them. */
  readonly left: Map<string, number>;
}

export const emptyPinTally = (): PinTally => ({
  official: { digest: 0, exact: 0, unknown: 0, floating: 0 },
  pinned: 0,
  left: new Map(),
});

/** Whether a tag is as exact as it is meant to be, says the catalogue. */
const kindOf = ({ name, tag, digest }: ImageReference, images: Catalogue): keyof PinTally['official'] => {
  if (digest !== undefined) return 'digest';
  const { reason } = images.pinned(name, tag);
  if (reason === 'unknown-tag') return 'unknown';
  return reason === 'already-specific' || reason === 'distribution-release' ? 'exact' : 'floating';
};

/** Compares the FROM lines of a file before and after, stage by stage. */
export const countPins = (tally: PinTally, { before, after, notes }: FileResult, images: Catalogue): void => {
  const [old, now] = [parseDockerfile(before), parseDockerfile(after)];
  const reasons = new Map<string, string>();
  const own = notes.filter(({ transform }) => transform === 'pin-base-image');
  for (const use of imageUses(old)) {
    // a note stands at one place for all that name the same
    const note = own.find(({ at }) => at.start < use.end && at.end > use.start);
    if (note && !reasons.has(keyOf(use.reference))) reasons.set(keyOf(use.reference), note.reason);
  }
  for (const [index, { base }] of old.stages.entries()) {
    if (base.kind !== 'image' || !images.has(base.reference.name)) continue;
    const kind = kindOf(base.reference, images);
    tally.official[kind]++;
    if (kind !== 'floating') continue;
    const next = now.stages[index]?.base;
    const tag = next?.kind === 'image' ? next.reference.tag : undefined;
    if (tag !== undefined && tag !== base.reference.tag) {
      tally.pinned++;
      continue;
    }
    const reason = reasons.get(keyOf(base.reference)) ?? 'no note';
    tally.left.set(reason, (tally.left.get(reason) ?? 0) + 1);
  }
};

/** References to official images that only the result has, and whose tag the catalogue lacks. */
export const unknownPins = ({ before, after }: FileResult, images: Catalogue): string[] => {
  const had = new Set([...imageUses(parseDockerfile(before))].map(({ reference }) => keyOf(reference)));
  return [...imageUses(parseDockerfile(after))].flatMap(({ reference }) => {
    if (!reference || had.has(keyOf(reference)) || !images.has(reference.name)) return [];
    return images.tag(reference.name, reference.tag) ? [] : [keyOf(reference)];
  });
};

const keyOf = (reference: ImageReference | undefined): string =>
  reference ? `${reference.name}:${reference.tag ?? 'latest'}` : '';

/** The table's lines. */
export const pinLines = ({ official, pinned, left }: PinTally): string => {
  const all = Object.values(official).reduce((sum, count) => sum + count, 0);
  const { digest, exact, unknown, floating } = official;
  const share = floating === 0 ? 100 : (100 * pinned) / floating;
  const reasons = [...left].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${reason} ${count}`);
  return [
    'FROM lines with an official image',
    `  ${all} in all: ${digest} by digest, ${exact} exact, ${unknown} with a tag that the catalogue lacks, ${floating} floating`,
    `  of the floating ${pinned} pinned (${share.toFixed(1)} %), ${floating - pinned} left: ${reasons.join(', ')}`,
  ].join('\n');
};
