import type { Comment, Instruction } from '../dockerfile/index.ts';
import { allCommandsOf, type Script } from '../shell/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { commandIndent, continuationStyle, continuedLines, type ContinuationStyle } from './style.ts';

/** A RUN to be joined with its neighbours, and how its body must stand among them. */
export interface RunPart {
  readonly instruction: Instruction;
  readonly script: Script;
  /** `{ …; }` around the body, `( … )` around it, or neither. */
  readonly wrap: 'none' | 'group' | 'subshell';
  /** What joins it to the part before it; of no meaning for the first. */
  readonly operator: '&&' | ';';
  /** Commands to run before it. */
  readonly enter?: string | undefined;
}

/**
 * Edits that make one RUN of several: keyword and flags stay those of the first, comment lines between two bodies become
 * comment lines of the continuation, blank lines go (the builder warns of them inside a continuation).
 */
export const joinRuns = (parts: readonly RunPart[]): Edit[] => {
  const [first, ...others] = parts;
  if (!first) return [];
  const style = continuationStyle(first.instruction, ...others.map((part) => part.instruction));
  const edits: Edit[] = [];
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const { script } = part;
    const open = opening(part);
    if (index === 0 && open !== '') edits.push({ start: script.start, end: script.start, text: open });
    const end = next && part.wrap === 'none' ? script.body.end : script.end;
    // a `;` on a line behind the body goes
    if (index > 0) edits.push(...reindent(part.instruction, style).filter((edit) => edit.end <= end));
    if (!next) {
      if (part.wrap !== 'none') edits.push({ start: end, end, text: closing(part) });
      return;
    }
    edits.push({ start: end, end: next.script.start, text: closing(part) + between(end, next, style) });
  });
  return edits;
};

/** `( (a) && b )`, since `((` would start arithmetic. */
const opening = (part: RunPart): string => {
  if (part.wrap !== 'subshell') return part.wrap === 'group' ? '{ ' : '';
  return part.instruction.dockerfile.text[part.script.start] === '(' ? '( ' : '(';
};

/** The closing of a wrap, after the body as it ends: `{ a & }` and `{ a; }` take no second `;`. */
const closing = (part: RunPart): string => {
  if (part.wrap !== 'group') return part.wrap === 'subshell' ? ')' : '';
  const terminator = part.script.body.statements.at(-1)?.terminator;
  return terminator === ';' || terminator === '&' ? ' }' : '; }';
};

/** The text between two bodies, the first of which ends at an offset. */
const between = (end: number, next: RunPart, style: ContinuationStyle): string => {
  const { dockerfile } = next.instruction;
  const { endOfLine, escape } = dockerfile;
  // also those between the next keyword and its first command
  const comments = dockerfile.comments
    .filter((comment) => comment.start >= end && comment.end < next.script.start)
    .map((comment) => style.indent + commentText(dockerfile.text, comment) + endOfLine)
    .join('');
  const leading = style.leading && next.operator === '&&';
  const breakLine = (leading ? ` ${escape}` : `${next.operator === ';' ? ';' : ' &&'} ${escape}`) + endOfLine;
  const start = style.indent + (leading ? '&& ' : '');
  const entering = next.enter === undefined ? '' : start + next.enter + breakLine;
  return breakLine + comments + entering + start + opening(next);
};

const commentText = (text: string, comment: Comment): string => text.slice(comment.start, comment.end);

/**
 * Gives the continued lines of a body the indentation of the RUN that it becomes a part of: its commands line up with the
 * others, their arguments stand deeper. Not where a word crosses a line, whose blanks count.
 */
const reindent = (instruction: Instruction, style: ContinuationStyle): Edit[] => {
  const { text } = instruction.dockerfile;
  const { script } = instruction;
  if (!script || crossesLines(instruction, script)) return [];
  const own = commandIndent(instruction);
  // a body that stands deeper as a whole stays as it is
  const moves = own !== undefined && !own.startsWith(style.indent);
  const moved = (blanks: string): string =>
    moves && blanks.startsWith(own) ? style.indent + blanks.slice(own.length) : blanks;
  const isDeeper = (blanks: string): boolean => blanks.startsWith(style.indent) && blanks.length > style.indent.length;
  const lines = continuedLines(instruction);
  const inside = lines.filter(({ role }) => role === 'inside').map(({ blanks }) => moved(blanks));
  const shifts = inside.some((blanks) => !blanks.startsWith(style.indent));
  const wanted = (role: string, blanks: string): string => {
    const result = moved(blanks);
    if (role === 'argument') return isDeeper(result) ? result : style.indent + result;
    if (role === 'inside') return shifts ? style.indent + result : result;
    return own === undefined && !result.startsWith(style.indent) ? style.indent : result;
  };
  const edits: Edit[] = [];
  for (const { start, blanks, role } of lines) replaceBlanks(start, blanks, wanted(role, blanks), edits);
  for (const comment of instruction.comments.filter((one) => one.start > script.start)) {
    const start = text.lastIndexOf('\n', comment.start) + 1;
    const blanks = text.slice(start, comment.start);
    const behind = lines.find((line) => line.start > comment.start);
    // what stands in line with the next one stays so
    const result = behind?.blanks === blanks ? wanted(behind.role, blanks) : moved(blanks);
    replaceBlanks(start, blanks, result.startsWith(style.indent) ? result : style.indent, edits);
  }
  return edits;
};

const replaceBlanks = (start: number, blanks: string, wanted: string, into: Edit[]): void => {
  if (blanks !== wanted) into.push({ start, end: start + blanks.length, text: wanted });
};

const crossesLines = (instruction: Instruction, script: Script): boolean => {
  const ends = instruction.pieces.slice(0, -1).map((piece) => piece.end);
  return wordsOf(script).some(({ start, end }) => ends.some((at) => start < at && at < end));
};

const wordsOf = (script: Script): Span[] => {
  const found: Span[] = [];
  for (const [command] of allCommandsOf(script.body)) {
    found.push(...command.words);
    if (command.kind === 'simple') found.push(...command.assignments);
    for (const redirect of command.redirects) found.push(redirect);
  }
  return found;
};
