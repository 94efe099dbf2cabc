import type { Instruction } from '../dockerfile/index.ts';
import { effectsOf } from '../query/effects.ts';
import { errexitAtEnd, failsLoudly, ignoresErrexit } from '../query/errexit.ts';
import type { AndOr, List, Script, SimpleCommand, Statement } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { hasShellComment } from './shell-comments.ts';

/**
 * Removes a command that changes nothing but a cache, with the operator that belongs to it, so that the failures of the
 * commands around it count as before. No edit where that cannot be, where it is the only command, or where a comment line
 * would go with it.
 */
export const removeCommand = (instruction: Instruction, script: Script, command: SimpleCommand): Edit[] => {
  const place = placeOf(script.body, command);
  const span =
    place && (spanInChain(instruction, script, place, command) ?? spanOfStatement(instruction, script, place));
  if (!span) return [];
  const losesComment = instruction.comments.some((comment) => comment.start >= span.start && comment.end <= span.end);
  if (hasShellComment(instruction.dockerfile.text, span, [command])) return [];
  return losesComment ? [] : [{ ...span, text: '' }];
};

interface CommandPlace {
  readonly list: List;
  readonly statement: Statement;
  readonly index: number;
}

/** `command && next`, `before && command`. */
const spanInChain = (
  instruction: Instruction,
  script: Script,
  { statement, list }: CommandPlace,
  command: SimpleCommand,
): Span | undefined => {
  const { pipelines, operators } = statement.andOr;
  const at = indexIn(statement.andOr, command);
  const next = pipelines[at + 1];
  const before = pipelines[at - 1];
  const joinedBefore = at === 0 || operators[at - 1] === '&&';
  if (next) {
    if (operators[at] !== '&&' || !joinedBefore) return undefined;
    const { text } = instruction.dockerfile;
    // the line break behind it stays, where it does not start a line of its own
    const endsLine = before && !text.slice(before.end, command.start).includes('\n');
    const breaks = text.slice(command.end, next.start).includes('\n');
    return endsLine && breaks ? { start: before.end, end: command.end } : { start: command.start, end: next.start };
  }
  if (!before || operators[at - 1] !== '&&') return undefined;
  // what stands before it becomes the last of its list, whose failure counts under errexit
  const isLast = list === script.body && list.statements.at(-1) === statement && ignoresErrexit(before, script);
  const noErrexit = errexitAtEnd(instruction, script) === 'never' && !effectsOf(script).sets.has('errexit');
  return isLast || noErrexit ? { start: before.end, end: command.end } : undefined;
};

/** `command; next`, `before; command`. */
const spanOfStatement = (
  instruction: Instruction,
  script: Script,
  { list, statement, index }: CommandPlace,
): Span | undefined => {
  if (statement.andOr.pipelines.length > 1 || statement.background) return undefined;
  const next = list.statements[index + 1];
  if (next) return { start: statement.start, end: next.start };
  const before = list.statements[index - 1];
  if (!before || list !== script.body || before.background) return undefined;
  // the status of the RUN is now that of the statement before
  const counts = errexitAtEnd(instruction, script) === 'always' && failsLoudly(before.andOr);
  return counts ? { start: before.end, end: statement.end } : undefined;
};

const indexIn = (andOr: AndOr, command: SimpleCommand): number =>
  andOr.pipelines.findIndex(({ commands, negated }) => !negated && commands.length === 1 && commands[0] === command);

const placeOf = (list: List, command: SimpleCommand): CommandPlace | undefined => {
  for (const [index, statement] of list.statements.entries()) {
    if (indexIn(statement.andOr, command) >= 0) return { list, statement, index };
    for (const { commands } of statement.andOr.pipelines) {
      for (const one of commands) {
        if (one.kind === 'simple' || one.end <= command.start || one.start > command.start) continue;
        for (const body of one.bodies) {
          const found = placeOf(body, command);
          if (found) return found;
        }
      }
    }
  }
  return undefined;
};
