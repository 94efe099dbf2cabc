import { describe, expect, test } from 'vitest';
import type { FileResult } from '../../src/engine/results.ts';
import { jsonEnd, jsonFile, jsonStart } from '../../src/report/json.ts';
import { detailLines, errorLines } from '../../src/report/lines.ts';
import { oneLine, quotePath } from '../../src/report/path.ts';
import { markdownReporter } from '../../src/report/markdown.ts';
import { complaintsOf, plain, type FileReport } from '../../src/report/report.ts';
import { count, emptyTally, summaryText } from '../../src/report/summary.ts';
import { transforms } from '../../transforms/index.ts';

const nothing: FileResult = {
  ...{ before: 'FROM x\n', after: 'FROM x\n', status: 'unchanged' },
  ...{ changes: [], notes: [], steps: [], problems: [], dropped: [] },
};
const change = {
  transform: 'merge-runs',
  level: 'safe',
  at: { start: 0, end: 1 },
  line: 4,
  endLine: 5,
  title: 'Join',
} as const;
const saves = { bytes: 1_500_000, by: 'the index of today' };
const changed: FileResult = {
  ...nothing,
  after: 'FROM y\n',
  status: 'changed',
  changes: [{ ...change, message: '2 RUNs', saves }],
  notes: [
    { transform: 'pin-base-image', reason: 'unknown', at: { start: 0, end: 1 }, line: 1, message: 'no facts' },
    { transform: 'merge-runs', reason: 'flags', at: { start: 0, end: 1 }, line: 9, message: 'other\nflags' },
    { transform: 'merge-runs', reason: 'heredoc', at: { start: 0, end: 1 }, line: 10, message: 'a heredoc' },
    { transform: 'merge-runs', reason: 'flags', at: { start: 0, end: 1 }, line: 11, message: 'other flags' },
  ],
};
const report = (path: string, result: FileResult): FileReport => {
  return { path, encoding: 'utf8', result, complaints: complaintsOf(result) };
};
const refused = report('b/Dockerfile', {
  ...nothing,
  status: 'error',
  problems: [
    { line: 2, column: 3, message: 'unknown instruction FOO' },
    { line: 7, column: 1, message: 'unknown instruction BAR' },
  ],
});
const missing: FileReport = {
  ...{ path: 'nowhere', encoding: undefined, result: undefined },
  complaints: [{ message: 'no such file' }],
};
const dropping = report('c/Dockerfile', {
  ...changed,
  status: 'error',
  dropped: [{ transform: 'add-label', kind: 'guard', message: 'the comment of line 3 would be lost' }],
});

describe('summary', () => {
  test('counts changes and places left alone by reason, in the order of the transforms', () => {
    const tally = emptyTally(['pin-base-image', 'add-label', 'merge-runs']);
    for (const file of [report('a', changed), report('b', nothing), refused, missing]) count(tally, file);
    expect(summaryText(tally, false)).toBe(
      'pin-base-image  no change; left alone: 1 (1 unknown)\n' +
        'merge-runs      1 change; left alone: 3 (2 flags, 1 heredoc)\n' +
        '4 files: 1 would change, 2 errors\n',
    );
    expect(summaryText(tally, true)).toContain('4 files: 1 rewritten, 2 errors\n');
  });
  test('says when there is nothing to do', () => {
    const tally = emptyTally(['merge-runs']);
    count(tally, report('a', nothing));
    expect(summaryText(tally, false)).toBe('1 file: nothing to change\n');
  });
});

test('the text of a pull request is not longer than GitHub takes, however much there is to say', () => {
  const facts = { transforms, version: '1.2.3', written: false, verbose: false, paint: plain };
  const reporter = markdownReporter(facts);
  const tally = emptyTally(transforms.map(({ name }) => name));
  const message = 'm'.repeat(400);
  const changes = transforms.map(({ name, level }) => ({ ...change, transform: name, level, message }));
  const notes = transforms.flatMap(({ name, reasons }) =>
    Object.keys(reasons).map((reason) => ({ transform: name, reason, at: change.at, line: 1, message })),
  );
  for (let at = 0; at < 100; at++) {
    const file = report(`${'path/'.repeat(20)}${at}`, { ...changed, changes, notes });
    count(tally, file);
    reporter.file(file);
  }
  const text = reporter.end(tally);
  expect(text.length).toBeLessThan(65_500);
  for (const { name } of transforms) expect(text).toContain(`### ${name}\n`);
});

