import { posix } from 'node:path';
import { hasMeta, readPiece } from './glob.ts';

/** The rules of one .dockerignore file. Paths are relative to the context, with `/`. */
export interface IgnoreRules {
  /** Whether the builder leaves this path out. */
  ignores(path: string): boolean;
  /** Whether a `!` rule could bring back something below a folder that is left out. */
  mayKeepBelow(folder: string): boolean;
}

interface Rule {
  readonly keeps: boolean;
  readonly matches: RegExp;
  /** The components before the first that is no plain name. */
  readonly plain: readonly string[];
  readonly isPlain: boolean;
}

/** The rules of no file at all. */
export const noRules: IgnoreRules = { ignores: () => false, mayKeepBelow: () => false };

/** Go's filepath.Clean on slashes: no `.`, no `..` within, no slash at the end. */
const clean = (path: string): string => {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
};

/**
 * A pattern as the builder's matcher reads it: filepath.Match, and `**` for any number of folders.
 * `**.log` with no other wildcard matches by the end of the path, so that `a.log` counts: https://github.com/moby/patternmatcher
 */
const compile = (pattern: string): RegExp | undefined => {
  let source = '';
  for (let at = 0; at < pattern.length;) {
    if (pattern.startsWith('**', at)) {
      const isFirst = at === 0;
      at += pattern[at + 2] === '/' ? 3 : 2;
      const rest = pattern.slice(at);
      const byEnd = isFirst && pattern[2] !== '/' && !hasMeta(rest);
      source += rest === '' || byEnd ? '.*' : '(?:.*/)?';
      continue;
    }
    const piece = readPiece(pattern, at);
    if (piece === undefined) return undefined;
    source += piece.source;
    at += piece.length;
  }
  // A rule that matches a folder holds for everything below it.
  return new RegExp(`^(?:${source})(?:/.*)?$`, 'su');
};

const readRule = (line: string): Rule | undefined => {
  const keeps = line.startsWith('!');
  const written = (keeps ? line.slice(1) : line).trim();
  if (written === '') return undefined;
  const cleaned = clean(written);
  const pattern = cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
  const matches = compile(pattern);
  if (matches === undefined) return undefined;
  const components = pattern.split('/');
  const wild = components.findIndex(hasMeta);
  return { keeps, matches, plain: wild < 0 ? components : components.slice(0, wild), isPlain: wild < 0 };
};

/**
 * Reads a .dockerignore file as Docker does: the last rule that matches a path or a folder above it wins, letter case counts.
 * A malformed pattern is left out; the builder refuses the whole build there.
 */
export const parseIgnoreFile = (text: string): IgnoreRules => {
  const rules = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => readRule(line.trim()))
    .filter((rule) => rule !== undefined);
  return {
    ignores: (path) => path !== '' && rules.findLast((rule) => rule.matches.test(path))?.keeps === false,
    mayKeepBelow: (folder) => {
      const parts = folder.split('/');
      return rules.some(
        ({ keeps, plain, isPlain }) =>
          keeps &&
          (!isPlain || plain.length > parts.length) &&
          plain.every((part, index) => index >= parts.length || part === parts[index]),
      );
    },
  };
};
