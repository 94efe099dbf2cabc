import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { levels } from '../src/transform/index.ts';
import { openContext } from '../src/project/context.ts';
import { pinsFrom } from '../src/registry/pins.ts';
import { transforms } from '../transforms/index.ts';
import { rewriteWith } from './support/engine.ts';
import { readFixtures, type FixtureCase } from './support/fixtures.ts';

const root = join(import.meta.dirname, '../__fixtures__');
const cases = readFixtures(root);
const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

const run = (one: FixtureCase, text = one.before, level = one.settings.level ?? 'review') => {
  const transform = transforms.find(({ name }) => name === one.transform);
  if (!transform) throw new Error(`no transform is named ${one.transform}, yet it has fixtures`);
  const buildContext = one.context === undefined ? undefined : openContext(one.context);
  const options = one.settings.options ? { [transform.name]: one.settings.options } : {};
  const { lock, today } = one.settings;
  const pins = lock && pinsFrom(new Map(Object.entries(lock)));
  const result = rewriteWith(text, { transforms: [transform], level, options, buildContext, pins, today });
  return { transform, result };
};

describe.each(
  transforms.filter(({ findFile }) => findFile === undefined).map((transform) => [transform.name, transform] as const),
)('%s', (name, transform) => {
  const own = cases.filter((one) => one.transform === name);

  it('has an example and cases that change and that do not', () => {
    expect(own.map((one) => one.name)).toContain('example');
    expect(own.some((one) => one.after !== undefined)).toBe(true);
    expect(own.some((one) => one.after === undefined)).toBe(true);
  });

  it('declares what it is', () => {
    expect(transform.summary).toMatch(/^[A-Z].*\.$/);
    expect(transform.why.length).toBeGreaterThan(80);
    if (transform.level !== 'safe') expect(transform.safety, 'who is not safe must say when it is wrong').toBeTruthy();
    expect(transform.references.length).toBeGreaterThan(0);
  });

  it.each(own.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { result } = run(one);
    expect(result.problems).toEqual([]);
    expect(result.dropped).toEqual([]);
    if (one.after === undefined) expect(result.after).toBe(one.before);
    else {
      await expect(result.after).toMatchFileSnapshot(one.afterPath);
      expect(result.after, 'a case with an after must change').not.toBe(one.before);
    }

    const again = run(one, result.after).result;
    expect(again.after, 'the second run must change nothing').toBe(result.after);

    const ceiling = levels.indexOf(transform.level);
    for (const change of result.changes) {
      expect(levels.indexOf(change.level), `${change.level} is above the declared ceiling`).toBeLessThanOrEqual(
        ceiling,
      );
      expect(change.message).not.toBe('');
      expect(change.title).not.toBe('');
    }
    const below = levels[Math.min(...result.changes.map((change) => levels.indexOf(change.level))) - 1];
    if (below) {
      const lower = run(one, one.before, below).result;
      expect(lower.after, `at --level ${below} it must not change`).toBe(one.before);
      expect(lower.notes.map((note) => note.reason)).toContain('needs-level');
    }

    if (one.settings.crlf !== false) expect(run(one, crlf(one.before)).result.after, 'CRLF').toBe(crlf(result.after));

    const { reasons, levels: expected, messages } = one.settings;
    if (reasons) expect(result.notes.map((note) => note.reason)).toEqual(reasons);
    else if (one.after === undefined && result.notes.length === 0) {
      expect(one.name, 'a case without a note must say so by its name').toMatch(/^(?:nothing|no|already|not)-/);
    }
    if (expected) expect(result.changes.map((change) => change.level)).toEqual(expected);
    const said = [...result.changes, ...result.notes].map(({ message }) => message).join('\n');
    for (const words of messages ?? []) expect(said).toContain(words);
  });
});

it('has no fixtures for a transform that is not there', () => {
  const names = new Set(transforms.map(({ name }) => name));
  expect(cases.filter((one) => !names.has(one.transform)).map((one) => one.transform)).toEqual([]);
});
