import type { Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { Memory } from '../text/memory.ts';

/** The instructions of a list by keyword, each list in the order of the indices. */
type ByKeyword = ReadonlyMap<string, readonly Instruction[]>;

/** The last element whose index lies below `before`, of a list in the order of the indices. */
export const lastBelow = (list: readonly { readonly index: number }[], before: number): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.index ?? Infinity) < before) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** The stage that a stage is built from. */
export const parentOf = (stage: Stage): Stage | undefined =>
  stage.base.kind === 'stage' ? stage.base.stage : undefined;

/** What is known of stages; a Map where it is of one file only. */
type Known<T> = Pick<Map<Stage, { readonly value: T }>, 'get'> & {
  set(stage: Stage, known: { readonly value: T }): unknown;
};

/** Remembers per stage what is worked out from what its parent has; a chain may be longer than the stack is deep. */
export const alongChain = <T>(memory: Known<T>, top: Stage, compute: (stage: Stage, below: T | undefined) => T): T => {
  const unread: Stage[] = [];
  let stage: Stage | undefined = top;
  while (stage && memory.get(stage) === undefined) {
    unread.push(stage);
    stage = parentOf(stage);
  }
  let known = stage && memory.get(stage);
  for (const next of unread.reverse()) {
    known = { value: compute(next, known?.value) };
    memory.set(next, known);
  }
  return (known as { readonly value: T }).value;
};

const roots = new Memory<Stage, { readonly value: Stage }>('stage');

/** The lowest stage of a chain of FROMs: the one that names an image. */
export const rootOf = (stage: Stage): Stage => alongChain(roots, stage, (at, below) => below ?? at);

const own = new Memory<Stage, ByKeyword>('stage');
const left = new Memory<Stage, ByKeyword>('stage');
/** The instructions that set what is in force until the next one. */
type Setting = 'SHELL' | 'USER' | 'WORKDIR';
const lastMemory = () => new Memory<Stage, { readonly value: Instruction | undefined }>('stage');
const lasts: Readonly<Record<Setting, ReturnType<typeof lastMemory>>> = {
  SHELL: lastMemory(),
  USER: lastMemory(),
  WORKDIR: lastMemory(),
};

const group = (instructions: readonly Instruction[]): ByKeyword => {
  const groups = new Map<string, Instruction[]>();
  for (const instruction of instructions) {
    const list = groups.get(instruction.keyword);
    if (list) list.push(instruction);
    else groups.set(instruction.keyword, [instruction]);
  }
  return groups;
};

const grouped = (memory: Memory<Stage, ByKeyword>, stage: Stage, list: () => readonly Instruction[]): ByKeyword => {
  let groups = memory.get(stage);
  if (!groups) memory.set(stage, (groups = group(list())));
  return groups;
};

const ownOf = (stage: Stage): ByKeyword => grouped(own, stage, () => stage.instructions);
const leftBy = (stage: Stage): ByKeyword => grouped(left, stage, () => triggersOf(stage));

/** The triggers that a stage leaves: the builder runs them at the start of each stage built directly from it. */
export const triggersOf = (stage: Stage): readonly Instruction[] =>
  (ownOf(stage).get('ONBUILD') ?? []).map((onbuild) => onbuild.trigger).filter((trigger) => trigger !== undefined);

const last = (groups: ByKeyword, keyword: string, before: number): Instruction | undefined => {
  const list = groups.get(keyword);
  return list?.[lastBelow(list, before)];
};

/** The last instruction of a kind that a stage and all below it ran, its triggers not. */
const lastOf = (top: Stage, keyword: Setting): Instruction | undefined =>
  alongChain(lasts[keyword], top, (stage, below) => {
    const parent = parentOf(stage);
    return last(ownOf(stage), keyword, Infinity) ?? (parent && last(leftBy(parent), keyword, Infinity)) ?? below;
  });

/**
 * The last instruction of a kind that has run before this one: in its stage, as a trigger of the stage below, in that
 * stage, and so on. A trigger runs on top of its whole stage.
 */
export const lastBefore = (at: Instruction, keyword: Setting): Instruction | undefined => {
  const { stage } = at;
  if (!stage) return undefined;
  if (at.onbuild) return last(leftBy(stage), keyword, at.index) ?? lastOf(stage, keyword);
  const parent = parentOf(stage);
  return (
    last(ownOf(stage), keyword, at.index) ??
    (parent && (last(leftBy(parent), keyword, Infinity) ?? lastOf(parent, keyword)))
  );
};
