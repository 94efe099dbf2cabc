import type { SimpleCommand } from '../shell/index.ts';
import { unwrap } from './invocation.ts';

/** The start of a RUN that unpacks one archive and deletes it: `mkdir -p /opt/x && tar xzf a.tar.gz -C /opt/x && rm a.tar.gz`. */
export interface Unpacking {
  readonly archive: string;
  /** Where to; undefined: into the working directory. */
  readonly folder: string | undefined;
  /** The letter of tar for the compression; '' where tar finds out by itself. */
  readonly compression: string;
  /** tar is told more than what to unpack and where. */
  readonly otherOptions: boolean;
  readonly deleted: boolean;
  /** How many of the commands belong to it. */
  readonly count: number;
}

/** Reads the first commands of a RUN; undefined where they do something else. */
export const unpacking = (commands: readonly SimpleCommand[]): Unpacking | undefined => {
  let made: string | undefined;
  let at = 0;
  const first = commands[0] && unwrap(commands[0]);
  if (first?.program === 'mkdir') {
    const operands = first.words.filter((word) => word !== '-p' && word !== '--parents');
    if (operands.length !== 1 || operands[0] === undefined) return undefined;
    made = operands[0];
    at = 1;
  }
  const second = commands[at];
  const third = commands[at + 1];
  const tar = second && readTar(second);
  // a folder that is made for something else must be made all the same
  if (!tar || (made !== undefined && made.replace(/\/+$/, '') !== tar.folder?.replace(/\/+$/, ''))) return undefined;
  const next = third && unwrap(third);
  const operands = next?.program === 'rm' ? next.words.filter((word) => !word?.startsWith('-')) : [];
  const deleted = operands.length === 1 && operands[0] === tar.archive;
  return { ...tar, deleted, count: at + (deleted ? 2 : 1) };
};

const readTar = (command: SimpleCommand): Omit<Unpacking, 'deleted' | 'count'> | undefined => {
  const { program, words, elevated } = unwrap(command);
  if (program !== 'tar' || elevated.length > 0 || command.redirects.length > 0 || words.includes(undefined))
    return undefined;
  let archive: string | undefined;
  let folder: string | undefined;
  let compression = '';
  let extracts = false;
  let otherOptions = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    const isLetters = /^-?[a-zA-Z]+$/.test(word) && (index === 0 || word.startsWith('-'));
    if (word === '-C' || word === '--directory') folder = words[++index];
    else if (word.startsWith('--directory=')) folder = word.slice('--directory='.length);
    else if (isLetters) {
      for (const letter of word.replace('-', '')) {
        if (letter === 'x') extracts = true;
        else if ('zjJ'.includes(letter)) compression = letter;
        else if (letter === 'f') archive = words[++index];
        else if (letter === 'C') folder = words[++index];
        // `p` keeps modes, which root does anyway
        else if (letter !== 'v' && letter !== 'p') otherOptions = true;
      }
    } else otherOptions = true;
  }
  return extracts && archive !== undefined ? { archive, folder, compression, otherOptions } : undefined;
};
