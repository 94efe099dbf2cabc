import { expect, test } from 'vitest';
import { rewrite } from '../../src/index.ts';

test('a thousand RUNs in a row take no cube of the time of one', () => {
  const text = `FROM debian:12\n${'RUN echo a\n'.repeat(1000)}`;
  const start = performance.now();
  const { changes } = rewrite(text, { only: ['merge-runs'] });
  expect(changes).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(10_000);
}, 120_000);
