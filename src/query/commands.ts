import type { Instruction } from '../dockerfile/index.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { runCommands } from './nested.ts';

/** What every simple command of a RUN runs, those in `sh -c '…'` among them; nothing where its text cannot be read. */
export const allCommandsIn = (instruction: Instruction): Invocation[] =>
  runCommands(instruction).map(({ command }) => unwrap(command));

/**
 * Whether an instruction may have one of these texts anywhere: the quickest way to see that a program is not in it.
 * Heredocs are not looked through.
 */
export const mentions = ({ joined, heredocs }: Instruction, ...texts: readonly string[]): boolean =>
  heredocs.length > 0 || texts.some((text) => joined.includes(text));
