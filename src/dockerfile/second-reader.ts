import { Parser } from 'dockerfile-ast/lib/parser.js';

/** An instruction as the second reader sees it: keyword in upper case, first and last line from 1. */
export interface Outline {
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
}

/** The arguments of `Parser#createInstruction`: the model so far, the keyword as written, and offsets. */
type Place = readonly [dockerfile: unknown, keyword: string, start: number, keywordEnd: number, end: number];

/** What the parser asks of an instruction while it reads on. */
interface BareInstruction {
  getKeyword(): string;
  getRange(): { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  getArguments(): readonly never[];
  getTriggerInstruction(): null;
}

interface OpenParser {
  readonly buffer: string;
  readonly document: { positionAt(offset: number): { readonly line: number } };
  createInstruction(...place: Place): BareInstruction;
  parse(text: string): { getInstructions(): readonly BareInstruction[] };
}

/**
 * The package's parser without its models of single instructions, which take four fifths of its time: it looks into
 * them for heredocs only.
 */
const openParser = (): OpenParser => {
  const parser = new Parser() as unknown as OpenParser;
  const whole = parser.createInstruction.bind(parser);
  parser.createInstruction = (...place) => {
    const [, keyword, start, , end] = place;
    if (parser.buffer.slice(start, end).includes('<<')) return whole(...place);
    return {
      getKeyword: () => keyword.toUpperCase(),
      getRange: () => ({ start: parser.document.positionAt(start), end: parser.document.positionAt(end) }),
      getArguments: () => [],
      getTriggerInstruction: () => null,
    };
  };
  return parser;
};

/**
 * The instruction list of a text by dockerfile-ast, the reader that shares no code with the project's own.
 * A text that it fails on gives undefined.
 */
export const secondReading = (text: string): Outline[] | undefined => {
  try {
    return openParser()
      .parse(text)
      .getInstructions()
      .map((instruction) => {
        const range = instruction.getRange();
        return {
          keyword: instruction.getKeyword(),
          line: range.start.line + 1,
          endLine: range.end.line + 1,
        };
      });
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
};
