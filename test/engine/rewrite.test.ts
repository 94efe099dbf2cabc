import { describe, expect, it } from 'vitest';
import type { Dockerfile, Finding, Level, Transform } from '../../src/transform/index.ts';
import { rewriteWith } from '../support/engine.ts';
import { fixAt, planted } from '../support/planted.ts';

const upper = (name: string, level: Level = 'safe'): Transform =>
  planted(
    name,
    function* (dockerfile: Dockerfile): Generator<Finding> {
      for (const { keyword, keywordSpan: at } of dockerfile.instructions) {
        if (dockerfile.text.slice(at.start, at.end) !== keyword) yield fixAt(at.start, at.end, keyword, level);
      }
    },
    { equivalents: { hadolint: ['DL9999'], buildkit: ['ConsistentInstructionCasing'] } },
  );

const run = (text: string) => rewriteWith(text, { transforms: [upper('set-upper')] });

describe('levels', () => {
  it.each([
    ['safe', 'safe', true],
    ['review', 'safe', false],
    ['review', 'review', true],
    ['risky', 'review', false],
    ['risky', 'risky', true],
  ] as const)('a %s fix at --level %s: applied %s', (level, bar, applied) => {
    const result = rewriteWith('from a\n', { transforms: [upper('set-upper', level)], level: bar });
    expect(result.after).toBe(applied ? 'FROM a\n' : 'from a\n');
    expect(result.notes.map((note) => note.reason)).toEqual(applied ? [] : ['needs-level']);
  });
});

describe('pragmas', () => {
  const cases: [string, string, string][] = [
    ['ignore above', 'from a\n# imgfix ignore\nrun b\nrun c\n', 'FROM a\n# imgfix ignore\nrun b\nRUN c\n'],
    ['a name', 'from a\n# imgfix ignore=set-upper\nrun b\n', 'FROM a\n# imgfix ignore=set-upper\nrun b\n'],
    [
      'names with a reason',
      'from a\n# imgfix ignore=merge-runs, set-upper: we like it so\nrun b\n',
      'FROM a\n# imgfix ignore=merge-runs, set-upper: we like it so\nrun b\n',
    ],
    ['another name', 'from a\n# imgfix ignore=other\nrun b\n', 'FROM a\n# imgfix ignore=other\nRUN b\n'],
    ['a comment between', 'from a\n# imgfix ignore\n# why\nrun b\n', 'FROM a\n# imgfix ignore\n# why\nrun b\n'],
    ['a blank line between', 'from a\n# imgfix ignore\n\nrun b\n', 'FROM a\n# imgfix ignore\n\nRUN b\n'],
    ['the whole file', 'from a\nrun b\n# imgfix ignore-file\n', 'from a\nrun b\n# imgfix ignore-file\n'],
    ['the whole file, by name', '# imgfix ignore-file=set-upper\nfrom a\n', '# imgfix ignore-file=set-upper\nfrom a\n'],
    ['the whole file, another name', '# imgfix ignore-file=other\nfrom a\n', '# imgfix ignore-file=other\nFROM a\n'],
    [
      'hadolint, the same rule',
      'from a\n# hadolint ignore=DL3000,DL9999\nrun b\n',
      'FROM a\n# hadolint ignore=DL3000,DL9999\nrun b\n',
    ],
    [
      'hadolint, another rule',
      'from a\n# hadolint ignore=DL3000\nrun b\n',
      'FROM a\n# hadolint ignore=DL3000\nRUN b\n',
    ],
    [
      'hadolint, global',
      '# hadolint global ignore=DL9999\nfrom a\nrun b\n',
      '# hadolint global ignore=DL9999\nfrom a\nrun b\n',
    ],
    [
      'BuildKit',
      '# check=skip=ConsistentInstructionCasing;error=true\nfrom a\n',
      '# check=skip=ConsistentInstructionCasing;error=true\nfrom a\n',
    ],
    ['BuildKit, all', '# check=skip=all\nfrom a\n', '# check=skip=all\nfrom a\n'],
    ['BuildKit, another check', '# check=skip=StageNameCasing\nfrom a\n', '# check=skip=StageNameCasing\nFROM a\n'],
    ['BuildKit, no directive any more', 'from a\n# check=skip=all\nrun b\n', 'FROM a\n# check=skip=all\nRUN b\n'],
    [
      'words that only look like it',
      'from a\n# imgfix ignored this\nrun b\n',
      'FROM a\n# imgfix ignored this\nRUN b\n',
    ],
  ];
  it.each(cases)('%s', (_, before, after) => {
    const result = run(before);
    expect(result.after).toBe(after);
    expect(result.dropped).toEqual([]);
  });

  it('says that a pragma protects the place', () => {
    expect(run('FROM a\n# imgfix ignore\nrun b\n').notes).toMatchObject([{ reason: 'ignored', line: 3 }]);
  });
});

