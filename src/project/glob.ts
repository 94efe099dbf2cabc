import { posix } from 'node:path';

/** The longest piece of a pattern that stands for one character of a path, as the source of a regular expression. */
interface Piece {
  readonly source: string;
  readonly length: number;
}

const literal = (char: string): string => char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');

/** Whether a pattern has a character that Go's filepath.Match does not take literally. */
export const hasMeta = (pattern: string): boolean => /[*?[\\]/.test(pattern);

/** A character class as Go reads it: `[a-z]`, `[^a-z]`, `\` escapes; undefined where Go says "syntax error in pattern". */
const readClass = (pattern: string, at: number): Piece | undefined => {
  let index = at + 1;
  const negated = pattern[index] === '^';
  if (negated) index++;
  let ranges = '';
  const character = (): string | undefined => {
    if (pattern[index] === '\\') index++;
    else if (pattern[index] === '-' || pattern[index] === ']') return undefined;
    const code = pattern.codePointAt(index);
    if (code === undefined) return undefined;
    index += code > 0xffff ? 2 : 1;
    return `\\u{${code.toString(16)}}`;
  };
  for (let count = 0; count === 0 || pattern[index] !== ']'; count++) {
    const low = character();
    if (low === undefined) return undefined;
    let high = low;
    if (pattern[index] === '-') {
      index++;
      const end = character();
      if (end === undefined) return undefined;
      high = end;
    }
    // Go takes an empty range such as `z-a` for one that matches nothing, a RegExp throws on it.
    if (parseInt(low.slice(3), 16) <= parseInt(high.slice(3), 16)) ranges += `${low}-${high}`;
  }
  return { source: `[${negated ? '^' : ''}${ranges}]`, length: index + 1 - at };
};

/** One element of a filepath.Match pattern at an offset (`*`, `?`, a class, an escaped or plain character); undefined if it is malformed. */
export const readPiece = (pattern: string, at: number): Piece | undefined => {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (char === '*') return { source: '[^/]*', length: 1 };
  if (char === '?') return { source: '[^/]', length: 1 };
  if (char === '[') return readClass(pattern, at);
  if (char !== '\\') return { source: literal(char), length: char.length };
  const escaped = pattern.codePointAt(at + 1);
  if (escaped === undefined) return undefined;
  const text = String.fromCodePoint(escaped);
  return { source: literal(text), length: 1 + text.length };
};

/** Go's filepath.Match as a regular expression for a whole name or path; undefined if the pattern is malformed. */
export const matcher = (pattern: string): RegExp | undefined => {
  let source = '';
  for (let at = 0; at < pattern.length;) {
    const piece = readPiece(pattern, at);
    if (piece === undefined) return undefined;
    source += piece.source;
    at += piece.length;
  }
  return new RegExp(`^${source}$`, 'su');
};

/** A path as the builder roots it in the context: `/app`, `./app/` and `../app` are all `app`; the context itself is ''. */
export const rooted = (path: string): string => {
  const inside = path.startsWith('/') ? path.slice(1) : path;
  return needsCleaning.test(inside) ? posix.join('/', path).replace(/\/+$/, '').slice(1) : inside;
};

/** An empty component, `.` or `..`. */
const needsCleaning = /(?:^|\/)\.{0,2}(?:\/|$)/;
