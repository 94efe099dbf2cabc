import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { joinRuns } from '../../src/edit/join-runs.ts';
import { applyEdits } from '../../src/text/edits.ts';
import mergeRuns from '../../transforms/merge-runs.ts';
import { rewriteWith } from '../support/engine.ts';
import { seed } from '../support/runs.ts';
import { cases, type Case } from './grammar.ts';
import { Harness, missingShells, type Difference, type Rewritten } from './harness.ts';
import { randomFrom, shapesOf } from './shapes.ts';

type Rewrite = (text: string) => string;

const count = Number(process.env.IMGFIX_CASES ?? 2_000);
const missing = missingShells();
if (missing.length > 0) console.warn(`SKIPPED: merge-runs is NOT executed, for want of ${missing.join(' and ')}`);
const corpus = process.env.IMGFIX_CORPUS;
if (!corpus) console.warn('IMGFIX_CORPUS is not set: merge-runs is NOT executed on the shapes of real files');

let harness: Harness;
beforeAll(() => {
  harness = new Harness();
});
afterAll(() => {
  harness.dispose();
});

const real: Rewrite = (text) => {
  const result = rewriteWith(text, { transforms: [mergeRuns], level: 'review' });
  expect(result.dropped).toEqual([]);
  return result.after;
};

const rewritten = (all: readonly Case[], rewrite: Rewrite): Rewritten[] =>
  all.map((one) => ({ one, after: rewrite(one.dockerfile) })).filter(({ one, after }) => after !== one.dockerfile);

/** The smallest case that still differs. */
const shrunk = (at: number, rewrite: Rewrite): Difference | undefined => {
  let smallest: Difference | undefined;
  const differs = fc.property(cases, (one) => {
    const [changed] = rewritten([one], rewrite);
    const difference = changed && harness.difference(changed);
    if (difference) smallest = difference;
    return difference === undefined;
  });
  fc.check(differs, { seed, path: String(at), numRuns: 1, interruptAfterTimeLimit: 20_000 });
  return smallest;
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : /dockerfile/i.test(entry.name) ? [path] : [];
  });

const report = ({ one, after, before, afterwards }: Difference): string =>
  [
    `seed ${seed}`,
    `program ${one.program}`,
    one.dockerfile,
    '----- becomes',
    after,
    '----- did',
    before,
    '----- does',
    afterwards,
  ].join('\n');

describe.skipIf(missing.length > 0)(`merge-runs, executed (seed ${seed})`, () => {
  it(`changes nothing of what runs, over ${count} files`, { timeout: 600_000 }, async () => {
    const all = fc.sample(cases, { seed, numRuns: count });
    const changed = rewritten(all, real);
    const differences = await harness.differences(changed);
    console.log(
      `merge-runs, executed: seed ${seed}, ${changed.length} of ${count} files merged, ${differences.length} differ`,
    );
    const [first] = differences;
    if (first) expect.fail(report(shrunk(all.indexOf(first.one), real) ?? first));
    expect(changed.length).toBeGreaterThan(count / 4);
  });

  const joiner =
    (wrap: 'none' | 'group' | 'subshell', operator: '&&' | ';'): Rewrite =>
    (text) => {
      const dockerfile = parseDockerfile(text);
      const parts = dockerfile.instructions.flatMap((instruction) => {
        const { script } = instruction;
        return instruction.keyword === 'RUN' && script ? [{ instruction, script, wrap, operator }] : [];
      });
      if (parts.length < 2 || parts.some(({ script }) => script.trailingComment)) return text;
      return parts.length === dockerfile.instructions.length - 2 ? applyEdits(text, joinRuns(parts)) : text;
    };

  it.skipIf(!corpus)('changes nothing of what runs in the shapes of real files', { timeout: 600_000 }, async () => {
    const random = randomFrom(seed);
    const all = filesBelow(corpus ?? '').flatMap((path) => shapesOf(readFileSync(path, 'latin1'), random));
    const changed = rewritten(all, real);
    const [first] = await harness.differences(changed);
    if (first) expect.fail(report(first));
    expect(changed.length).toBeGreaterThan(all.length / 2);
  });

  it.each([
    ['never wraps', joiner('none', '&&')],
    ['only groups', joiner('group', '&&')],
    ['forgets that errexit is ignored left of &&', joiner('subshell', '&&')],
    ['joins with ;', joiner('none', ';')],
  ])('catches a joiner that %s', { timeout: 120_000 }, async (_, rewrite) => {
    const all = fc.sample(cases, { seed, numRuns: 400 });
    const differences = await harness.differences(rewritten(all, rewrite));
    expect(differences.length).toBeGreaterThan(3);
  });

  it('shrinks what it finds to something that can be read', { timeout: 120_000 }, async () => {
    const rewrite = joiner('none', '&&');
    const all = fc.sample(cases, { seed, numRuns: 100 });
    const [first] = await harness.differences(rewritten(all, rewrite));
    if (!first) expect.fail('the joiner that never wraps was not caught');
    const smallest = shrunk(all.indexOf(first.one), rewrite);
    expect(smallest?.one.dockerfile.length).toBeLessThanOrEqual(first.one.dockerfile.length);
    expect(smallest?.before).not.toBe(smallest?.afterwards);
  });
});
