const utf8 = new TextEncoder();
const named: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const octal = (character: string): string =>
  Array.from(utf8.encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');

/**
 * A path as git writes it into a diff: in C-style quotes where it holds control characters, quotes, backslashes or anything
 * beyond ASCII. So is one that ends in a blank, which `patch` would cut off.
 */
export const quotePath = (path: string): string =>
  /[^\x20-\x7e]|["\\]| $/.test(path)
    ? `"${path.replace(/[^\x20-\x7e]|["\\]/gu, (char) => named[char] ?? octal(char))}"`
    : path;

/** A text as it can stand in one line of a terminal: control characters are spelled out, and what is endless is cut. */
export const oneLine = (text: string, longest = 400): string => {
  const clean = text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, (char) => named[char] ?? `\\x${hex(char)}`);
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
};

const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
