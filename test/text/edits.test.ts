import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  composeMaps,
  conflicts,
  identityMap,
  mapSpan,
  offsetMap,
  sortEdits,
} from '../../src/text/edits.ts';
import { contains, overlaps, slice, type Edit } from '../../src/text/span.ts';
import { runs } from '../support/runs.ts';

/** A text and edits of it that do not overlap, in any order. */
const edited = fc
  .tuple(
    fc.string({ maxLength: 40 }),
    fc.array(fc.tuple(fc.nat(8), fc.nat(5), fc.string({ maxLength: 6 })), { maxLength: 6 }),
  )
  .map(([text, steps]) => {
    let at = 0;
    const edits: Edit[] = [];
    for (const [skip, length, insert] of steps) {
      const start = at + skip;
      const end = start + length;
      if (end > text.length) break;
      edits.push({ start, end, text: insert });
      at = end;
    }
    return { text, edits };
  });

describe('applyEdits', () => {
  test('replaces, inserts and deletes', () => {
    expect(
      applyEdits('abcdef', [
        { start: 1, end: 3, text: 'X' },
        { start: 4, end: 4, text: '--' },
        { start: 5, end: 6, text: '' },
      ]),
    ).toBe('aXd--e');
    expect(applyEdits('abc', [])).toBe('abc');
  });

  test('keeps insertions at one place in the order in which they were asked for, before a deletion there', () => {
    const edits = [
      { start: 1, end: 2, text: '' },
      { start: 1, end: 1, text: '1' },
      { start: 1, end: 1, text: '2' },
    ];
    expect(applyEdits('abc', edits)).toBe('a12c');
    expect(edits[0]).toEqual({ start: 1, end: 2, text: '' });
  });

  test('throws where edits overlap or leave the text', () => {
    expect(() =>
      applyEdits('abcdef', [
        { start: 1, end: 4, text: '' },
        { start: 3, end: 5, text: '' },
      ]),
    ).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: 2, end: 4, text: '' }])).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: 2, end: 1, text: '' }])).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: -1, end: 1, text: '' }])).toThrow(RangeError);
  });

  test('does not depend on the order of edits at different places', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const distinct = edits.filter(
          (edit, index) => edits.findIndex((other) => other.start === edit.start) === index,
        );
        expect(applyEdits(text, distinct.toReversed())).toBe(applyEdits(text, distinct));
      }),
      runs(500),
    );
  });

  test('equals to put the pieces together by hand', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        let expected = '';
        let at = 0;
        for (const edit of edits) {
          expected += text.slice(at, edit.start) + edit.text;
          at = edit.end;
        }
        expect(applyEdits(text, edits)).toBe(expected + text.slice(at));
      }),
      runs(500),
    );
  });
});

describe('offsetMap', () => {
  test('maps back what stands behind, in and before edits', () => {
    const map = offsetMap([
      { start: 2, end: 4, text: 'xyz' },
      { start: 6, end: 6, text: '!!' },
    ]);
    // ab cd ef gh -> ab xyz ef !! gh
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((at) => map.toBefore(at))).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 6, 6, 7]);
  });

  test('never goes backwards, and finds every character that was kept', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const after = applyEdits(text, edits);
        const map = offsetMap(edits);
        let last = 0;
        for (let at = 0; at <= after.length; at++) {
          const before = map.toBefore(at);
          expect(before).toBeGreaterThanOrEqual(last);
          expect(before).toBeLessThanOrEqual(text.length);
          last = before;
        }
        let shift = 0;
        let at = 0;
        for (const edit of [...sortEdits(edits), { start: text.length, end: text.length, text: '' }]) {
          for (; at < edit.start; at++) expect(map.toBefore(at + shift)).toBe(at);
          shift += edit.text.length - (edit.end - edit.start);
          at = edit.end;
        }
      }),
      runs(500),
    );
  });

  test('composes: from the text after two steps to the text before both', () => {
    const first = offsetMap([{ start: 0, end: 0, text: 'ab' }]);
    const second = offsetMap([{ start: 3, end: 4, text: '' }]);
    const both = composeMaps(first, second);
    // 0123 -> ab0123 -> ab023
    expect([2, 3, 4].map((at) => both.toBefore(at))).toEqual([0, 2, 3]);
    expect(composeMaps(identityMap, second)).toBe(second);
    expect(mapSpan(both, { start: 2, end: 5 })).toEqual({ start: 0, end: 4 });
  });
});

describe('conflicts', () => {
  const edit = (start: number, end: number): Edit => ({ start, end, text: 'x' });

  test.each([
    ['apart', edit(0, 2), edit(3, 5), false],
    ['side by side', edit(0, 2), edit(2, 5), false],
    ['overlapping', edit(0, 3), edit(2, 5), true],
    ['one inside the other', edit(0, 5), edit(2, 3), true],
    ['an insertion inside a deletion', edit(0, 5), edit(2, 2), true],
    ['an insertion at the start of a deletion', edit(2, 5), edit(2, 2), true],
    ['an insertion at the end of a deletion', edit(2, 5), edit(5, 5), false],
    ['two insertions at one place', edit(2, 2), edit(2, 2), true],
  ])('%s', (_name, a, b, expected) => {
    expect(conflicts([a], [b])).toBe(expected);
    expect(conflicts([b], [a])).toBe(expected);
    expect(conflicts([], [b])).toBe(false);
  });

  test('what does not conflict can be applied together, in either order', () => {
    const edits = fc.array(fc.tuple(fc.nat(20), fc.nat(4), fc.constantFrom('', 'x', 'yz')), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(edits, (steps) => {
        const text = 'abcdefghijklmnopqrstuvwxyz';
        const kept: Edit[] = [];
        for (const [start, length, insert] of steps) {
          const next = { start, end: start + length, text: insert };
          if (!conflicts(kept, [next])) kept.push(next);
        }
        expect(applyEdits(text, kept)).toBe(applyEdits(text, kept.toReversed()));
      }),
      runs(500),
    );
  });
});

test('spans', () => {
  expect(slice('abcd', { start: 1, end: 3 })).toBe('bc');
  expect(contains({ start: 1, end: 3 }, { start: 1, end: 3 })).toBe(true);
  expect(contains({ start: 1, end: 3 }, { start: 0, end: 2 })).toBe(false);
  expect(overlaps({ start: 1, end: 3 }, { start: 3, end: 4 })).toBe(false);
  expect(overlaps({ start: 1, end: 3 }, { start: 2, end: 2 })).toBe(true);
  expect(overlaps({ start: 1, end: 3 }, { start: 1, end: 1 })).toBe(false);
});
