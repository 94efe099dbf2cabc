import type { Fields } from './fields.ts';

/** A block of an HCL file: `target "web" { … }`. */
export interface HclBlock {
  readonly kind: string;
  readonly label: string;
  /** Plain strings, lists and tables of plain strings; whatever else stands there is left out. */
  readonly values: Fields;
}

const token =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<<-?(\w+)\n[\s\S]*?\n\s*\1(?=\n|$)|"(?:[^"\\\n]|\\.)*"|[\w.-]+|[^\s]/gy;

/** The labelled blocks at the top of an HCL file, as far as their values are plain. Source: https://docs.docker.com/build/bake/reference/ */
export const parseHclBlocks = (text: string): readonly HclBlock[] => {
  const tokens = [...text.matchAll(token)]
    .map(([found]) => found)
    .filter((found) => !/^(?:\s|#|\/\/|\/\*)/.test(found));
  const blocks: HclBlock[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [kind = '', label = '', open] = tokens.slice(at, at + 3);
    if (!/^\w+$/.test(kind) || plainString(label) === undefined || open !== '{') continue;
    const values: Record<string, unknown> = {};
    let depth = 1;
    for (at += 3; at < tokens.length && depth > 0; at++) {
      const one = tokens[at] ?? '';
      if (depth === 1 && tokens[at + 1] === '=' && /^\w+$/.test(one)) {
        const value = valueAt(tokens, at + 2);
        if (value !== undefined) values[one] = value;
      }
      if ('{[('.includes(one)) depth++;
      else if ('}])'.includes(one)) depth--;
    }
    at--;
    blocks.push({ kind, label: plainString(label) ?? '', values });
  }
  return blocks;
};

/** `"web"` without escapes and templates. */
const plainString = (text: string | undefined): string | undefined =>
  text?.startsWith('"') === true && !/[\\$%]/.test(text) ? text.slice(1, -1) : undefined;

const isEnd = (next: string | undefined): boolean =>
  next === undefined || next === '}' || next === ',' || /^\w+$/.test(next) || next.startsWith('"');

/** A string that is not part of an expression, or a list or table of such. */
const valueAt = (tokens: readonly string[], at: number): string | readonly string[] | Fields | undefined => {
  if (tokens[at] === '{') return tableAt(tokens, at);
  if (tokens[at] !== '[') return isEnd(tokens[at + 1]) ? plainString(tokens[at]) : undefined;
  const list: string[] = [];
  for (let index = at + 1; tokens[index] !== ']'; index++) {
    if (tokens[index] === ',') continue;
    const value = plainString(tokens[index]);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
};

/** `{ VERSION = "1.2", "TAG" = "a" }`, without what is no plain string. */
const tableAt = (tokens: readonly string[], at: number): Fields => {
  const table: Record<string, string> = {};
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    const one = tokens[index] ?? '';
    if ('{[('.includes(one)) depth++;
    else if ('}])'.includes(one) && --depth === 0) break;
    const key = plainString(one) ?? (/^[\w.-]+$/.test(one) ? one : undefined);
    if (depth !== 1 || key === undefined || (tokens[index + 1] !== '=' && tokens[index + 1] !== ':')) continue;
    const value = isEnd(tokens[index + 3]) ? plainString(tokens[index + 2]) : undefined;
    if (value !== undefined) table[key] = value;
  }
  return table;
};
