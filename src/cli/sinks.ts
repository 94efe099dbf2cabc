import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { gitRoot } from '../project/git.ts';
import { groupsOf, type Group } from '../project/owners.ts';
import { attempt, describeWriteError } from '../project/problem.ts';
import { displayPath } from '../project/relative.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Reporter } from '../report/format.ts';
import type { FileReport } from '../report/report.ts';
import type { Tally } from '../report/summary.ts';
import { encode } from '../text/encoding.ts';

/** A place, beside standard output, to which results go. */
export interface Sink {
  file(report: FileReport): void;
  /** @returns one line that says what was written, or what went wrong */
  end(tally: Tally): { readonly said: string } | { readonly wrong: string };
}

/** One that is a file, there once it is complete. */
export interface FileSink extends Sink {
  /** Leaves nothing behind of a run that did not come to its end. */
  drop(): void;
}

/** Says in words what the system refused. */
const tell = (name: string, call: () => { readonly said: string }): ReturnType<Sink['end']> => {
  try {
    return call();
  } catch (error) {
    return { wrong: `${name} not written: ${describeWriteError(error)}` };
  }
};

/**
 * A report as a file of its own; there once it is complete.
 * @param mark what a file of this kind has near its start: another file is not replaced
 */
export const fileSink = (path: string, shown: string, reporter: Reporter, mark: string): FileSink | string => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  let descriptor: number;
  try {
    if (existsSync(path) && !readStart(path).includes(mark))
      return `${shown} is another file: name one that is not there`;
    descriptor = openSync(temporary, 'wx');
  } catch (error) {
    return `${shown} cannot be written: ${describeWriteError(error)}`;
  }
  let wrong: string | undefined;
  const put = (text: string): void => {
    try {
      if (wrong === undefined) writeFileSync(descriptor, text);
    } catch (error) {
      // the other results of the run are worth more than this one
      wrong = `${shown} not written: ${describeWriteError(error)}`;
    }
  };
  put(reporter.start);
  let isOpen = true;
  return {
    file: (report) => put(reporter.file(report)),
    drop: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      rmSync(temporary, { force: true });
    },
    end: (tally) => {
      put(reporter.end(tally));
      isOpen = false;
      closeSync(descriptor);
      if (wrong === undefined) {
        return tell(shown, () => {
          renameSync(temporary, path);
          return { said: `${shown} written` };
        });
      }
      rmSync(temporary, { force: true });
      return { wrong };
    },
  };
};

const readStart = (path: string): string => {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const start = Buffer.alloc(2048);
    return start.toString('latin1', 0, readSync(descriptor, start));
  } finally {
    closeSync(descriptor);
  }
};

/** A report that is added to a file once the run is over: the summary of a job. */
export const summarySink = (path: string, reporter: Reporter): Sink => ({
  file: (report) => void reporter.file(report),
  end: (tally) =>
    tell('the job summary', () => {
      appendFileSync(path, reporter.start + reporter.end(tally));
      return { said: '' };
    }),
});

const patchHead = '# imgfix patch for ';

/** One patch for each owner or service below a folder; each applies alone, at the top of the repository. */
export const patchSink = (folder: string, cwd: string): Sink | string => {
  const root = gitRoot(cwd) ?? cwd;
  const shown = displayPath(folder, cwd);
  const groupOf = groupsOf(root);
  const files = new Map<string, string>();
  try {
    mkdirSync(folder, { recursive: true });
    // those of an earlier run would be taken for this one's
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.patch'))) {
      const path = join(folder, name);
      if (attempt(() => readFileSync(path, 'latin1'))?.startsWith(patchHead) === true) rmSync(path);
    }
  } catch (error) {
    return `${shown} cannot be written: ${describeWriteError(error)}`;
  }
  const fileOf = (group: Group): string => {
    const known = files.get(group.name);
    if (known !== undefined) return known;
    const taken = new Set(files.values());
    const base = slug(group);
    let path = join(folder, `${base}.patch`);
    for (let nth = 2; taken.has(path); nth++) path = join(folder, `${base}-${nth}.patch`);
    files.set(group.name, path);
    const whom = group.name || (group.kind === 'owner' ? 'files without an owner' : 'the top of the repository');
    appendFileSync(
      path,
      `${patchHead}${whom.replace(/[\r\n]/g, ' ')}\n# git apply it at the top of the repository\n\n`,
    );
    return path;
  };
  let wrong: string | undefined;
  return {
    file({ path, encoding, result, isNew }) {
      if (!result || !encoding || result.after === result.before || wrong !== undefined) return;
      const place = displayPath(resolve(cwd, path), root);
      if (place.startsWith('../')) return;
      const text = unifiedDiff({ path: place, before: isNew ? undefined : result.before, after: result.after });
      try {
        appendFileSync(fileOf(groupOf(place)), encode(text, encoding));
      } catch (error) {
        wrong = `${shown}: a patch was not written: ${describeWriteError(error)}`;
      }
    },
    end: () =>
      wrong === undefined ? { said: `${shown}: ${files.size} ${files.size === 1 ? 'patch' : 'patches'}` } : { wrong },
  };
};

const slug = ({ kind, name }: Group): string => {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return plain || (kind === 'owner' ? 'unowned' : 'root');
};
