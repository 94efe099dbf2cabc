import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { parseJsonObject, type Fields } from '../formats/index.ts';
import { manifestFiles } from '../knowledge/manifests/index.ts';
import { commandsOf, type Command, type SimpleCommand } from '../shell/index.ts';
import { mayOverlap, pathWithin, placeFromText, readCopy, workplaceOf, type Place } from './copies.ts';
import { readInstall, valueAt, type Install } from './installs.ts';
import { isLeftOutByGit } from './git-ignored.ts';
import { unwrap } from './invocation.ts';
import type { ProjectFiles } from './manifests/index.ts';
import { listMembers, type Member } from './manifests/workspaces.ts';
import { originOf, projectAt, type ContextFiles } from './project-files.ts';
import { isSourceFree } from './source-free.ts';

/** A project of npm, Yarn or pnpm as an install finds it, with its lockfile. */
export interface LockedProject {
  /** Where its manifest lies in the build context; '' for its top. */
  readonly folder: string;
  readonly directory: Place;
  readonly project: ProjectFiles;
  readonly manifest: Fields;
  readonly members: readonly Member[];
  readonly lock: { readonly name: string; readonly text: string };
}

/** Why a project with its lockfile cannot be told. */
export interface Unlocked {
  readonly reason:
    | 'unknown-folder'
    | 'missing-lockfile'
    | 'lockfile-not-copied'
    | 'unreadable-manifest'
    | 'workspaces'
    | 'run-between';
  readonly what: string;
}

/** The directory in which a command of a RUN works; undefined where the file does not tell it. */
export const directoryOf = (node: SimpleCommand, run: Instruction): Place | undefined => {
  let directory = workplaceOf(run);
  for (const [command, place] of run.script ? commandsOf(run.script.body) : []) {
    if (command === node) return directory;
    const { program, arguments: words } = unwrap(command);
    if (program === 'pushd' || program === 'popd') directory = undefined;
    if (program !== 'cd') continue;
    const target = words.length === 1 && words[0] && place.around.length === 0 ? valueAt(words[0], run) : undefined;
    // inside of a subshell or a condition it may hold or not
    directory = target === undefined || place.forked || !directory ? undefined : placeFromText(directory, target);
  }
  return undefined;
};

/**
 * The project that an install reads, as the build context has it; undefined where its package.json comes from elsewhere.
 * What runs before the install must leave the manifests alone.
 */
export const lockedProject = (
  install: Install,
  run: Instruction,
  context: ContextFiles,
): LockedProject | Unlocked | undefined => {
  const { tool } = install.command;
  if (tool !== 'npm' && tool !== 'yarn' && tool !== 'pnpm') return undefined;
  const from = directoryOf(install.node, run);
  const directory = from && install.folder !== undefined ? placeFromText(from, install.folder) : from;
  if (!directory) {
    return {
      reason: 'unknown-folder',
      what: `the folder in which ${install.title} runs depends on a variable or a condition`,
    };
  }
  const facts = manifestFiles[tool];
  const place = placeFromText(directory, facts.manifest);
  const origin = place && originOf(place, run, context);
  if (!origin) return undefined;
  const project = projectAt(directory, run, context);
  const manifest = parseJsonObject(project.read(facts.manifest));
  if (!manifest) return { reason: 'unreadable-manifest', what: `${facts.manifest} cannot be read` };
  const name = facts.locks.find((one) => project.has(one) === 'file');
  const beside = origin.path.slice(0, -facts.manifest.length);
  if (name === undefined) {
    const left = facts.locks.find((one) => context.has(beside + one) === 'file');
    return left === undefined
      ? { reason: 'missing-lockfile', what: `the build context has no ${facts.locks.at(-1) ?? 'lockfile'}` }
      : { reason: 'lockfile-not-copied', what: `${beside}${left} is not copied before it, so it has no effect` };
  }
  if (isLeftOutByGit(beside + name, context)) {
    return { reason: 'missing-lockfile', what: `git leaves ${beside}${name} out, so that other checkouts have none` };
  }
  const text = project.read(name);
  if (text === undefined) return { reason: 'unreadable-manifest', what: `${name} cannot be read` };
  const members = listMembers(tool, manifest, project);
  if ('obstacle' in members) return { reason: 'workspaces', what: members.what };
  const first = [name, facts.manifest]
    .map((one) => placeFromText(directory, one))
    .map((one) => {
      return one && originOf(one, run, context)?.copy.instruction;
    });
  const between = first.includes(undefined) ? run : editorBetween(first as Instruction[], directory, install, run);
  return between === undefined
    ? { folder: beside.replace(/\/$/, ''), directory, project, manifest, members, lock: { name, text } }
    : { reason: 'run-between', what: `the RUN of line ${between.line} may change ${facts.manifest} or ${name}` };
};

