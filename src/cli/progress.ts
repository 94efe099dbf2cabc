import type { Output } from './io.ts';

/** A line on a terminal that says how far a run is. */
export interface Progress {
  /** Counts one file; the line is drawn a few times a second. */
  file(changed: boolean, failed: boolean): void;
  /** Takes the line away, so that something else can be printed. */
  clear(): void;
}

const milliseconds = 100;

/** Files that are done before the line is first drawn: a short run needs none. */
const firstAfter = 300;

/**
 * Opens the progress line; undefined where nobody would see it: it is for a terminal only, and not while results are
 * printed to the same one.
 */
export const openProgress = (
  stderr: Output,
  shown: boolean,
  now: () => number = () => performance.now(),
): Progress | undefined => {
  if (!shown || !stderr.isTerminal) return undefined;
  const start = now();
  const counts = { files: 0, changed: 0, errors: 0 };
  let drawn = false;
  let next = start + firstAfter;
  return {
    file(changed, failed) {
      counts.files++;
      if (changed) counts.changed++;
      if (failed) counts.errors++;
      const at = now();
      if (at < next) return;
      next = at + milliseconds;
      const rate = Math.round(counts.files / ((at - start) / 1000));
      drawn = true;
      stderr.write(
        `\r\x1b[K${counts.files} files, ${counts.changed} changed, ${counts.errors} errors, ${rate} files/s`,
      );
    },
    clear() {
      if (!drawn) return;
      drawn = false;
      stderr.write('\r\x1b[K');
    },
  };
};
