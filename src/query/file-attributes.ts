import type { SimpleCommand } from '../shell/index.ts';
import { unwrap } from './invocation.ts';

/** `chown app:app path`, `chmod 755 path` and their equals as flags of COPY. */
export interface AttributeChange {
  readonly flag: 'chown' | 'chmod';
  /** What the flag says. */
  readonly value: string;
  /** `+x`: what comes of it depends on the mode that the file has. */
  readonly relative: boolean;
  readonly recursive: boolean;
  readonly paths: readonly string[];
}

const quiet: ReadonlySet<string> = new Set(['-v', '--verbose', '-c', '--changes', '-f', '--silent', '--quiet']);
const recursive: ReadonlySet<string> = new Set(['-R', '--recursive', '-Rv', '-vR', '-Rf', '-fR', '-hR', '-Rh']);

/** Reads a chown or chmod whose words are all literal and that COPY can say in a flag; undefined for anything else. */
export const attributeChange = (command: SimpleCommand): AttributeChange | undefined => {
  if (command.redirects.length > 0 || command.assignments.length > 0) return undefined;
  const { program, words, elevated } = unwrap(command);
  return elevated.length > 0 ? undefined : attributeWords(program, words);
};

/** The same of the words of a RUN in exec form. */
export const attributeWords = (
  program: string | undefined,
  words: readonly (string | undefined)[],
): AttributeChange | undefined => {
  if (program !== 'chown' && program !== 'chmod') return undefined;
  let isRecursive = false;
  const operands: string[] = [];
  for (const word of words) {
    if (word === undefined) return undefined;
    if (recursive.has(word)) isRecursive = true;
    else if (word.startsWith('-')) {
      if (!quiet.has(word)) return undefined;
    } else operands.push(word);
  }
  const [setting, ...paths] = operands;
  if (setting === undefined || paths.length === 0) return undefined;
  const value = program === 'chown' ? ownerFlag(setting) : modeFlag(setting);
  if (value === undefined) return undefined;
  return {
    flag: program,
    value,
    relative: !/^\d+$/.test(setting) && program === 'chmod',
    recursive: isRecursive,
    paths,
  };
};

/** `app` leaves the group alone, which is root's for what COPY brings; the flag alone would take the user's. */
const ownerFlag = (text: string): string | undefined => {
  const match = /^([\w-]*)(?:[:.]([\w-]+))?$/.exec(text);
  const [, user = '', group] = match ?? [];
  if (!match || (user === '' && group === undefined)) return undefined;
  return `${user === '' ? '0' : user}:${group ?? '0'}`;
};

const modeFlag = (text: string): string | undefined => {
  if (/^0*[0-7]{3,4}$/.test(text)) return text.replace(/^0+(?=[0-7]{3})/, '');
  return ['+x', 'a+x', 'ugo+x', '+rx', 'a+rx'].includes(text) ? '755' : undefined;
};
