import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';

const problemsOf = (text: string): string[] => parseDockerfile(text).problems.map((problem) => problem.message);
/** Keyword, joined arguments, first and last line. */
const outline = (text: string): [string, string, number, number][] =>
  parseDockerfile(text).instructions.map(({ keyword, value, line, endLine }) => [keyword, value, line, endLine]);

describe('parser directives', () => {
  const escapeOf = (text: string): string => parseDockerfile(`${text}\nFROM a\n`).escape;

  test.each([
    ['# escape=`', '`'],
    ['#escape=`', '`'],
    ['#  EsCaPe  =  `  ', '`'],
    ['\ufeff# escape=`', '`'],
    ['# escape=`\r', '`'],
    ['# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`', '`'],
    ['# escape=\\', '\\'],
    // an unknown directive, a comment, a blank line and an instruction end the directives
    ['# foo=bar\n# escape=`', '\\'],
    ['# a comment\n# escape=`', '\\'],
    ['\n# escape=`', '\\'],
    ['ARG a\n# escape=`', '\\'],
    // Go's `\s` is ASCII: Docker 28.5 takes this for a comment (its development branch for a directive)
    ['#\u00a0escape=`', '\\'],
  ])('%j', (text, expected) => {
    expect(escapeOf(text)).toBe(expected);
  });

  test('stand in `directives`, not in `comments`', () => {
    const text = '  # syntax=docker/dockerfile:1\n# check=skip=all \n# no directive = here\nFROM a\n';
    const { directives, comments } = parseDockerfile(text);
    expect(directives.map(({ name, value, line }) => [name, value, line])).toEqual([
      ['syntax', 'docker/dockerfile:1', 1],
      ['check', 'skip=all', 2],
    ]);
    expect(directives.map(({ start, end }) => text.slice(start, end))).toEqual([
      '# syntax=docker/dockerfile:1',
      '# check=skip=all ',
    ]);
    expect(comments.map((comment) => comment.text)).toEqual(['no directive = here']);
  });

  test('are refused twice or with a wrong value', () => {
    expect(problemsOf('# escape=`\n# escape=`\nFROM a')).toEqual(['only one escape parser directive can be used']);
    expect(problemsOf('# escape=x\nFROM a')).toEqual(['invalid escape character x: it must be \\ or `']);
  });
});

