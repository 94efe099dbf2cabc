import { describe, expect, it } from 'vitest';
import { lostComments, unnamedLines } from '../scripts/corpus/checks.ts';
import type { FileResult } from '../src/engine/results.ts';

const result = (before: string, after: string, ...lines: [number, number][]): FileResult => ({
  before,
  after,
  status: 'changed',
  changes: lines.map(([line, endLine]) => {
    return { transform: 'x', level: 'safe', at: { start: 0, end: 0 }, line, endLine, message: '', title: '' };
  }),
  notes: [],
  steps: [],
  problems: [],
  dropped: [],
});

describe('the checks of the corpus run can fail', () => {
  it('a comment line that is gone, also one of two alike', () => {
    expect(lostComments('# a\nFROM x\n', 'FROM x\n')).toEqual(['# a']);
    expect(lostComments('# a\n# a\nFROM x\n', 'FROM x\n  # a\n')).toEqual(['# a']);
    expect(lostComments('# a\nFROM x\n', 'FROM x\n    # a\n')).toEqual([]);
  });

  it('a changed, a deleted and an inserted line that no change names', () => {
    const before = 'FROM a\nRUN b\nRUN c\nRUN d\n';
    expect(unnamedLines(result(before, 'FROM a\nRUN B\nRUN c\nRUN d\n'))).toEqual([2]);
    expect(unnamedLines(result(before, 'FROM a\nRUN B\nRUN c\nRUN d\n', [2, 2]))).toEqual([]);
    expect(unnamedLines(result(before, 'FROM a\nRUN b\nRUN d\n', [4, 4]))).toEqual([3]);
    expect(unnamedLines(result(before, 'FROM a\nRUN b\nRUN c\nUSER u\nRUN d\n', [1, 1]))).toEqual([4]);
    expect(unnamedLines(result(before, 'FROM a\nRUN b\nRUN c\nUSER u\nRUN d\n', [3, 3]))).toEqual([]);
  });

  it('blank lines beside a named line are the choice of the diff', () => {
    const before = 'FROM a\n\nRUN b\n\nRUN c\n';
    expect(unnamedLines(result(before, 'FROM a\n\nRUN b \\\n    && c\n', [3, 5]))).toEqual([]);
    expect(unnamedLines(result(before, 'FROM a\nRUN b\n\nRUN c\n', [5, 5]))).toEqual([2]);
  });
});
