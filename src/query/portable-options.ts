import { lettersWithValue, portableWords } from '../knowledge/busybox.ts';
import type { Word } from '../shell/index.ts';

/** Whether a word is no option, or one that GNU's and busybox's form of the program both know. */
export const isPortable = (program: string, options: string | undefined, { text, value }: Word): boolean => {
  if (!text.startsWith('-') || text === '-' || program === 'echo' || program === 'printf') return true;
  if (value === undefined) return false;
  if (
    portableWords[program]?.includes(value.split('=')[0] ?? '') === true ||
    portableWords[program]?.includes(value) === true
  )
    return true;
  if (value[1] !== undefined && lettersWithValue[program]?.includes(value[1]) === true) return true;
  return Array.from(value.slice(1)).every((letter) => options?.includes(letter) === true);
};
