import type { AnyTransform } from '../transform/contract.ts';
import type { FileReport, Paint } from './report.ts';
import type { Tally } from './summary.ts';

/** What reports need to know of a run. */
export interface RunFacts {
  /** All that may run, in their order. */
  readonly transforms: readonly AnyTransform[];
  readonly version: string;
  /** Whether the files were rewritten, or only would be. */
  readonly written: boolean;
  /** Whether places that were left alone are wanted too. */
  readonly verbose: boolean;
  readonly paint: Paint;
}

/** Writes one report, piece by piece: what is not needed any more is not kept. */
export interface Reporter {
  /** What stands before the first file. */
  readonly start: string;
  /** What one file adds; its characters are those of the file where the format is `diff`. */
  file(report: FileReport): string;
  /** What stands after the last file. */
  end(tally: Tally): string;
}

/** A reporter that says everything file by file. */
export const perFile = (file: Reporter['file']): Reporter => ({ start: '', file, end: () => '' });
