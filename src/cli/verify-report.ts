import { resolve } from 'node:path';
import { htmlMark, htmlReporter } from '../report/html.ts';
import { plain, type Complaint, type FileReport } from '../report/report.ts';
import { count, emptyTally } from '../report/summary.ts';
import type { AnyTransform } from '../transform/contract.ts';
import { culpritText, differenceText, verdict } from '../verify/rows.ts';
import type { Subject, Verification } from '../verify/verify.ts';
import { fileSink } from './sinks.ts';

/** A file of a verification, as the report needs it. */
export interface Verifiable {
  readonly shown: string;
  readonly complaints: readonly Complaint[];
  readonly subject: Subject | undefined;
}

/** Writes the HTML report of verifications. */
export interface VerifyReport {
  /** @returns what was written, or what went wrong */
  write(
    files: readonly Verifiable[],
    verifications: readonly Verification[],
  ): { readonly said: string } | { readonly wrong: string };
  /** Leaves nothing behind where it was not written. */
  drop(): void;
}

/** Opens the HTML report before anything is built; a string says why it cannot be written. */
export const openVerifyReport = (
  cwd: string,
  shown: string,
  facts: { readonly transforms: readonly AnyTransform[]; readonly version: string; readonly written: boolean },
): VerifyReport | string => {
  const reporter = htmlReporter({ ...facts, verbose: false, paint: plain });
  const sink = fileSink(resolve(cwd, shown), shown, reporter, htmlMark);
  if (typeof sink === 'string') return sink;
  return {
    drop: () => sink.drop(),
    write(files, verifications) {
      const byPath = new Map(verifications.map((one) => [one.path, one]));
      const tally = emptyTally([]);
      for (const file of files) {
        const report = reportOf(file, byPath.get(file.shown));
        count(tally, report);
        sink.file(report);
      }
      return sink.end(tally);
    },
  };
};

const reportOf = ({ shown, complaints, subject }: Verifiable, verification: Verification | undefined): FileReport => {
  const base = { path: shown, encoding: subject?.encoding, result: subject?.result };
  if (!verification || verification.status === 'unchanged') return { ...base, complaints };
  const { before, after } = verification;
  const verified = { verdict: verdict(verification), sizes: before && after && ([before.bytes, after.bytes] as const) };
  return { ...base, complaints: [...complaints, ...failures(verification)], verified };
};

/** What is wrong with a rewritten text, by its image. */
const failures = (verification: Verification): Complaint[] => {
  if (verification.status !== 'fails') return [];
  const { differences } = verification;
  const unexpected = differences.filter(({ expected }) => expected === undefined).map(differenceText);
  const lines = [verdict(verification), culpritText(verification), ...unexpected.slice(0, 20)];
  return lines.flatMap((message) => (message === undefined ? [] : [{ message }]));
};
