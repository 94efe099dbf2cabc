import { parseDockerfile, type Instruction, type Pair } from '../dockerfile/index.ts';
import { lex } from '../dockerfile/lexer.ts';
import { splitQuoted } from '../dockerfile/words.ts';
import { applyEdits } from '../text/edits.ts';
import type { Edit } from '../text/span.ts';

/** Why a legacy definition cannot be written with `=`. */
export type PairObstacle = 'comment-between' | 'refused' | 'unsure';

/**
 * Writes `ENV name some value` as `ENV name="some value"`, so that the builder sees the same value: it expands variables and
 * drops quotes in both forms, but only in the legacy one do blanks outside quotes belong to the value. Line breaks inside
 * the value stay where they are.
 */
export const toPairForm = (instruction: Instruction, { name, value }: Pair): readonly Edit[] | PairObstacle => {
  if (!value) return 'unsure';
  const { comments, dockerfile } = instruction;
  if (comments.some((comment) => comment.start >= name.end && comment.end <= value.start)) return 'comment-between';
  const { text } = value;
  const { escape } = dockerfile;
  if (read(text, escape) === undefined) return 'refused';
  const equals: Edit = { start: name.end, end: value.start, text: '=' };
  if (splitQuoted(text, 0, text.length, escape).length === 1) return [equals];
  const parts = quotedParts(text, escape);
  if (!parts || !meansTheSame(text, `"${parts.map((part) => part.text).join('')}"`, escape)) return 'unsure';
  const offsets = offsetsOf(instruction, value.start, value.end);
  const edits: Edit[] = [{ ...equals, text: '="' }];
  for (const part of parts) {
    const start = offsets[part.start];
    const last = offsets[part.end - 1];
    if (start === undefined || last === undefined) return 'unsure';
    if (part.text !== text.slice(part.start, part.end)) edits.push({ start, end: last + 1, text: part.text });
  }
  edits.push({ start: value.end, end: value.end, text: '"' });
  return instruction.pieces.length === 1 || staysOne(instruction, edits, text) ? edits : 'unsure';
};

/** Whether the lines still are what they were: without its quotes one could be blank or a comment, which the builder drops. */
const staysOne = ({ dockerfile, start, end }: Instruction, edits: readonly Edit[], value: string): boolean => {
  const { escape } = dockerfile;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const text = applyEdits(dockerfile.text.slice(start, end), shifted);
  const [instruction, ...more] = parseDockerfile(`# escape=${escape}\n${text}\n`).instructions;
  const [pair, ...others] = instruction?.pairs ?? [];
  if (more.length > 0 || others.length > 0 || !pair?.value) return false;
  return meansTheSame(value, pair.value.text, escape);
};

interface Part {
  readonly start: number;
  readonly end: number;
  /** What stands for it between double quotes. */
  readonly text: string;
}

const bareVariable = /^\$[A-Za-z_]\w*/;
const bracedVariable = /^\$\{\w+(?::?[-+?][^"'\\`{}$]*)?\}/;

/** Turns a value into the inside of double quotes; undefined where it is not plain enough. */
const quotedParts = (text: string, escape: string): Part[] | undefined => {
  const parts: Part[] = [];
  let quote = '';
  let at = 0;
  const put = (length: number, written: string): void => {
    parts.push({ start: at, end: at + length, text: written });
    at += length;
  };
  const special = (character: string): boolean => character === '"' || character === '$' || character === escape;
  while (at < text.length) {
    const character = text[at] ?? '';
    const next = text[at + 1];
    if (quote === "'") {
      if (character === quote) {
        quote = '';
        put(1, '');
      } else put(1, special(character) ? escape + character : character);
    } else if (character === '"' || (character === "'" && quote === '')) {
      quote = quote === '' ? character : '';
      put(1, '');
    } else if (character === escape) {
      if (next === undefined) return undefined;
      put(2, quote === '"' || special(next) ? character + next : next);
    } else if (character === '$') {
      const rest = text.slice(at);
      const [bare] = bareVariable.exec(rest) ?? [];
      const [braced] = bracedVariable.exec(rest) ?? [];
      // `$A"b"`: without the quote the name would go on
      if (bare !== undefined) put(bare.length, special(text[at + bare.length] ?? '') ? `\${${bare.slice(1)}}` : bare);
      else if (braced !== undefined) put(braced.length, braced);
      else return undefined;
    } else put(1, character);
  }
  return quote === '' ? parts : undefined;
};

/** Whether the builder's lexer reads two texts as the same value, whatever the variables in them are. */
const meansTheSame = (before: string, after: string, escape: string): boolean => {
  const value = read(before, escape);
  return value !== undefined && value === read(after, escape);
};

/** What the builder's lexer makes of a text, with marks for variables; undefined where it stops, as at an open quote. */
const read = (text: string, escape: string): string | undefined =>
  lex(text, { escape, rawQuotes: false, rawEscapes: false, variable: (name) => ({ value: `\0${name}\0` }) })?.result;

/** Where each character of a joined range stands in the file. */
const offsetsOf = ({ pieces }: Instruction, start: number, end: number): number[] => {
  const offsets: number[] = [];
  for (const piece of pieces) {
    for (let at = Math.max(piece.start, start); at < Math.min(piece.end, end); at++) offsets.push(at);
  }
  return offsets;
};
