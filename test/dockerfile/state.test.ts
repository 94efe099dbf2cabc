import { describe, expect, test } from 'vitest';
import {
  parseDockerfile,
  shellInForce,
  userInForce,
  workdirInForce,
  type Instruction,
} from '../../src/dockerfile/index.ts';

const last = (text: string): Instruction => {
  const instruction = parseDockerfile(text).instructions.at(-1);
  if (!instruction) throw new Error('no instruction');
  return instruction;
};
const user = (text: string): string | undefined => userInForce(last(text))?.value;
const workdir = (text: string): string | undefined => workdirInForce(last(text));

describe('the user in force', () => {
  test('the last USER of the stage and the stages below', () => {
    expect(userInForce(last('FROM a\nRUN b'))).toBeUndefined();
    expect(user('FROM a\nUSER x\nUSER y:z\nRUN b')).toBe('y:z');
    expect(user('FROM a\nRUN b\nUSER x')).toBeUndefined();
    expect(user('FROM a AS s\nUSER x\nFROM s\nRUN b')).toBe('x');
    expect(user('FROM a AS s\nUSER x\nFROM a\nRUN b')).toBeUndefined();
    expect(user('ARG U=x\nFROM a\nARG U\nUSER "$U"\nRUN b')).toBe('x');
    expect(user('FROM a\nUSER $U\nRUN b')).toBeUndefined();
    expect(userInForce(last('FROM a\nUSER $U\nRUN b'))?.definition.keyword).toBe('USER');
  });

  test('a trigger sets it in the stage built from this one', () => {
    const text = 'FROM a AS s\nONBUILD USER x\nUSER y\n';
    expect(user(`${text}RUN b`)).toBe('y');
    expect(user(`${text}FROM s\nRUN b`)).toBe('x');
    expect(user(`${text}FROM s AS t\nUSER z\nFROM t\nRUN b`)).toBe('z');
  });
});

describe('the working directory in force', () => {
  test.each([
    ['FROM a\nWORKDIR /x\nWORKDIR y\nRUN b', '/x/y'],
    ['FROM a\nWORKDIR /x\nWORKDIR ../y/./z//\nRUN b', '/y/z'],
    ['FROM a\nWORKDIR y\nRUN b', undefined],
    ['FROM scratch\nWORKDIR y\nRUN b', '/y'],
    ['FROM scratch\nRUN b', '/'],
    ['FROM a\nRUN b', undefined],
    ['FROM a AS s\nWORKDIR /x\nFROM s\nWORKDIR y\nRUN b', '/x/y'],
    ['FROM a\nENV d=x\nWORKDIR /$d\nENV d=y\nWORKDIR $d\nRUN b', '/x/y'],
    ['FROM a\nWORKDIR /x\nWORKDIR $d\nRUN b', undefined],
    ['FROM a\nWORKDIR /x\nWORKDIR $d\nWORKDIR /y\nRUN b', '/y'],
    ['FROM a\nWORKDIR $d\nWORKDIR y\nRUN b', undefined],
    ['FROM a\nWORKDIR "/a b"\nRUN b', '/a b'],
    ['FROM a AS s\nWORKDIR /x\nONBUILD WORKDIR o\nFROM s\nWORKDIR y\nRUN b', '/x/o/y'],
    ['FROM mcr.microsoft.com/windows/nanoserver:1809\nWORKDIR /x\nRUN b', undefined],
    ['ARG x', undefined],
  ])('%j', (text, expected) => {
    expect(workdir(text)).toBe(expected);
  });
});

describe('the shell in force', () => {
  const shell = (text: string): object => {
    const { kind, errexit, nounset, pipefail, login } = shellInForce(last(text));
    return {
      kind,
      ...(errexit && { errexit }),
      ...(nounset && { nounset }),
      ...(pipefail && { pipefail }),
      ...(login && { login }),
    };
  };

  test.each([
    ['FROM a\nRUN b', { kind: 'sh' }],
    ['FROM a\nSHELL ["/bin/bash", "-c"]\nRUN b', { kind: 'bash' }],
    ['FROM a\nSHELL ["bash", "-o", "pipefail", "-c"]\nRUN b', { kind: 'bash', pipefail: true }],
    [
      'FROM a\nSHELL ["/bin/bash", "-euxo", "pipefail", "-c"]\nRUN b',
      { kind: 'bash', errexit: true, nounset: true, pipefail: true },
    ],
    [
      'FROM a\nSHELL ["/bin/sh", "-o", "errexit", "-o", "nounset", "-c"]\nRUN b',
      { kind: 'sh', errexit: true, nounset: true },
    ],
    ['FROM a\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN b', { kind: 'sh', errexit: true, pipefail: true }],
    ['FROM a\nSHELL ["/bin/bash", "--login", "-c"]\nRUN b', { kind: 'bash', login: true }],
    ['FROM a\nSHELL ["bash", "-lc"]\nRUN b', { kind: 'bash', login: true }],
    ['FROM a\nSHELL ["pwsh", "-Command"]\nRUN b', { kind: 'other' }],
    ['FROM a\nSHELL ["cmd", "/S", "/C"]\nRUN b', { kind: 'other' }],
    ['FROM a\nSHELL ["zsh", "-c"]\nRUN b', { kind: 'other' }],
    ['FROM a\nSHELL ["/bin/bash"]\nRUN b', { kind: 'other' }],
    ['FROM a\nSHELL ["/bin/bash -c"]\nRUN b', { kind: 'other' }],
    ['FROM a\nSHELL ["conda", "run", "-n", "x", "/bin/bash", "-c"]\nRUN b', { kind: 'other' }],
    ['FROM a\nRUN b\nSHELL ["bash", "-c"]', { kind: 'sh' }],
    ['FROM a AS s\nSHELL ["bash", "-c"]\nFROM s\nRUN b', { kind: 'bash' }],
    ['FROM a AS s\nSHELL ["bash", "-c"]\nFROM a\nRUN b', { kind: 'sh' }],
    ['FROM a AS s\nONBUILD SHELL ["bash", "-c"]\nFROM s\nRUN b', { kind: 'bash' }],
    ['FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN b', { kind: 'other' }],
    ['# escape=`\nFROM a\nRUN b', { kind: 'other' }],
    ['# escape=`\nFROM a\nSHELL ["bash", "-c"]\nRUN b', { kind: 'bash' }],
  ])('%j', (text, expected) => {
    expect(shell(text)).toEqual(expected);
  });

  test('a trigger runs with the last SHELL of its stage', () => {
    const { instructions } = parseDockerfile('FROM a\nONBUILD RUN b\nSHELL ["bash", "-c"]\n');
    const trigger = instructions[1]?.trigger;
    expect(trigger && shellInForce(trigger).kind).toBe('bash');
  });
});
