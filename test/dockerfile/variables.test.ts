import { describe, expect, test } from 'vitest';
import { parseDockerfile, type Variable } from '../../src/dockerfile/index.ts';

/** What the last instruction of a text sees. */
const seen = (text: string, name: string): Variable | undefined => {
  const dockerfile = parseDockerfile(text);
  const last = dockerfile.instructions.at(-1);
  return last && dockerfile.variables.lookup(name, last);
};
const valueOf = (text: string, name: string): string | undefined => seen(text, name)?.value;
const expanded = (text: string, word: string): string | undefined => {
  const dockerfile = parseDockerfile(text);
  const last = dockerfile.instructions.at(-1);
  return last && dockerfile.variables.expand(word, last)?.value;
};

// all values below were seen in a build by Docker 28
describe('ENV and ARG of a stage', () => {
  test('hold from the next instruction on', () => {
    const text = 'FROM a\nENV x=1\nRUN y\nENV x=2\nRUN z';
    const dockerfile = parseDockerfile(text);
    expect(dockerfile.instructions.map((at) => dockerfile.variables.lookup('x', at)?.value)).toEqual([
      ...[undefined, undefined, '1', '1', '2'],
    ]);
  });

  test('the values of one ENV do not see each other, those of one ARG do', () => {
    expect(valueOf('FROM a\nENV x=0\nENV x=1 y=$x\nRUN z', 'y')).toBe('0');
    expect(valueOf('FROM a\nARG x=1 y=$x\nRUN z', 'y')).toBe('1');
  });

  test('the later of ARG and ENV wins', () => {
    expect(valueOf('FROM a\nARG x=1\nENV x=2\nRUN y', 'x')).toBe('2');
    expect(valueOf('FROM a\nENV x=1\nARG x=2\nENV y=$x\nRUN z', 'y')).toBe('2');
    expect(seen('FROM a\nENV x=1\nARG x=2\nRUN y', 'x')).toMatchObject({ kind: 'arg', fixed: false });
  });

  test('ARG without a value keeps what was there, but `--build-arg` may change it', () => {
    expect(seen('FROM a\nENV x=1\nARG x\nRUN y', 'x')).toMatchObject({ value: '1', fixed: false });
    expect(seen('FROM a\nARG x\nRUN y', 'x')).toMatchObject({ value: undefined, fixed: false });
  });

  test('quotes, escapes, the legacy form, names', () => {
    const text =
      'FROM a\nENV C x\\\\\nENV L  the rest of "the line" \'q\' $C\nENV a="b c" d=e\\ f g=\'h $C\' j=k"l"m "z"=w\nARG "q"=v\nRUN y';
    expect(valueOf(text, 'C')).toBe('x\\');
    expect(valueOf(text, 'L')).toBe('the rest of the line q x\\');
    expect(['a', 'd', 'g', 'j', 'z'].map((name) => valueOf(text, name))).toEqual(['b c', 'e f', 'h $C', 'klm', 'w']);
    expect(valueOf(text, '"q"')).toBe('v');
    expect(valueOf(text, 'q')).toBeUndefined();
  });

  test('`fixed`: no ARG took part', () => {
    expect(seen('FROM a\nENV x=1 \nENV y=$x\nRUN z', 'y')?.fixed).toBe(true);
    expect(seen('FROM a\nARG x=1 \nENV y=$x\nRUN z', 'y')?.fixed).toBe(false);
    expect(seen('FROM a\nENV y=$x\nRUN z', 'y')).toMatchObject({ value: undefined });
  });
});

describe('ARG before the first FROM', () => {
  test('without a value is in FROM what stands behind `:-`, unless the builder sets it', () => {
    const baseOf = (text: string): string | undefined => parseDockerfile(text).stages[0]?.baseValue;
    expect(baseOf('ARG x\nFROM a:${x:-1}')).toBe('a:1');
    expect(baseOf('FROM a:${x:-1}')).toBe('a:1');
    expect(baseOf('ARG x\nARG y=a:${x:-1}\nFROM $y')).toBe('a:1');
    expect(baseOf('ARG x\nFROM a:${x:-$y}')).toBe('a:');
    expect(baseOf('ARG x\nFROM a:${x-1}')).toBeUndefined();
    expect(baseOf('ARG x\nFROM a:$x')).toBeUndefined();
    expect(baseOf('ARG TARGETARCH\nFROM a:${TARGETARCH:-1}')).toBeUndefined();
  });

  test('needs an ARG in the stage', () => {
    expect(seen('ARG x=1\nFROM a\nRUN y', 'x')).toBeUndefined();
    expect(valueOf('ARG x=1\nFROM a\nARG x\nRUN y', 'x')).toBe('1');
    expect(valueOf('ARG x=1\nFROM a\nARG x=2\nRUN y', 'x')).toBe('2');
    expect(valueOf('ARG x=1\nARG x\nFROM a\nARG x\nRUN y', 'x')).toBe('1');
    expect(valueOf('ARG x=1\nFROM a\nENV x=0\nARG x\nRUN y', 'x')).toBe('1');
    expect(valueOf('ARG x\nFROM a\nARG x\nRUN y', 'x')).toBeUndefined();
  });

  test('sees those before it, on its line too', () => {
    expect(valueOf('ARG a=1 b=$a\nARG c=$b$a\nFROM x\nARG c\nRUN y', 'c')).toBe('11');
    expect(parseDockerfile('ARG a=1\nFROM x').variables.global('a')).toMatchObject({
      value: '1',
      fixed: false,
      kind: 'arg',
    });
  });

  test('platform arguments have values that the file does not tell', () => {
    expect(seen('FROM a\nARG TARGETARCH\nRUN y', 'TARGETARCH')).toMatchObject({ value: undefined, fixed: false });
    expect(valueOf('FROM a\nARG TARGETARCH=foo\nRUN y', 'TARGETARCH')).toBe('foo');
    expect(valueOf('ARG TARGETARCH=foo\nFROM a\nARG TARGETARCH\nRUN y', 'TARGETARCH')).toBe('foo');
    expect(valueOf('FROM a\nENV TARGETARCH=foo\nARG TARGETARCH\nRUN y', 'TARGETARCH')).toBeUndefined();
    expect(seen('FROM a\nRUN y', 'TARGETARCH')).toBeUndefined();
  });
});

