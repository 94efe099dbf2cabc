import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSource, writeSource, type SourceFile } from './files.ts';
import { describeWriteError, problem, type FileProblem } from './problem.ts';

/** Fingerprints by the path of the file, relative to the baseline's folder, with `/`. */
export type BaselineEntries = ReadonlyMap<string, ReadonlySet<string>>;

/** A baseline, be it there yet or not. */
export interface BaselineFile {
  readonly kind: 'baseline';
  readonly path: string;
  /** The folder that its paths start from. */
  readonly folder: string;
  readonly entries: BaselineEntries;
  /** Undefined: there is no such file yet. */
  readonly source: SourceFile | undefined;
}

/** Reads a baseline. */
export const readBaseline = (path: string): BaselineFile | FileProblem => {
  const empty = { kind: 'baseline', path, folder: dirname(path), entries: new Map(), source: undefined } as const;
  if (!existsSync(path)) return empty;
  const source = readSource(path);
  if (source.kind === 'problem') return problem(path, `cannot be read: ${source.message}`);
  const entries = parse(source.text);
  if (entries === undefined) return problem(path, 'is no baseline of imgfix: name another file, or remove this one');
  return { ...empty, entries, source };
};

const parse = (text: string): BaselineEntries | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof value !== 'object' || value === null || !('imgfix-baseline' in value) || !('files' in value))
    return undefined;
  const { files } = value;
  if (value['imgfix-baseline'] !== 1 || typeof files !== 'object' || files === null) return undefined;
  const lists = Object.entries(files).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));
  return new Map(lists.map(([file, list]) => [file, new Set(list)]));
};

/** The text of a baseline: one finding per line, sorted, so that merges stay small. */
export const formatBaseline = (entries: BaselineEntries): string => {
  const files = [...entries]
    .filter(([, set]) => set.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, set]) => [file, [...set].sort()] as const);
  return `${JSON.stringify({ 'imgfix-baseline': 1, files: Object.fromEntries(files) }, undefined, 2)}\n`;
};

/**
 * Writes a baseline; entries of files that were not looked at stay, if the files are still there.
 * @returns what went wrong
 */
export const writeBaseline = (file: BaselineFile, seen: BaselineEntries): FileProblem | undefined => {
  const kept = [...file.entries].filter(([name]) => !seen.has(name) && existsSync(join(file.folder, name)));
  const text = formatBaseline(new Map([...kept, ...seen]));
  if (file.source) return file.source.text === text ? undefined : writeSource(file.source, text);
  try {
    writeFileSync(file.path, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return problem(file.path, `not written: ${describeWriteError(error)}`);
  }
};
