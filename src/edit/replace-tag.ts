import type { ImageReference, Instruction } from '../dockerfile/index.ts';
import type { Edit } from '../text/span.ts';

/**
 * Gives FROM another tag. Where an ARG holds a part of the old one (`node:${VERSION}`, `python:$VERSION-bookworm`), only the
 * words behind it can change (`node:${VERSION}-alpine`), so that the ARG means the same wherever else it is used; undefined
 * where that is not enough, or the name itself comes from an ARG.
 */
export const replaceTag = (from: Instruction, reference: ImageReference, tag: string): Edit | undefined => {
  const [word] = from.words;
  if (!word) return undefined;
  const { text, nameEnd, tag: old = '', digest } = reference;
  if (word.text === text) return { start: word.start + nameEnd, end: word.end, text: `:${tag}` };
  const name = `${text.slice(0, nameEnd)}:`;
  if (digest !== undefined || !word.text.startsWith(name)) return undefined;
  // what stands behind the last variable
  const tail = /^(?:[\w.-]*\$(?:\w+|\{\w+(?::?-[\w.]+)?\}))+((?:-[\w.-]*)?)$/.exec(word.text.slice(name.length))?.[1];
  if (tail === undefined || !old.endsWith(tail)) return undefined;
  const head = old.slice(0, old.length - tail.length);
  const rest = tag.slice(head.length);
  if (head === '' || !tag.startsWith(head) || !rest.startsWith('-')) return undefined;
  return { start: word.end - tail.length, end: word.end, text: rest };
};
