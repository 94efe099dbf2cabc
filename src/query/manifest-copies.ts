import {
  below,
  copiedTo,
  copiesBefore,
  contextPath,
  pathWithin,
  placeFromText,
  type Copy,
  type Place,
} from './copies.ts';
import type { EarlyInstalls } from './install-order.ts';
import { isLeftOutByGit } from './git-ignored.ts';
import { copiedFolder, originOf, type ContextFiles } from './project-files.ts';

/** A COPY that brings what installs read, ahead of the rest of a folder. */
export interface ManifestCopy {
  /** What stands behind the keyword. */
  readonly text: string;
  /** Its sources, as paths in the build context. */
  readonly files: readonly string[];
}

/**
 * The COPYs that bring what installs read of a copied folder, with the same flags and places; one for each directory.
 * Undefined where a name cannot be written; `needed`: an install needs the whole folder; `not-there`: a directory that a
 * command enters would not be there.
 */
export const manifestCopies = (
  sources: Copy,
  { installs, entered }: EarlyInstalls,
  context: ContextFiles,
): readonly ManifestCopy[] | 'needed' | 'not-there' | undefined => {
  const folder = copiedFolder(sources, context);
  const { place, instruction } = sources;
  const [source] = sources.sources;
  if (folder === undefined || !place || source === undefined) return undefined;
  if (!isPlain(source) || !/^[\w./${}~-]+$/.test(sources.destination)) return undefined;
  const groups = new Map<string, Set<string>>();
  const folders = new Set<string>();
  /** Where a lockfile of npm lies, or may come to lie: beside the manifest of an install, not in the packages of a workspace. */
  const lockable = new Set<string>();
  for (const { install, inputs, directory, run } of installs) {
    for (const [index, path] of [...inputs.files, ...inputs.folders].entries()) {
      const target = placeFromText(directory, path);
      const origin = target && originOf(target, run, context);
      if (!target || !origin) return undefined;
      if (origin.copy.instruction !== sources.instruction) continue;
      const within = pathWithin(place, target);
      if (within === '') return 'needed';
      if (within === undefined || !isPlain(within)) return undefined;
      if (isCopiedAlready(target, origin.path, sources, context)) continue;
      if (index >= inputs.files.length) folders.add(within);
      else {
        const parent = within.slice(0, within.lastIndexOf('/') + 1);
        if (install.command.tool === 'npm' && path === 'package.json') lockable.add(parent);
        groups.set(parent, (groups.get(parent) ?? new Set()).add(within.slice(parent.length)));
      }
    }
  }
  const created = [...groups.keys(), ...folders].map((path) => below(place, path));
  const isThere = (directory: Place): boolean =>
    created.some((one) => one && pathWithin(directory, one) !== undefined) ||
    (groups.size > 0 && pathWithin(directory, place) !== undefined);
  if (!entered.every(isThere)) return 'not-there';
  const flags = instruction.flags.map((flag) => `${flag.text} `).join('');
  const prefix =
    folder === '' ? (source.startsWith('./') && source !== './' ? './' : '') : `${source.replace(/\/+$/, '')}/`;
  const base = destinationBase(sources.destination);
  const copies = [...groups].map(([parent, names]): ManifestCopy => {
    const origin = folder === '' ? parent : `${folder}/${parent}`;
    const known = lockable.has(parent) ? globInstead([...names], origin, sources, context) : [...names];
    const globbed = known.map((name) => whereThere(name, origin, context));
    const paths = globbed.map((name) => prefix + parent + name);
    const isPattern = globbed.some((name) => /[*[]/.test(name));
    const bare = parent === '' && paths.length === 1 && !isPattern && sources.destination === '.';
    const destination = bare ? '.' : parent === '' && base === '' ? './' : base + parent;
    return { text: `${flags}${paths.join(' ')} ${destination}`, files: [...names].map((name) => parent + name) };
  });
  const extra = [...folders].map((path): ManifestCopy => {
    return { text: `${flags}${prefix}${path} ${base === '' ? './' : base}${path}/`, files: [`${path}/`] };
  });
  return [...copies, ...extra];
};

/** No quotes, blanks, wildcards or variables. */
const isPlain = (path: string): boolean => contextPath(path) !== undefined && /^[\w.@+/-]+$/.test(path);

/** A file that git leaves out by a pattern, which may match nothing: `.npmrc*`. */
const whereThere = (name: string, folder: string, context: ContextFiles): string => {
  if (name === npmGlob || !isLeftOutByGit(folder + name, context)) return name;
  return context.match(`${folder}${name}*`)?.length === 1 ? `${name}*` : `${name.slice(0, -1)}[${name.slice(-1)}]`;
};

const npmGlob = 'package*.json';

/**
 * npm's two files by the glob that people use: where the file has it elsewhere, or where there is no lockfile yet, which the
 * build should take once there is one. Only where it matches nothing else.
 */
const globInstead = (
  names: readonly string[],
  folder: string,
  { instruction }: Copy,
  context: ContextFiles,
): readonly string[] => {
  if (!names.includes('package.json')) return names;
  const used = instruction.dockerfile.instructions.some(
    (other) =>
      (other.keyword === 'COPY' || other.keyword === 'ADD') &&
      other.words.some(({ text }) => text.slice(text.lastIndexOf('/') + 1) === npmGlob),
  );
  const own = ['package.json', 'package-lock.json'].filter((name) => names.includes(name));
  if (!used && own.length === 2) return names;
  if (names.includes('npm-shrinkwrap.json')) return names;
  const matched = context.match(folder + npmGlob);
  if (matched?.length !== own.length) return names;
  return [npmGlob, ...names.filter((name) => !own.includes(name))];
};

/** `''` for the working directory, else with a slash at the end. */
const destinationBase = (destination: string): string => {
  if (destination === '.') return '';
  return destination.endsWith('/') ? destination : `${destination}/`;
};

/** Whether a COPY directly above the sources, with nothing run in between, brought the same file already. */
const isCopiedAlready = (target: Place, path: string, sources: Copy, context: ContextFiles): boolean => {
  const { instruction } = sources;
  const flags = instruction.flags.map((flag) => flag.text).join(' ');
  for (const copy of copiesBefore(instruction)) {
    if (copy.instruction.stage !== instruction.stage) return false;
    const runs = instruction.stage?.instructions.some(
      ({ keyword, index }) => keyword === 'RUN' && index > copy.instruction.index && index < instruction.index,
    );
    if (runs) return false;
    if (copiedTo(copy, target, context) === path) {
      return (
        copiedFolder(copy, context) === undefined && copy.instruction.flags.map((flag) => flag.text).join(' ') === flags
      );
    }
  }
  return false;
};
