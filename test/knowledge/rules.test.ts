import { expect, it } from 'vitest';
import { rules } from '../../src/knowledge/rules.ts';
import { transforms } from '../../transforms/index.ts';

const claims = transforms.flatMap(({ name, equivalents }) =>
  (['hadolint', 'buildkit'] as const).flatMap((tool) =>
    (equivalents?.[tool] ?? []).map((id) => ({ tool, id, transform: name })),
  ),
);
const claimed = (tool: string, id: string): string[] =>
  claims.filter((claim) => claim.tool === tool && claim.id === id).map(({ transform }) => transform);

it('lists each rule once', () => {
  const ids = rules.map(({ tool, id }) => `${tool} ${id}`);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

it.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s belongs to a transform or is out of scope, not both',
  (_, rule) => {
    const { tool, id, outOfScope, noted } = rule;
    expect(claimed(tool, id).length > 0).toBe(outOfScope === undefined);
    if (outOfScope !== undefined) expect(noted).toBeUndefined();
  },
);

it('knows every rule that a transform claims', () => {
  const known = new Set(rules.map(({ tool, id }) => `${tool} ${id}`));
  expect(claims.filter(({ tool, id }) => !known.has(`${tool} ${id}`))).toEqual([]);
});

it('gives no rule to two transforms', () => {
  expect(rules.filter(({ tool, id }) => claimed(tool, id).length > 1).map(({ id }) => id)).toEqual([]);
});
