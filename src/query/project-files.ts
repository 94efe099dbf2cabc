import type { Instruction } from '../dockerfile/index.ts';
import { systemFolders, systemPaths } from '../knowledge/system-folders.ts';
import {
  mayOverlap,
  below,
  contextPath,
  copiedTo,
  copiesBefore,
  pathWithin,
  placeFromText,
  type CopiedFiles,
  type Copy,
  type Place,
} from './copies.ts';
import type { ProjectFiles } from './manifests/index.ts';

/** What has to be known of a build context. */
export interface ContextFiles extends CopiedFiles {
  read(path: string): string | undefined;
  list(folder: string): readonly string[];
  ignores(path: string): boolean;
  readonly builds?: Builds | undefined;
}

/** What other files say of how the Dockerfile is built and started. */
export interface Builds {
  readonly targets: readonly string[];
  readonly args: ReadonlyMap<string, string>;
  readonly starts: readonly (string | undefined)[];
}

/** Where a file of the image comes from. */
export interface Origin {
  readonly copy: Copy;
  /** In the build context. */
  readonly path: string;
}

/** The COPY that put what an instruction finds at a place, and its path in the build context. */
export const originOf = (place: Place, at: Instruction, context: ContextFiles): Origin | undefined => {
  for (const copy of copiesBefore(at)) {
    const path = copiedTo(copy, place, context);
    if (path !== undefined) return { copy, path };
    if (copy.from !== undefined && copy.place && pathWithin(copy.place, place) === '') return undefined;
  }
  return undefined;
};

/** The project in a directory of the image, as an instruction finds it. */
export const projectIn = (directory: Place, at: Instruction, sources: Copy, context: ContextFiles): ProjectFiles => {
  const above: string[] = [];
  for (let up = '..'; ; up += '/..') {
    const place = below(directory, up);
    if (!place || !sources.place || pathWithin(sources.place, directory) === undefined) break;
    if (pathWithin(sources.place, place) === undefined || above.length >= pathDepth(sources.place, directory)) break;
    above.push(up);
  }
  return { ...filesIn(directory, at, context), above };
};

/** The same wherever its files come from: any folder above may hold some. */
export const projectAt = (directory: Place, at: Instruction, context: ContextFiles): ProjectFiles => ({
  ...filesIn(directory, at, context),
  above: directory.path.map((_, depth) =>
    Array<string>(depth + 1)
      .fill('..')
      .join('/'),
  ),
});

const filesIn = (directory: Place, at: Instruction, context: ContextFiles): Omit<ProjectFiles, 'above'> => {
  const origin = (path: string): string | undefined => {
    const place = placeFromText(directory, path);
    return place && originOf(place, at, context)?.path;
  };
  return {
    has: (path) => {
      const found = origin(path);
      return found === undefined ? undefined : context.has(found);
    },
    read: (path) => {
      const found = origin(path);
      return found === undefined ? undefined : context.read(found);
    },
    holds: (folder) => {
      const found = origin(folder);
      return found !== undefined && context.list(found).length > 0;
    },
    list: (folder) => {
      const found = origin(folder);
      return found === undefined ? [] : context.list(found);
    },
  };
};

const pathDepth = (outer: Place, inner: Place): number => inner.path.length - outer.path.length;

/** The one folder of the build context that a COPY copies; undefined if it copies anything else. */
export const copiedFolder = (copy: Copy, context: CopiedFiles): string | undefined => {
  const [source] = copy.sources;
  if (copy.from !== undefined || copy.sources.length !== 1 || source === undefined) return undefined;
  const path = contextPath(source);
  return path !== undefined && context.has(path) === 'folder' ? path : undefined;
};

/** Whether an absolute path lies away from where sources are copied to. */
export const isElsewhere = (path: string, place: Place, sources: Copy, context: ContextFiles): boolean => {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const [top] = parts;
  if (top === undefined || parts.includes('..')) return false;
  if (top === 'dev') return true;
  if (place.root === '' && place.path.length > 0) return !mayOverlap(place, { root: '', path: parts });
  const folder = copiedFolder(sources, context);
  return ['etc', 'tmp', 'usr', 'var'].includes(top) && folder !== undefined && !context.list(folder).includes(top);
};

/** Whether sources are copied over the folders of the system itself, where an install reads and writes more than a project. */
export const isSystemPlace = (place: Place, sources: Copy, context: ContextFiles): boolean => {
  if (place.root === '' && place.path.length > 0) return systemPaths.includes(`/${place.path.join('/')}`);
  if (place.root === '' || (place.root === 'base' && place.path.length === 0)) {
    const folder = copiedFolder(sources, context) ?? '';
    return context
      .list(folder)
      .some(
        (name) =>
          systemFolders.includes(name) &&
          name !== 'bin' &&
          name !== 'lib' &&
          context.has(folder === '' ? name : `${folder}/${name}`) === 'folder',
      );
  }
  return false;
};
