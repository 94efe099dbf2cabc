import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path with `/` between its parts; on systems where `\` is an ordinary character of a name it stays one. */
export const toSlashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/**
 * A path as diffs and messages show it: relative to the working directory, with `/`.
 * A path outside of it starts with `../`; one on another drive stays absolute.
 */
export const displayPath = (path: string, cwd: string): string => {
  const shown = relative(cwd, path);
  return toSlashes(isAbsolute(shown) ? path : shown === '' ? '.' : shown);
};

/** Whether an absolute path is a folder's or lies below it. */
export const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
};
