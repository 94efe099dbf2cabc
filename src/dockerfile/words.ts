import { isBlankCode, isSpaceCode, skipSpace, trimSpace } from './space.ts';

/** A piece of a joined line: offsets into the joined text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A builder flag such as `--mount=type=cache`, as the builder reads it (quotes and escapes removed). */
export interface FlagPiece extends Piece {
  readonly value: string;
}

/** A joined line taken apart; `[rest, end)` are the arguments without white space around them. */
export interface CommandLine {
  readonly keyword: Piece;
  readonly flags: readonly FlagPiece[];
  readonly rest: number;
  readonly end: number;
}

/** Takes a joined line apart as BuildKit's splitCommand does; `keyword.text` is in upper case. */
export const splitCommand = (joined: string, from: number, escape: string): CommandLine => {
  const start = skipSpace(joined, from, joined.length);
  const end = trimSpace(joined, start, joined.length);
  let stop = start;
  while (stop < end && !isBlankCode(joined.charCodeAt(stop))) stop++;
  const keyword = { start, end: stop, text: upperCase(joined.slice(start, stop)) };
  const { flags, rest } = splitFlags(joined, stop, end, escape);
  return { keyword, flags, rest, end };
};

/** Upper case by the letters that Go lowers to ASCII, and no others: `ſ` is no S to the builder, `K` is a K. */
const upperCase = (word: string): string =>
  /^[A-Za-z]*$/.test(word)
    ? word.toUpperCase()
    : word.replace(/[a-z\u0130\u212a]/g, (letter) =>
        letter === '\u0130' ? 'I' : letter === '\u212a' ? 'K' : letter.toUpperCase(),
      );

/**
 * The builder reads flags byte by byte, so that only white space of ASCII parts them (and the bytes 0x85 and 0xA0, which
 * tear a character that holds one apart: not followed here, nothing sensible comes of it).
 */
const isByteSpace = (code: number): boolean => code < 128 && isSpaceCode(code);

const splitFlags = (
  text: string,
  start: number,
  end: number,
  escape: string,
): { flags: readonly FlagPiece[]; rest: number } => {
  const flags: FlagPiece[] = [];
  let at = start;
  for (;;) {
    while (at < end && isByteSpace(text.charCodeAt(at))) at++;
    if (at + 1 >= end || text[at] !== '-' || text[at + 1] !== '-') return { flags, rest: skipSpace(text, at, end) };
    const from = at;
    let value = '';
    let quote = '';
    while (at < end && (quote !== '' || !isByteSpace(text.charCodeAt(at)))) {
      const character = text[at] ?? '';
      at++;
      if (quote === '' && (character === "'" || character === '"')) quote = character;
      else if (character === quote) quote = '';
      else if (character !== escape) value += character;
      else if (at < end) value += text[at++] ?? '';
    }
    if (value === '--') return { flags, rest: skipSpace(text, at, end) };
    flags.push({ start: from, end: at, text: text.slice(from, at), value });
  }
};

/** Splits at blanks as the builder does for FROM, COPY, ADD, EXPOSE, VOLUME. */
export const splitBlanks = (text: string, start: number, end: number): Piece[] => {
  const pieces: Piece[] = [];
  let at = start;
  while (at < end) {
    const from = at;
    while (at < end && !isBlankCode(text.charCodeAt(at))) at++;
    if (at > from) pieces.push({ start: from, end: at, text: text.slice(from, at) });
    while (at < end && isBlankCode(text.charCodeAt(at))) at++;
  }
  return pieces;
};

/** Splits as the builder does for ENV, LABEL and ARG: quotes hold a word together and stay in it, as do escapes. */
export const splitQuoted = (text: string, start: number, end: number, escape: string): Piece[] => {
  const pieces: Piece[] = [];
  let at = skipSpace(text, start, end);
  while (at < end) {
    const from = at;
    let quote = '';
    while (at < end) {
      const character = text[at] ?? '';
      if (quote === '' && isSpaceCode(text.charCodeAt(at))) break;
      if (character === escape && quote !== "'") at++;
      else if (quote === '') {
        if (character === '"' || character === "'") quote = character;
      } else if (character === quote) quote = '';
      at++;
    }
    at = Math.min(at, end);
    pieces.push({ start: from, end: at, text: text.slice(from, at) });
    at = skipSpace(text, at, end);
  }
  return pieces;
};

/**
 * Reads a text as the builder reads an exec form: the strings of a JSON array, `not-strings` for an array of anything
 * else, which the builder refuses, null for what it takes as shell form.
 */
export const parseExec = (value: string): readonly string[] | 'not-strings' | null => {
  if (!value.startsWith('[')) return null;
  try {
    const parsed: unknown = JSON.parse(value);
    if (!Array.isArray(parsed)) return null;
    return parsed.every((item) => typeof item === 'string') ? parsed : 'not-strings';
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** One `name=value` in a joined line; `value` is undefined for `ARG x`. */
export interface PairPieces {
  readonly name: Piece;
  readonly value: Piece | undefined;
  /** `ENV x y z`: everything after the name is the value. */
  readonly legacy: boolean;
}

/** Reads the definitions of ENV, LABEL (both `strict`) and ARG; undefined where the builder reports an error. */
export const splitPairs = (
  text: string,
  start: number,
  end: number,
  escape: string,
  strict: boolean,
): PairPieces[] | undefined => {
  const pieces = splitQuoted(text, start, end, escape);
  const [first] = pieces;
  if (!first) return [];
  if (strict && !first.text.includes('=')) {
    const [name, second] = splitBlanks(text, start, end);
    if (!name || !second) return undefined;
    return [{ name, value: { start: second.start, end, text: text.slice(second.start, end) }, legacy: true }];
  }
  const pairs: PairPieces[] = [];
  for (const piece of pieces) {
    const equals = piece.text.indexOf('=');
    if (equals < 0 && strict) return undefined;
    const cut = equals < 0 ? piece.end : piece.start + equals;
    const name = { start: piece.start, end: cut, text: text.slice(piece.start, cut) };
    const value = equals < 0 ? undefined : { start: cut + 1, end: piece.end, text: text.slice(cut + 1, piece.end) };
    pairs.push({ name, value, legacy: false });
  }
  return pairs;
};
