import type { Span } from '../text/span.ts';
import { heredocsOf, type HeredocWord } from './heredoc.ts';
import { skipSpace } from './space.ts';

/** A comment line: on its own, or inside the continuation of an instruction. The span runs from `#` to the end of the line. */
export interface Comment extends Span {
  readonly line: number;
  /** The text after `#`, trimmed. */
  readonly text: string;
}

/** A parser directive such as `# syntax=…`; the span is that of its line without indentation and line end. */
export interface Directive extends Span {
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** A heredoc of an instruction. `body` covers its lines with their line ends, `terminator` the closing word. */
export interface Heredoc {
  readonly name: string;
  readonly expand: boolean;
  /** `<<-`: leading tabs of the body are dropped. */
  readonly stripTabs: boolean;
  readonly body: Span;
  readonly terminator: Span;
}

/** Something the builder would refuse. */
export interface Problem {
  readonly at: Span;
  readonly message: string;
  /** `syntax`: its parser refuses the text; `meaning`: it parses and is refused when the instructions are read. */
  readonly kind: 'syntax' | 'meaning';
}

/** The lines of one instruction as the builder joins them. */
export interface LogicalLine extends Span {
  readonly line: number;
  readonly endLine: number;
  /** What the builder sees: continuation marks, comment lines and blank lines removed. */
  readonly joined: string;
  /** The pieces of the file that `joined` consists of, in order. */
  readonly pieces: readonly Span[];
  /** Where each piece begins in `joined`. */
  readonly offsets: readonly number[];
  readonly comments: readonly Comment[];
  readonly heredocs: readonly Heredoc[];
  /** End of the command line itself: where heredoc bodies begin, or `end`. */
  readonly lineEnd: number;
}

/** What the line scanner finds in a file. */
export interface Lines {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** Comment lines between instructions. */
  readonly comments: readonly Comment[];
  readonly logical: readonly LogicalLine[];
  readonly problems: readonly Problem[];
}

// Go's `\s` has neither `\v` nor what lies beyond ASCII
const directivePattern = /^#[\t\f\r ]*([a-zA-Z][a-zA-Z0-9]*)[\t\f\r ]*=[\t\f\r ]*([^\n]+?)[\t\f\r ]*$/;
const utf8 = new TextEncoder();
const knownDirectives = new Set(['syntax', 'escape', 'check']);
/** bufio.MaxScanTokenSize: the bytes, line end included, at which the builder gives a line up if no line end came by then. */
const maxLine = 65_536;

/** The file offset of a place in the joined text; `isEnd`: the place ends something, so it belongs to what is before it. */
export const fileOffset = (line: LogicalLine, at: number, isEnd: boolean): number => {
  const { offsets, pieces } = line;
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const offset = offsets[middle] ?? 0;
    if (isEnd && at > 0 ? offset < at : offset <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece ? Math.min(piece.start + at - (offsets[low] ?? 0), piece.end) : line.start;
};

/**
 * Reads the lines of a Dockerfile exactly as BuildKit's parser does: directives, continuations whose comment and blank
 * lines vanish, heredocs. Source: moby/buildkit, frontend/dockerfile/parser (checked against it in the tests).
 */
export const scanLines = (text: string): Lines => {
  const directives: Directive[] = [];
  const comments: Comment[] = [];
  const logical: LogicalLine[] = [];
  const problems: Problem[] = [];
  const refuse = (at: Span, message: string): void => void problems.push({ at, message, kind: 'syntax' });
  let escape: '\\' | '`' = '\\';
  let directivesOpen = true;
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let lineNumber = 0;

  /** Reads the next physical line: `[start, end)` without its line end, and where the next begins. */
  const nextLine = (): { start: number; end: number } | undefined => {
    if (offset >= text.length) return undefined;
    const start = offset;
    const newline = text.indexOf('\n', start);
    let end = newline < 0 ? text.length : newline;
    offset = newline < 0 ? text.length : newline + 1;
    lineNumber++;
    if ((offset - start + 1) * 3 > maxLine) {
      const from = lineNumber === 1 ? 0 : start;
      const length = utf8.encode(text.slice(from, offset)).length + (newline < 0 ? 1 : 0);
      if (length > maxLine) refuse({ start, end }, `line longer than the builder's ${maxLine - 1} bytes`);
    }
    while (end > start && text.charCodeAt(end - 1) === 13) end--;
    return { start, end };
  };

  /** Where a line stops if it ends in the escape character; undefined if it does not continue. */
  const continuation = (start: number, end: number): number | undefined => {
    let at = end;
    while (at > start && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
    if (at === start || text[at - 1] !== escape) return undefined;
    return at - 1 > start && text[at - 2] === escape ? undefined : at - 1;
  };

  const comment = (start: number, end: number): Comment => ({
    start,
    end,
    line: lineNumber,
    text: text.slice(start + 1, end).trim(),
  });

  for (let first = nextLine(); first; first = nextLine()) {
    const start = skipSpace(text, first.start, first.end);
    const startLine = lineNumber;
    if (directivesOpen) {
      const match = text[start] === '#' ? directivePattern.exec(text.slice(start, first.end)) : null;
      const name = match?.[1]?.toLowerCase() ?? '';
      if (match && knownDirectives.has(name)) {
        const value = match[2] ?? '';
        const directive = { start, end: first.end, line: lineNumber, name, value };
        if (directives.some((other) => other.name === name)) {
          refuse(directive, `only one ${name} parser directive can be used`);
        } else if (name === 'escape' && value !== '\\' && value !== '`') {
          refuse(directive, `invalid escape character ${value}: it must be \\ or \``);
        } else if (name === 'escape') escape = value === '`' ? '`' : '\\';
        directives.push(directive);
        continue;
      }
      directivesOpen = false;
    }
    if (text[start] === '#') {
      comments.push(comment(start, first.end));
      continue;
    }
    let stop = continuation(start, first.end);
    if (stop === undefined && start === first.end) continue;

    const pieces: Span[] = [{ start, end: stop ?? first.end }];
    const inner: Comment[] = [];
    let end = first.end;
    while (stop !== undefined) {
      const next = nextLine();
      if (!next) break;
      const content = skipSpace(text, next.start, next.end);
      end = next.end;
      if (text[content] === '#' && content < next.end) inner.push(comment(content, next.end));
      else if (content < next.end) {
        stop = continuation(next.start, next.end);
        pieces.push({ start: next.start, end: stop ?? next.end });
      }
    }
    const only = pieces.length === 1 ? pieces[0] : undefined;
    const joined = only ? text.slice(only.start, only.end) : pieces.map((p) => text.slice(p.start, p.end)).join('');
    const lineEnd = end;
    const heredocs: Heredoc[] = [];
    for (const word of heredocsOf(joined, escape)) {
      const found = readHeredoc(word);
      if (found) {
        heredocs.push(found);
        end = found.terminator.end;
      } else {
        refuse({ start, end: lineEnd }, `unterminated heredoc: no line ${word.name} ends it`);
        end = text.length;
      }
    }
    const offsets: number[] = [];
    let length = 0;
    for (const piece of pieces) {
      offsets.push(length);
      length += piece.end - piece.start;
    }
    const endLine = lineNumber;
    logical.push({ start, end, line: startLine, endLine, joined, pieces, offsets, comments: inner, heredocs, lineEnd });
  }
  if (logical.length === 0 && problems.length === 0) {
    refuse({ start: 0, end: 0 }, 'file with no instructions');
  }
  return { escape, directives, comments, logical, problems };

  function readHeredoc(word: HeredocWord): Heredoc | undefined {
    const from = offset;
    for (let line = nextLine(); line; line = nextLine()) {
      let at = line.start;
      if (word.stripTabs) while (at < line.end && text.charCodeAt(at) === 9) at++;
      if (text.slice(at, line.end) === word.name) {
        return {
          name: word.name,
          expand: word.expand,
          stripTabs: word.stripTabs,
          body: { start: from, end: line.start },
          terminator: { start: at, end: line.end },
        };
      }
    }
    return undefined;
  }
};
