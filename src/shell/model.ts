import type { Remembering } from '../text/memory.ts';
import type { Span } from '../text/span.ts';

/** One word of a command, quotes included in its span. All spans here are offsets into the file. */
export interface Word extends Span {
  /** The text as written. */
  readonly text: string;
  /** What the word is after quote removal; undefined if it depends on an expansion, a glob, a brace list or `~`, or crosses a line join. */
  readonly value: string | undefined;
  /** Names of the parameters it expands, `?`, `@`, `1` and such among them, those inside nested scripts not. */
  readonly parameters: readonly string[];
  /** Command and process substitutions in it. */
  readonly scripts: readonly List[];
  readonly quoted: boolean;
  /** It holds an unquoted `*`, `?`, `[…]`, `{a,b}` or extended glob. */
  readonly globs: boolean;
  /** Expanding it sets a variable: `${x:=y}`, `$((x = 1))`, `$((x++))`. */
  readonly assigns: boolean;
  /** Expanding it may end the shell: `${x:?}`. */
  readonly demands: boolean;
}

/** `name=value` before a command or alone. */
export interface Assignment extends Span {
  readonly name: string;
  /** Undefined for an array. */
  readonly value: Word | undefined;
  readonly append: boolean;
}

/** `2>&1`, `< file`, `<<< word`, `<<EOF`. */
export interface Redirect extends Span {
  readonly operator: string;
  /** File descriptor as written; undefined if none is. */
  readonly descriptor: string | undefined;
  readonly target: Word | undefined;
  /** Substitutions that a heredoc's body or a here-string runs. */
  readonly scripts: readonly List[];
}

/** A simple command: assignments, words (the first names it), redirections. */
export interface SimpleCommand extends Span, Remembering {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  /** Name first; empty if the command only assigns or redirects. */
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** Any other command. `bodies` are its lists in the order of the text (condition before body). */
export interface CompoundCommand extends Span {
  readonly kind:
    | 'subshell'
    | 'group'
    | 'if'
    | 'for'
    | 'while'
    | 'until'
    | 'case'
    | 'select'
    | 'function'
    | 'test'
    | 'arithmetic'
    | 'coproc';
  /** A function's or a loop variable's name. */
  readonly name: string | undefined;
  readonly words: readonly Word[];
  readonly bodies: readonly List[];
  readonly redirects: readonly Redirect[];
}

/** A command of either kind. */
export type Command = SimpleCommand | CompoundCommand;

/** `a | b`, also a single command. */
export interface Pipeline extends Span {
  /** Starts with an odd number of `!`. */
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** `a && b || c`, also a single pipeline. */
export interface AndOr extends Span {
  readonly pipelines: readonly Pipeline[];
  readonly operators: readonly ('&&' | '||')[];
}

/** One element of a list and what ends it. */
export interface Statement extends Span {
  readonly andOr: AndOr;
  /** `&`: runs in the background. */
  readonly background: boolean;
  /** `''` at the end of its list. */
  readonly terminator: ';' | '&' | 'newline' | '';
}

/** Statements in order: a script, the body of a loop, a substitution. */
export interface List extends Span, Remembering {
  readonly statements: readonly Statement[];
}

/** The shell text of one instruction. */
export interface Script extends Span, Remembering {
  readonly body: List;
  /** Text after the last statement that is a comment, where something appended would be lost. */
  readonly trailingComment: Span | undefined;
  /** Constructs of bash that dash and busybox lack or read differently: `[[`, `&>`, arrays … */
  readonly bashisms: readonly string[];
}