describe('positions', () => {
  it('are those of the input, however many steps moved the text', () => {
    const grow = planted('add-lines', function* (dockerfile) {
      if (!dockerfile.text.includes('# grown')) yield fixAt(0, 0, '# grown\n# grown\n# grown\n');
    });
    const note = planted('note-last', function* (dockerfile) {
      const last = dockerfile.instructions.at(-1);
      if (last) yield { at: last, message: 'the last', reason: 'because' };
    });
    const result = rewriteWith('FROM a\nrun b\nRUN c\n', { transforms: [grow, upper('set-upper'), note] });
    expect(result.after).toBe('# grown\n# grown\n# grown\nFROM a\nRUN b\nRUN c\n');
    expect(result.changes.map(({ transform, line, endLine }) => [transform, line, endLine])).toEqual([
      ['add-lines', 1, 1],
      ['set-upper', 2, 2],
    ]);
    expect(result.notes).toMatchObject([{ transform: 'note-last', line: 3 }]);
  });

  it('cover the edits of a finding, wherever it is reported', () => {
    const far = planted('set-far', function* (dockerfile) {
      const [first] = dockerfile.instructions;
      const last = dockerfile.instructions.at(-1);
      if (!first || !last || last.value === 'x') return;
      const edits = [{ ...last.body, text: 'x' }];
      yield { at: first, message: 'planted', fix: { title: 'Plant', level: 'safe', edits } };
    });
    const result = rewriteWith('FROM a\nRUN b\nRUN c\n', { transforms: [far] });
    expect(result.changes).toMatchObject([{ line: 1, endLine: 3 }]);
  });
});

describe('messages', () => {
  it('name lines of the input, whichever text their transform saw', () => {
    const grow = planted('add-lines', function* (dockerfile) {
      if (!dockerfile.text.includes('# grown')) yield fixAt(0, 0, '# grown\n# grown\n# grown\n');
    });
    const tell = planted('tell-lines', function* (dockerfile) {
      const [first, last] = [dockerfile.instructions[0], dockerfile.instructions.at(-1)];
      if (!first || !last) return;
      const message = `line ${last.line} stands behind line ${first.line}, “${last.value}”`;
      yield { at: last, message, reason: 'because' };
      const fix = { title: `Plant behind line ${first.line}`, level: 'safe' as const };
      if (last.keyword === 'RUN')
        yield {
          at: last,
          message: `of line ${last.line}, and of lines ${last.line}, ${last.line}`,
          fix: { ...fix, edits: [{ ...last.keywordSpan, text: 'CMD' }] },
        };
    });
    const result = rewriteWith('FROM a\nRUN line 5\n', { transforms: [grow, tell] });
    expect(result.notes).toMatchObject([{ message: 'line 2 stands behind line 1, “line 5”' }]);
    expect(result.changes.at(-1)).toMatchObject({
      message: 'of line 2, and of lines 2, 2',
      title: 'Plant behind line 1',
    });
  });

  it('name the line on which an instruction stood that was moved, and that of the one which another came with', () => {
    const move = planted('move-lines', function* ({ text, instructions: [, copy, run] }) {
      if (!copy || !run || text.includes('COPY b')) return;
      const edits = [
        { start: copy.start, end: copy.end + 1, text: 'COPY b .\nCOPY c .\n' },
        { start: run.end + 1, end: run.end + 1, text: 'COPY . .\n' },
      ];
      yield { at: copy, message: 'moved', fix: { title: 'Move', level: 'safe', edits } };
    });
    const tell = planted('tell-lines', function* ({ instructions }) {
      const lines = instructions.map(({ value, line }) => `${value.trim()} is line ${line}`);
      if (instructions.length > 4) yield { at: { start: 0, end: 0 }, message: lines.join('; '), reason: 'because' };
    });
    const result = rewriteWith('FROM a\nCOPY . .\nRUN c\nRUN d\n', { transforms: [move, tell] });
    expect(result.after).toBe('FROM a\nCOPY b .\nCOPY c .\nRUN c\nCOPY . .\nRUN d\n');
    expect(result.notes.map(({ message }) => message)).toEqual([
      'a is line 1; b . is line 2; c . is line 2; c is line 3; . . is line 2; d is line 4',
    ]);
  });
});

