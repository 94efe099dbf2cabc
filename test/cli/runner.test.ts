import { describe, expect, test } from 'vitest';
import { endsWithin } from '../../src/cli/time-limit.ts';
import type { AnyTransform } from '../../src/transform/index.ts';
import { folderWith, get, imgfix } from './harness.ts';

describe('a time limit', () => {
  test('lets work end, and throw', () => {
    let done = 0;
    expect(endsWithin(60, () => done++)).toBe(true);
    expect(done).toBe(1);
    expect(() =>
      endsWithin(60, () => {
        throw new RangeError('own');
      }),
    ).toThrow(new RangeError('own'));
  });

  test.each<[string, () => unknown]>([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a regular expression', () => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)],
    [
      'what catches everything',
      () => {
        for (;;)
          try {
            for (;;);
          } catch {
            continue;
          }
      },
    ],
  ])('stops %s', (_, work) => {
    const from = performance.now();
    expect(endsWithin(0.2, () => void work())).toBe(false);
    expect(performance.now() - from).toBeGreaterThan(190);
    expect(endsWithin(0.2, () => undefined)).toBe(true);
  });
});

describe('a run', () => {
  const fine = 'FROM debian:12\nENV A b\n';
  const hangs: AnyTransform = {
    ...{ name: 'hang-here', summary: 's', why: 'w', goal: 'style', level: 'safe', reasons: {}, references: [] },
    ...{ presets: ['recommended'], options: {} },
    *find({ text }) {
      while (text.includes('HANG'));
      if (text.includes('SLOW')) for (const from = performance.now(); performance.now() - from < 400;);
      const at = text.indexOf(' A b');
      if (at < 0) return;
      const fix = { title: 't', level: 'safe' as const, edits: [{ start: at, end: at + 4, text: ' A=b' }] };
      yield { at: { start: at, end: at + 4 }, message: 'm', fix };
    },
  };

  test('gives up a file that hangs, and no other for what that took', async () => {
    const names = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')}/Dockerfile`);
    const folder = folderWith(
      Object.fromEntries(
        names.map((name, index) => [
          name,
          `${fine}${index % 12 === 7 ? '# HANG\n' : index % 4 === 0 ? '# SLOW\n' : ''}`,
        ]),
      ),
    );
    const { code, stderr } = await imgfix(folder, ['--write', '--time-limit', '1', '.'], { transforms: [hangs] });
    expect(code).toBe(2);
    expect(stderr.split('\n').filter((line) => line.includes('error:'))).toEqual([
      '07/Dockerfile: error: was given up after 1 s; --time-limit allows more',
      '19/Dockerfile: error: was given up after 1 s; --time-limit allows more',
    ]);
    const written = names.filter((name) => get(folder, name).includes('ENV A=b'));
    expect(written).toEqual(names.filter((_, index) => index % 12 !== 7));
  });
});
