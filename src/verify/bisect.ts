import type { Step } from '../engine/results.ts';

/** The step that broke an image. */
export interface Culprit {
  /** From 1. */
  readonly step: number;
  readonly transform: string;
  /** The text after the last step that holds. */
  readonly held: string;
  /** Lines of the input that the step touches. */
  readonly lines: readonly number[];
}

/**
 * Finds the step after which a text no longer holds though it did before. None hold without steps, all fail with all of
 * them, so halving finds such a step, and the first one where later steps do not repair what an earlier one broke.
 */
export const bisect = async (
  steps: readonly Step[],
  holds: (count: number) => Promise<boolean>,
): Promise<Culprit | undefined> => {
  let good = 0;
  let bad = steps.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await holds(middle)) good = middle;
    else bad = middle;
  }
  const step = steps[bad - 1];
  if (!step) return undefined;
  const lines = [...new Set(step.changes.map(({ line }) => line))];
  return { step: bad, transform: step.transform, held: step.before, lines };
};