describe('rounds', () => {
  it('run again what an earlier transform could not see yet', () => {
    const second = planted('set-b-to-c', function* (dockerfile) {
      const [, run] = dockerfile.instructions;
      if (run?.value === 'b') yield fixAt(run.body.start, run.body.end, 'c');
    });
    const first = planted('set-a-to-b', function* (dockerfile) {
      const [, run] = dockerfile.instructions;
      if (run?.value === 'a') yield fixAt(run.body.start, run.body.end, 'b');
    });
    const result = rewriteWith('FROM x\nRUN a\n', { transforms: [second, first] });
    expect(result.after).toBe('FROM x\nRUN c\n');
    expect(result.steps.map((step) => step.transform)).toEqual(['set-a-to-b', 'set-b-to-c']);
  });

  it('let the later of two conflicting findings wait', () => {
    const both = planted('set-twice', function* (dockerfile) {
      const [, run] = dockerfile.instructions;
      if (run?.value === 'a') {
        yield fixAt(run.body.start, run.body.end, 'b');
        yield fixAt(run.body.start, run.body.end, 'never');
      } else if (run?.value === 'b') yield fixAt(run.body.start, run.body.end, 'c');
    });
    expect(rewriteWith('FROM x\nRUN a\n', { transforms: [both] }).after).toBe('FROM x\nRUN c\n');
  });

  it('a transform that settles first is done before the next one looks', () => {
    const words = ['a', 'b', 'c'];
    const stepwise = planted(
      'set-stepwise',
      function* (dockerfile) {
        const [, run] = dockerfile.instructions;
        const next = run && words[words.indexOf(run.value) + 1];
        if (next !== undefined) yield fixAt(run?.body.start ?? 0, run?.body.end ?? 0, next);
      },
      { settlesFirst: true },
    );
    const seen: string[] = [];
    const watching = planted('set-nothing', function* (dockerfile) {
      seen.push(dockerfile.instructions[1]?.value ?? '');
      yield* [];
    });
    const result = rewriteWith('FROM x\nRUN a\n', { transforms: [stepwise, watching] });
    expect(result.after).toBe('FROM x\nRUN c\n');
    expect(seen).toEqual(['c']);
  });

  it('every step leads from the text before it to the next', () => {
    const result = rewriteWith('from a\nrun b\n', { transforms: [upper('set-upper')] });
    expect(result.steps).toHaveLength(1);
    expect(result.steps[0]?.before).toBe(result.before);
    expect(result.steps.at(-1)?.after).toBe(result.after);
  });
});

describe('a file that the builder would refuse', () => {
  it.each([
    ['FROM a\nFOO b\n', 2, 1, 'unknown instruction FOO'],
    ['RUN b\n', 1, 1, 'no build stage'],
    ['', 1, 1, 'no instructions'],
    ['FROM a\nRUN <<X\nx\n', 2, 1, 'unterminated heredoc'],
    ['FROM a\n  ENV b\n', 2, 3, 'ENV must have'],
  ])('%j is left as it is, with a place', (text, line, column, message) => {
    const result = run(text);
    expect(result.status).toBe('error');
    expect(result.after).toBe(text);
    expect(result.problems[0]).toMatchObject({ line, column });
    expect(result.problems[0]?.message).toContain(message);
  });
});
