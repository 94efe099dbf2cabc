import type { Instruction } from '../dockerfile/index.ts';
import type { Script } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';

/** Puts a command that cannot fail in front of all others of a RUN. */
export const startScript = (run: Instruction, { body }: Script, command: string): Edit => {
  const { text, endOfLine } = run.dockerfile;
  const { start } = body;
  if (!run.heredocOnly) return { start, end: start, text: `${command} && ` };
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return { start, end: start, text: command + endOfLine + indent };
};
