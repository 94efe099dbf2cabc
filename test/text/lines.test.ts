import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfLine, lineIndex } from '../../src/text/lines.ts';
import { runs } from '../support/runs.ts';

describe('lineIndex', () => {
  test('counts from 1 and ends a line with a newline only', () => {
    const index = lineIndex('ab\r\nc\rd\n\ne');
    expect(index.count).toBe(4);
    expect(index.position(0)).toEqual({ line: 1, column: 1 });
    expect(index.position(3)).toEqual({ line: 1, column: 4 });
    expect(index.position(4)).toEqual({ line: 2, column: 1 });
    expect(index.position(6)).toEqual({ line: 2, column: 3 });
    expect(index.line(8)).toBe(3);
    expect(index.position(10)).toEqual({ line: 4, column: 2 });
    expect([1, 2, 3, 4, 5].map((line) => index.start(line))).toEqual([0, 4, 8, 9, 10]);
  });

  test('a byte-order mark is no column', () => {
    const index = lineIndex('\uFEFFab\n\uFEFFc');
    expect([0, 1, 2, 4, 5].map((at) => index.position(at))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
    ]);
  });

  test('a final newline starts no line', () => {
    expect(lineIndex('').count).toBe(0);
    expect(lineIndex('a').count).toBe(1);
    expect(lineIndex('a\n').count).toBe(1);
    expect(lineIndex('\n').count).toBe(1);
  });

  test('positions lead back to their offsets', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', '😀') }), (text) => {
        const index = lineIndex(text);
        for (let at = 0; at <= text.length; at++) {
          const { line, column } = index.position(at);
          expect(index.start(line) + column - 1).toBe(at);
          expect(line).toBe(text.slice(0, at).split('\n').length);
        }
      }),
      runs(200),
    );
  });
});

test('the style of line ends is that of the first line', () => {
  expect(endOfLine('a\r\nb\n')).toBe('\r\n');
  expect(endOfLine('a\nb\r\n')).toBe('\n');
  expect(endOfLine('\r\n')).toBe('\r\n');
  expect(endOfLine('\n')).toBe('\n');
  expect(endOfLine('a\rb')).toBe('\n');
  expect(endOfLine('')).toBe('\n');
});
