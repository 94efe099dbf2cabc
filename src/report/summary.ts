import { plain, statusOf, type FileReport, type Paint } from './report.ts';

/** What one transform did over all files. */
export interface TransformTally {
  changes: number;
  /** Bytes: the sum of the estimates. */
  saves: number;
  /** Reason → number of places. */
  readonly leftAlone: Map<string, number>;
}

/** The counts of a run. It holds no text, so that a run over thousands of files stays small. */
export interface Tally {
  files: number;
  changed: number;
  unchanged: number;
  errors: number;
  readonly transforms: Map<string, TransformTally>;
}

/** The counts before the first file; the names set the order of the summary. */
export const emptyTally = (transforms: readonly string[]): Tally => ({
  files: 0,
  changed: 0,
  unchanged: 0,
  errors: 0,
  transforms: new Map(transforms.map((name) => [name, emptyEntry()])),
});

const emptyEntry = (): TransformTally => ({ changes: 0, saves: 0, leftAlone: new Map() });

/** Counts one file in. */
export const count = (tally: Tally, report: FileReport): void => {
  const status = statusOf(report);
  tally.files++;
  if (status === 'changed') tally.changed++;
  else if (status === 'unchanged') tally.unchanged++;
  else tally.errors++;
  for (const { transform, saves } of report.result?.changes ?? []) {
    const one = entry(tally, transform);
    one.changes++;
    one.saves += saves?.bytes ?? 0;
  }
  for (const { transform, reason } of report.result?.notes ?? []) {
    const { leftAlone } = entry(tally, transform);
    leftAlone.set(reason, (leftAlone.get(reason) ?? 0) + 1);
  }
};

const entry = (tally: Tally, name: string): TransformTally => {
  const known = tally.transforms.get(name);
  if (known) return known;
  const made = emptyEntry();
  tally.transforms.set(name, made);
  return made;
};

/** Bytes that all estimates of a run add up to. */
export const savedBytes = ({ transforms }: Tally): number =>
  [...transforms.values()].reduce((sum, { saves }) => sum + saves, 0);

/** The summary for people: one line per transform that had something to do, one line for the files. */
export const summaryText = (tally: Tally, written: boolean, paint: Paint = plain): string => {
  const rows = [...tally.transforms].filter(([, { changes, leftAlone }]) => changes > 0 || leftAlone.size > 0);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  const lines = rows.map(([name, { changes, leftAlone }]) => {
    const amount = changes > 0 ? paint.green(plural(changes, 'change')) : 'no change';
    return `${name.padEnd(width)}  ${amount}${reasonText(leftAlone, paint)}\n`;
  });
  return `${lines.join('')}${fileText(tally, written, paint)}\n`;
};

const reasonText = (leftAlone: ReadonlyMap<string, number>, paint: Paint): string => {
  if (leftAlone.size === 0) return '';
  const reasons = [...leftAlone].sort(([, a], [, b]) => b - a);
  const total = reasons.reduce((sum, [, number]) => sum + number, 0);
  return paint.dim(`; left alone: ${total} (${reasons.map(([reason, number]) => `${number} ${reason}`).join(', ')})`);
};

const fileText = ({ files, changed, errors }: Tally, written: boolean, paint: Paint): string => {
  const parts = [
    ...(changed > 0 ? [written ? `${changed} rewritten` : `${changed} would change`] : []),
    ...(errors > 0 ? [paint.red(plural(errors, 'error'))] : []),
  ];
  return paint.bold(`${plural(files, 'file')}: `) + (parts.join(', ') || 'nothing to change');
};

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
