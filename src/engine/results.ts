import type { Estimate, Level } from '../transform/contract.ts';
import type { Edit, Span } from '../text/span.ts';

/** A fix that was applied. Lines are those of the input. */
export interface Change {
  readonly transform: string;
  readonly level: Level;
  /** Place in the input. */
  readonly at: Span;
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  readonly title: string;
  /** How much smaller it makes the image; undefined where no fact tells. */
  readonly saves?: Estimate | undefined;
}

/** A place that was left alone, and why. Lines are those of the input. */
export interface Note {
  readonly transform: string;
  readonly reason: string;
  readonly at: Span;
  readonly line: number;
  readonly message: string;
}

/** One run of one transform that changed the text. */
export interface Step {
  readonly transform: string;
  readonly before: string;
  readonly after: string;
  /** They refer to `before`. */
  readonly edits: readonly Edit[];
  readonly changes: readonly Change[];
}

/** A transform that was taken out of the run for this file, because it did wrong. The file does not carry its changes. */
export interface Dropped {
  readonly transform: string;
  readonly kind: 'guard' | 'threw' | 'cycle' | 'second-reader' | 'bad-finding';
  /** What was wrong, in words. */
  readonly message: string;
}

/** Something that keeps the file from being rewritten. Line and column are from 1. */
export interface FileProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What came of one file. */
export interface FileResult {
  readonly before: string;
  readonly after: string;
  readonly status: 'changed' | 'unchanged' | 'error';
  readonly changes: readonly Change[];
  readonly notes: readonly Note[];
  readonly steps: readonly Step[];
  /** What the builder would refuse in the input; the text is then left as it is. */
  readonly problems: readonly FileProblem[];
  /** Not empty: something in imgfix or a transform is wrong; the rest of the result is still right. */
  readonly dropped: readonly Dropped[];
}
