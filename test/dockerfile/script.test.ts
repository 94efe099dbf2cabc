import { describe, expect, test } from 'vitest';
import { parseDockerfile, type Instruction } from '../../src/dockerfile/index.ts';
import { commandsOf } from '../../src/shell/walk.ts';

/** The instruction under test: the last of a text behind FROM. */
const read = (lines: string, from = 'FROM a'): Instruction => {
  const instruction = parseDockerfile(`${from}\n${lines}`).instructions.at(-1);
  if (!instruction) throw new Error('no instruction');
  return instruction;
};
/** The words of its commands as written, each looked up in the file by its span. */
const commands = (lines: string, from?: string): string[] | undefined => {
  const { script, dockerfile } = read(lines, from);
  return (
    script &&
    [...commandsOf(script.body)].map(([command]) =>
      command.words.map((word) => dockerfile.text.slice(word.start, word.end)).join('·'),
    )
  );
};
const opaque = (lines: string, from?: string): string | undefined => read(lines, from).opaque;

describe('the shell text of RUN', () => {
  test('keeps the offsets of the file', () => {
    const lines =
      'RUN --mount=type=cache,target=/x \\\n  apt-get update && \\\n  # it\'s\n\n  apt-get \\\n    install -y "a b"';
    expect(commands(lines)).toEqual(['apt-get·update', 'apt-get·install·-y·"a b"']);
    const { script, dockerfile } = read(lines);
    expect(script && dockerfile.text.slice(script.start, script.end)).toBe(lines.slice(lines.indexOf('apt-get')));
    const values =
      script && [...commandsOf(script.body)].flatMap(([command]) => command.words.map((word) => word.value));
    expect(values).toEqual(['apt-get', 'update', 'apt-get', 'install', '-y', 'a b']);
  });

  test('comment lines inside are gone, a comment in mid-line takes the rest of the instruction', () => {
    expect(commands('RUN a && \\\n  # don\'t " `\n  b')).toEqual(['a', 'b']);
    expect(commands('RUN a # b && \\\n  c')).toEqual(['a']);
    const { script, dockerfile } = read('RUN a # b && \\\n  c');
    expect(script?.trailingComment && dockerfile.text.slice(script.trailingComment.start)).toBe('# b && \\\n  c');
    expect(opaque('RUN # a')).toBe('no-command');
  });

  test('a word across a join has no plain value, one beside it has', () => {
    const { script } = read("RUN echo 'a\\\n  b' c");
    const words = script ? [...commandsOf(script.body)].flatMap(([command]) => command.words) : [];
    expect(words.map((word) => word.value)).toEqual(['echo', undefined, 'c']);
  });

  test.each([
    'RUN cu\\\nrl x',
    'RUN a &\\\n& b',
    'RUN a &\\\n\\\n& b',
    'RUN a >\\\n& b',
    'RUN a &\\\n> b',
    'RUN a 2\\\n>x',
    'RUN a $\\\n(b)',
    'RUN a "$(b\\\nc)"',
    'RUN a "$b\\\nc"',
    'RUN a "b"\\\nc',
    "RUN a $'b\\\nc'",
    'RUN a;\\\n;',
  ])('a word glued across a join makes it opaque: %j', (lines) => {
    expect(opaque(lines)).toBe('glued-continuation');
  });

  test.each([
    ['RUN a "b\\\nc" d', 'a·"b\\\nc"·d'],
    ["RUN a 'b\\n\\\nc' d", "a·'b\\n\\\nc'·d"],
    ['RUN X=\'b\\\n# comment\nc\' a > "d\\\ne"', 'a'],
  ])('a word may cross a join between quotes: %j', (lines, command) => {
    expect(commands(lines)).toEqual([command]);
  });

  test('a backslash kept before a join with the backquote', () => {
    expect(opaque('SHELL ["bash", "-c"]\nRUN a\\`\n;b', '# escape=`\nFROM a')).toBe('glued-continuation');
    expect(commands('SHELL ["bash", "-c"]\nRUN a;`\n# c\nb', '# escape=`\nFROM a')).toEqual(['a', 'b']);
  });

  test.each([
    ['RUN a;\\\nb', ['a', 'b']],
    ['RUN a\\\n;b', ['a', 'b']],
    ['RUN a &&\\\nb', ['a', 'b']],
    ['RUN a\\\n\\\n && b', ['a', 'b']],
    ['RUN a\\\r\n  && b\\\r\n# c\r\n  || c', ['a', 'b', 'c']],
    ['RUN a \\', ['a']],
    ['RUN a \\\n\n', ['a']],
    ['RUN \\\n  a', ['a']],
    ['RUN \u00a0a\u00a0b\u00a0', ['a\u00a0b']],
  ])('joins that are blanks: %j', (lines, expected) => {
    expect(commands(lines)).toEqual(expected);
  });
});

