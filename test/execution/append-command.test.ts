import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { appendCommand } from '../../src/edit/append-command.ts';
import { effectsOf } from '../../src/query/effects.ts';
import { applyEdits } from '../../src/text/edits.ts';
import { seed } from '../support/runs.ts';
import { cases, type Case } from './grammar.ts';
import { Harness, type Difference, type Rewritten } from './harness.ts';

const count = Number(process.env.IMGFIX_CASES ?? 2_000);
const harness = new Harness();
afterAll(() => {
  harness.dispose();
});

const cleanup = ['command echo clean >>"$LOG"', 'command echo cleaner >>"$LOG"'];

/** The case with its last RUN alone; undefined where a job that runs beside it makes the order a matter of luck. */
const lastRun = (one: Case, heredoc: boolean): Case | undefined => {
  const { instructions, problems, text } = parseDockerfile(one.dockerfile);
  const last = instructions.findLast(({ keyword }) => keyword === 'RUN');
  const first = instructions.find(({ keyword }) => keyword === 'RUN');
  // a file that ends in a continuation mark would take the cleanup's own RUN in
  if (!last || !first || problems.length > 0 || text.endsWith('\\\n')) return undefined;
  if (last.script && effectsOf(last.script).leavesJob) return undefined;
  // the log exists from the start, so that a umask does not tell who made it
  const run = heredoc ? `RUN <<'END'\n${last.value.replaceAll('; ', '\n')}\nEND\n` : text.slice(last.start);
  return { ...one, dockerfile: `${text.slice(0, first.start)}RUN : >>$LOG\n${run}` };
};

/**
 * The file with the cleanup appended, beside what it must do: everything as it stands, then the cleanup in a RUN of its
 * own, which the builder reaches only if all before it went well.
 */
const rewritten = (given: Case, heredoc: boolean): Rewritten[] => {
  const one = lastRun(given, heredoc);
  const last = one && parseDockerfile(one.dockerfile).instructions.at(-1);
  const edit = last && appendCommand(last, cleanup);
  if (!one || edit === undefined || typeof edit === 'string') return [];
  const expected = `${one.dockerfile}RUN ${cleanup.join(' && ')}\n`;
  // one more RUN on both sides, which makes a removed working directory anew
  return [{ one: { ...one, dockerfile: expected }, after: `${applyEdits(one.dockerfile, [edit])}RUN :\n` }];
};

const shrunk = (at: number, heredoc: boolean): Difference | undefined => {
  let smallest: Difference | undefined;
  const differs = fc.property(cases, (one) => {
    const [changed] = rewritten(one, heredoc);
    const difference = changed && harness.difference(changed);
    if (difference) smallest = difference;
    return difference === undefined;
  });
  fc.check(differs, { seed, path: String(at), numRuns: 1, interruptAfterTimeLimit: 20_000 });
  return smallest;
};

const report = ({ one, after, before, afterwards }: Difference): string =>
  [`seed ${seed}`, one.dockerfile, '----- becomes', after, '----- should do', before, '----- does', afterwards].join(
    '\n',
  );

describe(`appendCommand, executed (seed ${seed})`, () => {
  it.each([
    ['RUN', false],
    ['heredoc', true],
  ])(
    `runs the cleanup exactly where the %s succeeds, over ${count} files`,
    { timeout: 600_000 },
    async (name, heredoc) => {
      const all = fc.sample(cases, { seed, numRuns: count });
      const changed = all.flatMap((one, index) => rewritten(one, heredoc).map((result) => ({ ...result, index })));
      const differences = (await harness.differences(changed)) as (Difference & { index: number })[];
      console.log(
        `append-command, executed: ${name}, seed ${seed}, ${changed.length} of ${count}, ${differences.length} differ`,
      );
      const [first] = differences;
      if (first) expect.fail(report(shrunk(first.index, heredoc) ?? first));
      expect(changed.length).toBeGreaterThan(count / 4);
    },
  );
});
