import type { Instruction } from '../dockerfile/index.ts';
import { looksLikeArchive } from '../knowledge/archives.ts';
import { isEverywhere, isSystemDirectory } from '../knowledge/user-tools.ts';
import {
  contextPath,
  pathWithin,
  readCopy,
  samePlace,
  workplaceOf,
  type CopiedFiles,
  type Copy,
  type Place,
} from './copies.ts';

/** One thing that a COPY puts into the image. */
export interface CopiedPath {
  readonly place: Place;
  /** `unknown`: the context is not at hand, and the name does not tell. */
  readonly kind: 'file' | 'folder' | 'unknown';
}

/** What a COPY puts where, one for each source; undefined where a pattern, a variable or an archive decides. */
export const copiedPaths = (copy: Copy, context: CopiedFiles | undefined): readonly CopiedPath[] | undefined => {
  const { sources, destination, place } = copy;
  if (!place) return undefined;
  const workplace = workplaceOf(copy.instruction);
  const isFolder =
    sources.length > 1 || destination.endsWith('/') || (workplace !== undefined && pathWithin(place, workplace) === '');
  const found: CopiedPath[] = [];
  for (const source of sources) {
    if (source.startsWith('<<')) {
      const name = source.replace(/^<<-?/, '').replaceAll(/["']/g, '');
      found.push({ place: isFolder ? inside(place, name) : place, kind: 'file' });
      continue;
    }
    if (copy.instruction.keyword === 'ADD' && isRepository(source)) return undefined;
    if (/^https?:\/\/[^$]*$/.test(source) && copy.instruction.keyword === 'ADD') {
      // the name may come from the answer where the destination is a folder
      if (isFolder) return undefined;
      found.push({ place, kind: 'file' });
      continue;
    }
    const path = contextPath(source);
    if (path === undefined || /[*?[]/.test(path)) return undefined;
    // what ADD unpacks, and whose it is, says the archive: --chown reaches it since BuildKit 0.23 only
    if (copy.instruction.keyword === 'ADD' && looksLikeArchive(path)) return undefined;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const kind = kindOf(copy, source, path, name, context);
    if (kind === 'folder') found.push({ place, kind });
    else found.push({ place: isFolder ? inside(place, name) : place, kind });
  }
  return found;
};

/** An address that ADD clones: https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
const isRepository = (address: string): boolean => /\.git(?:[#?]|$)/.test(address);

const inside = ({ root, path }: Place, name: string): Place => ({ root, path: [...path, name] });

const kindOf = (
  copy: Copy,
  source: string,
  path: string,
  name: string,
  context: CopiedFiles | undefined,
): CopiedPath['kind'] => {
  const known = copy.from === undefined ? context?.has(path) : undefined;
  if (known) return known;
  if (path === '' || source.endsWith('/') || source.endsWith('/.')) return 'folder';
  return name.lastIndexOf('.') > 0 ? 'file' : 'unknown';
};

/** COPYs and ADDs directly above a RUN, with nothing between that reads files or changes the user. */
export const copiesAbove = (run: Instruction): readonly Copy[] => {
  const found: Copy[] = [];
  const { instructions } = run.dockerfile;
  for (let index = run.index - 1; index >= 0; index--) {
    const one = instructions[index];
    if (!one || !passed.has(one.keyword)) break;
    const copy = readCopy(one);
    if (copy) found.push(copy);
  }
  return found;
};

const passed: ReadonlySet<string> = new Set([
  'COPY',
  'ADD',
  'ARG',
  'ENV',
  'LABEL',
  'EXPOSE',
  'CMD',
  'ENTRYPOINT',
  'STOPSIGNAL',
  'HEALTHCHECK',
  'WORKDIR',
]);

/**
 * Whether the folder that something is copied into is there before: the builder makes what is missing, with the owner and
 * the mode that the flags of the COPY say. It is there if every image has it, or if it is the working directory or above.
 */
export const hasParent = ({ instruction }: Copy, { place }: CopiedPath): boolean => {
  const parent: Place = { root: place.root, path: place.path.slice(0, -1) };
  const workplace = workplaceOf(instruction);
  if (workplace && pathWithin(parent, workplace) !== undefined) return true;
  return place.root === '' && isEverywhere(`/${parent.path.join('/')}`);
};

/**
 * Whether the destination of one file could be a folder that is there, so that the file comes to lie in it: one that every
 * image has, or that the file speaks of before.
 */
export const mayBeFolder = ({ instruction, place }: Copy, copied: CopiedPath): boolean => {
  if (!place || copied.kind === 'folder' || !samePlace(place, copied.place)) return false;
  const path = `/${place.path.join('/')}`;
  const { text, stages } = instruction.dockerfile;
  const from = stages[0]?.from.start ?? 0;
  return isEverywhere(path) || text.slice(from, instruction.start).includes(path);
};

/**
 * Whether a folder that a COPY fills is surely new: a name of its own that nothing before in the file speaks of. What the
 * base image holds beyond the directories of the system must be known by the caller.
 */
export const isNewFolder = ({ instruction, place }: Copy): boolean => {
  if (place?.root !== '' || place.path.length === 0) return false;
  const path = `/${place.path.join('/')}`;
  const { text, stages } = instruction.dockerfile;
  const from = stages[0]?.from.start ?? 0;
  return !isSystemDirectory(path) && !text.slice(from, instruction.start).includes(path);
};