describe('heredocs of RUN', () => {
  test('alone: the body is the script', () => {
    expect(commands('RUN <<EOF\nset -e\n# c\na | b\nEOF')).toEqual(['set·-e', 'a', 'b']);
    expect(commands('RUN --network=none <<"EOF"\na $x\nEOF\n')).toEqual(['a·$x']);
    expect(commands('ONBUILD RUN <<EOF\na\nEOF')).toBeUndefined();
    expect(read('ONBUILD RUN <<EOF\na\nEOF').trigger?.script?.body.statements.length).toBe(1);
  });

  test('with a command: the body is its input', () => {
    expect(commands('RUN cat <<EOF > /x && b\n# not a comment\na $(c)\nEOF')).toEqual(['cat', 'c', 'b']);
    expect(read('RUN cat <<EOF > /x\n# not a comment\nEOF').script?.trailingComment).toBeUndefined();
    expect(commands("RUN cat <<A <<-'B' && \\\n # c\n d\n$(a)\nA\n\t$(b)\n\tB\n")).toEqual(['cat', 'a', 'd']);
    expect(commands('RUN <<EOF bash\na\nEOF')).toEqual(['bash']);
    expect(commands('RUN cat <<EOF && b\r\nx\r\nEOF\r\n')).toEqual(['cat', 'b']);
  });

  test('a trailing comment is found behind a heredoc too', () => {
    const { script, dockerfile } = read('RUN <<EOF\ncat <<X\n# no\nX\n# yes\nEOF');
    expect(script?.trailingComment && dockerfile.text.slice(script.trailingComment.start).startsWith('# yes')).toBe(
      true,
    );
  });

  test('tabs that `<<-` strips are not part of a word', () => {
    const { script } = read("RUN <<-EOF\n\techo 'a\n\tb' c\n\tEOF");
    const words = script ? [...commandsOf(script.body)].flatMap(([command]) => command.words) : [];
    expect(words.map((word) => word.value)).toEqual(['echo', undefined, 'c']);
  });

  test.each([
    ['#!/bin/sh', undefined],
    ['#!/bin/bash -e', undefined],
    ['#! /usr/bin/env bash', undefined],
    ['#!/usr/bin/env -S bash -e', undefined],
    ['#!/usr/bin/env python3', 'heredoc-shebang'],
    ['#!/usr/bin/perl', 'heredoc-shebang'],
    ['#!', 'heredoc-shebang'],
  ])('shebang %s', (shebang, expected) => {
    expect(opaque(`RUN <<EOF\n${shebang}\nabc def\nEOF`)).toBe(expected);
  });

  test('empty, with ends of Windows, cut', () => {
    expect(opaque('RUN <<EOF\nEOF')).toBe('no-command');
    // the shell sees the carriage return as a part of the word
    expect(read('RUN <<EOF\r\na b\r\nEOF\r\n').script?.body.statements.length).toBe(1);
    expect(commands('RUN <<EOF\r\na b\r\nEOF\r\n')).toEqual(['a·b\r']);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['RUN ["a", "b"]', 'exec-form'],
    ['SHELL ["pwsh", "-c"]\nRUN a', 'foreign-shell'],
    ['SHELL ["cmd", "/c"]\nCMD a', 'foreign-shell'],
    ['SHELL ["fish", "-c"]\nRUN <<EOF\na\nEOF', 'foreign-shell'],
    ['RUN', 'no-command'],
    ['RUN --x', 'no-command'],
    ['COPY a b', 'no-command'],
    ['HEALTHCHECK NONE', 'no-command'],
    ['RUN a && ', 'not-parsable'],
    ['RUN echo "a', 'not-parsable'],
    ['RUN echo $(a', 'not-parsable'],
    ['RUN echo `a', 'not-parsable'],
    ['RUN if a; then b', 'not-parsable'],
    ['RUN (a', 'not-parsable'],
    ['RUN foo(bar)', 'not-parsable'],
    ['RUN echo `a \\`b\\``', 'ambiguous-syntax'],
    ['RUN echo @(a|b)', 'ambiguous-syntax'],
    // a plain sh takes these too, and understands something else
    ['RUN a &> b', 'ambiguous-syntax'],
    ['RUN [[ a && b ]]', 'ambiguous-syntax'],
    ['RUN time a', 'ambiguous-syntax'],
    ['RUN function f { a; }', 'ambiguous-syntax'],
    [`RUN ${'a && '.repeat(14_000)}b`, 'too-long'],
    [`RUN ${'$('.repeat(30_000)}`, 'not-parsable'],
    [`RUN ${'('.repeat(60_000)}`, 'not-parsable'],
  ])('case %#', (lines, expected) => {
    expect(opaque(lines)).toBe(expected);
    expect(read(lines).script).toBeUndefined();
  });

  test.each([
    ['RUN a', 'FROM mcr.microsoft.com/windows/nanoserver:1809', 'foreign-shell'],
    ['RUN a', '# escape=`\nFROM a', 'foreign-shell'],
    ['SHELL ["bash", "-c"]\nRUN a &> b', 'FROM a', undefined],
    ['SHELL ["bash", "-c"]\nRUN [[ a && b ]] && time c', 'FROM a', undefined],
  ])('%j on %j', (lines, from, expected) => {
    expect(opaque(lines, from)).toBe(expected);
  });
});

test('CMD, ENTRYPOINT and HEALTHCHECK CMD in shell form are read too', () => {
  expect(commands('CMD a "$b"')).toEqual(['a·"$b"']);
  expect(commands('ENTRYPOINT exec a')).toEqual(['exec·a']);
  expect(commands('HEALTHCHECK --interval=5s \\\n  CMD curl -f x || exit 1')).toEqual(['curl·-f·x', 'exit·1']);
  expect(commands('HEALTHCHECK cmd a')).toEqual(['a']);
});
