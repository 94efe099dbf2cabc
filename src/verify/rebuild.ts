import { touchedCopy } from './touched-context.ts';
import type { BuildStep } from './progress.ts';
import type { Session } from './session.ts';
import type { Bench, Subject } from './verify.ts';

/** A build after one source file was touched. */
export interface Rebuild {
  readonly seconds: number;
  /** In the order of the builder; those of several stages mix. */
  readonly steps: readonly BuildStep[];
  readonly failure: string | undefined;
}

/** Builds both texts again after a change of one source file, with what the builder has cached of them. */
export const rebuildTouched = async (
  session: Session,
  subject: Subject,
  touch: string,
  bench: Bench,
): Promise<readonly Rebuild[]> => {
  const rebuilds: Rebuild[] = [];
  for (const text of [subject.result.before, subject.result.after]) {
    session.say(`${subject.shown}: rebuilding after a change of ${touch}`);
    // each its own change: the second must not find what the first has built
    const context = session.folder();
    touchedCopy(subject.context, context, touch, subject.ignores);
    const { finished, log, failure } = await bench.build(text, false, context);
    const steps = log.steps.map((step) => ({ ...step, name: session.redact(step.name) }));
    rebuilds.push({ seconds: finished.seconds, steps, failure });
  }
  return rebuilds;
};
