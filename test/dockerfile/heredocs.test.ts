import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { parseHeredoc } from '../../src/dockerfile/heredoc.ts';

const read = (text: string): unknown[] =>
  parseDockerfile(text).instructions.map(({ keyword, line, endLine, heredocs }) => [
    keyword,
    line,
    endLine,
    ...heredocs.map(({ name, body }) => [name, text.slice(body.start, body.end)]),
  ]);
const problemsOf = (text: string): string[] => parseDockerfile(text).problems.map((problem) => problem.message);

describe('a heredoc', () => {
  test('has a body with line ends and a closing word', () => {
    const text = 'FROM a\nRUN <<EOF\nset -e\n# x\\\nFROM no\n EOF\n\nEOF\nRUN b\n';
    expect(read(text)).toEqual([
      ['FROM', 1, 1],
      ['RUN', 2, 8, ['EOF', 'set -e\n# x\\\nFROM no\n EOF\n\n']],
      ['RUN', 9, 9],
    ]);
    const [, run] = parseDockerfile(text).instructions;
    const [heredoc] = run?.heredocs ?? [];
    expect(heredoc && text.slice(heredoc.terminator.start, heredoc.terminator.end)).toBe('EOF');
    expect(run && text.slice(run.start, run.end).endsWith('\nEOF')).toBe(true);
    expect(run?.heredocOnly).toBe(true);
  });

  test('may be empty, end with the file, or have ends of Windows', () => {
    expect(read('RUN <<EOF\nEOF')).toEqual([['RUN', 1, 2, ['EOF', '']]]);
    expect(read('RUN <<EOF\r\nx\r\nEOF\r\nRUN b')).toEqual([
      ['RUN', 1, 3, ['EOF', 'x\r\n']],
      ['RUN', 4, 4],
    ]);
  });

  test('`<<-` lets tabs stand before its closing word, and only tabs', () => {
    expect(read('RUN <<-E\n\tx\n  E\n\t\tE\n')).toEqual([['RUN', 1, 4, ['E', '\tx\n  E\n']]]);
    expect(parseDockerfile('RUN <<-E\nE').instructions[0]?.heredocs[0]?.stripTabs).toBe(true);
  });

  test('quotes around the name switch expansion off', () => {
    const expand = (word: string, name: string): unknown =>
      parseDockerfile(`RUN ${word}\n${name}\n`).instructions[0]?.heredocs.map((heredoc) => [
        heredoc.name,
        heredoc.expand,
      ]);
    expect(expand('<<EOF', 'EOF')).toEqual([['EOF', true]]);
    expect(expand('<<"EOF"', 'EOF')).toEqual([['EOF', false]]);
    expect(expand("<<'E O F'", 'E O F')).toEqual([['E O F', false]]);
    expect(expand('<<E"O"F', 'EOF')).toEqual([['EOF', false]]);
    expect(expand('<<\\EOF', 'EOF')).toEqual([['EOF', true]]);
    expect(expand('<<$x', '$x')).toEqual([['$x', true]]);
    expect(expand('<<${x}', '${x}')).toEqual([['${x}', true]]);
  });

  test('a line may open several, whose bodies follow in order', () => {
    expect(read("RUN cat <<A <<-'B' >/x && cat 3<<C \\\n  && y\na\nA\n\tb\n\tB\nc\nC\nUSER x\n")).toEqual([
      ['RUN', 1, 8, ['A', 'a\n'], ['B', '\tb\n'], ['C', 'c\n']],
      ['USER', 9, 9],
    ]);
  });

  test('COPY, ADD and triggers open them too', () => {
    expect(
      read('COPY <<a <<b /x/\n1\na\n2\nb\nadd <<E /y\nE\nONBUILD RUN <<E\nx\nE\nonbuild copy --link <<E /z\nE\n'),
    ).toEqual([
      ['COPY', 1, 5, ['a', '1\n'], ['b', '2\n']],
      ['ADD', 6, 7, ['E', '']],
      ['ONBUILD', 8, 10, ['E', 'x\n']],
      ['ONBUILD', 11, 12, ['E', '']],
    ]);
    const [onbuild] = parseDockerfile('ONBUILD RUN <<E\nx\nE').instructions;
    expect(onbuild?.trigger?.heredocs.length).toBe(1);
    expect(onbuild?.trigger?.heredocOnly).toBe(true);
  });

  test('blanks between `<<` and the name (engine; not in BuildKit v0.20)', () => {
    expect(read('RUN cat << \tEOF\nx\nEOF\n')).toEqual([['RUN', 1, 3, ['EOF', 'x\n']]]);
    expect(read('RUN <<- EOF\nRUN b\n')).toEqual([
      ['RUN', 1, 1],
      ['RUN', 2, 2],
    ]);
    expect(read('RUN cat <<\u00a0EOF\nRUN b')).toEqual([
      ['RUN', 1, 1],
      ['RUN', 2, 2],
    ]);
  });
});

