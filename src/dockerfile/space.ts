// Go's unicode.IsSpace, which the builder trims and splits with
const space = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** `isSpace` of Go for a UTF-16 unit, with a short cut for ASCII. */
export const isSpaceCode = (code: number): boolean =>
  code < 128 ? code === 32 || (code >= 9 && code <= 13) : space.test(String.fromCharCode(code));

/** The blanks that part a keyword and the arguments of COPY and such: `[\t\v\f\r ]`. */
export const isBlankCode = (code: number): boolean => code === 32 || code === 9 || (code >= 11 && code <= 13);

/** Offset of the first character from `start` that is no white space; `end` if there is none. */
export const skipSpace = (text: string, start: number, end: number): number => {
  let at = start;
  while (at < end && isSpaceCode(text.charCodeAt(at))) at++;
  return at;
};

/** Offset behind the last character before `end` that is no white space; `start` if there is none. */
export const trimSpace = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && isSpaceCode(text.charCodeAt(at - 1))) at--;
  return at;
};
