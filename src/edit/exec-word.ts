import type { Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';

/** Another word in an exec form, where it is written as it is meant and once; undefined elsewhere. */
export const replaceExecWord = (instruction: Instruction, word: string, text: string): Edit | undefined => {
  const quoted = JSON.stringify(word);
  const { start, end } = instruction.body;
  const written = instruction.dockerfile.text.slice(start, end);
  const at = written.indexOf(quoted);
  if (at < 0 || written.includes(quoted, at + 1)) return undefined;
  return { start: start + at, end: start + at + quoted.length, text: JSON.stringify(text) };
};
