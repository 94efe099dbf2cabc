import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { decode } from '../text/encoding.ts';
import type { BuildContext } from '../transform/context.ts';
import type { IgnoreRules } from './dockerignore.ts';
import { hasMeta, matcher, rooted } from './glob.ts';
import { rememberLately } from './lately.ts';
import { attempt } from './problem.ts';

/** A folder as a builder sees it: without what is ignored, and with nothing from outside. `match` gives what `COPY pattern` copies. */
export interface Folder extends Omit<BuildContext, 'root' | 'hasIgnoreFile'> {
  /** Files and folders that a COPY pattern names, sorted; not what lies below those folders. */
  named(pattern: string): readonly string[];
}

/** Where a path leads once its links are followed within the folder. */
interface Place {
  /** Relative to the folder, with `/` and without links. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

const readLimit = 1024 * 1024;
const linkLimit = 40;
const child = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/**
 * Opens a folder; everything is read when it is asked for, once.
 * @param namesIn the names in a folder, sorted; undefined where they cannot be read
 */
export const openFolder = (
  root: string,
  rules: IgnoreRules,
  namesIn: (folder: string) => ReadonlySet<string> | undefined,
): Folder => {
  const realRoot = attempt(() => realpathSync.native(root)) ?? root;
  const absolute = (path: string): string => (path === '' ? realRoot : join(realRoot, path));

  const isFolder = attempt(() => statSync(realRoot, { throwIfNoEntry: false }))?.isDirectory() === true;
  // most of what is asked for is not there, which the names in the folder itself say at once
  const isAbsent = (path: string): boolean => {
    const end = path.indexOf('/');
    const name = end < 0 ? path : path.slice(0, end);
    return name !== '' && name !== '.' && name !== '..' && namesIn(realRoot)?.has(name) === false;
  };
  const places = remember((path): Place | undefined =>
    isFolder && !isAbsent(path) ? follow(absolute, path) : undefined,
  );
  const names = remember((folder): readonly string[] => {
    if (folder === '') return [...(namesIn(realRoot) ?? [])];
    return attempt(() => readdirSync(absolute(folder)).sort()) ?? [];
  });

  let searched = 0;
  /** Whether the builder gets anything of a folder whose own path is ignored: a `!` rule may keep files in it. */
  const keepsSomething = remember((folder: string): boolean => {
    if (!rules.mayKeepBelow(folder)) return false;
    if (++searched > searchLimit) return true;
    return names(folder).some((name) => {
      const path = child(folder, name);
      const place = places(path);
      if (place === undefined) return false;
      return !rules.ignores(path) || (place.kind === 'folder' && place.path === path && keepsSomething(path));
    });
  });
  const passes = (path: string, kind: Place['kind']): boolean =>
    !rules.ignores(path) || (kind === 'folder' && keepsSomething(path));
  /** The place of a path that the builder gets. */
  const visible = (path: string): Place | undefined => {
    const place = places(path);
    if (place === undefined || !passes(place.path, place.kind)) return undefined;
    return place.path === path || passes(path, place.kind) ? place : undefined;
  };
  const listed = (folder: string): readonly string[] => {
    const place = visible(folder);
    if (place?.kind !== 'folder') return [];
    return names(place.path).filter((name) => visible(child(place.path, name)) !== undefined);
  };
  // a text may have a megabyte, and a repository many of them
  const texts = rememberLately((path): string | undefined => {
    const place = visible(path);
    return place?.kind === 'file' ? readText(absolute(place.path)) : undefined;
  });

  /** Files below a folder, and undefined for each folder: whoever counts may stop in a tree without files. */
  function* below(folder: string): Generator<string | undefined> {
    yield undefined;
    const real = visible(folder)?.path ?? folder;
    for (const name of listed(folder)) {
      const place = visible(child(real, name));
      if (place?.kind === 'file') yield child(folder, name);
      // A link to a folder is copied as a link; only the one that COPY names is followed.
      else if (place?.path === child(real, name)) yield* below(child(folder, name));
    }
  }
  const named = (pattern: string): string[] => {
    let found: string[] = [''];
    for (const component of rooted(pattern)
      .split('/')
      .filter((part) => part !== '')) {
      const matches = hasMeta(component) ? matcher(component) : undefined;
      if (hasMeta(component) && matches === undefined) return [];
      found = found.flatMap((folder) =>
        matches === undefined
          ? [child(folder, component)].filter((path) => visible(path) !== undefined)
          : listed(folder)
              .filter((name) => matches.test(name))
              .map((name) => child(folder, name)),
      );
    }
    return found.filter((path) => visible(path) !== undefined).sort();
  };

  return {
    has: (path) => visible(rooted(path))?.kind,
    read: (path) => texts(rooted(path)),
    list: (folder) => listed(rooted(folder)),
    named,
    // services that share a context ask for the same of it, and it may hold thousands of files
    match: rememberLately((pattern) => {
      const files = new Set<string>();
      let folders = 0;
      for (const path of named(pattern)) {
        for (const file of visible(path)?.kind === 'file' ? [path] : below(path)) {
          if (file === undefined) folders++;
          else files.add(file);
          if (files.size + folders > matchLimit) return undefined;
        }
      }
      return [...files].sort();
    }, 4),
    ignores: (path) => rules.ignores(rooted(path)),
  };
};

/** A context beyond this is a home folder or a build tree; to walk it for each Dockerfile would take minutes. */
const matchLimit = 5_000;
/** Folders that are searched for files that a `!` rule keeps; what lies beyond counts as kept. */
const searchLimit = 5_000;

const remember = <T>(compute: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    if (known.has(key)) return known.get(key) as T;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
};

/** Follows the links of a path as the builder does, inside the folder: one that leaves it, or is absolute, leads nowhere. */
const follow = (absolute: (path: string) => string, path: string): Place | undefined => {
  const waiting = path.split('/').reverse();
  const at: string[] = [];
  let kind: Place['kind'] = 'folder';
  for (let links = 0; waiting.length > 0;) {
    const name = waiting.pop() ?? '';
    if (name === '' || name === '.') continue;
    if (kind !== 'folder') return undefined;
    if (name === '..') {
      if (at.pop() === undefined) return undefined;
      continue;
    }
    const next = [...at, name].join('/');
    const stats = attempt(() => lstatSync(absolute(next), { throwIfNoEntry: false }));
    if (stats === undefined) return undefined;
    if (stats.isSymbolicLink()) {
      const target = attempt(() => readlinkSync(absolute(next)));
      if (target === undefined || target.startsWith('/') || /^[A-Za-z]:/.test(target) || ++links > linkLimit)
        return undefined;
      waiting.push(...target.split(/[\\/]/).reverse());
      continue;
    }
    if (!stats.isDirectory() && !stats.isFile()) return undefined;
    kind = stats.isDirectory() ? 'folder' : 'file';
    at.push(name);
  }
  return { path: at.join('/'), kind };
};

const readText = (path: string): string | undefined =>
  attempt(() => {
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile() || stats.size > readLimit) return undefined;
      const { text, encoding } = decode(readFileSync(descriptor));
      return encoding === 'utf8' ? text : undefined;
    } finally {
      closeSync(descriptor);
    }
  });
