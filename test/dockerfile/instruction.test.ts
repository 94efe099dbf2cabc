import { describe, expect, test } from 'vitest';
import { parseDockerfile, type Instruction } from '../../src/dockerfile/index.ts';

const first = (text: string): Instruction => {
  const [instruction] = parseDockerfile(text).instructions;
  if (!instruction) throw new Error('no instruction');
  return instruction;
};
const flagsOf = (text: string): unknown[] =>
  first(text).flags.map(({ name, value }) => (value === undefined ? name : [name, value]));

describe('flags', () => {
  test.each([
    ['COPY --from=a --link b c', [['from', 'a'], 'link'], 'b c'],
    [
      'COPY --chown="a b:c" --chmod=\'7\'55 d e',
      [
        ['chown', 'a b:c'],
        ['chmod', '755'],
      ],
      'd e',
    ],
    ['RUN --mount=type=bind,source=a\\ b c', [['mount', 'type=bind,source=a b']], 'c'],
    ['COPY --a -- --b c', ['a'], '--b c'],
    ['COPY -- --b c', [], '--b c'],
    ['RUN echo --x', [], 'echo --x'],
    ['RUN - --x', [], '- --x'],
    ['RUN --x', ['x'], ''],
    ['RUN --x="a', [['x', 'a']], ''],
    ['CMD --version', ['version'], ''],
    ['RUN --x=""  y', [['x', '']], 'y'],
    ['RUN --\\\n x y', [], 'x y'],
    [
      'RUN --a=1 \\\n  # c\n  --b=2 \\\n  c',
      [
        ['a', '1'],
        ['b', '2'],
      ],
      'c',
    ],
    // a no-break space is no space before a flag
    ['RUN \u00a0--x y', [], '--x y'],
  ])('%j', (text, flags, value) => {
    expect(flagsOf(text)).toEqual(flags);
    expect(first(text).value).toBe(value);
  });

  test('the escape character of the file counts in them (Docker 28.5; earlier always the backslash)', () => {
    expect(
      parseDockerfile('# escape=`\nRUN --a=x\\y --b=p` q z').instructions[0]?.flags.map((flag) => flag.value),
    ).toEqual([...['x\\y', 'p q']]);
  });

  test('stand where the file has them', () => {
    const text = 'RUN --a="b c" \\\n    --d e';
    expect(first(text).flags.map(({ start, end }) => text.slice(start, end))).toEqual(['--a="b c"', '--d']);
    expect(first(text).flags.map((flag) => flag.text)).toEqual(['--a="b c"', '--d']);
  });
});

describe('the exec form', () => {
  test.each([
    ['CMD ["a b", "c\\n\\u0041"]', ['a b', 'c\nA']],
    ['CMD [ "a" ,\t"b" ] ', ['a', 'b']],
    ['CMD []', []],
    ['CMD ["a", \\\n  # c\n  "b"]', ['a', 'b']],
    ['CMD ["a\\\nb"]', ['ab']],
    ['RUN --network=none ["a"]', ['a']],
    ['COPY ["a b", "c"]', ['a b', 'c']],
    ['VOLUME ["/a"]', ['/a']],
    ['SHELL ["/bin/bash", "-c"]', ['/bin/bash', '-c']],
    ['HEALTHCHECK --interval=5s CMD ["a", "b"]', ['a', 'b']],
    ['HEALTHCHECK cmd\t["a"]', ['a']],
    ['CMD ["a",]', undefined],
    ["CMD ['a']", undefined],
    ['CMD ["a"] && b', undefined],
    ['CMD [a]', undefined],
    ['CMD ["a"', undefined],
    ['CMD {"a": 1}', undefined],
    ['RUN [ -f x ]', undefined],
    ['CMD ["a\tb"]', undefined],
    ['USER ["a"]', undefined],
    ['EXPOSE ["80"]', undefined],
  ])('%j', (text, expected) => {
    expect(first(text).exec).toEqual(expected);
  });

  test('an array of something else is refused', () => {
    expect(first('CMD ["a", 1]').execNotStrings).toBe(true);
    expect(first('CMD [null]').execNotStrings).toBe(true);
    expect(first('CMD ["a"]').execNotStrings).toBe(false);
    expect(parseDockerfile('FROM a\nONBUILD CMD [1]').problems.map(({ message, kind }) => [kind, message])).toEqual([
      ['syntax', 'CMD in exec form takes an array of strings only'],
    ]);
  });

  test('has no words', () => {
    expect(first('COPY ["a", "b"]').words).toEqual([]);
  });
});