describe('lines', () => {
  test('an error names path, line and column, and only the first of many', () => {
    expect(errorLines(refused, false)).toBe('b/Dockerfile:2:3: error: unknown instruction FOO (and 1 more)\n');
    expect(errorLines(refused, true)).toBe(
      'b/Dockerfile:2:3: error: unknown instruction FOO\nb/Dockerfile:7:1: error: unknown instruction BAR\n',
    );
    expect(errorLines(missing, false)).toBe('nowhere: error: no such file\n');
  });
  test('a dropped transform is named with its kind, and what became of the file', () => {
    expect(errorLines(dropping, false)).toBe(
      'c/Dockerfile: error: add-label was stopped by the guard (guard): the comment of line 3 would be lost; ' +
        'the other changes of the file are right, and this is a bug to report\n',
    );
    const left = report('c', {
      ...nothing,
      status: 'error',
      dropped: [{ transform: 't', kind: 'threw', message: 'm' }],
    });
    expect(errorLines(left, false)).toContain('t failed (threw): m; the file is left as it is');
  });
  test('details come in the order of the file, one line each', () => {
    expect(detailLines(report('a', changed))).toBe(
      'a:1: note: pin-base-image (unknown): no facts\n' +
        'a:4: change: merge-runs (safe): 2 RUNs (estimate: 1.5 MB less, by the index of today)\n' +
        'a:9: note: merge-runs (flags): other\\nflags\n' +
        'a:10: note: merge-runs (heredoc): a heredoc\n' +
        'a:11: note: merge-runs (flags): other flags\n',
    );
  });
  test('what a terminal would act on is spelled out', () => {
    expect(oneLine('a\x1b[31mb\nc\u009b')).toBe('a\\x1b[31mb\\nc\\x9b');
    expect(oneLine('x'.repeat(1000))).toHaveLength(401);
  });
});

test('paths are quoted as git quotes them', () => {
  expect(quotePath('a b/c')).toBe('a b/c');
  expect(quotePath('a"b\\c\td')).toBe('"a\\"b\\\\c\\td"');
  expect(quotePath('\u00fc\x01')).toBe('"\\303\\274\\001"');
});

test('the JSON report has the documented shape', () => {
  const tally = emptyTally(['merge-runs', 'pin-base-image', 'add-label']);
  const files = [report('a', changed), refused, missing];
  const parts = files.map((file, index) => {
    count(tally, file);
    return jsonFile(file, index === 0);
  });
  expect(JSON.parse(jsonStart + parts.join('') + jsonEnd(tally))).toEqual({
    version: 1,
    files: [
      {
        path: 'a',
        status: 'changed',
        encoding: 'utf8',
        before: 'FROM x\n',
        after: 'FROM y\n',
        diff: '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-FROM x\n+FROM y\n',
        changes: [{ transform: 'merge-runs', level: 'safe', line: 4, endLine: 5, message: '2 RUNs', saves }],
        notes: [
          { transform: 'pin-base-image', reason: 'unknown', line: 1, message: 'no facts' },
          { transform: 'merge-runs', reason: 'flags', line: 9, message: 'other\nflags' },
          { transform: 'merge-runs', reason: 'heredoc', line: 10, message: 'a heredoc' },
          { transform: 'merge-runs', reason: 'flags', line: 11, message: 'other flags' },
        ],
        error: null,
      },
      {
        ...{ path: 'b/Dockerfile', status: 'error', encoding: 'utf8', before: 'FROM x\n', after: 'FROM x\n', diff: '' },
        ...{ changes: [], notes: [], error: '2:3: unknown instruction FOO\n7:1: unknown instruction BAR' },
      },
      {
        ...{ path: 'nowhere', status: 'error', encoding: null, before: null, after: null, diff: '' },
        ...{ changes: [], notes: [], error: 'no such file' },
      },
    ],
    summary: {
      files: 3,
      changed: 1,
      unchanged: 0,
      errors: 2,
      transforms: {
        'merge-runs': { changes: 1, saves: 1_500_000, leftAlone: { flags: 2, heredoc: 1 } },
        'pin-base-image': { changes: 0, saves: 0, leftAlone: { unknown: 1 } },
        'add-label': { changes: 0, saves: 0, leftAlone: {} },
      },
    },
  });
});
