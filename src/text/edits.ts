import { overlaps, type Edit, type Span } from './span.ts';

/** Edits in the order of the text; insertions at one place keep the order in which they were asked for. */
export const sortEdits = (edits: readonly Edit[]): Edit[] =>
  edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);

/** Whether any edit of `a` touches text that an edit of `b` replaces, or both insert at one place. */
export const conflicts = (a: readonly Edit[], b: readonly Edit[]): boolean =>
  a.some((x) => b.some((y) => overlaps(x, y) || x.start === y.start || inside(x, y) || inside(y, x)));

const inside = (insertion: Edit, edit: Edit): boolean =>
  insertion.start === insertion.end && edit.start < insertion.start && insertion.start < edit.end;

/**
 * Applies edits to a text.
 * @throws RangeError if two edits overlap or one lies outside the text: a bug of whoever made them.
 */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  let result = '';
  let at = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit [${edit.start}, ${edit.end}) overlaps another or lies outside the text`);
    }
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
};

/** Maps offsets of a text after edits back to the text before them. */
export interface OffsetMap {
  /** The offset in the earlier text; an offset inside inserted text maps to where it was inserted. */
  toBefore(offset: number): number;
}

/** The map of no edit at all. */
export const identityMap: OffsetMap = { toBefore: (offset) => offset };

/** The map that belongs to `applyEdits(text, edits)`. */
export const offsetMap = (edits: readonly Edit[]): OffsetMap => {
  const sorted = sortEdits(edits);
  /** Where the text of each edit begins in the later text. */
  const starts: number[] = [];
  let shift = 0;
  for (const edit of sorted) {
    starts.push(edit.start + shift);
    shift += edit.text.length - (edit.end - edit.start);
  }
  return {
    toBefore(offset) {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
        else high = middle;
      }
      const edit = sorted[low - 1];
      if (!edit) return offset;
      const into = offset - (starts[low - 1] ?? 0);
      return into < edit.text.length ? Math.min(edit.start + into, edit.end) : edit.end + into - edit.text.length;
    },
  };
};

/** First `inner`, then `outer`: from the text after both to the text before both. */
export const composeMaps = (outer: OffsetMap, inner: OffsetMap): OffsetMap =>
  outer === identityMap ? inner : { toBefore: (offset) => outer.toBefore(inner.toBefore(offset)) };

/** The span of the earlier text that a span of the later one comes from. */
export const mapSpan = (map: OffsetMap, span: Span): Span => {
  const start = map.toBefore(span.start);
  return { start, end: Math.max(start, map.toBefore(span.end)) };
};
