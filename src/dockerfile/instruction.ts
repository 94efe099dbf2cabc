import type { Script } from '../shell/model.ts';
import { releaseScript } from '../shell/parse.ts';
import { readScript, type ScriptReading } from './script.ts';
import { parseHeredoc } from './heredoc.ts';
import { fileOffset, type Comment, type Heredoc, type LogicalLine } from './logical.ts';
import type { Remembered, Remembering } from '../text/memory.ts';
import type { Span } from '../text/span.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import { isBlankCode, skipSpace } from './space.ts';
import { parseExec, splitBlanks, splitCommand, splitPairs, type Piece } from './words.ts';

/** A word of an instruction's arguments, as written; `span` is where it stands in the file. */
export interface Argument extends Span {
  /** The text the builder sees, quotes and escapes kept. */
  readonly text: string;
}

/** A builder flag. */
export interface Flag extends Span {
  /** `mount` of `--mount=…`, in lower case as the builder demands it. */
  readonly name: string;
  /** What stands after `=`, quotes removed; undefined without `=`. */
  readonly value: string | undefined;
  /** The text as the file has it. */
  readonly text: string;
}

/** One `name=value` of ENV, LABEL or ARG. */
export interface Pair {
  readonly name: Argument;
  /** Undefined for `ARG x`; in the legacy form `ENV x y z` everything after the name. */
  readonly value: Argument | undefined;
  /** `ENV x y`, without `=`. */
  readonly legacy: boolean;
}

/** Why the shell text of an instruction cannot be read. */
export type Opaque =
  | 'exec-form'
  | 'heredoc-shebang'
  | 'foreign-shell'
  | 'glued-continuation'
  | 'not-parsable'
  | 'ambiguous-syntax'
  | 'too-long'
  | 'no-command';

/** The instructions that the builder knows. */
export const keywords: ReadonlySet<string> = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
const execForm = new Set(['CMD', 'ENTRYPOINT', 'RUN', 'SHELL', 'COPY', 'ADD', 'VOLUME', 'HEALTHCHECK']);
const pairForm = new Set(['ENV', 'LABEL', 'ARG']);

/**
 * One instruction, or the trigger inside an ONBUILD. Its span runs from its keyword (or a lone continuation mark before
 * it) to its last character, heredocs included, without the line end. What costs time is read when asked for.
 */
export class Instruction implements Span, Remembering {
  readonly start: number;
  readonly end: number;
  /** In upper case, known to the builder or not. */
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly flags: readonly Flag[];
  /** Place in `dockerfile.instructions`; a trigger has that of its ONBUILD. */
  readonly index: number;
  /** The ONBUILD around a trigger. */
  readonly onbuild: Instruction | undefined;
  readonly dockerfile: Dockerfile;
  /** The stage it belongs to; undefined before the first FROM. FROM belongs to the stage that it starts. */
  stage: Stage | undefined;
  memory: Remembered | undefined;
  readonly #logical: LogicalLine;
  readonly #rest: number;
  readonly #end: number;
  #exec: readonly string[] | 'not-strings' | null | undefined;
  #words: readonly Argument[] | undefined;
  #pairs: readonly Pair[] | 'failed' | undefined;
  #reading: ScriptReading | undefined;
  #trigger: Instruction | null | undefined;

  constructor(dockerfile: Dockerfile, logical: LogicalLine, index: number, onbuild?: Instruction, from = 0) {
    const { keyword, flags, rest, end } = splitCommand(logical.joined, from, dockerfile.escape);
    this.dockerfile = dockerfile;
    this.index = index;
    this.onbuild = onbuild;
    this.#logical = logical;
    this.#rest = rest;
    this.#end = end;
    this.keyword = keyword.text;
    this.keywordSpan = this.#span(keyword);
    this.start = onbuild ? this.keywordSpan.start : logical.start;
    this.end = logical.end;
    this.flags = flags.map((flag) => {
      const equals = flag.value.indexOf('=');
      return {
        ...this.#span(flag),
        name: (equals < 0 ? flag.value : flag.value.slice(0, equals)).slice(2),
        value: equals < 0 ? undefined : flag.value.slice(equals + 1),
        text: flag.text,
      };
    });
  }

  /** First line, from 1. */
  get line(): number {
    return this.#logical.line;
  }

  /** Last line, from 1, heredocs included. */
  get endLine(): number {
    return this.#logical.endLine;
  }

  /** Whether the builder knows the keyword. */
  get known(): boolean {
    return keywords.has(this.keyword);
  }

  /** Comment lines inside its continuations. */
  get comments(): readonly Comment[] {
    return this.#logical.comments;
  }

