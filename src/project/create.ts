import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt, describeWriteError, errorCode, problem, type FileProblem } from './problem.ts';

/**
 * Makes a file with this text in one step: whoever looks sees no file, or the whole of it.
 * @returns what went wrong, or undefined once the file is there; one that is there already is never written over
 */
export const createSource = (path: string, text: string): FileProblem | undefined => {
  const temporary = join(dirname(path), `.imgfix-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', 0o666);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    // a rename would write over a file that somebody else has made since
    linkSync(temporary, path);
    return undefined;
  } catch (error) {
    const why = errorCode(error) === 'EEXIST' ? 'it is there by now; run imgfix again' : describeWriteError(error);
    return problem(path, `not written: ${why}`);
  } finally {
    attempt(() => unlinkSync(temporary));
  }
};
