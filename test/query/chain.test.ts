import { expect, test } from 'vitest';
import { rewrite } from '../../src/index.ts';

test('a thousand RUNs in a row take no cube of the time of one', () => {
  const text = `FROM debian:12\n${'RUN echo a\n'.repeat(1000)}`;
  const start = performance.now();
  const { changes } = rewrite(text, { only: ['merge-runs'] });
  expect(changes).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(10_000);
}, 120_000);

test('RUNs are joined only as far as other transforms can still add to them', () => {
  const text = `FROM debian:12\n${'RUN pip install x\n'.repeat(3400)}`;
  const { changes, dropped } = rewrite(text, { only: ['merge-runs', 'remove-package-caches'] });
  expect(dropped).toEqual([]);
  expect(changes.filter(({ transform }) => transform === 'merge-runs').length).toBeGreaterThan(1);
}, 120_000);

test('four times as many RUNs with WORKDIRs between take nothing like the cube of that', () => {
  const seconds = (count: number): number => {
    const pairs = Array.from({ length: count }, (_, index) => `WORKDIR /x${index}\nRUN make\n`).join('');
    const start = performance.now();
    rewrite(`FROM debian:12\nRUN curl -o /a https://x\n${pairs}RUN rm /a\n`, { only: ['merge-runs'] });
    return performance.now() - start;
  };
  seconds(100);
  expect(seconds(2400) / seconds(600)).toBeLessThan(20);
}, 120_000);