describe('a stage built from another', () => {
  test('inherits its ENV and its ARG, the ENV first', () => {
    const text = 'ARG g=glob\nFROM debian AS one\nARG x=1\nENV e=1\nARG e=2\nARG g\nFROM one AS two\nRUN y';
    expect(['x', 'e', 'g'].map((name) => valueOf(text, name))).toEqual(['1', '1', 'glob']);
    expect(valueOf('FROM a AS b\nENV x=1\nFROM b AS c\nFROM c\nENV y=$x\nRUN z', 'y')).toBe('1');
    expect(seen('FROM a AS b\nENV x=1\nFROM a\nRUN z', 'x')).toBeUndefined();
    expect(valueOf('FROM a AS b\nENV x=1\nFROM b\nENV x=2\nRUN z', 'x')).toBe('2');
  });

  test('runs the triggers of that stage, not of those below', () => {
    const text = 'FROM a AS one\nONBUILD ENV o=1 \nENV o=0\nFROM one AS two\n';
    expect(valueOf(`${text}RUN y`, 'o')).toBe('1');
    expect(valueOf('FROM a AS one\nONBUILD ENV o=1\nRUN y', 'o')).toBeUndefined();
    expect(valueOf('FROM a AS one\nONBUILD ENV o=1\nFROM one AS two\nFROM two\nRUN y', 'o')).toBe('1');
    expect(valueOf('FROM a AS one\nENV v=1\nONBUILD ENV o=$v\nENV v=2\nFROM one\nRUN y', 'o')).toBe('2');
    expect(valueOf('FROM a AS one\nONBUILD ENV o=1\nONBUILD ENV p=$o\nFROM one\nRUN y', 'p')).toBe('1');
  });
});

describe('expansion', () => {
  const text = 'FROM a\nENV x=1 e=\nARG n\nRUN y';

  test.each([
    ['$x', '1'],
    ['a${x}b', 'a1b'],
    ['"$x" \'$x\' \\$x', '1 $x $x'],
    ['${x:-y}', '1'],
    ['${e:-y}', 'y'],
    ['${e-y}', ''],
    ['${x:+y}', 'y'],
    ['${e:+y}', ''],
    ['${e+y}', 'y'],
    ['${x:?no}', '1'],
    ['${e:-${x}}', '1'],
    ['$', '$'],
    ['$%', '$%'],
    ['a\\', 'a'],
    // not in the file, not worked out, or an error
    ['$n', undefined],
    ['$nope', undefined],
    ['${nope:-y}', undefined],
    ['${x%1}', undefined],
    ['${x#1}', undefined],
    ['${x/1/2}', undefined],
    ['${e:?no}', undefined],
    ['${x', undefined],
    ['${}', undefined],
    ['${x:0:1}', undefined],
    ['"', undefined],
  ])('%s', (word, expected) => {
    expect(expanded(text, word)).toBe(expected);
  });

  test('tells who took part', () => {
    const dockerfile = parseDockerfile('FROM a\nENV x=1\nARG z=2\nRUN y');
    const last = dockerfile.instructions.at(-1);
    const { definitions, fixed } = (last && dockerfile.variables.expand('$x$z', last)) ?? {};
    expect(definitions?.map((instruction) => instruction.keyword)).toEqual(['ENV', 'ARG']);
    expect(fixed).toBe(false);
  });

  test('from scratch, what nobody defines is unset, but for PATH', () => {
    expect(expanded('FROM scratch\nRUN y', '[$nope]')).toBe('[]');
    expect(expanded('FROM scratch AS s\nFROM s\nENV x=${nope:-y}\nRUN y', '$x')).toBe('y');
    expect(expanded('FROM scratch\nRUN y', '$PATH')).toBeUndefined();
  });

  test('the escape character of the file counts', () => {
    expect(expanded('# escape=`\nFROM a\nENV x=1\nRUN y', 'c:\\`$x$x')).toBe('c:\\$x1');
  });

  test('absurd nesting is not read', () => {
    expect(expanded(text, `${'${e:-'.repeat(20_000)}y${'}'.repeat(20_000)}`)).toBeUndefined();
    expect(expanded(text, `${'${e:-'.repeat(100)}y${'}'.repeat(100)}`)).toBe('y');
  });
});

test('visible: all names in scope', () => {
  const dockerfile = parseDockerfile(
    'ARG g=1\nFROM a AS b\nENV x=1\nARG y=2\nONBUILD ENV o=3\nFROM b\nENV z=4\nRUN c\nENV later=5',
  );
  const [run] = dockerfile.instructions.filter((instruction) => instruction.keyword === 'RUN');
  const names = run && dockerfile.variables.visible(run).map(({ name, value }) => `${name}=${value}`);
  expect(names?.toSorted()).toEqual(['o=3', 'x=1', 'y=2', 'z=4']);
});
