import { lex } from './lexer.ts';
import { parseExec, splitCommand } from './words.ts';

/** The word that opens a heredoc. */
export interface HeredocWord {
  readonly name: string;
  readonly expand: boolean;
  readonly stripTabs: boolean;
}

// Go's `\s` has neither `\v` nor what lies beyond ASCII
const opener = /^(\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;
const keep = (): 'keep' => 'keep';

/** Reads a word such as `<<-"EOF"` as BuildKit's ParseHeredoc does; undefined if it opens no heredoc. */
export const parseHeredoc = (word: string): HeredocWord | undefined => {
  const match = opener.exec(word);
  const rest = match?.[3];
  if (!match || !rest) return undefined;
  const plain = lex(rest, { escape: '\\', rawQuotes: false, rawEscapes: false, variable: keep })?.words;
  const raw = lex(rest, { escape: '\\', rawQuotes: true, rawEscapes: false, variable: keep })?.words;
  const name = plain?.length === 1 ? plain[0] : undefined;
  if (name === undefined) return undefined;
  const quotes = (text: string): number => text.split(/['"]/).length;
  return { name, expand: quotes(name) === quotes(raw?.[0] ?? ''), stripTabs: match[2] === '-' };
};

const holdsHeredocs = new Set(['RUN', 'COPY', 'ADD']);

/**
 * The heredocs that a joined line opens, in order. Only RUN, COPY and ADD (also as ONBUILD triggers) can open one, and not
 * in exec form; a word that BuildKit's lexer cannot read switches heredocs off for the line.
 */
export const heredocsOf = (joined: string, escape: string): readonly HeredocWord[] => {
  if (!joined.includes('<<')) return [];
  let line = splitCommand(joined, 0, escape);
  if (line.keyword.text === 'ONBUILD' && line.rest < line.end) line = splitCommand(joined, line.rest, escape);
  if (!holdsHeredocs.has(line.keyword.text) || parseExec(joined.slice(line.rest, line.end))) return [];
  const words = lex(joined, { escape: '\\', rawQuotes: true, rawEscapes: true, variable: keep })?.words ?? [];
  return words
    .filter((word) => word.includes('<<'))
    .map(parseHeredoc)
    .filter((heredoc) => heredoc !== undefined);
};
