import type { Dockerfile, Instruction } from '../dockerfile/index.ts';
import type { Command } from '../shell/index.ts';
import { Memory } from '../text/memory.ts';

/** How a file continues its lines. */
export interface ContinuationStyle {
  /** Blanks before a continued line. */
  readonly indent: string;
  /** `&&` stands at the start of the continued line, not at the end of the line before it. */
  readonly leading: boolean;
}

/** What a continued line starts with: one of the body's own commands, a word of one, or something inside another command. */
export type LineRole = 'command' | 'argument' | 'inside';

/** A continued line of an instruction: where it starts, the blanks it starts with, and what follows them. */
export interface ContinuedLine {
  readonly start: number;
  readonly blanks: string;
  readonly role: LineRole;
}

const fallback = { indent: '    ', leading: true };
const known = new Memory<Dockerfile, Votes>('dockerfile');

/** The style of the first of these instructions that is continued at all; else what most RUNs of the file do. */
export const continuationStyle = (...instructions: readonly [Instruction, ...Instruction[]]): ContinuationStyle => {
  const common = commonVotes(instructions[0].dockerfile);
  const own = instructions.map(votesOf);
  const first = (votes: (one: Votes) => readonly string[]): string | undefined =>
    own.map((one) => mostFrequent(votes(one))).find((indent) => indent !== undefined) ?? mostFrequent(votes(common));
  const operators = [...own, common].find(({ leading, trailing }) => leading !== trailing);
  return {
    // where commands start tells more than where their arguments do
    indent: first(({ commands }) => commands) ?? first(({ words }) => words) ?? fallback.indent,
    leading: operators ? operators.leading > operators.trailing : fallback.leading,
  };
};

/** The blanks before the lines that start with a command of the body; undefined if none does. */
export const commandIndent = (instruction: Instruction): string | undefined =>
  mostFrequent(votesOf(instruction).commands);

/** The lines of an instruction's shell text behind its first. */
export const continuedLines = (instruction: Instruction): ContinuedLine[] => {
  const { text } = instruction.dockerfile;
  const { script, pieces } = instruction;
  if (!script) return [];
  const starts = new Set<number>();
  const gaps: { readonly start: number; readonly end: number }[] = [];
  const simple: Command[] = [];
  let end = script.start;
  for (const { andOr } of script.body.statements) {
    for (const { start, end: next, commands } of andOr.pipelines) {
      starts.add(start);
      gaps.push({ start: end, end: start });
      simple.push(...commands.filter(({ kind }) => kind === 'simple'));
      end = next;
    }
  }
  gaps.push({ start: end, end: script.end });
  return pieces
    .filter((piece, index) => index > 0 && piece.start > script.start && piece.start < script.end)
    .map((piece) => {
      const line = text.slice(piece.start, piece.end);
      const blanks = line.slice(0, line.length - line.trimStart().length);
      const at = piece.start + blanks.length;
      const isCommand = starts.has(at) || gaps.some((gap) => gap.start <= at && at < gap.end);
      // the lines of a string stand as its author wants them
      const isWord = simple.some(
        ({ start, end, words }) => start < at && at < end && !words.some((word) => word.start < at && at < word.end),
      );
      return { start: piece.start, blanks, role: isCommand ? 'command' : isWord ? 'argument' : 'inside' };
    });
};

interface Votes {
  /** Blanks before lines that start with a command, and before those that start with an argument of one. */
  readonly commands: readonly string[];
  readonly words: readonly string[];
  readonly leading: number;
  readonly trailing: number;
}

const commonVotes = (dockerfile: Dockerfile): Votes => {
  let votes = known.get(dockerfile);
  if (!votes) {
    const all = dockerfile.instructions.filter(({ keyword }) => keyword === 'RUN').map(votesOf);
    votes = {
      commands: all.flatMap(({ commands }) => commands),
      words: all.flatMap(({ words }) => words),
      leading: all.reduce((sum, { leading }) => sum + leading, 0),
      trailing: all.reduce((sum, { trailing }) => sum + trailing, 0),
    };
    known.set(dockerfile, votes);
  }
  return votes;
};

const votesOf = (instruction: Instruction): Votes => {
  const lines = continuedLines(instruction);
  const { text } = instruction.dockerfile;
  // a `&&` may stand at the very start of a line, a command seldom does so on purpose
  const indents = (role: LineRole): string[] =>
    lines
      .filter(({ role: own, blanks, start }) => own === role && (blanks !== '' || text.startsWith('&&', start)))
      .map(({ blanks }) => blanks);
  let leading = 0;
  let trailing = 0;
  for (const { andOr } of instruction.script?.body.statements ?? []) {
    andOr.pipelines.slice(1).forEach((pipeline, index) => {
      const from = andOr.pipelines[index]?.end ?? 0;
      const operator = text.indexOf('&&', from);
      if (andOr.operators[index] !== '&&' || operator < 0) return;
      if (lines.some(({ start }) => from < start && start <= operator)) leading++;
      else if (lines.some(({ start }) => operator < start && start <= pipeline.start)) trailing++;
    });
  }
  return { commands: indents('command'), words: indents('argument'), leading, trailing };
};

/** The value seen most often; of equals the first. */
const mostFrequent = (values: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
};
