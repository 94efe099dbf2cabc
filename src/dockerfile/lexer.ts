import { isSpaceCode } from './space.ts';

/**
 * What is known of a variable: its value, that it is not set, nothing, or that only whoever builds can set it (`open`): what
 * `${x:-y}` holds is then its default, as `ARG x=y` would have it.
 */
export type Known = { readonly value: string } | 'unset' | 'unknown' | 'open';

/** How the lexer treats quotes, escapes and variables. */
export interface LexOptions {
  readonly escape: string;
  /** Keep quote characters in the words. */
  readonly rawQuotes: boolean;
  /** Keep escape characters in the words. */
  readonly rawEscapes: boolean;
  /** Value of a variable; `keep` leaves its reference as text. */
  readonly variable: (name: string) => Known | 'keep';
}

/** The builder's reading of a text: `unknown` where a variable's value is not known; undefined where it reports an error. */
export interface Lexed {
  readonly result: string;
  readonly words: readonly string[];
  readonly unknown: boolean;
}

/** Go's `unicode.IsLetter` and `unicode.IsDigit`; almost all names are ASCII, and V8 takes long to read Unicode's classes. */
const isLetter = (character: string): boolean => (character < '\x80' ? /[A-Za-z]/ : /\p{L}/u).test(character);
const isDigit = (character: string): boolean => (character < '\x80' ? /\d/ : /\p{Nd}/u).test(character);
const startsName = (character: string): boolean => character === '_' || isLetter(character);
/** `${a:-${b:-…}}` beyond this is not read: the stack would not last. */
const maxDepth = 500;
const specialParameters = '@*#?-$!0';

/**
 * Splits and expands a text as BuildKit's shell lexer does (frontend/dockerfile/shell/lex.go): quotes, escapes, `$x`,
 * `${x}`, `${x:-y}`, `${x:+y}`, `${x:?y}`, heredoc marks. `${x#p}`, `${x%p}` and `${x/p/r}` make the result unknown.
 */
