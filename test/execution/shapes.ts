import { parseDockerfile, shellInForce, type Instruction } from '../../src/dockerfile/index.ts';
import { allCommandsOf, type SimpleCommand } from '../../src/shell/index.ts';
import { applyEdits } from '../../src/text/edits.ts';
import type { Edit } from '../../src/text/span.ts';
import type { Case } from './grammar.ts';

/** Gives numbers from 0 to 1, the same for the same seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Commands whose own text may run: they touch nothing outside the shell. */
const kept = new Set(['set', 'exit', 'true', 'false', ':', 'shopt', 'umask', 'export', 'unset', 'return', 'shift']);

/**
 * The rows of RUNs of a real file with every command that would do something replaced by one that records or fails: what
 * is left is how people write lists, conditions, substitutions, continuations and comments.
 */
export const shapesOf = (text: string, random: () => number): Case[] => {
  const dockerfile = parseDockerfile(text);
  if (dockerfile.problems.length > 0) return [];
  const found: Case[] = [];
  for (const stage of dockerfile.stages) {
    let row: Instruction[] = [];
    for (const instruction of [...stage.instructions, undefined]) {
      if (instruction?.keyword === 'RUN') {
        row.push(instruction);
        continue;
      }
      const one = row.length > 1 ? shapeOf(text, row, random) : undefined;
      if (one) found.push(one);
      row = [];
    }
  }
  return found;
};

const shapeOf = (text: string, row: readonly Instruction[], random: () => number): Case | undefined => {
  const [first] = row;
  const last = row.at(-1);
  if (!first || !last) return undefined;
  const edits: Edit[] = [];
  let number = 0;
  for (const instruction of row) {
    const { script } = instruction;
    if (!script || instruction.heredocs.length > 0) return undefined;
    for (const flag of instruction.flags) edits.push({ start: flag.start, end: flag.end, text: '' });
    let end = 0;
    for (const [command, { forked }] of allCommandsOf(script.body)) {
      if (command.kind === 'while' || command.kind === 'until' || command.kind === 'select') return undefined;
      if (command.kind !== 'simple' || command.start < end) continue;
      const wanted = replacement(command, ++number, forked, random);
      if (wanted === undefined) continue;
      const start = command.words[0]?.start ?? command.start;
      end = command.end;
      edits.push({ start, end, text: wanted });
    }
  }
  const { start, end } = { start: first.start, end: last.end };
  const body = applyEdits(text.slice(0, end), edits).slice(start);
  const set = shellInForce(first);
  const options = (set.setBy?.exec ?? []).slice(1, -1);
  const instruction = set.setBy ? `${text.slice(set.setBy.start, set.setBy.end)}\n` : '';
  if (set.login || set.kind === 'other' || instruction.includes('\\')) return undefined;
  const escape = first.dockerfile.escape === '`' ? '# escape=`\n' : '';
  return {
    dockerfile: `${escape}FROM debian\nWORKDIR /x/w\n${instruction}${body}\n`,
    shell: { instruction, kind: set.kind, options },
    program: Math.floor(random() * 6),
  };
};

const replacement = (
  command: SimpleCommand,
  number: number,
  forked: boolean,
  random: () => number,
): string | undefined => {
  const [first] = command.words;
  if (!first) return undefined;
  const chance = random();
  if (first.value === 'cd' || first.value === 'pushd') return chance < 0.7 ? 'cd d' : chance < 0.9 ? 'cd ..' : 'cd no';
  if (first.value !== undefined && kept.has(first.value)) return undefined;
  if (chance < 0.12) return 'false';
  if (chance < 0.16) return `sh -c 'exit ${(number % 5) + 1}'`;
  // the sides of a pipe must not race for the log
  if (forked) return `echo ${number} >f${number}`;
  if (chance < 0.4) return `echo "${number} $PWD" >>$LOG`;
  if (chance < 0.5) return `echo ${number} >f${number}`;
  return `echo ${number} >>$LOG`;
};
