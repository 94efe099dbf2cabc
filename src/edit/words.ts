import type { Instruction } from '../dockerfile/index.ts';
import type { Word } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';

/** Adds words behind a word. */
export const insertAfter = (word: Span, text: string): Edit => ({ start: word.end, end: word.end, text: ` ${text}` });

/** Puts text in the place of a word or command. */
export const replace = (span: Span, text: string): Edit => ({ start: span.start, end: span.end, text });

/** Takes a word out, with the blanks before it. */
export const removeWord = (instruction: Instruction, word: Span): Edit => {
  const { text } = instruction.dockerfile;
  let { start } = word;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return { start, end: word.end, text: '' };
};

/** Inserts whole lines before an instruction that starts a line. `text` is without the last line end. */
export const insertLinesBefore = (instruction: { start: number }, text: string, endOfLine: string): Edit => ({
  start: instruction.start,
  end: instruction.start,
  text: text + endOfLine,
});

/** Puts a line behind an instruction. `line` is without a line end. */
export const insertLineBehind = (instruction: Instruction, line: string): Edit => ({
  start: instruction.end,
  end: instruction.end,
  text: instruction.dockerfile.endOfLine + line,
});

/**
 * Adds names to a list of words as its author would: each on a line of its own where the list stands so, at its place
 * where the list is sorted, else at the end.
 */
export const insertIntoList = (instruction: Instruction, list: readonly Word[], names: readonly string[]): Edit[] => {
  const [first] = list;
  const last = list.at(-1);
  if (!first || !last) return [];
  const { text, endOfLine, escape } = instruction.dockerfile;
  const indent = ownLineIndent(text, last);
  const onOwnLines = indent !== undefined && list.slice(1, -1).every((word) => ownLineIndent(text, word) !== undefined);
  const mark = instruction.heredocOnly ? '\\' : escape;
  const separator = onOwnLines ? ` ${mark}${endOfLine}${indent}` : ' ';
  const sorted = isSorted(list);
  const behind = new Map<Word | undefined, string[]>();
  for (const name of names) {
    const at = sorted ? list.findLast((word) => word.text < name) : last;
    behind.set(at, [...(behind.get(at) ?? []), name]);
  }
  return [...behind].map(([word, added]): Edit => {
    const joined = (sorted ? added.sort() : added).join(separator);
    // a first word on the line of the command stays there
    return word
      ? { start: word.end, end: word.end, text: separator + joined }
      : { start: first.start, end: first.start, text: joined + separator };
  });
};

/** The blanks before a word that is the first of its line; undefined if it is not. */
const ownLineIndent = (text: string, word: Span): string | undefined => {
  const start = text.lastIndexOf('\n', word.start - 1) + 1;
  const before = text.slice(start, word.start);
  return before.trim() === '' ? before : undefined;
};

const isSorted = (list: readonly Word[]): boolean =>
  list.length > 2 && list.every((word, index) => index === 0 || (list[index - 1]?.text ?? '') <= word.text);

/** A keyword in the case in which an instruction is written. */
export const textFor = ({ dockerfile, keywordSpan }: Instruction, keyword: string): string => {
  const first = dockerfile.text[keywordSpan.start] ?? '';
  return first === first.toLowerCase() ? keyword.toLowerCase() : keyword;
};
