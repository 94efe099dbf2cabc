import type { Word } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import { replace } from './words.ts';

/**
 * Writes the words of a command as a JSON array, each in its place, so that blanks, line breaks and comments between them
 * stay. `dropped` words before the first are left out. Every word must have a value.
 */
export const toExecForm = (words: readonly Word[], dropped: readonly Word[]): Edit[] => {
  const [first] = words;
  const edits = words.map((word, index) => {
    const text = JSON.stringify(word.value ?? word.text);
    return replace(word, `${index === 0 ? '[' : ''}${text}${index === words.length - 1 ? ']' : ','}`);
  });
  const [start] = dropped;
  return start && first ? [{ start: start.start, end: first.start, text: '' }, ...edits] : edits;
};
