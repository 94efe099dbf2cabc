/** Tests of transforms by fixtures: folders with a Dockerfile before and after. Needs Node; `imgfix/testing` in the package. */
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDockerfile } from './dockerfile/index.ts';
import { rewriteText } from './engine/rewrite.ts';
import type { FileResult } from './engine/results.ts';
import type { Catalogue } from './knowledge/catalogue/index.ts';
import { openPackageCatalogue } from './knowledge/catalogue/node.ts';
import { openContext } from './project/context.ts';
import { declaredBuilds } from './project/declared.ts';
import type { LockEntry } from './registry/lock.ts';
import { pinsFrom } from './registry/pins.ts';
import { unifiedDiff } from './report/diff.ts';
import type { BuildContext } from './transform/context.ts';
import { levels, type AnyTransform, type FileFinding, type Level } from './transform/contract.ts';

/** A folder with a case: what a transform does to one Dockerfile. */
export interface FixtureCase {
  /** The name of the folder above: the transform. */
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
  /** Bytes that the changes are estimated to save, in order, of those that have an estimate. Left out: not checked. */
  readonly saves?: readonly number[];
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
  folders(root).flatMap((transform) => readCases(join(root, transform), transform));

/** Reads the cases of one transform, in a folder laid out as `<case>/before.Dockerfile`. */
export const readCases = (root: string, transform: string): FixtureCase[] =>
  folders(root).map((name): FixtureCase => {
    const folder = join(root, name);
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
  });

/** What a transform says of the .dockerignore of a case's build context; undefined where it says nothing. */
export const fileFindingOf = (transform: AnyTransform, { before, context }: FixtureCase): FileFinding | undefined => {
  if (context === undefined) return undefined;
  const own = join(context, '.dockerignore');
  const existing = existsSync(own) ? readFileSync(own, 'utf8') : undefined;
  return transform.findFile?.({ dockerfiles: [parseDockerfile(before)], context: openContext(context), existing });
};

/** What is wrong with how a transform describes itself. */
export const metadataProblems = (transform: AnyTransform): string[] => {
  const { summary, why, level, safety, references } = transform;
  return [
    ...(/^[A-Z].*\.$/.test(summary) ? [] : ['the summary is no sentence']),
    ...(why.length > 80 ? [] : ['why says too little']),
    ...(level === 'safe' || safety ? [] : ['who is not safe must say when it is wrong (safety)']),
    ...(references.length > 0 ? [] : ['there is no reference']),
  ];
};

/** What a transform did to a case, and what is wrong with that beside the text itself. */
export interface CheckedCase {
  readonly result: FileResult;
  readonly problems: readonly string[];
}

let ownFacts: Catalogue | undefined;

const runCase = (transform: AnyTransform, { settings, context }: FixtureCase, text: string, level: Level) => {
  const { options, lock, today } = settings;
  return rewriteText(text, {
    transforms: [transform],
    level,
    options: options ? { [transform.name]: options } : {},
    buildContext: context === undefined ? undefined : contextIn(context),
    images: (ownFacts ??= openPackageCatalogue()),
    pins: lock && pinsFrom(new Map(Object.entries(lock))),
    today,
  });
};

/** As if the Dockerfile lay in the folder: a compose file there may speak of it. */
const contextIn = (folder: string): BuildContext => ({
  ...openContext(folder),
  builds: declaredBuilds(join(folder, 'Dockerfile')),
});

const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

/**
 * Runs a transform on a case and checks what holds for each, so that no author has to think of it: nothing is dropped, a
 * second run changes nothing, levels keep below the declared ceiling, the level below its changes leaves the text alone,
 * CRLF stays, and a case that does not change has a reason. Whether the text is the expected one, the caller compares.
 */
export const checkCase = (transform: AnyTransform, one: FixtureCase): CheckedCase => {
  const { settings } = one;
  const problems: string[] = [];
  const must = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const same = (found: string, expected: string, what: string): void =>
    must(found === expected, `${what}:\n${unifiedDiff({ path: 'Dockerfile', before: expected, after: found })}`);
  const result = runCase(transform, one, one.before, settings.level ?? 'review');
  for (const { line, message } of result.problems) problems.push(`line ${line}: ${message}`);
  for (const { kind, message } of result.dropped) problems.push(`it was dropped (${kind}): ${message}`);

  const again = runCase(transform, one, result.after, settings.level ?? 'review');
  same(again.after, result.after, 'the second run must change nothing');

  const ceiling = levels.indexOf(transform.level);
  for (const { level, message, title, line, saves } of result.changes) {
    const isEstimate = saves === undefined || (Number.isInteger(saves.bytes) && saves.bytes > 0 && saves.by !== '');
    must(isEstimate, `line ${line}: an estimate is a whole number of bytes, with the fact that it stands on`);
    must(saves === undefined || transform.estimates !== undefined, `line ${line}: an estimate that is not declared`);
    must(levels.indexOf(level) <= ceiling, `line ${line}: ${level} is above the declared ceiling`);
    must(message !== '' && title !== '', `line ${line}: a change without a message or a title`);
  }
  const below = levels[Math.min(...result.changes.map(({ level }) => levels.indexOf(level))) - 1];
  if (below) {
    const lower = runCase(transform, one, one.before, below);
    same(lower.after, one.before, `at --level ${below} it must not change`);
    must(
      lower.notes.some(({ reason }) => reason === 'needs-level'),
      `at --level ${below} no note says needs-level`,
    );
  }
  if (settings.crlf !== false) {
    const windows = runCase(transform, one, crlf(one.before), settings.level ?? 'review');
    same(windows.after, crlf(result.after), 'with CRLF');
  }
  const { reasons, levels: expected, saves, messages = [] } = settings;
  const given = result.notes.map(({ reason }) => reason);
  if (reasons) must(given.join() === reasons.join(), `reasons: ${given.join()}, not ${reasons.join()}`);
  else if (one.after === undefined && given.length === 0)
    must(/^(?:nothing|no|already|not)-/.test(one.name), 'a case without a note must say so by its name: nothing-…');
  const levelsGiven = result.changes.map(({ level }) => level);
  if (expected) must(levelsGiven.join() === expected.join(), `levels: ${levelsGiven.join()}, not ${expected.join()}`);
  const saved = result.changes.flatMap((change) => change.saves?.bytes ?? []);
  if (saves) must(saved.join() === saves.join(), `saves: ${saved.join()}, not ${saves.join()}`);
  const said = [...result.changes, ...result.notes].map(({ message }) => message).join('\n');
  for (const words of messages) must(said.includes(words), `no message says ${JSON.stringify(words)}:\n${said}`);
  return { result, problems };
};

/**
 * Tests a transform by its fixtures, with the `test` function of any test runner: one test for each case, and two for the
 * transform as a whole. `IMGFIX_UPDATE=1` in the environment writes each `after.Dockerfile` anew.
 *
 *     import { test } from 'node:test';
 *     testTransform(sortPackages, new URL('./fixtures/', import.meta.url), test);
 *
 * @param folder the cases, laid out as `<case>/before.Dockerfile`
 */
export const testTransform = (
  transform: AnyTransform,
  folder: string | URL,
  test: (name: string, run: () => void) => unknown,
): void => {
  const cases = readCases(folder instanceof URL ? fileURLToPath(folder) : folder, transform.name);
  const fail = (problems: readonly string[]): void => {
    if (problems.length > 0) throw new Error(`${transform.name}: ${problems.join('\n')}`);
  };
  test(`${transform.name}: declares what it is`, () => fail(metadataProblems(transform)));
  test(`${transform.name}: has cases that change and that do not`, () => {
    const kinds = [cases.some(({ after }) => after !== undefined), cases.some(({ after }) => after === undefined)];
    fail(kinds.includes(false) ? ['one case each is needed: with after.Dockerfile, and without'] : []);
  });
  for (const one of cases) {
    test(`${transform.name}: ${one.name}`, () => {
      const { result, problems } = checkCase(transform, one);
      if (process.env['IMGFIX_UPDATE'] === '1') {
        if (result.after === one.before) rmSync(one.afterPath, { force: true });
        else writeFileSync(one.afterPath, result.after);
        fail(problems);
        return;
      }
      const expected = one.after ?? one.before;
      const diff = unifiedDiff({ path: `${one.name}/after.Dockerfile`, before: expected, after: result.after });
      const unasked = one.after === one.before ? ['after.Dockerfile is the same as before.Dockerfile'] : [];
      fail([...(diff === '' ? [] : [`not what is expected:\n${diff}`]), ...unasked, ...problems]);
    });
  }
};
