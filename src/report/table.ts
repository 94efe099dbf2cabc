import { bytes } from './estimate.ts';
import type { Reporter, RunFacts } from './format.ts';
import { statusOf } from './report.ts';
import { savedBytes, type Tally } from './summary.ts';

/** A table by transform: in how many files, how many changes, what they save, what was left alone by reason; below it the totals. */
export const tableReporter = ({ written }: RunFacts): Reporter => {
  const filesOf = new Map<string, number>();
  const lines = { gone: 0, come: 0 };
  return {
    start: '',
    file(report) {
      for (const name of new Set(report.result?.changes.map(({ transform }) => transform))) {
        filesOf.set(name, (filesOf.get(name) ?? 0) + 1);
      }
      if (report.result && statusOf(report) === 'changed') {
        lines.gone += lineCount(report.result.before);
        lines.come += lineCount(report.result.after);
      }
      return '';
    },
    end: (tally) => layOut(rowsOf(tally, filesOf)) + totals(tally, written, lines),
  };
};

const lineCount = (text: string): number => text.split('\n').length - 1;

const rowsOf = (tally: Tally, filesOf: ReadonlyMap<string, number>): readonly (readonly string[])[] => {
  const rows = [...tally.transforms].filter(([, { changes, leftAlone }]) => changes > 0 || leftAlone.size > 0);
  const hasEstimates = savedBytes(tally) > 0;
  return [
    ['transform', 'files', 'changes', ...(hasEstimates ? ['estimate'] : []), 'left alone'],
    ...rows.map(([name, { changes, saves, leftAlone }]) => {
      const reasons = [...leftAlone].sort(([, a], [, b]) => b - a).map(([reason, number]) => `${number} ${reason}`);
      const estimate = hasEstimates ? [saves > 0 ? `-${bytes(saves)}` : '-'] : [];
      return [name, String(filesOf.get(name) ?? 0), String(changes), ...estimate, reasons.join(', ') || '-'];
    }),
  ];
};

const layOut = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [0, 1, 2, 3].map(width);
  return rows
    .map(([name = '', ...others]) => {
      const left = others.pop() ?? '';
      const numbers = others.map((cell, at) => cell.padStart(widths[at + 1] ?? 0));
      const cells = [name.padEnd(widths[0] ?? 0), ...numbers, left];
      return `${cells.join('  ')}\n`;
    })
    .join('');
};

const totals = (tally: Tally, written: boolean, { gone, come }: { gone: number; come: number }): string => {
  const saved = savedBytes(tally);
  const rows: readonly (readonly [string, string | number])[] = [
    ['files', tally.files],
    [written ? 'rewritten' : 'would change', tally.changed],
    ['unchanged', tally.unchanged],
    ['errors', tally.errors],
    ['lines of changed files', `${gone} -> ${come}`],
    ...(saved > 0 ? ([['estimate', `images smaller by ${bytes(saved)}, where a fact tells`]] as const) : []),
  ];
  return (
    rows
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n')
      .replace(/^/, '\n') + '\n'
  );
};
