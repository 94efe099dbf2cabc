import { perFile, type Reporter, type RunFacts } from './format.ts';
import { detailLines } from './lines.ts';

/** One line for each change, and for each place left alone if those are wanted: `path:line: what`. */
export const textReporter = ({ verbose, paint }: RunFacts): Reporter =>
  perFile((report) => {
    const { result } = report;
    const shown = result && !verbose ? { ...report, result: { ...result, notes: [] } } : report;
    return detailLines(shown, paint);
  });
