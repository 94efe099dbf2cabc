import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCase, fileFindingOf, metadataProblems, readFixtures } from '../src/testing.ts';
import { transforms } from '../transforms/index.ts';

const root = join(import.meta.dirname, '../__fixtures__');
const cases = readFixtures(root);

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
    expect(metadataProblems(transform)).toEqual([]);
  });

  it.each(own.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { result, problems } = checkCase(transform, one);
    if (one.after === undefined) expect(result.after).toBe(one.before);
    else {
      await expect(result.after).toMatchFileSnapshot(one.afterPath);
      expect(result.after, 'a case with an after must change').not.toBe(one.before);
    }
    expect(problems.join('\n')).toBe('');
  });
});

describe.each(transforms.filter(({ findFile }) => findFile).map((transform) => [transform.name, transform] as const))(
  '%s, which writes another file',
  (name, transform) => {
    const own = cases.filter((one) => one.transform === name);

    it('has an example, and declares what it is', () => {
      expect(own.map((one) => one.name)).toContain('example');
      expect(metadataProblems(transform)).toEqual([]);
    });

    it.each(own.map((one) => [one.name, one] as const))('%s', async (_, one) => {
      const finding = fileFindingOf(transform, one);
      const given = [finding?.reason, ...(finding?.notes ?? []).map(({ reason }) => reason)];
      for (const reason of given) expect([undefined, ...Object.keys(transform.reasons)]).toContain(reason);
      expect(given.filter((reason) => reason !== undefined)).toEqual(one.settings.reasons ?? []);
      const path = join(one.folder, 'after.dockerignore');
      if (existsSync(path)) await expect(finding?.fix?.text).toMatchFileSnapshot(path);
      else expect(finding?.fix).toBeUndefined();
    });
  },
);

it('has no fixtures for a transform that is not there', () => {
  const names = new Set(transforms.map(({ name }) => name));
  expect(cases.filter((one) => !names.has(one.transform)).map((one) => one.transform)).toEqual([]);
});
