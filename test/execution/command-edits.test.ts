import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDockerfile, type Instruction } from '../../src/dockerfile/index.ts';
import { prependCommand } from '../../src/edit/prepend-command.ts';
import { removeCommand } from '../../src/edit/remove-command.ts';
import { effectsOf } from '../../src/query/effects.ts';
import type { Script, SimpleCommand } from '../../src/shell/index.ts';
import { applyEdits } from '../../src/text/edits.ts';
import type { Edit } from '../../src/text/span.ts';
import { seed } from '../support/runs.ts';
import { cases, type Case } from './grammar.ts';
import { Harness, type Difference, type Rewritten } from './harness.ts';

const count = Number(process.env.IMGFIX_CASES ?? 1_500);
const harness = new Harness();
afterAll(() => {
  harness.dispose();
});

/** Two texts that must do the same, made from the last RUN of a file; undefined where there is nothing to edit. */
type Pair = (instruction: Instruction, script: Script, text: string) => [string, string] | undefined;

const pairs = (one: Case, pair: Pair): Rewritten[] => {
  const { instructions, problems, text } = parseDockerfile(one.dockerfile);
  const last = instructions.findLast(({ keyword }) => keyword === 'RUN');
  if (!last?.script || problems.length > 0 || effectsOf(last.script).leavesJob) return [];
  const made = pair(last, last.script, text);
  return made ? [{ one: { ...one, dockerfile: made[0] }, after: made[1] }] : [];
};

const simpleCommands = (script: Script, wanted: (command: SimpleCommand) => boolean): SimpleCommand[] =>
  effectsOf(script)
    .commands.filter(([command, place]) => !place.substituted && wanted(command))
    .map(([command]) => command);

const isRecord = ({ words }: SimpleCommand): boolean => words[0]?.value === 'echo';
const isTrue = ({ words, redirects, assignments }: SimpleCommand): boolean =>
  words.length === 1 && words[0]?.value === 'true' && redirects.length === 0 && assignments.length === 0;

const isForked = (script: Script, target: SimpleCommand): boolean =>
  effectsOf(script).commands.some(([command, place]) => command === target && place.forked);

const prepended = (
  command: string,
  instruction: Instruction,
  script: Script,
  target: SimpleCommand,
): Edit | undefined => {
  const edit = prependCommand(instruction, script, target, command);
  return typeof edit === 'string' ? undefined : edit;
};

const properties: readonly [string, Pair][] = [
  [
    'prependCommand: a command that succeeds changes nothing',
    (instruction, script, text) => {
      const [target] = simpleCommands(script, isRecord);
      const edit = target && prepended('command true', instruction, script, target);
      return edit && [text, applyEdits(text, [edit])];
    },
  ],
  [
    'prependCommand: one that fails does what the command would do if it failed',
    (instruction, script, text) => {
      const [target] = simpleCommands(script, isRecord);
      const edit = target && prepended('command false', instruction, script, target);
      // in a pipeline others would still read what it no longer writes
      if (!edit || edit.start !== target.start || isForked(script, target)) return undefined;
      return [applyEdits(text, [{ ...target, text: 'command false' }]), applyEdits(text, [edit])];
    },
  ],
  [
    'removeCommand: without a command that does nothing',
    (instruction, script, text) => {
      const [target] = simpleCommands(script, isTrue);
      const edits = target ? removeCommand(instruction, script, target) : [];
      return edits.length > 0 ? [text, applyEdits(text, edits)] : undefined;
    },
  ],
];

const shrunk = (at: number, pair: Pair): Difference | undefined => {
  let smallest: Difference | undefined;
  const differs = fc.property(cases, (one) => {
    const [changed] = pairs(one, pair);
    const difference = changed && harness.difference(changed);
    if (difference) smallest = difference;
    return difference === undefined;
  });
  fc.check(differs, { seed, path: String(at), numRuns: 1, interruptAfterTimeLimit: 20_000 });
  return smallest;
};

const report = ({ one, after, before, afterwards }: Difference): string =>
  [`seed ${seed}`, one.dockerfile, '----- and', after, '----- do', before, '----- and', afterwards].join('\n');

describe(`edits of single commands, executed (seed ${seed})`, () => {
  it.each(properties)('%s', { timeout: 600_000 }, async (name, pair) => {
    const all = fc.sample(cases, { seed, numRuns: count });
    const changed = all.flatMap((one, index) => pairs(one, pair).map((result) => ({ ...result, index })));
    const differences = (await harness.differences(changed)) as (Difference & { index: number })[];
    console.log(`${name}: seed ${seed}, ${changed.length} of ${count}, ${differences.length} differ`);
    const [first] = differences;
    if (first) expect.fail(report(shrunk(first.index, pair) ?? first));
    expect(changed.length).toBeGreaterThan(count / 50);
  });
});
