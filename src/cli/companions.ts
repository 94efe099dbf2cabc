import { lstatSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseDockerfile, type Dockerfile } from '../dockerfile/index.ts';
import type { FileResult } from '../engine/results.ts';
import { openContext, type ContextChoice } from '../project/context.ts';
import { createSource } from '../project/create.ts';
import { declaredContext } from '../project/declared.ts';
import { discover, shownPath, type FoundFile } from '../project/discover.ts';
import { readSource, writeSource, type SourceFile } from '../project/files.ts';
import { attempt } from '../project/problem.ts';
import { displayPath } from '../project/relative.ts';
import type { Surroundings } from '../project/surroundings.ts';
import type { FileReport } from '../report/report.ts';
import { levels, type AnyTransform, type FileFinding, type Level } from '../transform/contract.ts';
import type { Settings } from './arguments.ts';
import { chooseContext, copiedPaths } from './build-context.ts';
import type { Bulk, Refuses } from './bulk.ts';

/** Files that lie beside Dockerfiles, in the build contexts that they share: what transforms have to say of them. */
export interface Companions {
  /** The build context of a Dockerfile, where it was worked out. */
  choice(file: string): ContextChoice | undefined;
  /** What .dockerignore files are going to say, by context folder: a run sees the files as the next one will. */
  readonly planned: ReadonlyMap<string, string>;
  /** Writes if the run does, and reports. */
  reports(): Generator<FileReport>;
}

/** What a run tells its companions. */
export interface CompanionJob {
  readonly cwd: string;
  readonly settings: Pick<Settings, 'write' | 'only'> & { readonly level: Level };
  readonly transforms: readonly AnyTransform[];
  /** The context folder that the user gave. */
  readonly given: string | undefined;
  readonly around: Surroundings;
  /** Is told the text of every Dockerfile of the run. */
  readonly announce?: ((text: string) => void) | undefined;
  /** What the run wants of all that is found. */
  readonly bulk?: Pick<Bulk, 'wants' | 'rewrite'> | undefined;
}

/**
 * Works out the files beside the Dockerfiles of a run; undefined where no transform of the run has anything to say of them.
 * Whoever names single Dockerfiles gets no second file unless the transform is named too.
 */
export const openCompanions = (
  job: CompanionJob,
  paths: readonly string[],
  seen: readonly FoundFile[],
): Companions | undefined => {
  const { cwd, settings, given, around } = job;
  const folders = (paths.length > 0 ? paths : ['.']).map((path) => resolve(cwd, path)).filter(isFolder);
  const transforms = job.transforms.filter(
    ({ findFile, name }) => findFile !== undefined && (folders.length > 0 || settings.only?.includes(name) === true),
  );
  if (transforms.length === 0) return undefined;
  const choices = new Map<string, ContextChoice>();
  const rootOf = ({ path, text }: Read): string => {
    const choice = chooseContext(path, text, given, around);
    choices.set(path, choice);
    return choice.root;
  };
  const shared = sharedContexts(seen, rootOf, job);
  const plans: Plan[] = [];
  for (const [root, files] of [...shared].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inRun = folders.some((folder) => !relative(folder, root).startsWith('..'));
    // those that nobody named share the context too
    const all = inRun ? files : [...files, ...unnamed(root, files, job)];
    for (const transform of transforms) {
      const plan = planFor(transform, root, all, job);
      if (plan) plans.push(plan);
    }
  }
  const planned = new Map(plans.flatMap(({ root, result }) => (result.after === '' ? [] : [[root, result.after]])));
  return {
    choice: (file) => choices.get(file),
    planned,
    *reports() {
      for (const plan of plans) yield carryOut(plan, job);
    },
  };
};

/** A Dockerfile; its text is read each time it is needed, since those of thousands take much memory. */
type Named = Pick<FoundFile, 'path'>;

/** A Dockerfile with its text. */
interface Read extends Named {
  readonly text: string;
}

const read = ({ path }: Named): Read[] => {
  const source = readSource(path);
  return source.kind === 'file' ? [{ path, text: source.text }] : [];
};

/** The contexts that are copied as a whole, each with the Dockerfiles of the run that are built in it. */
const sharedContexts = (
  seen: readonly FoundFile[],
  rootOf: (file: Read) => string,
  { given, around, announce }: CompanionJob,
): Map<string, Named[]> => {
  const shared = new Map<string, Named[]>();
  const others: FoundFile[] = [];
  for (const found of seen) {
    const [file] = read(found);
    if (!file) continue;
    announce?.(file.text);
    if (!copiesAll(file.text)) {
      others.push(found);
      continue;
    }
    const root = rootOf(file);
    const known = shared.get(root);
    if (known) known.push(found);
    else shared.set(root, [found]);
  }
  for (const found of shared.size > 0 ? others : []) {
    // to look for a context takes time; it lies above the Dockerfile, or a file declares it
    const isNear = foldersOf(found.path).some((folder) => shared.has(folder));
    if (given === undefined && !isNear && !shared.has(declaredContext(found.path, around)?.root ?? '')) continue;
    for (const file of read(found)) shared.get(rootOf(file))?.push(found);
  }
  return shared;
};