export const lex = (source: string, options: LexOptions): Lexed | undefined => {
  // Go's scanner skips a byte-order mark
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  let unknown = false;
  let failed = false;
  let depth = 0;
  // one buffer for all levels, as in BuildKit: `a${x:-y}` loses its `a` as a word
  let word = '';

  const run = (stop: string, rawEscapes: boolean): { result: string; words: string[] } => {
    if (++depth > maxDepth) failed = true;
    let result = '';
    let inWord = false;
    word = '';
    const words: string[] = [];
    const addRaw = (piece: string): void => {
      word += piece;
      inWord = true;
    };
    const addSplit = (piece: string): void => {
      for (const character of piece) {
        if (!isSpaceCode(character.charCodeAt(0))) addRaw(character);
        else if (inWord && word !== '') {
          words.push(word);
          word = '';
          inWord = false;
        }
      }
    };
    const finish = (): { result: string; words: string[] } => {
      if (word !== '') words.push(word);
      word = '';
      depth--;
      return { result, words };
    };
    while (at < source.length && !failed) {
      const character = source[at] ?? '';
      if (character === stop) {
        at++;
        return finish();
      }
      if (character === "'" || character === '"' || character === '<') {
        const piece = character === '<' ? heredocMark() : quoted(character, rawEscapes);
        result += piece;
        addRaw(piece);
      } else if (character === '$') {
        const piece = dollar();
        result += piece;
        addSplit(piece);
      } else if (character === options.escape) {
        at++;
        if (rawEscapes) {
          addRaw(character);
          result += character;
        }
        if (at >= source.length) break;
        const escaped = take() ?? '';
        addRaw(escaped);
        result += escaped;
      } else {
        at++;
        addSplit(character);
        result += character;
      }
    }
    if (stop !== '') failed = true;
    return finish();
  };

  /** The next character, a pair of surrogates as one. */
  const take = (): string | undefined => {
    const code = source.codePointAt(at);
    if (code === undefined) return undefined;
    const character = String.fromCodePoint(code);
    at += character.length;
    return character;
  };

  const heredocMark = (): string => {
    at++;
    if (source[at] !== '<') return '<';
    at++;
    const from = at;
    while (source[at] === ' ' || source[at] === '\t' || source[at] === '\r') at++;
    return `<<${source.slice(from, at)}`;
  };

  const quoted = (quote: string, rawEscapes: boolean): string => {
    let result = options.rawQuotes ? quote : '';
    at++;
    while (at < source.length) {
      const character = source[at] ?? '';
      if (character === quote) {
        at++;
        return options.rawQuotes ? result + quote : result;
      }
      if (quote === '"' && character === '$') {
        result += dollar();
        if (failed) return result;
        continue;
      }
      at++;
      if (quote === '"' && character === options.escape) {
        if (rawEscapes) result += character;
        if (at >= source.length) continue;
        const next = source[at] ?? '';
        if (next === '"' || next === '$' || next === options.escape) {
          at++;
          result += next;
          continue;
        }
      }
      result += character;
    }
    failed = true;
    return result;
  };

  const readName = (): string => {
    const from = at;
    const character = (): string => String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (isDigit(character())) {
      while (isDigit(character())) at += character().length;
    } else if (at < source.length && specialParameters.includes(character())) at++;
    else if (startsName(character())) {
      while (startsName(character()) || isDigit(character())) at += character().length;
    }
    return source.slice(from, at);
  };

  const dollar = (): string => {
    const from = at;
    at++;
    if (source[at] !== '{') {
      const name = readName();
      return name === '' ? '$' : substitute(options.variable(name), source.slice(from, at));
    }
    at++;
    const after = source[at];
    if (after === undefined || after === '{' || after === '}' || after === ':') {
      failed = true;
      return '';
    }
    const name = readName();
    let operator = take();
    if (operator === '}') return substitute(options.variable(name), source.slice(from, at));
    if (operator === '/') return replacement(name, from);
    const nullIsUnset = operator === ':';
    if (nullIsUnset) operator = take();
    const pattern = operator === '#' || operator === '%';
    if (operator === undefined || (nullIsUnset ? pattern : !'+-?#%'.includes(operator))) {
      failed = true;
      return '';
    }
    const outer = unknown;
    const operand = run('}', pattern);
    const operandUnknown = unknown;
    unknown = outer;
    const known = options.variable(name);
    if (known === 'keep') return `\${${name}${nullIsUnset ? ':' : ''}${operator}${operand.result}}`;
    if (!'+-?#%'.includes(operator)) failed = true;
    if (known === 'open' && operator === '-' && nullIsUnset) {
      unknown ||= operandUnknown;
      return operand.result;
    }
    if (known === 'unknown' || known === 'open' || pattern) {
      unknown = true;
      return source.slice(from, at);
    }
    const empty = known === 'unset' || (nullIsUnset && known.value === '');
    if (operator === '?') {
      if (empty) failed = true;
      return empty ? '' : substitute(known, '');
    }
    if (operator === '-' ? empty : !empty) {
      unknown ||= operandUnknown;
      return operand.result;
    }
    return operator === '-' && known !== 'unset' ? known.value : '';
  };

  /** `${x/pattern/text}` and `${x//pattern/text}`, whose result is not worked out. */
  const replacement = (name: string, from: number): string => {
    if (source[at] === '/') at++;
    const outer = unknown;
    const pattern = run('/', true).result;
    const text = failed ? '' : run('}', true).result;
    unknown = outer;
    if (options.variable(name) === 'keep') return `\${${name}/${pattern}/${text}}`;
    unknown = true;
    return source.slice(from, at);
  };

  const substitute = (known: Known | 'keep', original: string): string => {
    if (known === 'keep') return original;
    if (known === 'unset') return '';
    if (known !== 'unknown' && known !== 'open') return known.value;
    unknown = true;
    return original;
  };

  const { result, words } = run('', options.rawEscapes);
  const gaveUp = (): boolean => failed;
  return gaveUp() ? undefined : { result, words, unknown };
};
