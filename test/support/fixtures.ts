import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LockEntry } from '../../src/registry/lock.ts';
import type { Level } from '../../src/transform/contract.ts';

/** One folder below `__fixtures__/<transform>/`. */
export interface FixtureCase {
  readonly transform: string;
  /** Says the situation: `cd-in-first-run`. */
  readonly name: string;
  readonly folder: string;
  readonly before: string;
  readonly afterPath: string;
  /** Undefined: the transform must leave the text alone. */
  readonly after: string | undefined;
  /** Folder of the case's build context, if it has one. */
  readonly context: string | undefined;
  readonly settings: CaseSettings;
}

/** `case.json` of a fixture; every key may be missing. */
export interface CaseSettings {
  /** Options of the transform. */
  readonly options?: object;
  /** The `--level` the case runs at; `review` by default. */
  readonly level?: Level;
  /** Reasons of the notes, in order. Left out: not checked. */
  readonly reasons?: readonly string[];
  /** Levels of the applied fixes, in order. Left out: not checked. */
  readonly levels?: readonly Level[];
  /** What imgfix.lock says: reference → entry. */
  readonly lock?: Readonly<Record<string, LockEntry>>;
  /** The day on which the case runs; without it nothing tells how old facts are. */
  readonly today?: string;
  /** `false`: the case does not hold with CRLF, for example since a shell would see the carriage returns of a heredoc. */
  readonly crlf?: boolean;
  /** Words that the message of a change or note must hold. */
  readonly messages?: readonly string[];
}

const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path)
        .filter((name) => statSync(join(path, name)).isDirectory())
        .sort()
    : [];

/** Reads all cases below a folder laid out as `<transform>/<case>/before.Dockerfile`. */
export const readFixtures = (root: string): FixtureCase[] =>
  folders(root).flatMap((transform) =>
    folders(join(root, transform)).map((name): FixtureCase => {
      const folder = join(root, transform, name);
      const afterPath = join(folder, 'after.Dockerfile');
      const settingsPath = join(folder, 'case.json');
      const context = join(folder, 'context');
      return {
        transform,
        name,
        folder,
        before: readFileSync(join(folder, 'before.Dockerfile'), 'utf8'),
        afterPath,
        after: existsSync(afterPath) ? readFileSync(afterPath, 'utf8') : undefined,
        context: existsSync(context) ? context : undefined,
        settings: existsSync(settingsPath) ? (JSON.parse(readFileSync(settingsPath, 'utf8')) as CaseSettings) : {},
      };
    }),
  );
