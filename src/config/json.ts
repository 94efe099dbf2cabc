import type { Path } from './shape.ts';

/** A value and where its parts stand in the text. */
export interface Located {
  readonly value: unknown;
  /** The offset of what a path leads to, or of its key. The nearest part that is there, if it is not. */
  readonly at: (path: Path, key: boolean) => number;
}

/** Why a text is no JSON. */
export class JsonFault extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

interface Node {
  readonly value: unknown;
  readonly start: number;
  readonly members?: ReadonlyMap<string, { readonly key: number; readonly node: Node }>;
  readonly items?: readonly Node[];
}

const deepest = 64;

/**
 * Reads JSON and keeps where each part stands: JSON.parse does not say, and not always where a text is wrong.
 * @throws JsonFault
 */
export const readJson = (text: string): Located => {
  const root = new Reader(text).document();
  return {
    value: root.value,
    at: (path, key) => {
      let at = root.start;
      let node: Node = root;
      for (const [index, part] of path.entries()) {
        const isLast = index === path.length - 1;
        const member: { readonly key?: number; readonly node: Node } | undefined =
          typeof part === 'string' ? node.members?.get(part) : node.items?.[part] && { node: node.items[part] };
        if (!member) break;
        at = (isLast && key ? member.key : undefined) ?? member.node.start;
        node = member.node;
      }
      return at;
    },
  };
};

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Node {
    if (this.#text.startsWith('\uFEFF')) this.#at++;
    const node = this.#value(0);
    if (this.#space() !== '') throw this.#fault('there is more behind the end of the value');
    return node;
  }

  /** The next character that is no white space; '' at the end. */
  #space(): string {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text[this.#at] ?? '';
  }

  #value(depth: number): Node {
    const char = this.#space();
    const start = this.#at;
    if (depth > deepest) throw this.#fault('it is nested too deeply');
    if (char === '{') return this.#object(start, depth);
    if (char === '[') return this.#array(start, depth);
    if (char === '"') return { value: this.#string(), start };
    const word = /[-+\w.]*/y;
    word.lastIndex = start;
    const [found = ''] = word.exec(this.#text) ?? [];
    try {
      if (found === '') throw new SyntaxError();
      const value: unknown = JSON.parse(found);
      this.#at += found.length;
      return { value, start };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.#fault(this.#unexpected(char, 'a value'));
    }
  }

  #object(start: number, depth: number): Node {
    const members = new Map<string, { key: number; node: Node }>();
    this.#parts('}', () => {
      if (this.#space() !== '"')
        throw this.#fault(this.#unexpected(this.#text[this.#at] ?? '', 'a name in double quotes'));
      const key = this.#at;
      const name = this.#string();
      if (members.has(name)) {
        this.#at = key;
        throw this.#fault(`"${name}" stands here twice; keep one`);
      }
      if (this.#space() !== ':') throw this.#fault(this.#unexpected(this.#text[this.#at] ?? '', 'a colon'));
      this.#at++;
      members.set(name, { key, node: this.#value(depth + 1) });
    });
    const value = Object.fromEntries(Array.from(members, ([name, { node }]) => [name, node.value]));
    return { value, start, members };
  }

  #array(start: number, depth: number): Node {
    const items: Node[] = [];
    this.#parts(']', () => items.push(this.#value(depth + 1)));
    return { value: items.map((item) => item.value), start, items };
  }

  /** Goes from part to part, past the commas between and the closing character. */
  #parts(close: '}' | ']', read: () => void): void {
    this.#at++;
    for (let index = 0; ; index++) {
      const char = this.#space();
      if (char === close && index === 0) break;
      read();
      const next = this.#space();
      if (next === close) break;
      if (next !== ',') throw this.#fault(this.#unexpected(next, `a comma or ${close}`));
      this.#at++;
      if (this.#space() === close) throw this.#fault('a comma stands before the end; JSON has none there');
    }
    this.#at++;
  }

  #string(): string {
    const whole = /"(?:[^"\\\n]|\\.)*"/y;
    whole.lastIndex = this.#at;
    const [found] = whole.exec(this.#text) ?? [];
    if (found === undefined) throw this.#fault('the text that starts here has no closing quote');
    try {
      const value = JSON.parse(found) as string;
      this.#at += found.length;
      return value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw this.#fault('the text that starts here has an escape or a control character that JSON does not know');
    }
  }

  #unexpected(char: string, wanted: string): string {
    if (char === '') return `the text ends where ${wanted} belongs`;
    if (char === '/' || char === '#') return 'JSON has no comments; imgfix.config.yaml can have some';
    return `${JSON.stringify(char)} stands where ${wanted} belongs`;
  }

  #fault(message: string): JsonFault {
    return new JsonFault(this.#at, message);
  }
}
