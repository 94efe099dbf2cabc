import type { Instruction } from '../dockerfile/index.ts';

/**
 * The commands that do in a RUN what a WORKDIR does before it: `mkdir -p /app && cd /app`, with the path as the builder
 * expands it. Undefined where the shell would read it in another way.
 */
export const enterWorkdir = (instruction: Instruction): string | undefined => {
  const expanded = instruction.dockerfile.variables.expand(instruction.value, instruction);
  if (expanded?.value === undefined || !isPath(expanded.value) || instruction.comments.length > 0) return undefined;
  const word = withVariables(instruction.value) ?? (expanded.fixed ? quoted(expanded.value) : undefined);
  if (word === undefined) return undefined;
  return expanded.value === '/' ? 'cd /' : `mkdir -p ${word} && cd ${word}`;
};

/** Not `-`, not `~`, nothing that `cd` or `mkdir` take for something else. */
const isPath = (text: string): boolean => /^[\w./]/.test(text) && !/[\0-\x1f]/.test(text);

const quoted = (path: string): string => (/^[\w./:@%+=,-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

/** `"$HOME/app"`: what the builder expands stands in the environment of the RUN, whatever another build sets it to. */
const withVariables = (text: string): string | undefined =>
  text.includes('$') && /^(?:[\w./:@%+=,-]|\$\w+|\$\{\w+\})+$/.test(text) ? `"${text}"` : undefined;
