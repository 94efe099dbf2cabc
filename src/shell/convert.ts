import type * as unbash from 'unbash';
import type { Span } from '../text/span.ts';
import {
  collectArithmetic,
  collectParts,
  collectWord,
  noParts,
  testWords,
  type Parts,
  type PartSink,
} from './parts.ts';
import type {
  AndOr,
  Assignment,
  Command,
  CompoundCommand,
  List,
  Pipeline,
  Redirect,
  Statement,
  Word,
} from './model.ts';

/** Why a tree is not to be trusted. */
export type ConversionFailure = 'not-parsable' | 'ambiguous-syntax';

interface Positions {
  readonly pos: number;
  readonly end: number;
}
type Compound = Exclude<unbash.CommandNode, unbash.Command>;

/** A word that stands for itself; finding the parts of others takes the parser a second look. */
const plainText = /^[\w./:=@%+,-]+$/;

/** `~`, bash's `$[`, and a last backslash, which shells keep: the parser takes them for plain text. */
const deceptive = /^~|\$\[|(?:^|[^\\])(?:\\\\)*\\$/;
/** Of a word without parts; nobody writes to it. */
const plainParts = noParts();

/** Turns a tree of the parser into the project's own, with offsets into the file; notes what makes it untrustworthy. */
export class Converter implements PartSink {
  failure: ConversionFailure | undefined;
  readonly bashisms = new Set<string>();
  /** Offsets in the text of the bodies of heredocs, closing words included. */
  readonly heredocs: Span[] = [];
  readonly #text: string;
  readonly #base: number;
  readonly #joins: readonly Span[];

  constructor(text: string, base: number, joins: readonly Span[]) {
    this.#text = text;
    this.#base = base;
    this.#joins = joins;
  }

  /** A whole script or the inside of a substitution. */
  script(node: unbash.ParsedScript): List {
    if (node.errors?.length) this.failure ??= 'not-parsable';
    // positions inside a backquote substitution that holds a backslash count in a decoded copy
    if (node.source !== undefined) this.failure ??= 'ambiguous-syntax';
    return this.#list(node.commands, node.pos, node.end);
  }

  #span(node: Positions): Span {
    return { start: this.#base + node.pos, end: this.#base + node.end };
  }

  #compoundList(node: unbash.CompoundList): List {
    return this.#list(node.commands, node.pos, node.end);
  }

  #list(commands: readonly unbash.Statement[], start: number, end: number): List {
    const statements = commands.map((statement, index) => this.#statement(statement, commands[index + 1]));
    const first = commands[0];
    const last = commands.at(-1);
    return {
      start: this.#base + (first ? first.pos : start),
      end: this.#base + (last ? last.end : Math.min(start, end)),
      statements,
      memory: undefined,
    };
  }

  #statement(node: unbash.Statement, next: unbash.Statement | undefined): Statement {
    return {
      start: this.#base + node.pos,
      end: this.#base + node.end,
      andOr: this.#andOr(node.command),
      background: node.background === true,
      terminator: node.background ? '&' : this.#terminator(node.end, next?.pos),
    };
  }

  #terminator(end: number, next: number | undefined): Statement['terminator'] {
    let at = end;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at++;
    if (this.#text[at] === ';' && this.#text[at + 1] !== ';') return ';';
    return next === undefined ? '' : 'newline';
  }

  #andOr(node: unbash.PipelineNode | unbash.AndOr): AndOr {
    const start = this.#base + node.pos;
    const end = this.#base + node.end;
    if (node.type !== 'AndOr') return { start, end, pipelines: [this.#pipeline(node)], operators: [] };
    const pipelines = node.commands.map((command) => this.#pipeline(command));
    return { start, end, pipelines, operators: node.operators };
  }

  #pipeline(node: unbash.PipelineNode): Pipeline {
    const start = this.#base + node.pos;
    const end = this.#base + node.end;
    if (node.type !== 'Pipeline') return { start, end, negated: false, commands: [this.#command(node)] };
    if (node.operators.includes('|&')) this.bashisms.add('|&');
    const negations = node.prefixes.filter((prefix) => prefix.type === 'Negation').length;
    if (node.prefixes.length > negations) this.bashisms.add('time');
    const commands = node.commands.map((command) => this.#command(command));
    return { start, end, negated: negations % 2 === 1, commands };
  }

  #command(node: unbash.CommandNode): Command {
    if (node.type !== 'Command') return this.#compound(node, []);
    const words = node.name ? [this.#word(node.name)] : [];
    const assignments: Assignment[] = [];
    const redirects: Redirect[] = [];
    for (const item of node.prefix) {
      if (item.type === 'Assignment') assignments.push(this.#assignment(item));
      else redirects.push(this.#redirect(item));
    }
    if (node.name && this.#opensParenthesis(node.name.end)) this.failure ??= 'not-parsable';
    for (const item of node.suffix) {
      if (item.type === 'Word') words.push(this.#word(item));
      else if (item.type === 'Assignment') words.push(this.#assignmentWord(item));
      else redirects.push(this.#redirect(item));
    }
    const start = this.#base + node.pos;
    const end = this.#base + node.end;
    return { kind: 'simple', start, end, assignments, words, redirects, memory: undefined };
  }

  /** `a(b`: the parser overlooks the parenthesis, which no shell takes. */
  #opensParenthesis(end: number): boolean {
    let at = end;
    while (this.#text[at] === ' ' || this.#text[at] === '\t') at++;
    return this.#text[at] === '(';
  }

  #compound(node: Compound, redirects: readonly Redirect[]): CompoundCommand {
    const make = (
      kind: CompoundCommand['kind'],
      bodies: readonly List[],
      words: readonly Word[] = [],
      name?: string,
    ): CompoundCommand => ({
      kind,
      start: this.#base + node.pos,
      end: this.#base + node.end,
      name,
      words,
      bodies,
      redirects,
    });
    switch (node.type) {
      case 'Redirected': {
        const inner = this.#compound(
          node.command,
          node.redirects.map((redirect) => this.#redirect(redirect)),
        );
        return { ...inner, start: this.#base + node.pos, end: this.#base + node.end };
      }
      case 'Subshell':
        return make('subshell', [this.#compoundList(node.body)]);
      case 'BraceGroup':
        return make('group', [this.#compoundList(node.body)]);
      case 'If': {
        const elifs = node.elif.flatMap((elif) => [this.#compoundList(elif.clause), this.#compoundList(elif.then)]);
        const rest = node.else ? [this.#compoundList(node.else)] : [];
        return make('if', [this.#compoundList(node.clause), this.#compoundList(node.then), ...elifs, ...rest]);
      }
      case 'For':
        return make(
          'for',
          [this.#compoundList(node.body)],
          (node.wordlist ?? []).map((word) => this.#word(word)),
          node.name.value,
        );
      case 'While':
        return make(node.kind, [this.#compoundList(node.clause), this.#compoundList(node.body)]);
      case 'Case': {
        const bodies = node.items.map((item) => this.#compoundList(item.body));
        const patterns = node.items.flatMap((item) => item.pattern.map((pattern) => this.#word(pattern)));
        // a pattern has no place in the model; one that runs something must not be overlooked
        if (patterns.some(({ scripts, assigns, demands }) => scripts.length > 0 || assigns || demands))
          this.failure ??= 'ambiguous-syntax';
        return make('case', bodies, [this.#word(node.word)]);
      }
      case 'Function': {
        if (this.#text.startsWith('function', node.pos)) this.bashisms.add('function');
        const { body } = node;
        if (body.type === 'CompoundList') {
          this.failure ??= 'not-parsable';
          return make('function', [], [], node.name.value);
        }
        const inner = this.#compound(body, []);
        return { ...make('function', inner.bodies, inner.words, node.name.value), redirects: inner.redirects };
      }
      case 'TestCommand':
        this.bashisms.add('[[');
        if (/[|&<>()]/.test(this.#text.slice(node.pos + 2, node.end - 2))) this.bashisms.add('[[ with operators');
        return make(
          'test',
          [],
          testWords(node.expression).map((word) => this.#word(word)),
        );
      case 'ArithmeticCommand':
        this.bashisms.add('((');
        return make('arithmetic', [], this.#arithmetic([node.expression]));
      case 'ArithmeticFor':
        this.bashisms.add('for ((');
        return make(
          'for',
          [this.#compoundList(node.body)],
          this.#arithmetic([node.initialize, node.test, node.update]),
        );
      case 'Select':
        this.bashisms.add('select');
        return make(
          'select',
          [this.#compoundList(node.body)],
          (node.wordlist ?? []).map((word) => this.#word(word)),
          node.name.value,
        );
      case 'Coproc':
        this.bashisms.add('coproc');
        return make('coproc', [this.#single(node.body)]);
    }
  }

  /** One command as a list. */
  #single(node: unbash.CommandNode | unbash.CompoundList): List {
    if (node.type === 'CompoundList') return this.#compoundList(node);
    const span = this.#span(node);
    const andOr = { ...span, pipelines: [this.#pipeline(node)], operators: [] };
    const statement: Statement = { ...span, andOr, background: false, terminator: '' };
    return { ...span, statements: [statement], memory: undefined };
  }

  #assignment(node: unbash.Assignment): Assignment {
    if (node.append) this.bashisms.add('+=');
    const assignment = {
      start: this.#base + node.pos,
      end: this.#base + node.end,
      name: node.name,
      append: node.append === true,
    };
    if (node.value.type !== 'ArrayValue' && !node.index) {
      const value = this.#word(node.value);
      // a `~` behind a colon is expanded too
      return { ...assignment, value: value.text.includes(':~') ? { ...value, value: undefined } : value };
    }
    this.bashisms.add('array');
    const words = node.value.type === 'ArrayValue' ? [...node.value.elements] : [node.value];
    if (node.index) words.push(node.index);
    // the elements have no place in the model; one that runs something must not be overlooked
    if (words.some((word) => this.#word(word).scripts.length > 0)) this.failure ??= 'ambiguous-syntax';
    return { ...assignment, value: undefined };
  }

  /** `A=1` after a command word, as in `export A=1`. */
  #assignmentWord(node: unbash.Assignment): Word {
    const { value } = this.#assignment(node);
    const plain = value?.value === undefined || node.append ? undefined : `${node.name}=${value.value}`;
    return {
      ...(value ?? this.#wordOf(node, undefined, noParts())),
      start: this.#base + node.pos,
      end: this.#base + node.end,
      text: this.#slice(node),
      value: plain,
    };
  }

  #redirect(node: unbash.Redirection): Redirect {
    const start = this.#base + node.pos;
    const end = this.#base + node.end;
    const { operator } = node;
    const descriptor = node.descriptor && this.#slice(node.descriptor);
    if (node.type === 'HereDoc') {
      if (node.closing) this.heredocs.push({ start: node.body.pos, end: node.closing.end });
      else this.failure ??= 'not-parsable';
      const parts = noParts();
      collectParts(node.body.parts ?? [], parts, this);
      return { start, end, operator, descriptor, target: undefined, scripts: parts.scripts };
    }
    if (operator === '<<<' || operator.startsWith('&>')) this.bashisms.add(operator);
    return { start, end, operator, descriptor, target: node.target && this.#word(node.target), scripts: [] };
  }

  #slice(node: Positions): string {
    return this.#text.slice(node.pos, node.end);
  }

  #word(node: unbash.Word): Word {
    const text = this.#slice(node);
    const parts = plainText.test(text) ? plainParts : this.#parts(node);
    const plain = parts.literal && !this.#crossesJoin(node) && !deceptive.test(text);
    return this.#wordOf(node, plain ? node.value : undefined, parts);
  }

  #crossesJoin(node: Positions): boolean {
    let low = 0;
    let high = this.#joins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#joins[middle]?.end ?? Infinity) <= node.pos) low = middle + 1;
      else high = middle;
    }
    return (this.#joins[low]?.start ?? Infinity) < node.end;
  }

  #wordOf(node: Positions, value: string | undefined, parts: Parts): Word {
    const text = this.#slice(node);
    return {
      start: this.#base + node.pos,
      end: this.#base + node.end,
      text,
      value,
      parameters: parts.parameters,
      scripts: parts.scripts,
      quoted: parts.quoted || text.includes('\\'),
      globs: parts.globs,
      assigns: parts.assigns,
      demands: parts.demands,
    };
  }

  #parts(word: unbash.Word): Parts {
    const parts = noParts();
    collectWord(word, parts, this);
    return parts;
  }

  /** What stands between `((` and `))`, as a word, so that what it runs is not lost. */
  #arithmetic(nodes: readonly (unbash.ArithmeticExpression | undefined)[]): Word[] {
    return nodes
      .filter((node) => node !== undefined)
      .map((node) => {
        const parts = noParts();
        collectArithmetic(node, parts, this);
        return this.#wordOf(node, undefined, parts);
      });
  }
}
