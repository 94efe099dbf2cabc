import type { Instruction } from '../dockerfile/index.ts';
import { errexitAt } from '../query/errexit.ts';
import type { CompoundCommand, List, Pipeline, Script, SimpleCommand, Statement } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import { continuationStyle } from './style.ts';

/** Why nothing can be put before a command without changing what runs. */
export type PrependObstacle = 'alternative' | 'errexit' | 'status';

/**
 * Puts a command directly before another one that must run only if it succeeds. Under errexit what stands left of `&&`
 * ends nothing when it fails, so there it becomes a statement of its own.
 */
export const prependCommand = (
  instruction: Instruction,
  script: Script,
  command: SimpleCommand,
  text: string,
): Edit | PrependObstacle => {
  const place = placeOf(script.body, command, false);
  if (!place) return 'alternative';
  if (readsStatus(instruction, command)) return 'status';
  const { list, statement, pipeline } = place;
  const { pipelines, operators } = statement.andOr;
  const at = pipelines.indexOf(pipeline);
  if (pipeline.negated || operators.slice(0, at).includes('||')) return 'alternative';
  const start = pipeline.start;
  const edit = (asStatement: boolean): Edit => {
    return { start, end: start, text: text + separator(instruction, script, pipeline, asStatement) };
  };
  const inForce = errexitAt(instruction, script, command);
  if (place.unknown && inForce !== 'never') return 'errexit';
  const errexit = place.ignored ? 'never' : inForce;
  // a failure left of another element ends nothing anyway
  if (errexit === 'never' || at < pipelines.length - 1) return edit(false);
  const isEnd = list === script.body && list.statements.at(-1) === statement;
  const asStatement = errexit === 'always' && at === 0 && list.statements.length + pipelines.length > 2;
  if (asStatement || isEnd) return edit(asStatement);
  return errexit === 'always' && at === 0 ? edit(true) : 'errexit';
};

/** Also inside a command substitution, which starts with the status of the command before. */
const readsStatus = ({ dockerfile }: Instruction, { start, end }: SimpleCommand): boolean => {
  const text = dockerfile.text.slice(start, end);
  return text.includes('$?') || text.includes('${?');
};

/** On the same line where the command starts the RUN, else as the RUN's own commands stand. */
const separator = (instruction: Instruction, script: Script, pipeline: Pipeline, asStatement: boolean): string => {
  const { text, endOfLine, escape } = instruction.dockerfile;
  const lineStart = text.lastIndexOf('\n', pipeline.start - 1) + 1;
  const before = text.slice(lineStart, pipeline.start);
  const indent = before.slice(0, before.length - before.trimStart().length);
  const own = instruction.script === script;
  if (instruction.heredocOnly && own) return asStatement ? endOfLine + indent : ' && ';
  const ownLine = before.trim() === '' || before.trim() === '&&';
  if (!own || !ownLine || instruction.heredocs.length > 0 || pipeline.start === script.start)
    return asStatement ? '; ' : ' && ';
  if (asStatement) return `; ${escape}${endOfLine}${indent}`;
  const { leading } = continuationStyle(instruction);
  return before.trim() === '&&' || leading
    ? ` ${escape}${endOfLine}${indent}&& `
    : ` && ${escape}${endOfLine}${indent}`;
};

interface CommandPlace {
  readonly list: List;
  readonly statement: Statement;
  readonly pipeline: Pipeline;
  /** It stands where the shell ignores errexit: in a condition, or left of `&&` or `||`. */
  readonly ignored: boolean;
  /** Whether the shell does that depends on the shell or on a caller: behind `!`, in a function. */
  readonly unknown: boolean;
}

/** The innermost list that holds a command, also as one of several in a pipeline. */
const placeOf = (list: List, command: SimpleCommand, ignored: boolean, unknown = false): CommandPlace | undefined => {
  for (const statement of list.statements) {
    const { pipelines } = statement.andOr;
    for (const [index, pipeline] of pipelines.entries()) {
      for (const one of pipeline.commands) {
        if (one === command) return { list, statement, pipeline, ignored, unknown };
        if (one.kind === 'simple') continue;
        const within = ignored || index < pipelines.length - 1;
        const unsure = unknown || pipeline.negated || one.kind === 'function';
        for (const [at, body] of one.bodies.entries()) {
          const found = placeOf(body, command, within || isCondition(one, at), unsure);
          if (found) return found;
        }
      }
    }
  }
  return undefined;
};

/** Bodies of an `if` come as condition, then, condition, then …, else; those of a loop as condition, body. */
const isCondition = ({ kind, bodies }: CompoundCommand, at: number): boolean =>
  (kind === 'if' && at % 2 === 0 && at + 1 < bodies.length) || ((kind === 'while' || kind === 'until') && at === 0);