  /** Heredocs it opens. */
  get heredocs(): readonly Heredoc[] {
    return this.#logical.heredocs;
  }

  /** What the builder sees after keyword and flags: one line, continuations joined, ends trimmed. */
  get value(): string {
    return this.#logical.joined.slice(this.#rest, this.#end);
  }

  /** The whole line as the builder sees it. */
  get joined(): string {
    return this.#logical.joined;
  }

  /** Where the arguments stand in the file, without heredoc bodies; empty at the end if there are none. */
  get body(): Span {
    const { lineEnd } = this.#logical;
    if (this.#rest >= this.#end) return { start: lineEnd, end: lineEnd };
    return this.#span({ start: this.#rest, end: this.#end });
  }

  /** The pieces of the file that make the joined line; between two of them stand a continuation mark, blanks, comments. */
  get pieces(): readonly Span[] {
    return this.#logical.pieces;
  }

  /** The strings of the exec form (a JSON array), undefined in shell form. */
  get exec(): readonly string[] | undefined {
    const exec = this.#readExec();
    return typeof exec === 'object' && exec !== null ? exec : undefined;
  }

  /** Whether the arguments are a JSON array of something else than strings, which the builder refuses. */
  get execNotStrings(): boolean {
    return this.#readExec() === 'not-strings';
  }

  /** The arguments split at blanks, as the builder does for FROM, COPY, ADD, EXPOSE, VOLUME, USER; none in exec form. */
  get words(): readonly Argument[] {
    if (!this.#words) {
      const pieces = this.exec ? [] : splitBlanks(this.#logical.joined, this.#rest, this.#end);
      this.#words = pieces.map((piece) => this.#argument(piece));
    }
    return this.#words;
  }

  /** The definitions of ENV, LABEL and ARG; undefined where the builder reports an error. */
  get pairs(): readonly Pair[] | undefined {
    if (this.#pairs === undefined) {
      const { escape } = this.dockerfile;
      const pieces = pairForm.has(this.keyword)
        ? splitPairs(this.#logical.joined, this.#rest, this.#end, escape, this.keyword !== 'ARG')
        : [];
      this.#pairs =
        pieces?.map(({ name, value, legacy }) => ({
          name: this.#argument(name),
          value: value && this.#argument(value),
          legacy,
        })) ?? 'failed';
    }
    return this.#pairs === 'failed' ? undefined : this.#pairs;
  }

  /** The instruction that ONBUILD carries. */
  get trigger(): Instruction | undefined {
    if (this.#trigger === undefined) {
      const holds = this.keyword === 'ONBUILD' && this.#rest < this.#end;
      this.#trigger = holds ? new Instruction(this.dockerfile, this.#logical, this.index, this, this.#rest) : null;
      if (this.#trigger) this.#trigger.stage = this.stage;
    }
    return this.#trigger ?? undefined;
  }

  /** Whether the arguments are one heredoc alone, whose body is the script (RUN) or nothing else. */
  get heredocOnly(): boolean {
    return this.heredocs.length > 0 && parseHeredoc(this.value) !== undefined;
  }

  /** The shell tree of a RUN, or of CMD, ENTRYPOINT in shell form; undefined where `opaque` tells why. */
  get script(): Script | undefined {
    return this.#read().script;
  }

  /** Why there is no script; undefined if there is one. */
  get opaque(): Opaque | undefined {
    return this.#read().opaque;
  }

  /** Gives its shell tree back for the next reading of the file; nobody may look at the tree's nodes any more. */
  release(): void {
    if (this.#reading?.script) releaseScript(this.#reading.script);
    this.#reading = undefined;
    this.#trigger?.release();
  }

  /** The file offsets of a range of the joined line. */
  #span(range: Span): Span {
    return { start: fileOffset(this.#logical, range.start, false), end: fileOffset(this.#logical, range.end, true) };
  }

  #argument(piece: Piece): Argument {
    return { ...this.#span(piece), text: piece.text };
  }

  #readExec(): readonly string[] | 'not-strings' | null {
    if (this.#exec === undefined) this.#exec = execForm.has(this.keyword) ? parseExec(this.#execText()) : null;
    return this.#exec;
  }

  #execText(): string {
    if (this.keyword !== 'HEALTHCHECK') return this.value;
    let at = this.#rest;
    while (at < this.#end && !isBlankCode(this.#logical.joined.charCodeAt(at))) at++;
    return this.#logical.joined.slice(skipSpace(this.#logical.joined, at, this.#end), this.#end);
  }

  #read(): ScriptReading {
    this.#reading ??= readScript(this, this.dockerfile.text, this.#logical);
    return this.#reading;
  }
}
