import { shellInForce, type Instruction } from '../dockerfile/index.ts';
import type { AndOr, Command, List, Pipeline, Script, SimpleCommand } from '../shell/index.ts';
import { effectsOf } from './effects.ts';

/** Whether a failing command ends the shell where a script's last statement runs. */
export type Errexit = 'never' | 'always' | 'maybe';

/** How far errexit is in force at the last statement of a script, or at the top-level statement around another command. */
export const errexitAt = (instruction: Instruction, script: Script, target?: SimpleCommand): Errexit => {
  // the text of a `sh -c` runs in a shell of its own
  const given = script === instruction.script && startsWithErrexit(instruction);
  const { commands, runsForeignText } = effectsOf(script);
  let mayChange = runsForeignText;
  let sets = false;
  let unsets = false;
  for (const [command, place] of commands) {
    const setting = errexitSetting(command);
    // a subshell that sets it for itself matters to what stands in one
    if (place.forked && setting !== undefined && target && isForked(script, target)) mayChange = true;
    if (place.forked) continue;
    if (setting === 'on') sets = true;
    if (setting === 'off') unsets = true;
    if (setting === 'unknown') mayChange = true;
  }
  if (!given && !sets && !mayChange) return 'never';
  if (mayChange || unsets) return 'maybe';
  return given || setsBefore(script, target) ? 'always' : 'maybe';
};

/** How far errexit is in force at the last statement of a RUN. */
export const errexitAtEnd = (instruction: Instruction, script: Script): Errexit => errexitAt(instruction, script);

const isForked = (script: Script, target: SimpleCommand): boolean =>
  effectsOf(script).commands.some(([command, place]) => command === target && place.forked);

/** `SHELL ["bash", "-e", "-c"]`, or `#!/bin/sh -e` as the first line of a heredoc, which SHELL does not reach then. */
const startsWithErrexit = (instruction: Instruction): boolean => {
  const [heredoc] = instruction.heredocs;
  const { text } = instruction.dockerfile;
  if (!heredoc || !instruction.heredocOnly || !text.startsWith('#!', heredoc.body.start))
    return shellInForce(instruction).errexit;
  const [line = ''] = text.slice(heredoc.body.start, heredoc.body.end).split('\n');
  return line.split(/\s+/).some((word) => /^-[a-zA-Z]*e/.test(word));
};

/** What a `set` does to errexit; undefined for any other command and where it does nothing to it. */
const errexitSetting = (command: SimpleCommand): 'on' | 'off' | 'unknown' | undefined => {
  const values = command.words.map((word) => word.value);
  const at = values[0] === 'command' || values[0] === 'builtin' ? 1 : 0;
  const name = values[at];
  if (name === undefined && command.words[at]?.text !== undefined) return undefined;
  if (name !== 'set' && name !== 'shopt') return undefined;
  let result: 'on' | 'off' | undefined;
  for (let index = at + 1; index < values.length; index++) {
    const word = values[index];
    if (word === undefined) return 'unknown';
    if (word === '--' || word === '-') break;
    const sign = word[0];
    if (sign !== '-' && sign !== '+') {
      if (name === 'set') break;
      if (word === 'errexit') return 'unknown';
      continue;
    }
    if (name === 'shopt') continue;
    const named = word.endsWith('o') ? values[++index] : undefined;
    if (word.includes('e') || named === 'errexit') result = sign === '-' ? 'on' : 'off';
  }
  return result;
};

/** A statement before the last one, or the target's, is or starts with `set -e`, so that nothing can keep it from being run. */
const setsBefore = (script: Script, target: SimpleCommand | undefined): boolean => {
  const { statements } = script.body;
  const before = target ? statements.filter(({ end }) => end <= target.start) : statements.slice(0, -1);
  return before.some(({ andOr, background }) => {
    const [first] = andOr.pipelines;
    const [command] = first?.commands ?? [];
    if (background || first?.commands.length !== 1 || command?.kind !== 'simple') return false;
    return errexitSetting(command) === 'on';
  });
};

