import type { Copy } from '../query/copies.ts';
import { namesTheBuild } from '../knowledge/changing-arguments.ts';
import type { Cut } from '../query/early-runs.ts';
import type { EarlyInstalls } from '../query/install-order.ts';
import type { ManifestCopy } from '../query/manifest-copies.ts';
import type { Instruction } from '../dockerfile/index.ts';
import { commandsOf } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import { insertAbove, moveBelow } from './move-below.ts';
import { prependCommand } from './prepend-command.ts';
import { textFor } from './words.ts';

/**
 * Moves the COPY of the sources behind the installs that do not need them, puts other COPYs in its place, and adds the
 * steps that only download. `absolute`: the destination has to be written out, since another directory is in force there.
 * Undefined where the instructions cannot be rewritten.
 */
export const moveSourcesBehind = (
  { instruction, place }: Copy,
  { last, cut, installs }: EarlyInstalls,
  manifests: readonly ManifestCopy[],
  absolute: boolean,
): readonly Edit[] | undefined => {
  const instead = manifests.map(({ text }) => `${textFor(instruction, 'COPY')} ${text}`);
  const flags = last.flags.map((flag) => `${flag.text} `).join('');
  const destination = instruction.words.at(-1);
  if (absolute && !destination) return undefined;
  const { text: whole } = instruction.dockerfile;
  const text =
    absolute && destination && place
      ? `${whole.slice(instruction.start, destination.start)}/${place.path.join('/')}${whole.slice(destination.end, instruction.end)}`
      : whole.slice(instruction.start, instruction.end);
  if (cut) return moveBelow(instruction, { instead, text, target: cutTarget(last, cut, flags) });
  const staying = installs.find(({ inputs }) => inputs.download !== undefined);
  if (staying?.inputs.download === undefined) {
    return moveBelow(instruction, { instead, text, target: { kind: 'behind', instruction: last } });
  }
  const touch = touchBefore(last, staying.inputs.touched ?? []);
  if (!touch) return undefined;
  const { download } = staying.inputs;
  const added = [`${textFor(last, 'RUN')} ${flags}${download}`];
  const stage = instruction.stage?.instructions ?? [];
  const between = stage.filter(({ index }) => index > instruction.index && index < last.index);
  if (between.every((one) => one.keyword === 'LABEL' || doesNotReach(one, download)))
    return [insertAbove(instruction, [...instead, ...added]), ...touch];
  return [...moveBelow(instruction, { instead, text, target: { kind: 'before', instruction: last, added } }), ...touch];
};

/** Whether an ARG only tells what the build is called or made for; any other may hold what a download needs: a proxy, a token. */
const doesNotReach = ({ keyword, pairs = [] }: Instruction, download: string): boolean =>
  keyword === 'ARG' &&
  pairs.every(({ name: { text } }) => namesTheBuild(text) && !new RegExp(`\\$\\{?${text}\\b`).test(download));

const cutTarget = (
  last: Instruction,
  { lastBefore, first, opening, ending }: Cut,
  flags: string,
): Parameters<typeof moveBelow>[1]['target'] => {
  const { text } = last.dockerfile;
  return {
    kind: 'cut',
    instruction: last,
    gap: { start: lastBefore.end, end: first.start },
    opening: `${text.slice(last.keywordSpan.start, last.keywordSpan.end)} ${flags}${opening}`,
    ...(ending === undefined ? {} : { ending }),
  };
};

/** `touch src/main.rs && ` in front of the first command; undefined where nothing can be put there. */
const touchBefore = (run: Instruction, paths: readonly string[]): readonly Edit[] | undefined => {
  if (paths.length === 0) return [];
  const [first] = run.script ? [...commandsOf(run.script.body)] : [];
  if (!run.script || !first) return undefined;
  const edit = prependCommand(run, run.script, first[0], `touch ${paths.join(' ')}`);
  return typeof edit === 'string' ? undefined : [edit];
};
