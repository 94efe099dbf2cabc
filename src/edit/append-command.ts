import { shellInForce, type Instruction } from '../dockerfile/index.ts';
import { effectsOf } from '../query/effects.ts';
import { errexitAtEnd, failsLoudly, ignoresErrexit } from '../query/errexit.ts';
import { allCommandsOf, type Script, type SimpleCommand, type Statement } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import { continuationStyle } from './style.ts';

/** Why nothing can be appended to a RUN without changing what it does. */
export type AppendObstacle = 'unreadable' | 'ends-shell' | 'background-job' | 'errexit' | 'own-path';

/**
 * Appends commands to the end of a RUN, to run if and only if everything before it went well, in the RUN's own style.
 * Under errexit what stands left of `&&` no longer ends the shell when it fails, so the operator depends on what stands
 * last: `&&` where that makes no difference, `;` or a new line where every failure ends the shell before it.
 */
export const appendCommand = (instruction: Instruction, commands: readonly string[]): Edit | AppendObstacle => {
  const { script } = instruction;
  const last = script?.body.statements.at(-1);
  if (!script || !last) return 'unreadable';
  if (mayLeaveEarly(script)) return 'ends-shell';
  if (last.background) return 'background-job';
  if (effectsOf(script).commands.some(([command, place]) => !place.forked && losesPath(command))) return 'own-path';
  const operator = operatorBehind(instruction, script, last);
  if (operator === undefined) return appendInGroup(instruction, script, last, commands) ?? 'errexit';
  const { endOfLine, escape, text } = instruction.dockerfile;
  const at = { start: last.end, end: last.end };
  if (operator === '&&' && instruction.heredocs.length > 0)
    return { ...at, text: commands.map((command) => ` && ${command}`).join('') };
  if (instruction.heredocOnly) {
    const indent = indentOf(text, last.start);
    // behind the bodies of heredocs that the last line starts, and behind a comment
    const end = hasHeredoc(script) || script.trailingComment ? script.end : last.end;
    if (text[end - 1] === '\\') return 'unreadable';
    return { start: end, end, text: commands.map((command) => endOfLine + indent + command).join('') };
  }
  if (instruction.heredocs.length > 0) return { ...at, text: commands.map((command) => `; ${command}`).join('') };
  // before a comment, which would swallow what stands behind it
  if (script.trailingComment)
    return { ...at, text: commands.map((command) => `${operator === ';' ? ';' : ' &&'} ${command}`).join('') };
  const style = continuationStyle(instruction);
  const before = operator === ';' ? `; ${escape}` : style.leading ? ` ${escape}` : ` && ${escape}`;
  const after = operator === '&&' && style.leading ? '&& ' : '';
  return { ...at, text: commands.map((command) => before + endOfLine + style.indent + after + command).join('') };
};

/** `a && { set -e; b; c; }`: behind `c`, where the failures of `b` and `c` end the shell. */
const appendInGroup = (
  instruction: Instruction,
  script: Script,
  { andOr }: Statement,
  commands: readonly string[],
): Edit | undefined => {
  const [group, ...others] = andOr.pipelines.at(-1)?.commands ?? [];
  const body = group?.kind === 'group' && group.redirects.length === 0 ? group.bodies[0] : undefined;
  const last = body?.statements.at(-1);
  if (!body || !last || last.background || others.length > 0 || andOr.operators.includes('||')) return undefined;
  const isOutside = effectsOf(script).commands.some(([one]) => namesOptions(one) && one.start < body.start);
  if (isOutside || shellInForce(instruction).errexit || instruction.heredocs.length > 0) return undefined;
  const operator = operatorBehind(instruction, { ...script, body }, last);
  if (operator === undefined) return undefined;
  const { endOfLine, escape } = instruction.dockerfile;
  const before = `${operator === ';' ? '' : ' '}${operator} ${escape}${endOfLine}${continuationStyle(instruction).indent}`;
  return { start: last.end, end: last.end, text: commands.map((command) => before + command).join('') };
};

const hasHeredoc = (script: Script): boolean =>
  allCommandsOf(script.body).some(([{ redirects }]) => redirects.some(({ operator }) => operator.startsWith('<<')));

/** What joins one more command to the last statement; undefined where nothing keeps the meaning of its failures. */
const operatorBehind = (instruction: Instruction, script: Script, last: Statement): '&&' | ';' | undefined => {
  const errexit = errexitAtEnd(instruction, script);
  const final = last.andOr.pipelines.at(-1);
  if (!final) return undefined;
  const inside = effectsOf(script).commands.filter(([{ start }]) => start >= final.start);
  const setsInside = effectsOf(script).sets.has('errexit') && inside.some(([command]) => namesOptions(command));
  if (errexit === 'never' && !setsInside && !callsForeign(script)) return '&&';
  if (errexit === 'always' && last.andOr.pipelines.length === 1 && script.body.statements.length > 1) {
    if (failsLoudly(last.andOr)) return ';';
  }
  if (ignoresErrexit(final, script)) return '&&';
  return errexit === 'always' && failsLoudly(last.andOr) ? ';' : undefined;
};

const namesOptions = (command: SimpleCommand): boolean =>
  command.words.slice(0, 2).some((word) => word.value === 'set' || word.value === 'shopt');

/** A function whose body sets errexit, or text out of sight, may be what runs last. */
const callsForeign = (script: Script): boolean => {
  const { sets, definesFunctions, runsForeignText } = effectsOf(script);
  return runsForeignText || (definesFunctions && sets.has('errexit'));
};

/**
 * `exit` with a status that may be 0 ends the RUN as a success before a command at its end, as do exec and return; a
 * handler for EXIT would run behind that command and not before.
 */
const mayLeaveEarly = (script: Script): boolean =>
  effectsOf(script).commands.some(([command, place]) => {
    if (place.forked) return false;
    const [first, second, third] = command.words.map((word) => word.value);
    const [name, argument] = first === 'command' || first === 'builtin' ? [second, third] : [first, second];
    if (name === 'exit') return argument === undefined || Number(argument) === 0 || Number.isNaN(Number(argument));
    if (name === 'return') return !place.around.some((one) => one.kind === 'function');
    return name === 'exec' || name === 'logout' || name === 'trap';
  });

/** `PATH=/opt/bin` without the old one in it: a command behind it may not be found. */
const losesPath = (command: SimpleCommand): boolean => {
  const [name] = command.words;
  const isDeclaration = name !== undefined && ['export', 'readonly', 'declare', 'typeset'].includes(name.value ?? '');
  if (name && !isDeclaration) return name.value === 'unset' && command.words.some((word) => word.value === 'PATH');
  const values = [
    ...command.assignments.filter((one) => one.name === 'PATH').map((one) => one.value),
    ...(isDeclaration ? command.words.filter((word) => word.text.startsWith('PATH=')) : []),
  ];
  return values.some((word) => !word?.parameters.includes('PATH'));
};

/** The blanks before a place on its line. */
const indentOf = (text: string, at: number): string => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  return line.slice(0, line.length - line.trimStart().length);
};
