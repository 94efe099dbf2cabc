import type { Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { isWindowsStage } from './platform.ts';
import { lastBefore, parentOf, rootOf } from './timeline.ts';
import { Memory } from '../text/memory.ts';

export { parentOf, rootOf };

/** Stages that are built from this one, directly or through others. */
export const descendantsOf = (stage: Stage): Stage[] => {
  const found = new Set<Stage>([stage]);
  for (const other of stage.from.dockerfile.stages) {
    const parent = parentOf(other);
    if (parent && found.has(parent)) found.add(other);
  }
  found.delete(stage);
  return [...found];
};

/** A user as the file sets it. */
export interface UserInForce {
  /** `app`, `1000`, `app:app` after expansion; undefined where a variable decides. */
  readonly value: string | undefined;
  readonly definition: Instruction;
}

/** The USER in force at an instruction; undefined if the file sets none by then and the base image decides. */
export const userInForce = (at: Instruction): UserInForce | undefined => {
  const definition = lastBefore(at, 'USER');
  if (!definition) return undefined;
  return { value: at.dockerfile.variables.expand(definition.value, definition)?.value, definition };
};

const directories = new Memory<Instruction, { readonly value: string | undefined }>('instruction');

/**
 * The working directory in force at an instruction; undefined where the base image or a variable decides. A relative
 * WORKDIR is resolved against the one before it.
 */
export const workdirInForce = (at: Instruction): string | undefined => {
  const { stage } = at;
  if (!stage || isWindowsStage(at)) return undefined;
  const unread: Instruction[] = [];
  let from = lastBefore(at, 'WORKDIR');
  while (from && directories.get(from) === undefined) {
    unread.push(from);
    from = lastBefore(from, 'WORKDIR');
  }
  let directory = from ? directories.get(from)?.value : rootOf(stage).base.kind === 'scratch' ? '/' : undefined;
  for (const definition of unread.reverse()) {
    const value = at.dockerfile.variables.expand(definition.value, definition)?.value;
    if (value?.startsWith('/')) directory = join(value);
    else directory = value && directory !== undefined ? join(`${directory}/${value}`) : undefined;
    directories.set(definition, { value: directory });
  }
  return directory;
};

/** Cleans a path as Go's path.Join does. */
const join = (path: string): string => {
  const result: string[] = [];
  for (const component of path.split('/')) {
    if (component === '..') result.pop();
    else if (component !== '' && component !== '.') result.push(component);
  }
  return `/${result.join('/')}`;
};
