import type { Instruction, Stage } from '../dockerfile/index.ts';
import { isSystemDirectory } from '../knowledge/user-tools.ts';
import { pathOf, pathWithin, resolvePlace, workplaceOf, type Place } from './copies.ts';
import { placedCommands, placeOfWord } from './placed-commands.ts';
import { copiesOf, instructionsOf } from './start-command.ts';

/** What a stage makes for its program to write to. */
export interface MadePaths {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}

/** What happens to the places that the commands of a stage name. */
interface Named {
  readonly directories: Set<string>;
  readonly files: Set<string>;
  readonly removed: Place[];
  /** By something else than what makes it and chmod. */
  readonly used: Place[];
}

/**
 * Directories that the file makes with mkdir, and files with touch, for what the program writes: literal, not the system's,
 * not filled by a COPY, and named by nothing else but chmod. `until`: only as far as this instruction.
 */
export const madePaths = (stage: Stage, until?: Instruction): MadePaths => {
  const named: Named = { directories: new Set(), files: new Set(), removed: [], used: [] };
  named.used.push(...copiesOf(stage).flatMap((copy) => (copy.place ? [copy.place] : [])));
  for (const instruction of instructionsOf(stage)) {
    if (instruction === until) break;
    if (instruction.keyword === 'WORKDIR') {
      const place = resolvePlace(instruction.value, instruction, workplaceOf(instruction));
      if (place) named.used.push(place);
    }
    if (instruction.keyword === 'RUN') readRun(instruction, named);
  }
  const isLeft = (path: string): boolean => {
    const own: Place = { root: '', path: path.slice(1).split('/') };
    return (
      !named.used.some((place) => pathWithin(own, place) !== undefined) &&
      !named.removed.some((place) => pathWithin(place, own) !== undefined)
    );
  };
  return { directories: [...named.directories].filter(isLeft), files: [...named.files].filter(isLeft) };
};

const makers: Readonly<Record<string, 'directories' | 'files'>> = { mkdir: 'directories', touch: 'files' };
const removers: ReadonlySet<string> = new Set(['rm', 'rmdir', 'mv']);
/** Of other programs a word without `/` in front may be anything. */
const takeRelative: ReadonlySet<string> = new Set([...Object.keys(makers), ...removers, 'cd', 'chown', 'chgrp']);

const readRun = (run: Instruction, named: Named): void => {
  for (const { program, words, folder, certain } of placedCommands(run)) {
    const maker = makers[program];
    for (const [index, word] of words.entries()) {
      // `mkdir -m 750 logs`
      if (word === undefined || /^-[a-z]*m$|^--mode$/.test(words[index - 1] ?? '')) continue;
      const place = placeOfWord(word, run, takeRelative.has(program) ? folder : undefined);
      const path = pathOf(place);
      if (!place || path === undefined || program === 'chmod') continue;
      if (removers.has(program)) named.removed.push(place);
      if (!maker) named.used.push(place);
      else if (certain && !isSystemDirectory(path)) named[maker].add(path);
    }
  }
};
