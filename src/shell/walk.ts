import type { Command, List, SimpleCommand, Word } from './model.ts';
import { Memory } from '../text/memory.ts';

/** How a command is reached from the script's start. */
export interface Place {
  /** Compound commands around it, outermost first. */
  readonly around: readonly Command[];
  /** Inside a command or process substitution. */
  readonly substituted: boolean;
  /** Runs in a process of its own: in a subshell, a substitution, a pipeline of several commands, in the background. */
  readonly forked: boolean;
}

const top: Place = { around: [], substituted: false, forked: false };

/** A command and how it is reached. */
type Reached<C extends Command = Command> = [command: C, place: Place];

/** Trees are walked many times and never change but in their places. */
const simpleOnes = new Memory<List, readonly Reached<SimpleCommand>[]>('list');
const all = new Memory<List, readonly Reached[]>('list');

/** Every simple command in the order of the text, those in compound commands, functions and substitutions too. */
export const commandsOf = (list: List): readonly Reached<SimpleCommand>[] => {
  let found = simpleOnes.get(list);
  if (!found) {
    found = allCommandsOf(list).filter((reached): reached is Reached<SimpleCommand> => reached[0].kind === 'simple');
    simpleOnes.set(list, found);
  }
  return found;
};

/** Every command in the order of the text, a compound one before what it holds. */
export const allCommandsOf = (list: List): readonly Reached[] => {
  let found = all.get(list);
  if (!found) {
    const reached: Reached[] = [];
    walkList(list, top, reached);
    all.set(list, (found = reached));
  }
  return found;
};

const walkList = (list: List, place: Place, into: Reached[]): void => {
  for (const statement of list.statements) {
    for (const pipeline of statement.andOr.pipelines) {
      const forked = place.forked || statement.background || pipeline.commands.length > 1;
      const inner = forked === place.forked ? place : { ...place, forked };
      for (const command of pipeline.commands) walkCommand(command, inner, into);
    }
  }
};

const walkCommand = (command: Command, place: Place, into: Reached[]): void => {
  into.push([command, place]);
  if (command.kind === 'simple') for (const { value } of command.assignments) if (value) walkWord(value, place, into);
  for (const word of command.words) walkWord(word, place, into);
  for (const { target, scripts } of command.redirects) {
    if (target) walkWord(target, place, into);
    for (const script of scripts) walkList(script, substituted(place), into);
  }
  if (command.kind === 'simple') return;
  const forked = place.forked || command.kind === 'subshell' || command.kind === 'coproc';
  const inner = { ...place, forked, around: [...place.around, command] };
  for (const body of command.bodies) walkList(body, inner, into);
};

const walkWord = (word: Word, place: Place, into: Reached[]): void => {
  for (const script of word.scripts) walkList(script, substituted(place), into);
};

const substituted = (place: Place): Place => ({ ...place, substituted: true, forked: true });
