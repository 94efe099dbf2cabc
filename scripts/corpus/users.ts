import type { FileResult } from '../../src/engine/results.ts';

/** Reasons that say of a final stage that nobody starts it as a program of its own. */
const notRunnable: ReadonlySet<string> = new Set([
  ...['no-command', 'base-for-others', 'interactive', 'tool-image', 'windows'],
]);

/** What becomes of the user of the final stages of a corpus. */
export interface UserTable {
  /** Takes in the result of one file that could be read. */
  count(result: FileResult): void;
  /** One line for each kind of outcome. */
  lines(): readonly string[];
}

/** Counts final stages by the user that they run as before and after. */
export const userTable = (): UserTable => {
  let runnable = 0;
  let already = 0;
  let made = 0;
  const left = new Map<string, number>();
  return {
    count(result) {
      const own = ({ transform }: { readonly transform: string }): boolean => transform === 'add-non-root-user';
      const reason = result.notes.find(own)?.reason;
      const isChanged = result.changes.some(own);
      if (reason !== undefined && notRunnable.has(reason)) return;
      runnable++;
      if (isChanged) made++;
      // a USER that is not root needs no word
      else if (reason === undefined || reason === 'base-user') already++;
      else left.set(reason, (left.get(reason) ?? 0) + 1);
    },
    lines() {
      const rows = [...left].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${reason} ${count}`);
      const sum = [...left.values()].reduce((total, count) => total + count, 0);
      return [
        `runnable final stages: ${runnable}`,
        `already another user than root: ${already}`,
        `made so: ${made}`,
        `left as root: ${sum}, by reason ${rows.join(', ')}`,
      ];
    },
  };
};
