import { describe, expect, test } from 'vitest';
import { readAssignment, transformOptions } from '../../src/cli/transform-options.ts';
import type { AnyTransform } from '../../src/transform/index.ts';
import { folderWith, imgfix, replaceOld } from './harness.ts';

const one: AnyTransform = {
  ...replaceOld,
  name: 'one',
  options: { mode: 'a', names: ['x'], depth: 3, deep: false, user: 'me', by: {} as Record<string, string> },
  choices: { mode: ['a', 'b'], by: ['up', 'down'] },
  limits: { depth: { least: -1, most: 9 }, user: { pattern: '[a-z]{1,3}', words: 'up to three letters' } },
};
const options = (...texts: string[]): unknown =>
  transformOptions(
    [one, replaceOld],
    texts.map((text) => readAssignment(text)).filter((read) => read !== undefined),
  );

describe('--set', () => {
  test('takes the type of the default', () => {
    const texts = [
      'one.mode=b',
      'one.names=y, z',
      'one.depth=-1',
      'one.deep=true',
      'one.by.node:22=up',
      'one.by.a.b/c=down',
    ];
    expect(options(...texts)).toEqual({
      one: { mode: 'b', names: ['x', 'y', 'z'], depth: -1, deep: true, by: { 'node:22': 'up', 'a.b/c': 'down' } },
    });
    expect(options('one.mode=b', 'one.mode=a')).toEqual({ one: { mode: 'a' } });
  });

  test.each([
    ['onee.mode=b', 'there is no transform "onee"; did you mean one?'],
    ['one.moed=b', 'there is no option "moed"; did you mean mode?'],
    ['one.zzzzzz=b', 'there is no option "zzzzzz"; there are mode, names, depth, deep, user, by'],
    ['replace-old.x=1', 'replace-old has no options'],
    ['one.mode=c', '"c" is none of a, b'],
    ['one.by.x=left', '"left" is none of up, down'],
    ['one.by=up', 'write one.by.NAME=VALUE'],
    ['one.mode.x=a', 'mode is no table: write one.mode=VALUE'],
    ['one.depth=deep', 'it needs a number'],
    ['one.deep=yes', 'say true or false'],
    ['one.depth=10', 'it needs a whole number from -1 to 9'],
    ['one.depth=1.5', 'it needs a whole number from -1 to 9'],
    ['one.user=a b', 'it needs up to three letters'],
    ['one.user=', 'it needs up to three letters'],
  ])('%s', (text, message) => {
    expect(options(text)).toBe(`--set ${text}: ${message}`);
  });

  test('on the command line: one line and 2', async () => {
    const folder = folderWith({ Dockerfile: 'FROM x\n' });
    for (const argv of [
      ['--set', 'mode'],
      ['--set', 'replace-old.x=1'],
      ['pin', '--set', 'replace-old.x=1'],
      ['verify', '--set', 'replace-old.x=1'],
    ]) {
      const { code, stdout, stderr } = await imgfix(folder, argv);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^imgfix: .*(?:Write TRANSFORM\.OPTION=VALUE|replace-old has no options).*\n$/);
    }
  });
});
