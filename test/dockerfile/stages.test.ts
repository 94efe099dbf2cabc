import { describe, expect, test } from 'vitest';
import { descendantsOf, isWindowsStage, parentOf, parseDockerfile, rootOf } from '../../src/dockerfile/index.ts';

const basesOf = (text: string): unknown[] =>
  parseDockerfile(text).stages.map(({ base }) =>
    base.kind === 'image' ? base.reference.text : base.kind === 'stage' ? base.stage.index : base.kind,
  );

describe('what a stage builds on', () => {
  test('an image, scratch, an earlier stage', () => {
    expect(basesOf('FROM a AS b\nFROM scratch\nFROM b\nFROM c\nFROM b AS b\nFROM b\n')).toEqual([
      ...['a', 'scratch', 0, 'c', 0, 4],
    ]);
  });

  test('stage names ignore case, FROM finds them in lower case only (engine)', () => {
    expect(basesOf('FROM a AS Up\nFROM up\nFROM UP\nFROM Up')).toEqual(['a', 0, 'unresolved', 'unresolved']);
  });

  test('no stage by its number, none that comes later, not itself', () => {
    expect(basesOf('FROM a AS b\nFROM 0\nFROM d AS c\nFROM x AS d\nFROM e AS e')).toEqual(['a', '0', 'd', 'x', 'e']);
  });

  test('a stage may be named scratch (engine)', () => {
    expect(basesOf('FROM a AS scratch\nFROM scratch')).toEqual(['a', 0]);
  });

  test('variables: those of the ARGs before the first FROM', () => {
    expect(basesOf('ARG A=x\nARG B=${A}:1 C\nFROM $A\nFROM ${B}\nFROM "${A}-y"\nFROM $C\nFROM ${C:-z}')).toEqual([
      // unset or empty without a build argument, as in `ARG C=z`
      ...['x', 'x:1', 'x-y', 'unresolved', 'z'],
    ]);
    // what nobody declares is unset for FROM (engine), but for the builder's own
    expect(basesOf('FROM ${X:-a}\nFROM a:${TARGETARCH:-b}\nFROM $X')).toEqual(['a', 'unresolved', 'unresolved']);
    expect(basesOf('FROM a AS s\nARG X=b\nFROM $X')).toEqual(['a', 'unresolved']);
    expect(basesOf('ARG S=b\nFROM a AS b\nFROM $S')).toEqual(['a', 0]);
    expect(basesOf('FROM A\nFROM a b c\nFROM')).toEqual(['unresolved', 'a', 'unresolved']);
  });

  test('names, texts, preamble', () => {
    const { stages, preamble, instructions } = parseDockerfile(
      'ARG v=1\n# c\nFROM --platform=x a:$v as Build\nRUN b\nFROM c\n',
    );
    expect(preamble.map((instruction) => instruction.keyword)).toEqual(['ARG']);
    expect(stages.map(({ name, baseText, baseValue }) => [name, baseText, baseValue])).toEqual([
      ['Build', 'a:$v', 'a:1'],
      [undefined, 'c', 'c'],
    ]);
    expect(instructions.map((instruction) => instruction.stage?.index)).toEqual([undefined, 0, 0, 1]);
    expect(stages[0]?.instructions.map((instruction) => instruction.keyword)).toEqual(['RUN']);
  });
});

describe('stageNamed', () => {
  const dockerfile = parseDockerfile('FROM a AS One\nFROM b\nFROM c AS one\nFROM d\n');

  test('by name in any case or number, only earlier ones', () => {
    expect(dockerfile.stageNamed('ONE', undefined)?.index).toBe(2);
    expect(dockerfile.stageNamed('one', dockerfile.stages[2])?.index).toBe(0);
    expect(dockerfile.stageNamed('one', dockerfile.stages[0])).toBeUndefined();
    expect(dockerfile.stageNamed('1', dockerfile.stages[3])?.index).toBe(1);
    expect(dockerfile.stageNamed('3', dockerfile.stages[3])).toBeUndefined();
    expect(dockerfile.stageNamed('9', undefined)).toBeUndefined();
    expect(dockerfile.stageNamed('two', undefined)).toBeUndefined();
  });
});

test('chains of stages', () => {
  const { stages } = parseDockerfile('FROM a AS a1\nFROM a1 AS a2\nFROM b AS b1\nFROM a2 AS a3\nFROM a1');
  expect(stages.map((stage) => rootOf(stage).index)).toEqual([0, 0, 2, 0, 0]);
  expect(stages.map((stage) => parentOf(stage)?.index)).toEqual([undefined, 0, undefined, 1, 0]);
  expect(stages.map((stage) => descendantsOf(stage).map((other) => other.index))).toEqual([[1, 3, 4], [3], [], [], []]);
});

test.each([
  ['FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN x', true],
  ['FROM golang:1.22-nanoserver-1809\nRUN x', true],
  ['FROM mcr.microsoft.com/dotnet/framework/sdk:4.8\nRUN x', true],
  ['FROM mcr.microsoft.com/dotnet/sdk:8.0\nRUN x', false],
  ['FROM --platform=windows/amd64 x AS a\nFROM a\nRUN x', true],
  ['ARG B=mcr.microsoft.com/windows/nanoserver:1809\nFROM $B AS a\nFROM a\nRUN x', true],
  ['# escape=`\nFROM x\nRUN x', true],
  ['FROM windowsill\nRUN x', false],
  ['FROM debian\nRUN x', false],
])('a Windows stage: %j', (text, expected) => {
  const instruction = parseDockerfile(text).instructions.at(-1);
  expect(instruction && isWindowsStage(instruction)).toBe(expected);
});

test('ten thousand stages in a chain are no trouble', () => {
  const chain = Array.from({ length: 10_000 }, (_, index) => `FROM s${index} AS s${index + 1}\nENV e${index}=$x`).join(
    '\n',
  );
  const { stages, variables } = parseDockerfile(`FROM a AS s0\nARG x=1\n${chain}\nRUN y`);
  const last = stages.at(-1)?.instructions.at(-1);
  expect(last && variables.lookup('x', last)?.value).toBe('1');
  expect(last && variables.lookup('e7', last)?.value).toBe('1');
});