describe('words', () => {
  test('are split at blanks, with quotes and escapes kept', () => {
    const words = (text: string): string[] => first(text).words.map((word) => word.text);
    expect(words('COPY a\tb \\\n  "c d" \\ e/')).toEqual(['a', 'b', '"c', 'd"', '\\', 'e/']);
    expect(words('VOLUME C:\\\\data /x')).toEqual(['C:\\\\data', '/x']);
    expect(words('EXPOSE 80/tcp  90')).toEqual(['80/tcp', '90']);
    expect(words('FROM a\u00a0b')).toEqual(['a\u00a0b']);
    expect(words('EXPOSE')).toEqual([]);
  });

  test('stand where the file has them', () => {
    const text = 'COPY aa \\\n# c\n bb cc';
    expect(first(text).words.map(({ start, end }) => text.slice(start, end))).toEqual(['aa', 'bb', 'cc']);
  });
});

describe('definitions', () => {
  const pairs = (text: string): unknown =>
    first(text).pairs?.map(({ name, value, legacy }) => [name.text, value?.text, ...(legacy ? ['legacy'] : [])]);

  test.each([
    [
      'ENV a=1 b="2 3" c=\'4 5\' d=6\\ 7',
      [
        ['a', '1'],
        ['b', '"2 3"'],
        ['c', "'4 5'"],
        ['d', '6\\ 7'],
      ],
    ],
    [
      'ENV a=b=c d=',
      [
        ['a', 'b=c'],
        ['d', ''],
      ],
    ],
    ['ENV "a b"=c', [['"a b"', 'c']]],
    [
      'ENV a="b\\"c d" e=f',
      [
        ['a', '"b\\"c d"'],
        ['e', 'f'],
      ],
    ],
    [
      "ENV a='b\\' c=d",
      [
        ['a', "'b\\'"],
        ['c', 'd'],
      ],
    ],
    [
      'ENV a=b\u00a0c=d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['ENV a="b c', [['a', '"b c']]],
    [
      'ENV a=1 \\\n  # c\n  b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['LABEL "a.b"="c d"', [['"a.b"', '"c d"']]],
    ['ENV a  the rest of "the line" ', [['a', 'the rest of "the line"', 'legacy']]],
    ['ENV a\tb=c', [['a', 'b=c', 'legacy']]],
    ['ENV a \u00a0b', [['a', '\u00a0b', 'legacy']]],
    ['LABEL a b c', [['a', 'b c', 'legacy']]],
    ['ARG x', [['x', undefined]]],
    [
      'ARG x=1 y z="a b"',
      [
        ['x', '1'],
        ['y', undefined],
        ['z', '"a b"'],
      ],
    ],
    ['ENV', []],
    ['RUN a=b', []],
    ['ENV a', undefined],
    ['ENV a=1 b', undefined],
    ['LABEL a', undefined],
  ])('%j', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  test('stand where the file has them', () => {
    const text = 'ENV a=1 \\\n# c\n  bb="2 3"';
    const [, second] = first(text).pairs ?? [];
    expect(second && text.slice(second.name.start, second.name.end)).toBe('bb');
    expect(second?.value && text.slice(second.value.start, second.value.end)).toBe('"2 3"');
  });
});

describe('triggers', () => {
  test('are instructions of their own', () => {
    const text = 'ONBUILD  \\\n COPY --chown=a b \\\n  c';
    const { trigger } = first(text);
    expect(trigger?.keyword).toBe('COPY');
    expect(trigger?.onbuild?.keyword).toBe('ONBUILD');
    expect(trigger?.flags.map((flag) => flag.value)).toEqual(['a']);
    expect(trigger?.words.map((word) => text.slice(word.start, word.end))).toEqual(['b', 'c']);
    expect(trigger && text.slice(trigger.start, trigger.end)).toBe('COPY --chown=a b \\\n  c');
  });

  test('only ONBUILD has one', () => {
    expect(first('RUN a').trigger).toBeUndefined();
    expect(first('ONBUILD').trigger).toBeUndefined();
  });
});

test('body: where the arguments stand', () => {
  const bodyOf = (text: string): string => {
    const { body } = first(text);
    return text.slice(body.start, body.end);
  };
  expect(bodyOf('RUN  a b  \nUSER c')).toBe('a b');
  expect(bodyOf('RUN --x a \\\n # c\n b \\\n\nUSER')).toBe('a \\\n # c\n b \\\n\nUSER');
  expect(bodyOf('RUN cat <<E\nx\nE\n')).toBe('cat <<E');
  expect(bodyOf('RUN')).toBe('');
  expect(bodyOf('RUN --x')).toBe('');
});
