import { rootOf, type Instruction } from '../dockerfile/index.ts';
import { startDirectoryOf } from '../knowledge/start-directories.ts';
import { below, workplaceOf, type Place } from './copies.ts';

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

/**
 * The absolute path of a relative WORKDIR as it may be written in its place; `unknown` where the file does not tell where
 * it starts from, `quoted` where a blank, a quote or a line break keeps it from being written, undefined where a variable does.
 */
export const workdirText = (instruction: Instruction): string | undefined => {
  const { value, pieces, stage } = instruction;
  if (!stage) return undefined;
  if (pieces.length > 1 || !/^[\w./@+${}-]+$/.test(value)) return 'quoted';
  const before = workplaceOf(instruction);
  if (!before) return undefined;
  const { base } = rootOf(stage);
  const image = before.root === 'base' && base.kind === 'image' ? startDirectoryOf(base.reference.name) : undefined;
  if (before.root !== '' && image === undefined) return before.root === 'base' ? 'unknown' : undefined;
  const start: Place = image === undefined ? before : { root: '', path: [...componentsOf(image), ...before.path] };
  if (!value.includes('$')) {
    const place = below(start, value);
    return place && `/${place.path.join('/')}`;
  }
  // a variable in front could hold an absolute path
  if (value.startsWith('$') || value.startsWith('.') || value.split('/').includes('..')) return undefined;
  return `/${[...start.path, value].join('/')}`;
};

const componentsOf = (path: string): string[] => path.split('/').filter((component) => component !== '');
