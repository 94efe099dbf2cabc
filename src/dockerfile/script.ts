import { allCommandsOf, parseShell, type Script, type Word } from '../shell/index.ts';
import type { Span } from '../text/span.ts';
import type { Instruction, Opaque } from './instruction.ts';
import type { LogicalLine } from './logical.ts';
import { shellInForce } from './shell.ts';

/** The shell tree of an instruction or why there is none. */
export interface ScriptReading {
  readonly script: Script | undefined;
  readonly opaque: Opaque | undefined;
}

const opaque = (reason: Opaque): ScriptReading => ({ script: undefined, opaque: reason });
const carriesCommand = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
const shebang = /^#![ \t]*(?:\S*\/)?(?:env[ \t]+(?:-S[ \t]+)?)?(sh|bash|dash|ash)(?:[ \t]+(-[a-z]+))?[ \t]*$/;

/** Reads the shell text of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD in shell form. */
export const readScript = (instruction: Instruction, text: string, logical: LogicalLine): ScriptReading => {
  if (!carriesCommand.has(instruction.keyword)) return opaque('no-command');
  if (instruction.exec) return opaque('exec-form');
  const shell = shellInForce(instruction);
  if (shell.kind === 'other') return opaque('foreign-shell');
  if (instruction.value === '') return opaque('no-command');
  if (instruction.keyword === 'RUN' && instruction.heredocs.length > 0) {
    return readHeredocRun(instruction, text, logical);
  }
  const body = commandSpan(instruction);
  if (!body) return opaque('no-command');
  const view = shellView(text, body, logical.pieces);
  return settled(read(view.text, body.start, view.joins, shell.kind), view);
};

const commandSpan = (instruction: Instruction): Span | undefined => {
  const { body } = instruction;
  if (instruction.keyword !== 'HEALTHCHECK') return body;
  const [first, second] = instruction.words;
  return first?.text.toUpperCase() === 'CMD' && second ? { start: second.start, end: body.end } : undefined;
};

const readHeredocRun = (instruction: Instruction, text: string, logical: LogicalLine): ScriptReading => {
  const shell = shellInForce(instruction);
  const [heredoc] = instruction.heredocs;
  if (heredoc && instruction.heredocOnly) {
    const body = text.slice(heredoc.body.start, heredoc.body.end);
    let kind: 'sh' | 'bash' = shell.kind === 'bash' ? 'bash' : 'sh';
    if (body.startsWith('#!')) {
      const match = shebang.exec(body.slice(0, body.indexOf('\n')).trimEnd());
      if (!match) return opaque('heredoc-shebang');
      kind = match[1] === 'bash' ? 'bash' : 'sh';
    }
    // the shell does not see the tabs that `<<-` strips
    const tabs = heredoc.stripTabs ? [...body.matchAll(/(?<![^\n])\t+/g)] : [];
    const stripped = tabs.map(({ 0: match, index }) => ({ start: index, end: index + match.length }));
    return read(body, heredoc.body.start, stripped, kind);
  }
  const line = shellView(text, instruction.body, logical.pieces);
  if (line.glued.length > 0) return opaque('glued-continuation');
  // the builder puts the bodies and their closing words behind the line, a bare newline between any two
  let view = line.text;
  let at = instruction.body.end;
  for (const { body, terminator } of instruction.heredocs) {
    view += `${' '.repeat(body.start - at - 1)}\n${text.slice(body.start, terminator.end)}`;
    at = terminator.end;
  }
  return read(view, instruction.body.start, line.joins, shell.kind === 'bash' ? 'bash' : 'sh');
};

const read = (view: string, base: number, joins: readonly Span[], kind: 'sh' | 'bash'): ScriptReading => {
  const parsed = parseShell(view, base, joins);
  if ('failure' in parsed) return opaque(parsed.failure);
  if (parsed.script.body.statements.length === 0) return opaque('no-command');
  if (kind === 'sh' && parsed.script.bashisms.some((construct) => differsInSh.has(construct))) {
    return opaque('ambiguous-syntax');
  }
  return { script: parsed.script, opaque: undefined };
};

/** What a plain sh accepts too, and understands differently: `a &> b` runs `a` in the background there. */
const differsInSh = new Set(['&>', '&>>', '[[ with operators', '((', 'function', 'time', 'coproc']);

interface View {
  readonly text: string;
  /** What a continuation drops. */
  readonly joins: readonly Span[];
  /** Joins between characters that a blank would part, as offsets into the file. */
  readonly glued: readonly Span[];
}

/** The shell's view of an instruction, of the same length as the text: what a continuation drops is blank. */
const shellView = (text: string, body: Span, pieces: readonly Span[]): View => {
  const joins: Span[] = [];
  const glued: Span[] = [];
  const parts: string[] = [];
  let at = body.start;
  for (const piece of pieces) {
    const end = Math.min(piece.end, body.end);
    // an empty piece is a line that holds a continuation mark alone
    if (end <= at || piece.start >= end) continue;
    if (piece.start > at) {
      if (at > body.start && gluesWords(text[at - 1] ?? ' ', text[piece.start] ?? ' '))
        glued.push({ start: at, end: piece.start });
      joins.push({ start: at - body.start, end: piece.start - body.start });
      parts.push(' '.repeat(piece.start - at));
      at = piece.start;
    }
    parts.push(text.slice(at, end));
    at = end;
  }
  return { text: parts.join('') + ' '.repeat(body.end - at), joins, glued };
};

/** The reading of a view; none where a word is glued across a join outside of quotes, since the blanks have split it. */
const settled = (reading: ScriptReading, { glued, text }: View): ScriptReading => {
  const { script } = reading;
  if (glued.length === 0) return reading;
  if (!script) return opaque('glued-continuation');
  const words = wordsIn(script).filter((word) => word.scripts.length === 0);
  const isQuoted = (join: Span): boolean =>
    words.some(
      (word) =>
        word.start < join.start &&
        join.end < word.end &&
        endsInQuotes(text.slice(word.start - script.start, join.start - script.start)),
    );
  return glued.every(isQuoted) ? reading : opaque('glued-continuation');
};

const wordsIn = (script: Script): Word[] =>
  allCommandsOf(script.body).flatMap(([command]) => [
    ...command.words,
    ...(command.kind === 'simple' ? command.assignments.flatMap(({ value }) => value ?? []) : []),
    ...command.redirects.flatMap(({ target }) => target ?? []),
  ]);

/** Whether the start of a word ends between quotes, and not in an escape or an expansion. */
const endsInQuotes = (text: string): boolean => {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\\' && quote !== "'") {
      if (at + 1 >= text.length) return false;
      at++;
    } else if (quote === '') {
      if (character === '"' || character === "'") quote = character;
    } else if (character === quote) quote = '';
    else if (quote === '"' && (character === '`' || (character === '$' && /[({]/.test(text[at + 1] ?? ''))))
      return false;
  }
  return quote !== '' && !text.includes("$'") && (quote === "'" || !/\$\w*$/.test(text));
};

const blank = /[ \t]/;
const operator = /[;&|]/;

/** Whether joining these two characters means something else than a blank between them. */
const gluesWords = (left: string, right: string): boolean => {
  if (blank.test(left) || blank.test(right)) return false;
  if (operator.test(left) === operator.test(right)) return true;
  // `>&`, `<&`, `>|`, `&>`, `$;`, `\\;`
  return /[><$\\]/.test(left) || (left === '&' && right === '>');
};
