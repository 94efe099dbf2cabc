import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Word } from '../../src/shell/model.ts';
import { parseShell, releaseScript } from '../../src/shell/parse.ts';
import { allCommandsOf, commandsOf } from '../../src/shell/walk.ts';
import { runs } from '../support/runs.ts';

const script = (text: string, base = 0) => {
  const parsed = parseShell(text, base, []);
  if ('failure' in parsed) throw new Error(parsed.failure);
  return parsed.script;
};
const failure = (text: string): string | undefined => {
  const parsed = parseShell(text, 0, []);
  return 'failure' in parsed ? parsed.failure : undefined;
};
const commands = (text: string): Command[] => [...allCommandsOf(script(text).body)].map(([command]) => command);
const words = (text: string): Word[] => [...commandsOf(script(text).body)].flatMap(([command]) => command.words);
const first = (text: string): Word => {
  const [, word] = words(text);
  if (!word) throw new Error('no word');
  return word;
};

describe('words', () => {
  test.each([
    ['a', 'a'],
    ["'a b'", 'a b'],
    ['"a b"', 'a b'],
    ['a\\ b', 'a b'],
    ['a"b"\'c\'d', 'abcd'],
    ['""', ''],
    ["'$x'", '$x'],
    ['"\\$x\\"\\\\ \\n"', '$x"\\ \\n'],
    ['\\$x', '$x'],
    ['--a=b', '--a=b'],
    ['a#b', 'a#b'],
    ['a~', 'a~'],
    ["'*'", '*'],
    ['\\*', '*'],
    ['a\u00a0b', 'a\u00a0b'],
    ['a\rb', 'a\rb'],
    // what depends on an expansion has no value
    ['$x', undefined],
    ['"a $x"', undefined],
    ['${x:-a}', undefined],
    ['$(a)', undefined],
    ['`a`', undefined],
    ['$((1+1))', undefined],
    ['*.c', undefined],
    ['a?', undefined],
    ['[ab]', undefined],
    ['{a,b}', undefined],
    ['~', undefined],
    ['~/x', undefined],
    ["$'a'", undefined],
    ['$"a"', undefined],
    ['<(a)', undefined],
  ])('%s', (text, value) => {
    expect(first(`echo ${text}`)).toMatchObject({ text, value, start: 5, end: 5 + text.length });
  });

  test('parameters, scripts, quotes, globs', () => {
    expect(first('echo "$x${y:-$z}"${#a}$((b+c*$d))$?$1').parameters).toEqual([
      ...['x', 'y', 'z', 'a', 'b', 'c', 'd', '?', '1'],
    ]);
    expect(first('echo $(a $(b))').scripts.length).toBe(1);
    expect(
      words('echo $(a $(b)) ${x:-$(c)} $(($(d)+1)) `e` <(f) ${x:$(g)} ${x/$(h)/i}').map((word) => word.text),
    ).toEqual([
      ...['echo', '$(a $(b))', '${x:-$(c)}', '$(($(d)+1))', '`e`', '<(f)', '${x:$(g)}', '${x/$(h)/i}'],
      ...['a', '$(b)', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
    ]);
    expect([first('echo "a"').quoted, first('echo a\\ b').quoted, first('echo a').quoted]).toEqual([true, true, false]);
    expect([first('echo a*').globs, first('echo "*"').globs, first('echo {a,b}').globs]).toEqual([true, false, true]);
  });

  test('an assignment behind a command is a word', () => {
    expect(first('export A="b c"')).toMatchObject({ text: 'A="b c"', value: 'A=b c', quoted: true });
    expect(first('export A=$x').value).toBeUndefined();
    expect(first('export P=/a:~/b').value).toBeUndefined();
  });

  test('a word across a join has no value', () => {
    const parsed = parseShell("a 'b   c' d", 0, [{ start: 4, end: 7 }]);
    expect('script' in parsed && [...commandsOf(parsed.script.body)][0]?.[0].words.map((word) => word.value)).toEqual([
      ...['a', undefined, 'd'],
    ]);
  });
});

describe('commands', () => {
  test('assignments, redirections and words of a simple command', () => {
    const [command] = commands('A=1 B=$x >out foo a 2>&1 <in b');
    expect(command).toMatchObject({ kind: 'simple', start: 0, end: 30 });
    if (command?.kind !== 'simple') throw new Error('not simple');
    expect(command.assignments.map(({ name, value, append }) => [name, value?.value, append])).toEqual([
      ['A', '1', false],
      ['B', undefined, false],
    ]);
    expect(command.words.map((word) => word.text)).toEqual(['foo', 'a', 'b']);
    expect(command.redirects.map(({ operator, descriptor, target }) => [operator, descriptor, target?.text])).toEqual([
      ['>', undefined, 'out'],
      ['>&', '2', '1'],
      ['<', undefined, 'in'],
    ]);
  });

  test.each([
    ['(a)', 'subshell', ['a']],
    ['{ a; b; }', 'group', ['a', 'b']],
    ['if a; then b; elif c; then d; else e; fi', 'if', ['a', 'b', 'c', 'd', 'e']],
    ['for x in 1 $(y); do a; done', 'for', ['y', 'a']],
    ['while a; do b; done', 'while', ['a', 'b']],
    ['until a; do b; done', 'until', ['a', 'b']],
    ['case $x in a) b;; *) c;; esac', 'case', ['b', 'c']],
    ['select x in a; do b; done', 'select', ['b']],
    ['f() { a; }', 'function', ['a']],
    ['[[ $(a) == b ]]', 'test', ['a']],
    ['(( x = $(a) ))', 'arithmetic', ['a']],
    ['for ((i=$(a);i<2;i++)); do b; done', 'for', ['a', 'b']],
    ['coproc a', 'coproc', ['a']],
    ['{ a; } > $(b)', 'group', ['b', 'a']],
  ])('%s', (text, kind, names) => {
    expect(commands(text)[0]?.kind).toBe(kind);
    expect([...commandsOf(script(text).body)].map(([command]) => command.words[0]?.text)).toEqual(names);
  });

  test('a pattern or an element that runs something is not overlooked', () => {
    expect(failure('case a in $(b)) c;; esac')).toBe('ambiguous-syntax');
    expect(failure('A=($(b))')).toBe('ambiguous-syntax');
    expect(failure('A[$(b)]=c')).toBe('ambiguous-syntax');
    expect(failure('A=(b c)')).toBeUndefined();
  });

  test('lists: operators, terminators, negation, background', () => {
    const { body } = script('a && ! b | c || d; e & f');
    expect(body.statements.map(({ terminator, background }) => [terminator, background])).toEqual([
      [';', false],
      ['&', true],
      ['', false],
    ]);
    expect(body.statements[0]?.andOr.operators).toEqual(['&&', '||']);
    expect(body.statements[0]?.andOr.pipelines.map(({ negated, commands: list }) => [negated, list.length])).toEqual([
      [false, 1],
      [true, 2],
      [false, 1],
    ]);
    expect(script('a\nb').body.statements.map((statement) => statement.terminator)).toEqual(['newline', '']);
    expect(script('a;\nb;').body.statements.map((statement) => statement.terminator)).toEqual([';', ';']);
  });

  test('the place of a command', () => {
    const places = [...commandsOf(script('a; { b; }; (c); d | e; f & echo $(g)').body)].map(([command, place]) => [
      command.words[0]?.text,
      place.around.length,
      place.substituted,
      place.forked,
    ]);
    expect(places).toEqual([
      ['a', 0, false, false],
      ['b', 1, false, false],
      ['c', 1, false, true],
      ['d', 0, false, true],
      ['e', 0, false, true],
      ['f', 0, false, true],
      ['echo', 0, false, false],
      ['g', 0, true, true],
    ]);
  });

  test('offsets count from the base', () => {
    const { body, start, end } = script('a b', 100);
    expect([start, end, body.start, body.end]).toEqual([100, 103, 100, 103]);
  });

  test('bashisms', () => {
    const bashisms = (text: string): readonly string[] => script(text).bashisms;
    expect(bashisms('a && b | c > d 2>&1')).toEqual([]);
    expect(bashisms('[[ a ]]')).toEqual(['[[']);
    expect(bashisms('[[ a && b ]]')).toEqual(['[[', '[[ with operators']);
    expect(bashisms("a &> b; c <<< d; e |& f; A+=1; B=(1); echo {a,b} $'x' ${y^^}; time g")).toEqual([
      ...['&>', '<<<', '|&', '+=', 'array', '{a,b}', "$'", '${x^^', 'time'],
    ]);
  });
});

describe('comments', () => {
  const comment = (text: string): string | undefined => {
    const found = script(text).trailingComment;
    return found && text.slice(found.start, found.end);
  };

  test('only one behind the last statement counts', () => {
    expect(comment('a # b')).toBe('# b');
    expect(comment('a; # b')).toBe('# b');
    expect(comment('a & # b')).toBe('# b');
    expect(comment('a "#" b#c')).toBeUndefined();
    expect(comment('# a\nb')).toBeUndefined();
    expect(comment('a # b\nc')).toBeUndefined();
    expect(comment('cat <<E\n# a\nE')).toBeUndefined();
    expect(comment('cat <<E # x\n# a\nE')).toBe('# x\n# a\nE');
    expect(comment('cat <<E\n# a\nE\n# b')).toBe('# b');
  });
});

describe('a script that is given back', () => {
  test('is moved to where the same text stands next', () => {
    const texts = [
      'a "b $(c d)" >e 2>&1 && f=1 g | h; # i',
      'export A=$(b) && cat <<E && c\nx $(y)\nE\nfor i in $(z); do (a); done',
      'case $x in a) b;; esac; f() { a; }; [[ a == $(b) ]]; (( x = $(y) )); ${x:-$(a)} $(($(b) + 1))',
      'coproc a; b=(c d); e+=f',
    ];
    for (const text of texts) {
      const join = [{ start: 1, end: 2 }];
      for (const joins of [[], join]) {
        const [old, fresh] = [parseShell(text, 3, joins), parseShell(text, 100, joins)];
        if ('failure' in old) throw new Error(old.failure);
        releaseScript(old.script);
        const moved = parseShell(text, 100, joins);
        expect(moved).toEqual(fresh);
        expect(moved).not.toBe(fresh);
      }
    }
  });

  test('serves no other text and no other joins', () => {
    const one = parseShell('a  b\n1-3', 0, []);
    if ('script' in one) releaseScript(one.script);
    const two = parseShell('a  b', 0, [{ start: 1, end: 3 }]);
    expect('script' in two && two.script.end).toBe(4);
  });
});

describe('what is not to be trusted', () => {
  test.each([
    ['a &&', 'not-parsable'],
    ['a "', 'not-parsable'],
    ['$(a', 'not-parsable'],
    ['echo $(a "$(b)', 'not-parsable'],
    ['cat <<E\na', 'not-parsable'],
    ['fi', 'not-parsable'],
    ['a(', 'not-parsable'],
    ['x=1 a ( b', 'not-parsable'],
    ['a; $(b()', 'not-parsable'],
    ['echo `a \\`b\\``', 'ambiguous-syntax'],
    ['echo "`a \\"b\\"`"', 'ambiguous-syntax'],
    ['echo !(a)', 'ambiguous-syntax'],
    [`echo ${'$('.repeat(300)}a${')'.repeat(300)}`, 'not-parsable'],
    ['a'.repeat(65_537), 'too-long'],
  ])('case %#', (text, expected) => {
    expect(failure(text)).toBe(expected);
  });

  test('no text makes it throw or hang', () => {
    const tokens =
      'a|b|$|(|)|{|}|"|\'|`|\\|;|&||\n| |<<E|E|#|>|<|$(|${|$((|[[|if |fi|case |esac|in |do |done|!|=|~|*|?|[|]'.split(
        '|',
      );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens, '|', '||'), { maxLength: 40 }), (parts) => {
        parseShell(parts.join(''), 0, []);
      }),
      runs(2000),
    );
  });

  test('deep and long texts are read or refused in no time', () => {
    const before = performance.now();
    const pieces = [
      '$(',
      '(',
      '{ ',
      '"$(',
      'if ',
      'cat <<A ',
      '<(',
      '[[ ( ',
      '((',
      '{a,',
      '${x:-',
      'a '.repeat(9),
      'a|',
      'a&&',
      '! ',
    ];
    for (const piece of [...pieces, '`', '"a\'', 'case a in ', 'f()', '@(', 'x=(', '$((', 'a;', '\n', '#\n']) {
      parseShell(piece.repeat(Math.floor(65_000 / piece.length)), 0, []);
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
