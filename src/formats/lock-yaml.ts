import { parseYaml } from './yaml.ts';
import type { Fields } from './fields.ts';

/**
 * A lockfile in YAML as pnpm, and Yarn from version 2, write it: a key and its value on a line, what belongs to it below and
 * further in. Lists and maps on one line stay text. Whatever else it holds is left to the YAML parser, which takes
 * much longer.
 */
export const parseLockYaml = (text: string | undefined): Fields | undefined =>
  text === undefined ? undefined : (readLines(text.split(/\r?\n/)) ?? parseYaml(text)?.[0]);

type Table = Record<string, unknown>;

/** `key:`, `'key': value`, `"key": value` */
const keyed = /^( *)(?:'((?:[^']|'')*)'|"([^"\\]*)"|([^\s'"#[\]{}&*!|>%@`,?:-][^'"]*?)):(?: +(\S.*))?$/;

/** Undefined where a line is not understood. */
const readLines = (lines: readonly string[]): Fields | undefined => {
  const top: Table = {};
  const open: { readonly indent: number; readonly table: Table }[] = [{ indent: 0, table: top }];
  /** The last key, where what follows may belong to it. */
  let last: { readonly key: string; readonly indent: number; readonly table: Table } | undefined;
  let long: string | undefined;
  for (const [number, line] of lines.entries()) {
    if (line === '' || line.startsWith('#') || (line === '---' && number === 0)) continue;
    const item = /^( *)- (.*)$/.exec(line);
    if (item) {
      const value = readValue(item[2] ?? '');
      const list = last?.table[last.key];
      if (!last || value === undefined || (item[1] ?? '').length < last.indent) return undefined;
      if (Array.isArray(list)) list.push(value);
      else if (list === '') last.table[last.key] = [value];
      else return undefined;
      continue;
    }
    // a key of more than 1,024 characters stands alone, and its colon on the next line
    if (line.startsWith('? ')) {
      long = readText(line.slice(2));
      if (long === undefined) return undefined;
      continue;
    }
    const match = long === undefined ? keyed.exec(line) : line === ':' ? [] : undefined;
    if (!match) return undefined;
    const [, blanks = '', single, double, plain = '', written = ''] = match;
    const key = long ?? single?.replaceAll("''", "'") ?? double ?? plain;
    const value = readValue(written);
    if (value === undefined || key === '__proto__') return undefined;
    long = undefined;
    const indent = blanks.length;
    while (indent < (open.at(-1)?.indent ?? 0)) open.pop();
    if (indent > (open.at(-1)?.indent ?? 0)) {
      if (!last || last.indent >= indent || last.table[last.key] !== '') return undefined;
      const table: Table = {};
      last.table[last.key] = table;
      open.push({ indent, table });
    }
    const { table } = open.at(-1) ?? { table: top };
    if (Object.hasOwn(table, key) || indent !== open.at(-1)?.indent) return undefined;
    table[key] = value;
    last = { key, indent, table };
  }
  return long === undefined ? top : undefined;
};

/** A value as it stands on its line; undefined where it goes on below, or is not plain. */
const readValue = (written: string): string | boolean | undefined => {
  if (written === 'true' || written === 'false') return written === 'true';
  if (/^[[{]/.test(written)) return /^(?:\[[^[\]{}]*\]|\{[^{}]*\})$/.test(written) ? written : undefined;
  return readText(written);
};

const readText = (written: string): string | undefined => {
  const single = /^'((?:[^']|'')*)'$/.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const double = /^"([^"\\]*)"$/.exec(written)?.[1];
  if (double !== undefined) return double;
  return /^['"|>&*!%@`?]|: | #|:$/.test(written) ? undefined : written.trimEnd();
};
