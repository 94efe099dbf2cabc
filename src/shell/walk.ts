import type { Command, List, SimpleCommand, Word } from './model.ts';

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

/** Every simple command in the order of the text, those in compound commands, functions and substitutions too. */
export function* commandsOf(list: List, place: Place = top): Generator<[SimpleCommand, Place]> {
  for (const [command, inner] of allCommandsOf(list, place)) if (command.kind === 'simple') yield [command, inner];
}

/** Every command in the order of the text, a compound one before what it holds. */
export function* allCommandsOf(list: List, place: Place = top): Generator<[Command, Place]> {
  for (const statement of list.statements) {
    for (const pipeline of statement.andOr.pipelines) {
      const forked = place.forked || statement.background || pipeline.commands.length > 1;
      const inner = forked === place.forked ? place : { ...place, forked };
      for (const command of pipeline.commands) yield* commandsIn(command, inner);
    }
  }
}

function* commandsIn(command: Command, place: Place): Generator<[Command, Place]> {
  const within = { ...place, substituted: true, forked: true };
  yield [command, place];
  if (command.kind === 'simple') for (const { value } of command.assignments) if (value) yield* inWord(value, within);
  for (const word of command.words) yield* inWord(word, within);
  for (const redirect of command.redirects) {
    if (redirect.target) yield* inWord(redirect.target, within);
    for (const script of redirect.scripts) yield* allCommandsOf(script, within);
  }
  if (command.kind === 'simple') return;
  const forked = place.forked || command.kind === 'subshell' || command.kind === 'coproc';
  const inner = { ...place, forked, around: [...place.around, command] };
  for (const body of command.bodies) yield* allCommandsOf(body, inner);
}

function* inWord(word: Word, place: Place): Generator<[Command, Place]> {
  for (const script of word.scripts) yield* allCommandsOf(script, place);
}
