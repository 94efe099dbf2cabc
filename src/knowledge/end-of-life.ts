import type { Catalogue } from './catalogue/index.ts';
import { hasDateStamp, leadingVersion, tagWords } from './catalogue/tag-name.ts';

/** A line of an official image that gets no builds any more. */
export interface EndedLine {
  /** ISO date of the last list that had it. */
  readonly lastSeen: string;
  /** The nearest tag of the same variant that is supported, if any is. */
  readonly nearest: string | undefined;
}

/** Minor versions that are looked at when it is asked whether an image keeps several of them alive. */
const MOST_MINORS = 60;

/**
 * Whether the line that a tag belongs to has ended. A tag that was only overtaken by the next point or minor version of
 * a line that goes on (`node:24.14` by `24.19`, `python:3.12.1` by `3.12.14`) has not.
 */
export const endedLine = (images: Catalogue, image: string, tag = 'latest'): EndedLine | undefined => {
  const facts = images.tag(image, tag);
  if (!facts?.frozen) return undefined;
  const nearest = images.nearestSupported(image, tag)?.nearest;
  const ended: EndedLine = { lastSeen: facts.lastSeen, nearest };
  if (nearest === undefined) return ended;
  const own = leadingVersion(tag);
  const next = leadingVersion(nearest);
  if (own.length === 0 || next.length === 0 || own[0] !== next[0]) return ended;
  // `python:3.12-buster` ended with buster; `python:3.12.1-buster` was overtaken before
  const movedOn = releaseOf(tag) !== undefined && releaseOf(tag) !== releaseOf(nearest);
  if (own.length === 1 || (own.length === 2 && movedOn)) return ended;
  if (own[1] === next[1]) return undefined;
  return keepsSeveralMinors(images, image, own[0] ?? 0) ? ended : undefined;
};

const releaseOf = (tag: string): string | undefined => tagWords(tag).find((word) => word.kind === 'release')?.text;

/** `python` supports 3.10 to 3.14 side by side, so a minor version is a line of its own there; `node` only one of 24. */
const keepsSeveralMinors = (images: Catalogue, image: string, major: number): boolean => {
  let found = 0;
  for (let minor = 0; minor < MOST_MINORS && found < 2; minor++) {
    if (images.tag(image, `${major}.${minor}`)?.supported) found++;
  }
  return found >= 2;
};

/** Whether a tag of any image says exactly which build it means, as far as its text tells: `1.2.3`, a date, a commit. */
export const looksExact = (tag: string): boolean =>
  hasDateStamp(tag) ||
  tagWords(tag).some(
    ({ text, numbers }) => numbers.length >= 3 || (/^(?:sha-?)?[0-9a-f]{7,40}$/.test(text) && /\d/.test(text)),
  );
