/** A half-open range of UTF-16 offsets into the text of one file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces `[start, end)` by `text`: an insertion where `start === end`, a deletion where `text` is empty. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text that a span covers. */
export const slice = (text: string, span: Span): string => text.slice(span.start, span.end);

/** Whether `inner` lies within `outer` (equal ends count as within). */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether two spans share at least one character; an insertion point touches a span only strictly inside it. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
