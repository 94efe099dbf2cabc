import { diffArrays } from 'diff';

/** Lines `[aStart, aEnd)` of one text that stand as `[bStart, bEnd)` in the other; one of them may be empty. */
export interface Block {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Edits after which the exact algorithm gives up: its cost grows with their square. */
const mostEdits = 400;

/**
 * The blocks in which two lists of lines differ, in order. Exact and shortest for up to some hundred changed lines; beyond
 * that the lines that occur once in both texts are taken as fixed, and what lies between them is compared by itself.
 */
export const alignLines = (a: readonly string[], b: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  compare({ a, b, blocks }, { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length });
  return blocks;
};

interface Comparison {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly blocks: Block[];
}

const compare = (comparison: Comparison, range: Block): void => {
  const { a, b, blocks } = comparison;
  let { aStart, aEnd, bStart, bEnd } = range;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const rest = { aStart, aEnd, bStart, bEnd };
  if (aStart === aEnd && bStart === bEnd) return;
  if (aStart === aEnd || bStart === bEnd) blocks.push(rest);
  else if (!shortest(comparison, rest)) anchored(comparison, rest);
};

/** By the exact algorithm; false if there are too many edits for it. */
const shortest = ({ a, b, blocks }: Comparison, { aStart, aEnd, bStart, bEnd }: Block): boolean => {
  const parts = diffArrays(a.slice(aStart, aEnd), b.slice(bStart, bEnd), { maxEditLength: mostEdits });
  if (!parts) return false;
  let at = { a: aStart, b: bStart };
  let open: { a: number; b: number } | undefined;
  for (const { added, removed, count } of parts) {
    if (!added && !removed && open) {
      blocks.push({ aStart: open.a, aEnd: at.a, bStart: open.b, bEnd: at.b });
      open = undefined;
    } else if (added || removed) open ??= at;
    at = { a: at.a + (added ? 0 : count), b: at.b + (removed ? 0 : count) };
  }
  if (open) blocks.push({ aStart: open.a, aEnd, bStart: open.b, bEnd });
  return true;
};

/** Between fixed lines; one block where there are none. */
const anchored = (comparison: Comparison, range: Block): void => {
  const anchors = commonUnique(comparison, range);
  if (anchors.length === 0) {
    comparison.blocks.push(range);
    return;
  }
  let { aStart, bStart } = range;
  for (const anchor of anchors) {
    compare(comparison, { aStart, aEnd: anchor.a, bStart, bEnd: anchor.b });
    aStart = anchor.a + 1;
    bStart = anchor.b + 1;
  }
  compare(comparison, { aStart, aEnd: range.aEnd, bStart, bEnd: range.bEnd });
};

interface Anchor {
  readonly a: number;
  readonly b: number;
}

/** Lines that occur once in each range, as many as stand in the same order in both (patience diff). */
const commonUnique = ({ a, b }: Comparison, { aStart, aEnd, bStart, bEnd }: Block): Anchor[] => {
  const inB = unique(b, bStart, bEnd);
  const pairs: Anchor[] = [];
  for (const [line, place] of unique(a, aStart, aEnd)) {
    const other = inB.get(line);
    if (place >= 0 && other !== undefined && other >= 0) pairs.push({ a: place, b: other });
  }
  return longestRising(pairs);
};

/** Where a line stands; -1 for one that stands at several places. */
const unique = (lines: readonly string[], start: number, end: number): Map<string, number> => {
  const places = new Map<string, number>();
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? '';
    places.set(line, places.has(line) ? -1 : at);
  }
  return places;
};

/** The longest run of pairs, already sorted by `a`, whose `b` rises too. */
const longestRising = (pairs: readonly Anchor[]): Anchor[] => {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.b ?? 0) < pair.b) low = middle + 1;
      else high = middle;
    }
    previous[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  });
  const found: Anchor[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
};
