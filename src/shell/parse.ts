import { parse, type ParsedScript } from 'unbash';
import type { Span } from '../text/span.ts';
import { Converter, type ConversionFailure } from './convert.ts';
import type { Script } from './model.ts';
import { moveScript } from './move.ts';
import { Memory } from '../text/memory.ts';

/** A script, or why there is none. */
export type Parsed = { readonly script: Script } | { readonly failure: ConversionFailure | 'too-long' };

/** A longest real body measured 17 KB; beyond this the parser's cost and depth are not worth the risk. */
const maxLength = 65_536;
/** Texts that are remembered: enough for a file's RUNs from step to step, and for what many files of a repository share. */
const cacheSize = 1024;
/** Texts that gave no script. */
const failures = new Map<string, Parsed>();
/** Scripts that nobody holds any more, by what they were made from. */
const released = new Map<string, Script>();
const keys = new Memory<Script, string>('script');

/**
 * Reads shell text.
 * @param text what the shell sees, blanked so that every character stands where it stands in the file
 * @param base offset of `text` in the file
 * @param joins ranges of `text` that a continuation was blanked at: a word across one has no plain value
 */
export const parseShell = (text: string, base: number, joins: readonly Span[]): Parsed => {
  if (text.length > maxLength) return { failure: 'too-long' };
  const key = `${joins.map(({ start, end }) => `${start}-${end}`).join(' ')}|${text}`;
  const free = released.get(key);
  if (free) {
    released.delete(key);
    return { script: remember(key, replace(free, base)) };
  }
  const failed = failures.get(key);
  if (failed) return failed;
  const parsed = read(text, base, joins);
  if ('script' in parsed) remember(key, parsed.script);
  else {
    if (failures.size >= cacheSize) failures.clear();
    failures.set(key, parsed);
  }
  return parsed;
};

/**
 * Gives a script back: the next text that is the same gets its tree, moved to where it stands. Whoever gives it back, or
 * got nodes of it, must not look at them again.
 */
export const releaseScript = (script: Script): void => {
  const key = keys.get(script);
  if (key === undefined) return;
  keys.delete(script);
  if (released.size >= cacheSize) released.clear();
  released.set(key, script);
};

const remember = (key: string, script: Script): Script => {
  keys.set(script, key);
  return script;
};

/** The tree at another place. What was told of the script by its identity may hold places, so a moved one is a new one. */
const replace = (script: Script, base: number): Script => {
  if (script.start === base) return script;
  moveScript(script, base - script.start);
  return { ...script, memory: undefined };
};

const read = (text: string, base: number, joins: readonly Span[]): Parsed => {
  const tree = parseText(text);
  if (!tree || tree.errors?.length) return { failure: 'not-parsable' };
  const converter = new Converter(text, base, joins);
  try {
    const body = converter.script(tree);
    if (converter.failure) return { failure: converter.failure };
    const hash = commentAfter(text, body.end - base, converter.heredocs);
    return {
      script: {
        ...{ start: base, end: base + trimmedEnd(text) },
        body,
        trailingComment: hash < 0 ? undefined : { start: base + hash, end: base + text.length },
        bashisms: [...converter.bashisms],
        memory: undefined,
      },
    };
  } catch (error) {
    if (error instanceof RangeError) return { failure: 'not-parsable' };
    throw error;
  }
};

/** Where a text ends without blanks and newlines; whatever else is white space belongs to a word. */
const trimmedEnd = (text: string): number => {
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text[end - 1] ?? '')) end--;
  return end;
};

/** Where a comment begins behind the last statement: nothing but blanks, `;`, `&` and heredocs stands there else. */
const commentAfter = (text: string, end: number, heredocs: readonly Span[]): number => {
  let at = end;
  for (;;) {
    const hash = text.indexOf('#', at);
    const heredoc = heredocs.find((body) => body.start <= hash && hash < body.end);
    if (!heredoc) return hash;
    at = heredoc.end;
  }
};

const parseText = (text: string): ParsedScript | undefined => {
  try {
    return parse(text);
  } catch (error) {
    // a stack overflow on absurd nesting
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