const unnamed = (root: string, known: readonly Named[], { given, around }: CompanionJob): Named[] => {
  const names = new Set(known.map(({ path }) => path));
  return [...discover([root])]
    .flatMap((found) => (found.kind === 'file' && !names.has(found.path) ? read(found) : []))
    .filter(({ path, text }) => chooseContext(path, text, given, around).root === root);
};

const foldersOf = (path: string): string[] => {
  const folder = dirname(path);
  return folder === path ? [] : [folder, ...foldersOf(folder)];
};

const isFolder = (path: string): boolean => attempt(() => statSync(path))?.isDirectory() === true;

/** `COPY . .`, `ADD --chown=x ["./", "/app"]`. */
const wholeFolder = /^[ \t]*(?:copy|add)[ \t](?:.*[ \t["'])?\.\/?["' \t]/im;

const copiesAll = (text: string): boolean =>
  wholeFolder.test(text) && copiedPaths(text).some((source) => source === '.' || source === './');

interface Plan {
  readonly root: string;
  /** The file's text now; undefined where there is none. */
  readonly source: SourceFile | undefined;
  readonly result: FileResult;
}

const ignoreFile = (root: string): string => join(root, '.dockerignore');

const planFor = (
  { name, findFile }: AnyTransform,
  root: string,
  files: readonly Named[],
  { settings, bulk, around }: CompanionJob,
): Plan | undefined => {
  const path = ignoreFile(root);
  if (around.leadsAway(path)) return undefined;
  // one with a .dockerignore of its own does not see the other
  const sharing = files.filter((file) => !attempt(() => lstatSync(`${file.path}.dockerignore`)));
  if (bulk && ![{ path }, ...sharing].some((file) => bulk.wants(file.path))) return undefined;
  const dockerfiles = sharing.flatMap(read).map(({ text }) => parseDockerfile(text));
  const source = attempt(() => lstatSync(path)) ? readSource(path) : undefined;
  if (source?.kind === 'problem' || dockerfiles.length === 0) return undefined;
  const context = openContext(root, undefined, undefined, around);
  const finding = findFile?.({ dockerfiles, context, existing: source?.text });
  if (!finding) return undefined;
  const before = source?.text ?? '';
  const engine = (refuses?: Refuses): FileResult => resultOf(name, finding, before, settings.level, refuses);
  const places = () => sharing.flatMap(read).flatMap((file) => wholeCopies(file.path, parseDockerfile(file.text)));
  const result = bulk ? bulk.rewrite(path, before, engine, { isNew: source === undefined, places }) : engine();
  return { root, source, result };
};

/** Where a Dockerfile copies the whole context. */
const wholeCopies = (path: string, { text, instructions }: Dockerfile) =>
  instructions
    .filter(({ start, end }) => copiesAll(text.slice(start, end)))
    .map(({ line, endLine }) => ({ path, line, endLine }));

const carryOut = ({ root, source, result }: Plan, { cwd, settings }: CompanionJob): FileReport => {
  const path = ignoreFile(root);
  const complaint =
    !settings.write || result.after === result.before
      ? undefined
      : source
        ? writeSource(source, result.after)
        : createSource(path, result.after);
  return {
    path: source ? shownPath(path, cwd) : displayPath(path, cwd),
    encoding: source?.encoding ?? 'utf8',
    result,
    complaints: complaint ? [complaint] : [],
    isNew: source === undefined,
  };
};

/** A finding as the result of a file; what is above the level of the run, or not wanted, becomes a note. */
const resultOf = (
  transform: string,
  { message, fix, reason = '', notes = [] }: FileFinding,
  before: string,
  level: Level,
  refuses: Refuses | undefined,
): FileResult => {
  const at = { start: 0, end: 0 };
  const none = { before, after: before, steps: [], problems: [], dropped: [] };
  const others = notes.map((note) => ({ ...note, transform, at, line: 1 }));
  const left = (why: string): FileResult => {
    const own = { transform, reason: why, at, line: 1, message };
    return { ...none, status: 'unchanged', changes: [], notes: [own, ...others] };
  };
  if (!fix) return left(reason);
  if (levels.indexOf(fix.level) > levels.indexOf(level)) return left('needs-level');
  const edits = [{ start: 0, end: before.length, text: fix.text }];
  const endLine = before.replace(/\n$/, '').split('\n').length;
  const place = { transform, at, line: 1, endLine, message };
  const refusal = refuses?.({ ...place, fix: { ...fix, edits }, text: before });
  if (refusal) return left(refusal);
  const change = { ...place, level: fix.level, title: fix.title };
  return { ...none, after: fix.text, status: 'changed', changes: [change], notes: others };
};
