import { DockerfileParser } from 'dockerfile-ast';

/** An instruction as the second reader sees it: keyword in upper case, first and last line from 1. */
export interface Outline {
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
}

/**
 * The instruction list of a text by dockerfile-ast, the reader that shares no code with the project's own.
 * A text that it fails on gives undefined.
 */
export const secondReading = (text: string): Outline[] | undefined => {
  try {
    return DockerfileParser.parse(text)
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