describe('continuations', () => {
  test('lose comment lines and blank lines', () => {
    const text = 'FROM a\nRUN one && \\\n  # it\'s\n\n\t\n    two \\\n# "\n\n three\nUSER x';
    expect(outline(text)).toEqual([
      ['FROM', 'a', 1, 1],
      ['RUN', 'one &&     two  three', 2, 9],
      ['USER', 'x', 10, 10],
    ]);
    const [, run] = parseDockerfile(text).instructions;
    expect(run?.comments.map((comment) => [comment.text, comment.line])).toEqual([
      ["it's", 3],
      ['"', 7],
    ]);
    expect(run && text.slice(run.start, run.end)).toBe(text.slice(7, text.indexOf('\nUSER')));
  });

  test.each([
    // blanks behind the mark do not count, a mark before it does (engine: `ENV C x\\` keeps both)
    ['RUN a \\ \t\nb', [['RUN', 'a b', 1, 2]]],
    [
      'RUN a \\\\\nRUN b',
      [
        ['RUN', 'a \\\\', 1, 1],
        ['RUN', 'b', 2, 2],
      ],
    ],
    [
      'RUN a \\\\\\\nRUN b',
      [
        ['RUN', 'a \\\\\\', 1, 1],
        ['RUN', 'b', 2, 2],
      ],
    ],
    ['RUN a \\ \\\nb', [['RUN', 'a \\ b', 1, 2]]],
    [
      'RUN a \\\v\nRUN b',
      [
        ['RUN', 'a \\', 1, 1],
        ['RUN', 'b', 2, 2],
      ],
    ],
    [
      'RUN a `\nRUN b',
      [
        ['RUN', 'a `', 1, 1],
        ['RUN', 'b', 2, 2],
      ],
    ],
    ['RUN a \\\nRUN b', [['RUN', 'a RUN b', 1, 2]]],
    ['RUN cu\\\nrl x', [['RUN', 'curl x', 1, 2]]],
    // the end of the file ends the instruction
    ['RUN a \\', [['RUN', 'a', 1, 1]]],
    ['RUN a \\\n', [['RUN', 'a', 1, 1]]],
    ['RUN a \\\n\n# c\n', [['RUN', 'a', 1, 3]]],
    // a mark alone
    ['\\\nRUN a', [['RUN', 'a', 1, 2]]],
    ['RUN a \\\n\\\n\\\nb', [['RUN', 'a b', 1, 4]]],
    ['RU\\\nN a', [['RUN', 'a', 1, 2]]],
    // a comment that ends in a mark goes on nowhere
    ['# a \\\nRUN b', [['RUN', 'b', 2, 2]]],
    ['RUN a \\\n# b \\\nc', [['RUN', 'a c', 1, 3]]],
    ["RUN echo 'a\\\n  # in quotes\n  b'", [['RUN', "echo 'a  b'", 1, 3]]],
  ])('%j', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test('take the escape character of the directive, and only that', () => {
    expect(outline('# escape=`\nRUN a `\n b \\\nRUN c ``\nRUN d')).toEqual([
      ['RUN', 'a  b \\', 2, 3],
      ['RUN', 'c ``', 4, 4],
      ['RUN', 'd', 5, 5],
    ]);
  });
});

describe('line ends and white space', () => {
  test('CRLF, in continuations too', () => {
    const text = 'FROM a\r\nRUN b \\\r\n  # c\r\n\r\n  d\r\n';
    expect(outline(text)).toEqual([
      ['FROM', 'a', 1, 1],
      ['RUN', 'b   d', 2, 5],
    ]);
    const [from, run] = parseDockerfile(text).instructions;
    expect(from && text.slice(from.start, from.end)).toBe('FROM a');
    expect(run && text.slice(run.start, run.end)).toBe('RUN b \\\r\n  # c\r\n\r\n  d');
    expect(parseDockerfile(text).endOfLine).toBe('\r\n');
  });

  test('a lone CR ends no line', () => {
    expect(outline('FROM a\rRUN b\nRUN c\r\r\n')).toEqual([
      ['FROM', 'a\rRUN b', 1, 1],
      ['RUN', 'c', 2, 2],
    ]);
  });

  test('a byte-order mark counts at the very start only', () => {
    expect(outline('\ufeffFROM a')).toEqual([['FROM', 'a', 1, 1]]);
    expect(outline('FROM a\n\ufeffRUN b')[1]?.[0]).toBe('\ufeffRUN');
  });

  test('white space around a line is that of Unicode, the gap behind a keyword is ASCII (engine)', () => {
    expect(outline('\u00a0\u2003FROM a\u0085')).toEqual([['FROM', 'a', 1, 1]]);
    expect(outline('RUN\u00a0a')[0]?.[0]).toBe('RUN\u00a0A');
    expect(outline('RUN \u00a0echo\u00a0x\u00a0')).toEqual([['RUN', 'echo\u00a0x', 1, 1]]);
    expect(outline('RUN a\n\u00a0# comment\nRUN b').length).toBe(2);
  });

  test('no final newline, no content', () => {
    expect(outline('FROM a')).toEqual([['FROM', 'a', 1, 1]]);
    for (const text of ['', '\n', '# x', '\ufeff', ' \t\r\n'])
      expect(problemsOf(text)).toEqual(['file with no instructions']);
  });

  test('keywords in any case, by the letters that Go lowers', () => {
    expect(outline('from a\nrUn b\nworKdir c\nuſer d').map(([keyword]) => keyword)).toEqual([
      ...['FROM', 'RUN', 'WORKDIR', 'UſER'],
    ]);
    expect(outline('wor\u212adir c')[0]?.[0]).toBe('WORKDIR');
  });

  test('a line may have 65,536 bytes with its end, 65,535 without (BuildKit’s scanner)', () => {
    const line = (length: number): string => `FROM ${'a'.repeat(length - 5)}`;
    const long = ["line longer than the builder's 65535 bytes"];
    expect(problemsOf(`${line(65_535)}\n`)).toEqual([]);
    expect(problemsOf(`${line(65_536)}\n`)).toEqual(long);
    expect(problemsOf(line(65_535))).toEqual([]);
    expect(problemsOf(line(65_536))).toEqual(long);
    expect(problemsOf(`\ufeff${line(65_533)}\n`)).toEqual(long);
    expect(problemsOf(`FROM a\n# ${'é'.repeat(32_767)}\n`)).toEqual(long);
    expect(problemsOf(`FROM a\n#${'é'.repeat(32_767)}\n`)).toEqual([]);
  });
});
