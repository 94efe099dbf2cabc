import { userInForce, workdirInForce, type Instruction, type Stage } from '../dockerfile/index.ts';
import { extendChain, startChain, type Barrier, type Chain } from './chain.ts';
import { effectsOf } from './effects.ts';
import { removesDirectory } from './removal.ts';
import { isRelated, removesAnything, removesFrom } from './traces.ts';
import { enterWorkdir } from './workdir.ts';

/** The parts of a chain in which joining makes the image smaller, each a chain of its own. */
export const relatedParts = (chain: Chain): Chain[] => {
  const ranges: { start: number; end: number }[] = [];
  chain.links.forEach((later, end) => {
    const start = chain.links.slice(0, end).findIndex(({ instruction }) => isRelated(instruction, later.instruction));
    if (start < 0) return;
    let from = start;
    for (let last = ranges.at(-1); last && last.end >= from; last = ranges.at(-1)) {
      from = Math.min(from, last.start);
      ranges.pop();
    }
    ranges.push({ start: from, end });
  });
  return ranges.map(({ start, end }) => rebuilt(chain, start, end)).filter((one) => one !== undefined);
};

const rebuilt = (chain: Chain, start: number, end: number): Chain | undefined => {
  const [first, ...others] = chain.links.slice(start, end + 1);
  let built: ReturnType<typeof extendChain> | undefined = first && startChain(first.instruction, first.script);
  for (const { instruction, script } of others)
    if (typeof built === 'object') built = extendChain(built, instruction, script);
  return typeof built === 'object' ? built : undefined;
};

/** RUNs with WORKDIRs between them that can become one RUN, and the WORKDIR that is in force behind them. */
export interface Crossing {
  readonly chain: Chain;
  /** `WORKDIR /app`, without the line end; undefined where the next instruction sets another one. */
  readonly workdir: string | undefined;
}

/** Rows of RUNs with WORKDIRs between them. */
export const rowsOf = (stage: Stage): (readonly Instruction[])[] => {
  const rows: Instruction[][] = [[]];
  for (const instruction of stage.instructions) {
    if (instruction.keyword === 'RUN' || instruction.keyword === 'WORKDIR') rows.at(-1)?.push(instruction);
    else rows.push([]);
  }
  return rows.filter((row) => {
    const start = row.findIndex(({ keyword }) => keyword === 'RUN');
    const end = row.findLastIndex(({ keyword }) => keyword === 'RUN');
    return start >= 0 && row.slice(start, end).some(({ keyword }) => keyword === 'WORKDIR');
  });
};

/** RUNs behind a WORKDIR that cannot become one with those before it, though it would pay. */
export interface Obstruction<R> {
  /** The RUN before `next`. */
  readonly last: Instruction;
  readonly next: Instruction;
  readonly reason: R | Barrier | 'workdir-path';
}

/**
 * The shortest part of a row of RUNs and WORKDIRs in which a later RUN deletes what an earlier one made behind a WORKDIR.
 * `refusal` says what keeps the next RUN from being joined to those before it, whatever it does to its shell. Behind what
 * stands in the way it goes on; where nothing can be joined, the first obstruction is the answer.
 */
export const crossingIn = <R>(
  row: readonly Instruction[],
  refusal: (links: Chain['links'], next: Instruction) => R | undefined,
): Crossing | Obstruction<R> | undefined => {
  const [start, end] = reachOf(row);
  const first = row[start];
  if (!first?.script || end <= start) return undefined;
  const behind = row[end + 1];
  const found = crossed(row.slice(start, end + 1), behind, refusal);
  if (!found || !('reason' in found)) return found;
  const next = crossingIn(row.slice(row.indexOf(found.next)), refusal);
  return next && 'chain' in next ? next : found;
};

/** One RUN of a part of a row that starts and ends with a RUN. */
const crossed = <R>(
  part: readonly Instruction[],
  behind: Instruction | undefined,
  refusal: (links: Chain['links'], next: Instruction) => R | undefined,
): Crossing | Obstruction<R> | undefined => {
  const [first, ...others] = part;
  if (!first?.script) return undefined;
  let chain = startChain(first, first.script);
  let last = first;
  let enter: string[] = [];
  let unwritable = false;
  const workdirs: Instruction[] = [];
  for (const next of others) {
    if (next.keyword === 'WORKDIR') {
      const commands = enterWorkdir(next);
      if (commands === undefined) unwritable = true;
      else enter.push(commands);
      workdirs.push(next);
      continue;
    }
    const reason = unwritable ? 'workdir-path' : refusal(chain.links, next);
    if (reason !== undefined) return { last, next, reason };
    if (!next.script) return undefined;
    const longer = extendChain(chain, next, next.script, enter.length > 0 ? enter.join(' && ') : undefined);
    if (typeof longer !== 'object') return { last, next, reason: longer };
    chain = longer;
    last = next;
    enter = [];
  }
  if (workdirs.length === 0) return undefined;
  if (behind?.keyword === 'WORKDIR' && behind.value.startsWith('/')) return { chain, workdir: undefined };
  // the WORKDIR behind it would make the directory anew
  if (!last.script || removesDirectory(last, effectsOf(last.script))) return undefined;
  const workdir = lastOf(workdirs, last);
  return workdir === undefined ? undefined : { chain, workdir };
};

/** The first part of a row in which RUNs lose something to later ones behind a WORKDIR. */
const reachOf = (row: readonly Instruction[]): [number, number] => {
  let reach: [number, number] | undefined;
  const runs: number[] = [];
  /** How many of these RUNs stand before the last WORKDIR. */
  let before = 0;
  for (const [at, later] of row.entries()) {
    if (later.keyword === 'WORKDIR') before = runs.length;
    if (later.keyword !== 'RUN') continue;
    runs.push(at);
    if (before === 0 || !removesAnything(later)) continue;
    const from = runs.slice(0, before).find((index) => {
      const earlier = row[index];
      return earlier !== undefined && removesFrom(earlier, later);
    });
    if (from === undefined) continue;
    if (reach && from > reach[1]) break;
    reach = [Math.min(from, reach?.[0] ?? from), at];
  }
  return reach ?? [0, -1];
};

/** The last of some WORKDIRs as it stands where the others are gone; undefined where that cannot be written. */
const lastOf = (workdirs: readonly Instruction[], behind: Instruction): string | undefined => {
  const workdir = workdirs.at(-1);
  if (!workdir) return undefined;
  const { dockerfile, value, start, end, keywordSpan } = workdir;
  const isAbsolute =
    value.startsWith('/') || dockerfile.variables.expand(value, workdir)?.value?.startsWith('/') === true;
  if (workdirs.length === 1 || isAbsolute) return dockerfile.text.slice(start, end);
  const path = workdirInForce(behind);
  if (path === undefined || !/^[\w./@+-]+$/.test(path)) return undefined;
  return `${dockerfile.text.slice(keywordSpan.start, keywordSpan.end)} ${path}`;
};

/** Whether RUNs run as root there, as far as the file tells; undefined where it sets no user. */
export const runsAsRoot = (instruction: Instruction): boolean | undefined => {
  const user = userInForce(instruction);
  if (!user) return undefined;
  const [name] = user.value?.split(':') ?? [];
  return name === 'root' || name === '0';
};
