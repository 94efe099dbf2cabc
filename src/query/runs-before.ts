import type { Command, CompoundCommand, List, Pipeline, SimpleCommand, Statement } from '../shell/index.ts';
import type { Span } from '../text/span.ts';

/** Whether a command is one of those that are looked for. */
export type Wanted = (command: SimpleCommand) => boolean;

/** Whether one of the wanted commands has run, whatever the conditions of a list come to, by the time that another command starts. */
export const hasRunBefore = (list: List, wanted: Wanted, target: Span): boolean => {
  for (const statement of list.statements) {
    if (holds(statement, target)) return hasRunWithin(statement, wanted, target);
    if (isSure(statement, wanted)) return true;
  }
  return false;
};

/** Whether one of the wanted commands runs wherever the list does. */
export const isSureToRun = (list: List, wanted: Wanted): boolean =>
  list.statements.some((statement) => isSure(statement, wanted));

const holds = (span: Span, target: Span): boolean => span.start <= target.start && target.end <= span.end;

const isSure = ({ andOr: { pipelines, operators }, background }: Statement, wanted: Wanted): boolean => {
  if (background) return false;
  for (const [index, pipeline] of pipelines.entries()) {
    if (runsIn(pipeline, wanted)) return true;
    // what stands behind `||` or a test may not be reached
    if (operators[index] === '||' || pipeline.commands.some(isTest)) return false;
  }
  return false;
};

/** Of the statement that holds the target. */
const hasRunWithin = ({ andOr: { pipelines, operators } }: Statement, wanted: Wanted, target: Span): boolean => {
  const at = pipelines.findIndex((pipeline) => holds(pipeline, target));
  const sure = pipelines.slice(0, Math.max(at, 0)).some((pipeline, index) => {
    if (!runsIn(pipeline, wanted)) return false;
    return index === 0 || operators.slice(index - 1, at).every((operator) => operator === '&&');
  });
  const around = pipelines[at]?.commands.find((command) => holds(command, target));
  return sure || (around !== undefined && around.kind !== 'simple' && hasRunInside(around, wanted, target));
};

const hasRunInside = ({ kind, bodies }: CompoundCommand, wanted: Wanted, target: Span): boolean => {
  const at = bodies.findIndex((body) => holds(body, target));
  const body = bodies[at];
  if (!body) return false;
  const isLoop = kind === 'while' || kind === 'until';
  // `if`: the conditions up to its own have run
  const before = bodies.slice(0, at).filter((_, index) => (kind === 'if' && index % 2 === 0) || isLoop);
  return before.some((condition) => isSureToRun(condition, wanted)) || hasRunBefore(body, wanted, target);
};

const runsIn = ({ commands }: Pipeline, wanted: Wanted): boolean => commands.some((command) => runs(command, wanted));

const runs = (command: Command, wanted: Wanted): boolean => {
  if (command.kind === 'simple') return wanted(command);
  const { kind, bodies, words } = command;
  const [first, second] = bodies;
  if (!first) return false;
  switch (kind) {
    case 'subshell':
    case 'group':
      return isSureToRun(first, wanted);
    case 'while':
    case 'until':
      return (
        isSureToRun(first, wanted) || (isConstant(first, kind) && second !== undefined && isSureToRun(second, wanted))
      );
    case 'for':
      // the list of a lone variable may be empty
      return words.some((word) => word.parameters.length === 0) && bodies.some((body) => isSureToRun(body, wanted));
    case 'if': {
      const branches = bodies.filter((_, index) => index % 2 === 1 || index === bodies.length - 1);
      const hasElse = bodies.length % 2 === 1;
      return isSureToRun(first, wanted) || (hasElse && branches.every((branch) => isSureToRun(branch, wanted)));
    }
    case 'case':
    case 'select':
    case 'function':
    case 'test':
    case 'arithmetic':
    case 'coproc':
      return false;
  }
};

/** `while true`, `until false`: the body runs at least once. */
const isConstant = ({ statements: [only, ...others] }: List, kind: 'while' | 'until'): boolean => {
  const command = only?.andOr.pipelines[0]?.commands[0];
  if (command?.kind !== 'simple' || others.length > 0 || only?.andOr.operators.length !== 0) return false;
  const name = command.words[0]?.value;
  return kind === 'while' ? name === 'true' || name === ':' : name === 'false';
};

const tests: ReadonlySet<string> = new Set(['[', 'test', 'grep', 'command', 'which', 'type', 'false']);

const isTest = (command: Command): boolean =>
  command.kind === 'simple' ? tests.has(command.words[0]?.value ?? '') : command.kind === 'test';
