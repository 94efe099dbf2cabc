import { isReleaseWord } from './distributions.ts';

/** One word of a tag between hyphens: `16.20.2`, `alpine3.18`, `jre`. */
export interface TagWord {
  readonly text: string;
  /** version: begins with a digit (or `v` and a digit); release: names a distribution release; else plain. */
  readonly kind: 'version' | 'release' | 'plain';
  readonly numbers: readonly number[];
}

/** How much a tag pins down; compared field by field in this order. */
export interface Specificity {
  /** Numbers in the leading version. */
  readonly version: number;
  /** Whether a distribution release is named. */
  readonly release: number;
  /** Numbers elsewhere: the PHP in `6.1-php7.4`, the JDK in `3-jdk-11`. */
  readonly secondary: number;
  /** Words of any kind; not compared. */
  readonly words: number;
}

/** A release with a hyphen is one word: `jre-alpine-3.23` of eclipse-temurin, `jdk-ubuntu-24.04` of sapmachine. */
const BETWEEN_WORDS = /(?<!(?:^|-)(?:alpine(?=-\d+\.\d)|ubuntu(?=-\d\d\.\d\d)))-/;
const DATE_STAMP = /(?:^|[^\d])20\d{6}(?!\d)/;

/** The last answer: one tag is asked for its version, its variant and its release in a row. */
let last: { readonly tag: string; readonly words: readonly TagWord[] } = { tag: '', words: readWords('') };

/** Splits a tag into its words. Input: a tag; output: the words in order. */
export function tagWords(tag: string): readonly TagWord[] {
  if (last.tag !== tag) last = { tag, words: readWords(tag) };
  return last.words;
}

function readWords(tag: string): TagWord[] {
  return tag.split(BETWEEN_WORDS).map((text): TagWord => {
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    if (/^v?\d/.test(text)) return { text, kind: 'version', numbers };
    return { text, kind: isReleaseWord(text) ? 'release' : 'plain', numbers };
  });
}

/** Whether a tag carries a date such as `bookworm-20250101`: it names one build and never moves. */
export function hasDateStamp(tag: string): boolean {
  return DATE_STAMP.test(tag);
}

/** Letters and dotted numbers of a tag: `8u342-jre-alpine3.9` is 8, u, 342, jre, alpine, 3.9. */
function tokens(tag: string): string[] {
  return tag.toLowerCase().match(/[a-z]+|\d+(?:\.\d+)*/g) ?? [];
}

/**
 * Whether `specific` says everything that `floating` says, and maybe more: every letter word is there again in the
 * same order, and every number is there or continued after a dot (`3.1` never covers `3.10.2`). Case is ignored:
 * PHP's `8.2-rc` is `8.2.0RC7`.
 * `dropped` are words of `floating` that need not be there, such as `latest`.
 */
export function covers(specific: string, floating: string, dropped: ReadonlySet<string> = new Set()): boolean {
  const has = tokens(specific);
  let at = 0;
  for (const token of tokens(floating)) {
    if (dropped.has(token)) continue;
    while (at < has.length && has[at] !== token && !(/^\d/.test(token) && has[at]?.startsWith(`${token}.`))) at++;
    if (at++ >= has.length) return false;
  }
  return true;
}

/** Measures how much a tag pins down. */
export function specificity(tag: string): Specificity {
  const words = tagWords(tag);
  const lead = words.find((word) => word.kind === 'version');
  let secondary = 0;
  for (const word of words) if (word !== lead && word.kind !== 'release') secondary += word.numbers.length;
  return {
    version: lead?.numbers.length ?? 0,
    release: words.some((word) => word.kind === 'release') ? 1 : 0,
    secondary,
    words: words.length,
  };
}

/** Orders two measures; positive when `a` pins down more than `b`. */
export function compareSpecificity(a: Specificity, b: Specificity): number {
  return a.version - b.version || a.release - b.release || a.secondary - b.secondary;
}

/** The numbers of a tag's leading version, `[16, 20, 2]` for `16.20.2-buster`; empty if there is none. */
export function leadingVersion(tag: string): readonly number[] {
  return tagWords(tag).find((word) => word.kind === 'version')?.numbers ?? [];
}

/** Orders versions number by number; a missing number sorts first. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
