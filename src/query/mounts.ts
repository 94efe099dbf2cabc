import type { Instruction } from '../dockerfile/index.ts';

/** A `--mount` of a RUN: its type and its other options; undefined where it is quoted, and so not read here. */
export interface Mount {
  readonly type: string;
  /** In lower case; an option without a value has `true`. */
  readonly options: ReadonlyMap<string, string>;
}

/** The mounts of a RUN. */
export const mountsOf = (instruction: Instruction): readonly (Mount | undefined)[] =>
  instruction.flags.filter(({ name }) => name === 'mount').map(({ value }) => readMount(value ?? ''));

const readMount = (text: string): Mount | undefined => {
  if (text.includes('"')) return undefined;
  const options = new Map<string, string>();
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const name = (at < 0 ? part : part.slice(0, at)).trim().toLowerCase();
    options.set(name, at < 0 ? 'true' : part.slice(at + 1));
  }
  return { type: options.get('type') ?? 'bind', options };
};

/**
 * Whether what a RUN writes there is gone in the next RUN: a tmpfs, and a bind mount that may be written to, whose changes
 * are thrown away.
 */
export const isFreshForEachRun = (mount: Mount | undefined): boolean => {
  if (!mount || mount.type === 'tmpfs') return true;
  if (mount.type !== 'bind') return false;
  const { options } = mount;
  const writable = [options.get('rw'), options.get('readwrite')].some((value) => value !== undefined && isTrue(value));
  const readonly = [options.get('ro'), options.get('readonly')].some((value) => value !== undefined && !isTrue(value));
  return writable || readonly;
};

/** Go's strconv.ParseBool; what it refuses counts as true. */
const isTrue = (value: string): boolean => !['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value);