/** The first RUN behind the COPYs that may change what they brought, up to the install itself. */
const editorBetween = (
  copies: readonly Instruction[],
  directory: Place,
  install: Install,
  run: Instruction,
): Instruction | undefined => {
  const runs: Instruction[] = [];
  const stages = new Set(copies.map(({ stage }) => stage));
  for (let stage: Stage | undefined = run.stage; stage && stages.size > 0; stage = parentOf(stage)) {
    const from = stages.has(stage)
      ? Math.min(...copies.filter((one) => one.stage === stage).map(({ index }) => index))
      : -1;
    stages.delete(stage);
    runs.unshift(
      ...stage.instructions.filter((one) => one.keyword === 'RUN' && one.index > from && one.index <= run.index),
    );
  }
  return runs.find((one) => mayEdit(one, directory, one === run ? install.node : undefined));
};

/** Whether a RUN, up to one of its commands, may change files of a project. */
const mayEdit = (run: Instruction, directory: Place, until: SimpleCommand | undefined): boolean => {
  if (!run.script) return true;
  const isElsewhere = (path: string): boolean => !mayOverlap(placeFromText(directory, path), directory);
  const around = { valueOf: (word: Parameters<typeof valueAt>[0]) => valueAt(word, run), isElsewhere };
  for (const [command] of commandsOf(run.script.body)) {
    if (command === until) return false;
    const { program } = unwrap(command);
    if (
      command.words.length === 0 ||
      (program !== undefined && harmless.has(program) && command.redirects.length === 0)
    )
      continue;
    const install = readInstall(command, around.valueOf);
    const adds = install?.command.operands === 'added-to-manifest' && install.operands.length > 0;
    const isOther = install && install.unclear === undefined && (install.kind === 'names' || !adds);
    if (!isOther && !isSourceFree(command, around)) return true;
  }
  return false;
};

const harmless: ReadonlySet<string> = new Set(['cd', 'set', 'test', '[', 'export', 'ls', 'pwd', 'mkdir', 'cat']);

/** Whether an instruction before the install has put something into its folder of packages. */
export const hasPackagesBefore = (directory: Place, install: Install, run: Instruction): Instruction | undefined => {
  const folder = placeFromText(directory, 'node_modules');
  for (let stage: Stage | undefined = run.stage; stage; stage = parentOf(stage)) {
    for (const one of stage.instructions) {
      if (one.index > run.index) break;
      const copy = readCopy(one);
      if (copy?.from !== undefined && folder && mayBring(copy.place, folder)) return one;
      if (one.keyword !== 'RUN' || !one.script) continue;
      const reached = commandsOf(one.script.body);
      const own = reached.find(([command]) => command === install.node)?.[1].around ?? [];
      for (const [command, { around }] of reached) {
        if (command === install.node) break;
        if (around.some((outer) => own.includes(outer) && areAlternatives(outer, command, install.node))) continue;
        const other = readInstall(command, (word) => valueAt(word, one));
        if (other && other.kind === 'project' && other.command.tool === install.command.tool) {
          const at = directoryOf(command, one);
          if (!at || !folder || samePlaces(at, directory)) return one;
        }
      }
    }
  }
  return undefined;
};

/** Whether two commands stand in different branches of an `if` or a `case`, so that one of them runs at most. */
const areAlternatives = (outer: Command, one: SimpleCommand, other: SimpleCommand): boolean => {
  if (outer.kind !== 'if' && outer.kind !== 'case') return false;
  const { kind, bodies } = outer;
  const branch = (command: SimpleCommand): number =>
    bodies.findIndex(({ start, end }) => command.start >= start && command.end <= end);
  return branch(one) !== branch(other) && (kind === 'case' || branch(one) > 0);
};

const samePlaces = (a: Place, b: Place): boolean => pathWithin(a, b) === '' || a.root !== b.root;

/** Whether what is copied to a place from another stage may hold a folder: it lies there, or above. */
const mayBring = (place: Place | undefined, folder: Place): boolean =>
  !place ||
  place.root !== folder.root ||
  pathWithin(place, folder) !== undefined ||
  pathWithin(folder, place) !== undefined;
