import type { Dropped, FileResult } from '../engine/results.ts';
import type { Encoding } from '../text/encoding.ts';

/** What went wrong with a file, in one line; line and column are from 1 and only there where a place is known. */
export interface Complaint {
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** What building a file before and after has shown. */
export interface Verified {
  /** One line of it. */
  readonly verdict: string;
  /** Bytes of the images before and after; undefined where one of them was not built. */
  readonly sizes: readonly [before: number, after: number] | undefined;
}

/** Everything that the reports say of one file. */
export interface FileReport {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Undefined for a file that could not be read. */
  readonly encoding: Encoding | undefined;
  /** Undefined for a file that could not be read. */
  readonly result: FileResult | undefined;
  /** Not empty: the file counts as an error. */
  readonly complaints: readonly Complaint[];
  /** The file is not there yet. */
  readonly isNew?: boolean;
  /** Undefined: nothing was built. */
  readonly verified?: Verified | undefined;
}

/** Complaints of one file that a report repeats. */
const mostComplaints = 20;

/** The complaints of a file, as reports give them: a text that is no Dockerfile at all has one for each of its lines. */
export const firstComplaints = ({ complaints }: Pick<FileReport, 'complaints'>): readonly Complaint[] => {
  const more = complaints.length - mostComplaints;
  if (more < 2) return complaints;
  return [...complaints.slice(0, mostComplaints), { message: `and ${more} more, of which --verbose tells` }];
};

/** How reports mark words for a terminal. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly yellow: (text: string) => string;
}

const same = (text: string): string => text;

/** No marks at all. */
export const plain: Paint = { bold: same, dim: same, red: same, green: same, cyan: same, yellow: same };

/** What is wrong with a file by its result: what the builder would refuse in it, and the transforms that did wrong. */
export const complaintsOf = (result: FileResult): Complaint[] => [
  ...result.problems,
  ...result.dropped.map((dropped) => ({ message: describeDropped(dropped, result.after !== result.before) })),
];

const deeds = {
  guard: 'was stopped by the guard',
  threw: 'failed',
  cycle: 'was stopped as a cycle',
  'second-reader': 'was stopped by the second reader',
  'bad-finding': 'was stopped for a bad finding',
} as const satisfies Record<Dropped['kind'], string>;

const describeDropped = ({ transform, kind, message }: Dropped, changed: boolean): string => {
  const rest = changed ? 'the other changes of the file are right' : 'the file is left as it is';
  return `${transform} ${deeds[kind]} (${kind}): ${message}; ${rest}, and this is a bug to report`;
};

/** How a file came out, as all reports count it. */
export const statusOf = (report: FileReport): FileResult['status'] =>
  report.complaints.length > 0 ? 'error' : (report.result?.status ?? 'unchanged');