/**
 * Whether a pipeline does the same with errexit and without: what stands left of `&&` runs without it. Only the last
 * command of each list in it may then fail, and functions, `eval` and sourced text are out of sight.
 */
export const ignoresErrexit = (pipeline: Pipeline, script: Script): boolean =>
  pipeline.commands.every((command) => isIndifferent(command, functionsOf(script)));

const functionsOf = (script: Script): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (list: List): void => {
    for (const { andOr } of list.statements) {
      for (const { commands } of andOr.pipelines) {
        for (const command of commands) {
          if (command.kind === 'simple') continue;
          if (command.kind === 'function' && command.name !== undefined) names.add(command.name);
          command.bodies.forEach(visit);
        }
      }
    }
  };
  visit(script.body);
  return names;
};

/** Builtins that run other commands in the same shell. */
const runsText = new Set(['eval', '.', 'source', 'exec', 'command', 'builtin', 'trap']);

const isIndifferent = (command: Command, functions: ReadonlySet<string>): boolean => {
  const words = [
    ...command.words,
    ...(command.kind === 'simple' ? command.assignments.map((one) => one.value) : []),
    ...command.redirects.map((redirect) => redirect.target),
  ];
  const scripts = [
    ...words.flatMap((word) => word?.scripts ?? []),
    ...command.redirects.flatMap((redirect) => redirect.scripts),
  ];
  if (!scripts.every((list) => isIndifferentList(list, functions))) return false;
  switch (command.kind) {
    case 'simple': {
      const [name] = command.words;
      if (!name) return true;
      if (name.value === undefined) return functions.size === 0;
      return !functions.has(name.value) && !runsText.has(name.value);
    }
    case 'subshell':
    case 'group':
    case 'case':
    case 'if':
      return command.bodies.every((body) => isIndifferentList(body, functions));
    case 'test':
    case 'arithmetic':
    case 'function':
      return true;
    case 'for':
    case 'while':
    case 'until':
    case 'select':
    case 'coproc':
      return false;
  }
};

const isIndifferentList = (list: List, functions: ReadonlySet<string>): boolean => {
  const [only] = list.statements;
  if (list.statements.length > 1) return false;
  if (!only) return true;
  const last = only.andOr.pipelines.at(-1);
  if (only.background || !last) return false;
  return last.commands.every((command) => isIndifferent(command, functions));
};

/** Whether a statement that fails under errexit always ends the shell, so that what follows it is not reached. */
export const failsLoudly = ({ pipelines, operators }: AndOr): boolean => {
  const [only] = pipelines;
  if (!only || operators.length > 0 || only.negated) return false;
  const [command] = only.commands;
  // a pipeline and a subshell fail like a simple command, whatever happened inside
  if (only.commands.length > 1 || !command) return true;
  switch (command.kind) {
    case 'simple':
    case 'subshell':
    case 'test':
    case 'arithmetic':
      return true;
    case 'group':
    case 'for':
    case 'select':
      return command.bodies.every(endsLoudly);
    case 'case':
      return command.bodies.every((body) => body.statements.length === 0 || endsLoudly(body));
    case 'while':
    case 'until':
      return endsLoudly(command.bodies.at(-1));
    case 'if':
      return command.bodies.every((body, index) => isCondition(command.bodies, index) || endsLoudly(body));
    case 'function':
    case 'coproc':
      return false;
  }
};

/** Bodies of an `if` come as condition, then, condition, then …, else. */
const isCondition = (bodies: readonly List[], index: number): boolean => index % 2 === 0 && index + 1 < bodies.length;

const endsLoudly = (list: List | undefined): boolean => {
  const last = list?.statements.at(-1);
  return last !== undefined && !last.background && failsLoudly(last.andOr);
};
