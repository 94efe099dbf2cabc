import { describe, expect, test } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';

const problemsOf = (line: string): [string, string][] =>
  parseDockerfile(`FROM a\n${line}\n`).problems.map(({ kind, message }) => [kind, message]);

describe('what the builder refuses', () => {
  test.each([
    ['FOO bar', 'meaning', 'unknown instruction FOO'],
    ['ENV a', 'syntax', 'ENV must have two arguments or name=value'],
    ['ENV a=1 b', 'syntax', 'ENV must have two arguments or name=value'],
    ['LABEL a', 'syntax', 'LABEL must have two arguments or name=value'],
    ['ONBUILD ENV a', 'syntax', 'ENV must have two arguments or name=value'],
    ['CMD ["a", 1]', 'syntax', 'CMD in exec form takes an array of strings only'],
    ['ENV =b', 'meaning', 'ENV names can not be blank'],
    ['ARG =b', 'meaning', 'ARG names can not be blank'],
    ...[
      'ARG',
      'ENV',
      'EXPOSE',
      'LABEL',
      'MAINTAINER',
      'ONBUILD',
      'SHELL',
      'STOPSIGNAL',
      'USER',
      'VOLUME',
      'WORKDIR',
    ].map((keyword) => [keyword, 'meaning', `${keyword} needs an argument`] as const),
    ['FROM', 'meaning', 'FROM needs an argument'],
    ['FROM a b', 'meaning', 'FROM needs one image, or an image, AS and a stage name'],
    ['FROM a AS b c', 'meaning', 'FROM needs one image, or an image, AS and a stage name'],
    ['FROM a AS 1b', 'meaning', '1b is no name for a build stage'],
    ['FROM a AS $b', 'meaning', '$b is no name for a build stage'],
    ['COPY a', 'meaning', 'COPY needs at least 2 arguments'],
    ['ADD ["a"]', 'meaning', 'ADD needs at least 2 arguments'],
    ['COPY <<E\nE', 'meaning', 'COPY needs at least 2 arguments'],
    ['COPY a <<E\nE', 'meaning', 'COPY takes no heredoc as its destination'],
    ['RUN []', 'meaning', 'RUN in exec form needs a command'],
    ['SHELL bash', 'meaning', 'SHELL needs its arguments in exec form'],
    ['SHELL []', 'meaning', 'SHELL needs an argument'],
    ['VOLUME []', 'meaning', 'VOLUME needs an argument'],
    ['VOLUME [" "]', 'meaning', 'VOLUME with a blank path'],
    ['HEALTHCHECK', 'meaning', 'HEALTHCHECK needs an argument'],
    ['HEALTHCHECK NONE x', 'meaning', 'HEALTHCHECK NONE takes no arguments'],
    ['HEALTHCHECK x', 'meaning', 'HEALTHCHECK x is neither CMD nor NONE'],
    ['HEALTHCHECK CMD', 'meaning', 'HEALTHCHECK CMD needs a command'],
    ['HEALTHCHECK CMD []', 'meaning', 'HEALTHCHECK CMD needs a command'],
    ['ONBUILD ONBUILD RUN a', 'meaning', 'ONBUILD is not allowed as an ONBUILD trigger'],
    ['ONBUILD FROM a', 'meaning', 'FROM is not allowed as an ONBUILD trigger'],
    ['onbuild maintainer a', 'meaning', 'MAINTAINER is not allowed as an ONBUILD trigger'],
    ['CMD --version', 'meaning', 'CMD takes no flag such as --version'],
  ] as const)('%j', (line, kind, message) => {
    expect(problemsOf(line)).toEqual([[kind, message]]);
  });

  test('instructions before the first FROM, and a file without one', () => {
    const messages = (text: string): string[] => parseDockerfile(text).problems.map((problem) => problem.message);
    expect(messages('ARG a\nRUN b\nFROM c')).toEqual(['no build stage: RUN stands before any FROM']);
    expect(messages('ARG a')).toEqual(['no build stage: the file has no FROM']);
    expect(messages('RUN a')).toEqual(['no build stage: RUN stands before any FROM']);
  });

  test('problems stand in the order of the text and where they are', () => {
    const text = 'FROM a\nFOO\nENV b\nRUN <<E\n';
    const { problems } = parseDockerfile(text);
    expect(problems.map(({ at }) => text.slice(at.start, at.end))).toEqual(['FOO', 'ENV', 'RUN <<E']);
  });
});

describe('what it takes', () => {
  test.each([
    ...[
      'RUN',
      'CMD',
      'CMD []',
      'ENTRYPOINT []',
      'ENTRYPOINT',
      'ARG a b=1 c',
      'ARG --x a',
      'STOPSIGNAL --x 9',
      'ONBUILD FOO bar',
    ],
    ...[
      'ONBUILD COPY',
      'FROM a as B-1_.x',
      'FROM b',
      'EXPOSE $x',
      'VOLUME a b',
      'USER a b',
      'WORKDIR a b',
      'MAINTAINER a b',
    ],
    ...[
      'HEALTHCHECK none',
      'HEALTHCHECK --interval=5s cmd a',
      'HEALTHCHECK CMD ["a"]',
      'COPY --unknown=1 a b',
      'RUN --new=1 a',
    ],
    ...[
      'LABEL a b c',
      'ENV a b c',
      'ENV a=',
      'LABEL "a b"=c',
      'COPY <<E /x\nE',
      'ADD ["a", "b"]',
      'LABEL a="b',
      "LABEL a='",
    ],
  ])('%j', (line) => {
    expect(problemsOf(line)).toEqual([]);
  });
});
