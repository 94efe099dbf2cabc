import { lstatSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { BuildContext } from '../transform/context.ts';
import { readSource } from './files.ts';
import { rooted } from './glob.ts';
import { attempt, describeError, problem, type FileProblem } from './problem.ts';
import { toSlashes } from './relative.ts';
import { Surroundings } from './surroundings.ts';

/** The context folder of one Dockerfile, and how it was found. */
export interface ContextChoice {
  /** An absolute path. */
  readonly root: string;
  /** For messages: a clause without a subject. */
  readonly why: string;
  /** Sources that do not exist in it, as they were written: what a build makes, or a sign that the folder is the wrong one. */
  readonly missing: readonly string[];
}

/** What is known when a context is chosen. */
export interface ContextRequest {
  /** The folder that the user gave (`--context`). */
  readonly context?: string;
  /** What a compose or bake file says about this Dockerfile. */
  readonly declared?: { readonly root: string; readonly why: string };
  /** Sources of COPY and ADD from the context, as written or with their variables resolved. */
  readonly sources: readonly string[];
}

const levels = 6;

/**
 * Opens a context folder as the builder of this Dockerfile sees it. Without a Dockerfile's path only the folder's own
 * .dockerignore counts; `planned` is the text that it is going to have.
 */
export const openContext = (
  root: string,
  dockerfilePath?: string,
  planned?: string,
  around = new Surroundings(),
): BuildContext => {
  const folder = resolve(root);
  const rules = ignoreRules(folder, around, dockerfilePath, planned);
  return { ...around.open(folder, rules), root: folder, hasIgnoreFile: rules !== undefined };
};

/** The rules in force: of `<Dockerfile>.dockerignore` beside the Dockerfile, else of the context's .dockerignore. */
const ignoreRules = (
  root: string,
  around: Surroundings,
  dockerfilePath?: string,
  planned?: string,
): string | undefined => {
  const path = dockerfilePath && resolve(dockerfilePath);
  const own = path && readIgnoreFile(dirname(path), `${basename(path)}.dockerignore`, around);
  return own ?? planned ?? readIgnoreFile(root, '.dockerignore', around);
};

/** Its text, '' for one that is there and cannot be read or is a link out of the repository, undefined for none. Not valid UTF-8 does not matter to the builder. */
const readIgnoreFile = (folder: string, name: string, around: Surroundings): string | undefined => {
  if (!around.mayHold(folder, name)) return undefined;
  const path = join(folder, name);
  if (attempt(() => lstatSync(path, { throwIfNoEntry: false })) === undefined) return undefined;
  const source = around.leadsAway(path) ? undefined : readSource(path);
  return source?.kind === 'file' ? source.text : '';
};

/**
 * Chooses the context folder of a Dockerfile: the one the user gave, the one a compose or bake file declares, else the Dockerfile's own
 * folder, unless a folder above it has all sources that this one has and more: then the nearest of those with the most.
 */
export const contextFor = (
  dockerfilePath: string,
  request: ContextRequest,
  around = new Surroundings(),
): ContextChoice => {
  const own = dirname(resolve(dockerfilePath));
  const sources = [...new Set(request.sources.filter(tellsSomething))];
  const present = (root: string): ReadonlySet<string> => {
    const folder = around.open(root);
    return new Set(sources.filter((source) => folder.named(source).length > 0));
  };
  const choice = (root: string, why: string, there = present(root)): ContextChoice => ({
    root,
    why,
    missing: sources.filter((source) => !there.has(source)),
  });
  if (request.context !== undefined) return choice(resolve(request.context), 'given');
  if (request.declared !== undefined) return choice(resolve(request.declared.root), request.declared.why);
  const here = present(own);
  let best = choice(own, 'the folder of the Dockerfile', here);
  for (const root of best.missing.length === 0 ? [] : foldersAbove(own, around)) {
    const there = present(root);
    const gained = sources.find((source) => there.has(source) && !here.has(source));
    if (gained === undefined || [...here].some((source) => !there.has(source))) continue;
    const why = `${gained} exists from there, not from ${toSlashes(relative(root, own))}`;
    const next = choice(root, why, there);
    if (next.missing.length < best.missing.length) best = next;
  }
  return best;
};

/** Whether a source exists in one folder and not in another; `.` does everywhere, and a variable or an address nowhere. */
const tellsSomething = (source: string): boolean =>
  rooted(source) !== '' && !source.startsWith('<<') && !source.includes('$') && !/^[\w.+-]+:\/\/|^git@/.test(source);

/**
 * The folders above one, nearest first, up to its repository's root; outside of a repository up to the folder that the user
 * gave, and never the home folder or the whole disk.
 */
const foldersAbove = (folder: string, around: Surroundings): readonly string[] => {
  const top = around.top(folder);
  const isRepository = top !== undefined && top === around.gitRoot(folder);
  const found: string[] = [];
  for (let at = folder; found.length < levels && at !== top;) {
    at = dirname(at);
    if (!isRepository && (at === homedir() || at === dirname(at))) break;
    found.push(at);
  }
  return found;
};

/** What is wrong with a folder that the user gave as context, or undefined. */
export const checkContext = (folder: string): FileProblem | undefined => {
  try {
    return statSync(folder).isDirectory()
      ? undefined
      : problem(folder, 'is not a folder, so it cannot be the build context');
  } catch (error) {
    return problem(folder, `cannot be the build context: ${describeError(error)}`);
  }
};