describe('no heredoc', () => {
  test.each([
    ...[
      'RUN cat<<EOF',
      'RUN cat <<< EOF',
      'RUN cat <<<EOF',
      'RUN echo "a <<EOF b"',
      "RUN echo '<<EOF'",
      'RUN echo \\<<EOF',
    ],
    ...[
      'CMD cat <<EOF',
      'ENTRYPOINT cat <<EOF',
      'LABEL a=<<EOF',
      'ENV a <<EOF',
      'HEALTHCHECK CMD cat <<EOF',
      'RUNX <<EOF',
    ],
    ...[
      'RUN ["cat", "<<EOF"]',
      'COPY ["<<EOF", "/x"]',
      'ONBUILD CMD <<EOF',
      'ONBUILD RUN ["<<EOF"]',
      'RUN --x="a b" ["<<EOF"]',
    ],
    // a word that the lexer cannot read switches heredocs off for the line
    ...[
      'RUN echo ${x^^} <<EOF',
      'RUN echo "a <<EOF',
      "RUN it's <<EOF",
      'RUN echo ${x <<EOF',
      'RUN ${x:%y} <<EOF',
      'RUN <<',
    ],
  ])('%s', (line) => {
    expect(
      parseDockerfile(`${line}\nRUN b\nEOF\n`).instructions.map((instruction) => instruction.heredocs.length),
    ).toEqual([0, 0, 0]);
  });
});

describe('an unterminated heredoc', () => {
  test.each([
    ...[
      'RUN <<EOF\nx\n',
      'RUN <<EOF\n EOF\n',
      'RUN <<EOF\nEOF x\n',
      'RUN cat <<EOF>/x\nEOF\n',
      'RUN (cat <<EOF)\nEOF\n',
    ],
    ...['RUN echo $((1 << 3))\nRUN b\n', 'COPY <<A <<B /x\nA\n', 'RUN echo ${x:0:2} <<EOF\nRUN b\n'],
  ])('%j', (text) => {
    expect(problemsOf(`FROM a\n${text}`)[0]).toMatch(/^unterminated heredoc/);
  });

  test('`$((1 <<2))` waits for the line `2))`', () => {
    expect(read('RUN echo $((1 <<2))\nx\n2))\n')).toEqual([['RUN', 1, 3, ['2))', 'x\n']]]);
  });
});

test('parseHeredoc', () => {
  expect(parseHeredoc('<<EOF')).toEqual({ name: 'EOF', expand: true, stripTabs: false });
  expect(parseHeredoc('3<<-"a b"')).toEqual({ name: 'a b', expand: false, stripTabs: true });
  for (const word of ['<<', '<<-', 'x<<EOF', '<<a b', '<<<a', '<<"a', '', '<<""'])
    expect(parseHeredoc(word)).toBeUndefined();
});
