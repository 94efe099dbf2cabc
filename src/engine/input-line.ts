import type { Dockerfile } from '../dockerfile/index.ts';
import type { OffsetMap } from '../text/edits.ts';

/** Where lines of a rewritten text stand in the input: an instruction that was moved stands where it did. */
export const lineOfInput = (input: Dockerfile, after: Dockerfile, map: OffsetMap, line: number): number => {
  const place = (one: number): number => map.toBefore(after.lines.start(one));
  const mapped = input.lines.line(place(line));
  const [own, there] = [textOf(after, line), textOf(input, mapped)];
  if (own === there) return mapped;
  const moved = known.get(input) ?? linesByText(input);
  known.set(input, moved);
  const origin = moved.get(own);
  if (origin !== undefined && origin > 0) return origin;
  // a line that came in above another stands where the one before it does
  for (let below = line + 1; below <= after.lines.count && input.lines.line(place(below)) === mapped; below++) {
    if (textOf(after, below) === there) return Math.max(1, mapped - 1);
  }
  return mapped;
};

const known = new WeakMap<Dockerfile, ReadonlyMap<string, number>>();

/** The line on which a text stands alone; 0 where it does so more than once. */
const linesByText = (dockerfile: Dockerfile): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { line } of dockerfile.instructions) {
    const text = textOf(dockerfile, line);
    found.set(text, found.has(text) ? 0 : line);
  }
  return found;
};

const textOf = ({ text, lines }: Dockerfile, line: number): string =>
  text.slice(lines.start(line), lines.start(line + 1)).trim();
