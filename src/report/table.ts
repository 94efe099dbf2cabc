import type { Reporter, RunFacts } from './format.ts';
import { statusOf } from './report.ts';
import type { Tally } from './summary.ts';

/** A table by transform: in how many files, how many changes, what was left alone by reason; below it the totals. */
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
  return [
    ['transform', 'files', 'changes', 'left alone'],
    ...rows.map(([name, { changes, leftAlone }]) => {
      const reasons = [...leftAlone].sort(([, a], [, b]) => b - a).map(([reason, number]) => `${number} ${reason}`);
      return [name, String(filesOf.get(name) ?? 0), String(changes), reasons.join(', ') || '-'];
    }),
  ];
};

const layOut = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = [0, 1, 2].map(width);
  return rows
    .map(([name = '', files = '', changes = '', left = '']) => {
      const cells = [
        name.padEnd(widths[0] ?? 0),
        files.padStart(widths[1] ?? 0),
        changes.padStart(widths[2] ?? 0),
        left,
      ];
      return `${cells.join('  ')}\n`;
    })
    .join('');
};

const totals = (tally: Tally, written: boolean, { gone, come }: { gone: number; come: number }): string =>
  [
    ['files', tally.files],
    [written ? 'rewritten' : 'would change', tally.changed],
    ['unchanged', tally.unchanged],
    ['errors', tally.errors],
    ['lines of changed files', `${gone} -> ${come}`],
  ]
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
    .replace(/^/, '\n') + '\n';
