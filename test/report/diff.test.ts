import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff } from '../../src/report/diff.ts';
import { folderWith, put, system } from '../cli/harness.ts';
import { runs } from '../support/runs.ts';

const names = [
  'Dockerfile',
  'a folder/with space/Dockerfile',
  'Dockerfile.quo"te',
  "Dockerfile.o'clock",
  'Dockerfile.back\\slash',
  'Dockerfile.tab\tstop',
  'Dockerfile.new\nline',
  'd\u00fcnn/Dockerfile.\u96e8 \u{1f433}',
  '-Dockerfile',
  'Dockerfile ',
];

const before = 'FROM a\nRUN b\nRUN c\nRUN d\nRUN e\nRUN f\nRUN g\nRUN h\nRUN i\nRUN j\nRUN k\nCMD l\n';
const after = before.replace('RUN b\n', '').replace('RUN j', 'RUN J\nRUN j2');
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

const contents: Readonly<Record<string, readonly [string, string]>> = {
  plain: [before, after],
  'two hunks, CRLF': [crlf(before), crlf(after)],
  'mixed line ends': [before.replace('RUN c\n', 'RUN c\r\n'), after.replace('RUN c\n', 'RUN c\r\n')],
  'no final newline': [before.trimEnd(), after.trimEnd()],
  'final newline lost': [before, before.trimEnd()],
  'final newline gained': [before.trimEnd(), before],
  'last line changed, no final newline': ['FROM a\nCMD b', 'FROM a\nCMD c'],
  'byte-order mark': [`\ufeff${before}`, `\ufeff${after}`],
  'all new': ['', before],
  'all gone': [before, ''],
  'lone carriage returns': ['FROM a\nRUN b\rc\nRUN d\n', 'FROM a\nRUN b\rC\nRUN d\n'],
  'lines that look like a diff': ['--- a/x\n+++ b/x\n@@ -1 +1 @@\n-x\n', '--- a/x\n+++ b/y\n@@ -1 +1 @@\n-x\n'],
  'unicode separators': ['RUN a\u2028b\nRUN \u0085\n', 'RUN a\u2028c\nRUN \u0085\n'],
};

const appliers = {
  'git apply': (folder: string, diff: string) => system(folder, 'git', ['apply', '-'], diff),
  'git apply below a repository': (folder: string, diff: string) => {
    system(folder, 'git', ['init', '-q', '..']);
    return system(folder, 'git', ['apply', '-'], diff);
  },
  'patch -p1': (folder: string, diff: string) => system(folder, 'patch', ['-p1', '-s'], diff),
};

describe.each(Object.entries(appliers))('%s', (_, apply) => {
  const check = (name: string, from: string, to: string): void => {
    const top = folderWith({ [`sub/${name}`]: from });
    apply(join(top, 'sub'), unifiedDiff({ path: name, before: from, after: to }));
    expect(read(join(top, 'sub', name))).toBe(to);
  };
  test.each(names)('takes a diff of %j', (name) => check(name, before, after));
  test.each(Object.entries(contents))('takes a diff of a text: %s', (_, [from, to]) => check('Dockerfile', from, to));
  test('makes a new file', () => {
    const top = folderWith({});
    put(top, 'sub/other', '');
    apply(join(top, 'sub'), unifiedDiff({ path: '.dockerignore', before: undefined, after: 'a\nb' }));
    expect(read(join(top, 'sub', '.dockerignore'))).toBe('a\nb');
  });
});

// an emptied file is removed by patch
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
};

test('nothing changed: no diff', () => {
  expect(unifiedDiff({ path: 'Dockerfile', before, after: before })).toBe('');
});

test('any two texts: patch makes the one of the other', () => {
  const line = fc.constantFrom('a', 'b', 'c', 'd', '', ' ', '\r', '-', '+x');
  const text = fc
    .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
    .map(([lines, ends]) => lines.join('\n') + (ends && lines.length > 0 ? '\n' : ''));
  fc.assert(
    fc.property(text, text, (from, to) => {
      expect(applied(from, unifiedDiff({ path: 'x', before: from, after: to }))).toBe(to);
    }),
    runs(2000),
  );
});

test('10,000 lines all changed cost no more than a moment', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `RUN step ${index}`);
  const changed = lines.map((text, index) => (index % 50 === 0 ? text : `${text} again`));
  const start = performance.now();
  const diff = unifiedDiff({ path: 'x', before: lines.join('\n'), after: changed.join('\n') });
  expect(performance.now() - start).toBeLessThan(2000);
  expect(applied(lines.join('\n'), diff)).toBe(changed.join('\n'));
  // the lines that stayed are found
  expect(diff.split('\n')).toContain(' RUN step 5000');
});

test('marks the lines for a terminal on request', () => {
  const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
  const paint = {
    bold: mark('b'),
    dim: mark('dim'),
    red: mark('r'),
    green: mark('g'),
    cyan: mark('c'),
    yellow: mark('y'),
  };
  expect(unifiedDiff({ path: 'x', before: 'a\n', after: 'b' }, paint)).toBe(
    '<b>--- a/x</b>\n<b>+++ b/x</b>\n<c>@@ -1 +1 @@</c>\n<r>-a</r>\n<g>+b</g>\n\\ No newline at end of file\n',
  );
});

/** A reading of unified diffs that shares nothing with the writer. */
const applied = (text: string, diff: string): string => {
  if (diff === '') return text;
  const source = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let result = '';
  let at = 0;
  const lines = diff.match(/[^\n]*\n/g) ?? [];
  for (let index = 2; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(line);
    const content = lines[index + 1]?.startsWith('\\') ? line.slice(1, -1) : line.slice(1);
    if (header) {
      const start = Number(header[1]) - (header[2] === '0' ? 0 : 1);
      while (at < start) result += source[at++] ?? '';
    } else if (line.startsWith(' ') || line.startsWith('-')) {
      expect(source[at]).toBe(content);
      if (line.startsWith(' ')) result += source[at] ?? '';
      at++;
    } else if (line.startsWith('+')) result += content;
    else expect(line).toBe('\\ No newline at end of file\n');
  }
  return result + source.slice(at).join('');
};
