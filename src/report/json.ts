import type { Estimate, Level } from '../transform/contract.ts';
import type { Encoding } from '../text/encoding.ts';
import { unifiedDiff } from './diff.ts';
import type { Reporter } from './format.ts';
import { positioned } from './lines.ts';
import { firstComplaints, statusOf, type FileReport } from './report.ts';
import type { Tally } from './summary.ts';

/** One file in the JSON report. Lines are those of the input. */
export interface JsonFile {
  readonly path: string;
  readonly status: 'changed' | 'unchanged' | 'error';
  /** `latin1` stands for a file that is not valid UTF-8: one byte, one character. Null where the file could not be read. */
  readonly encoding: Encoding | null;
  readonly before: string | null;
  readonly after: string | null;
  /** Empty where nothing changes. */
  readonly diff: string;
  readonly changes: readonly {
    readonly transform: string;
    readonly level: Level;
    readonly line: number;
    readonly endLine: number;
    readonly message: string;
    /** How much smaller it makes the image; null where no fact tells. */
    readonly saves: Estimate | null;
  }[];
  readonly notes: readonly {
    readonly transform: string;
    readonly reason: string;
    readonly line: number;
    readonly message: string;
  }[];
  /** One line per thing that went wrong, with `line:column: ` before it where a place is known. */
  readonly error: string | null;
}

/** The end of the JSON report. */
export interface JsonSummary {
  readonly files: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly errors: number;
  /** In the order in which they ran; only those with something to say. */
  readonly transforms: Readonly<
    Record<
      string,
      {
        readonly changes: number;
        /** Bytes: the sum of the estimates. */
        readonly saves: number;
        readonly leftAlone: Readonly<Record<string, number>>;
      }
    >
  >;
}

/** What stands before the first file. */
export const jsonStart = '{"version":1,"files":[';

/** One file, with the comma that parts it from the one before. */
export const jsonFile = (report: FileReport, isFirst: boolean): string =>
  `${isFirst ? '\n' : ',\n'}${JSON.stringify(fileObject(report))}`;

/** What stands after the last file. */
export const jsonEnd = (tally: Tally): string => `\n],"summary":${JSON.stringify(summaryObject(tally))}}\n`;

/** The JSON report, file by file. */
export const jsonReporter = (): Reporter => {
  let isFirst = true;
  return {
    start: jsonStart,
    file(report) {
      const text = jsonFile(report, isFirst);
      isFirst = false;
      return text;
    },
    end: jsonEnd,
  };
};

const fileObject = (report: FileReport): JsonFile => {
  const { path, result } = report;
  const before = report.isNew ? null : (result?.before ?? null);
  const after = result?.after ?? null;
  return {
    path,
    status: statusOf(report),
    encoding: report.encoding ?? null,
    before,
    after,
    diff: after === null ? '' : unifiedDiff({ path, before: before ?? undefined, after }),
    changes: (result?.changes ?? []).map(({ transform, level, line, endLine, message, saves = null }) => {
      return { transform, level, line, endLine, message, saves };
    }),
    notes: (result?.notes ?? []).map(({ transform, reason, line, message }) => ({ transform, reason, line, message })),
    error: report.complaints.length === 0 ? null : firstComplaints(report).map(positioned).join('\n'),
  };
};

const summaryObject = (tally: Tally): JsonSummary => {
  const { files, changed, unchanged, errors } = tally;
  const transforms = [...tally.transforms].map(([name, { changes, saves, leftAlone }]) => {
    return [name, { changes, saves, leftAlone: Object.fromEntries(leftAlone) }] as const;
  });
  return { files, changed, unchanged, errors, transforms: Object.fromEntries(transforms) };
};
