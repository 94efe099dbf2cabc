import type { Instruction } from '../dockerfile/index.ts';
import { commandsOf, type SimpleCommand } from '../shell/index.ts';
import { placeFromText, resolvePlace, workplaceOf, type Place } from './copies.ts';
import { unwrap } from './invocation.ts';

/** A command of a RUN, and where it runs. */
export interface PlacedCommand {
  readonly command: SimpleCommand;
  /** '' where it is not literal. */
  readonly program: string;
  readonly words: readonly (string | undefined)[];
  /** Undefined where a `cd` leads to a place that is not known. */
  readonly folder: Place | undefined;
  /** It stands in no `if`, loop, subshell or pipe. */
  readonly certain: boolean;
}

/** The commands of a RUN, one after another, with the directory that each of them starts in. */
export function* placedCommands(run: Instruction): Generator<PlacedCommand> {
  if (!run.script) return;
  let folder = workplaceOf(run);
  for (const [command, { around, forked }] of commandsOf(run.script.body)) {
    const { program = '', words } = unwrap(command);
    const certain = around.length === 0 && !forked;
    yield { command, program, words, folder, certain };
    if (program === 'cd') folder = certain ? placeOfWord(words[0] ?? '~', run, folder) : undefined;
  }
}

/** The place that a word of a command names, seen from a directory; undefined for an option or a pattern. */
export const placeOfWord = (word: string, run: Instruction, folder: Place | undefined): Place | undefined => {
  if (word.startsWith('/')) return resolvePlace(word, run, undefined);
  return folder && !/^-|[{*?[]/.test(word) ? placeFromText(folder, word) : undefined;
};
