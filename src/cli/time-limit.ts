import { Script } from 'node:vm';

const slot = Symbol.for('imgfix.work');
let script: Script | undefined;

/**
 * Does a piece of work that neither waits nor is waited for, and stops it wherever it is once the time is over: in a
 * loop or in a regular expression alike.
 * @returns whether it came to its end
 */
export const endsWithin = (seconds: number, work: () => void): boolean => {
  // only a script can be stopped: it does what it finds under a name that nobody else uses
  script ??= new Script(`globalThis[Symbol.for('${slot.description ?? ''}')]()`);
  const place = globalThis as { [slot]?: (() => void) | undefined };
  place[slot] = work;
  try {
    script.runInThisContext({ timeout: Math.ceil(seconds * 1000) });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    place[slot] = undefined;
  }
};
