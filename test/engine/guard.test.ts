import { describe, expect, it } from 'vitest';
import type { Transform } from '../../src/transform/index.ts';
import { rewriteWith } from '../support/engine.ts';
import { fixAt, planted } from '../support/planted.ts';

const text = `# syntax=docker/dockerfile:1
FROM debian:bookworm
# keep me
RUN echo one && \\
    # and me
    echo two
COPY a b
RUN <<EOF
echo three
EOF
USER app
`;

/** Right, and always applicable once: shows that the others still work beside a wrong one. */
const good = planted('add-good', function* (dockerfile) {
  const user = dockerfile.instructions.find((instruction) => instruction.keyword === 'USER');
  if (user?.value === 'app') yield fixAt(user.body.start, user.body.end, '1000');
});
const goodOnly = text.replace('USER app', 'USER 1000');

const wrong: Record<string, { transform: Transform; kind: string; says: RegExp }> = {
  'drops a continuation': {
    transform: planted('remove-continuation', function* (dockerfile) {
      const at = dockerfile.text.indexOf('\\\n');
      if (at >= 0) yield fixAt(at, at + 1, '');
    }),
    kind: 'guard',
    says: /unknown instruction ECHO/,
  },
  'adds a continuation that swallows the next instruction': {
    transform: planted('add-continuation', function* (dockerfile) {
      const [comment] = dockerfile.comments;
      if (comment) yield fixAt(comment.start, comment.start, 'RUN echo \\\n');
    }),
    kind: 'guard',
    says: /RUN of line 4 would be read differently/,
  },
  'loses a comment': {
    transform: planted('remove-comment', function* (dockerfile) {
      const [comment] = dockerfile.comments;
      if (comment) yield fixAt(comment.start, comment.end + 1, '');
    }),
    kind: 'guard',
    says: /comment of line 3 would be lost/,
  },
  'loses a comment inside a continuation': {
    transform: planted('remove-inner-comment', function* (dockerfile) {
      const comment = dockerfile.comments.find((one) => one.text === 'and me');
      if (comment) yield fixAt(comment.start - 4, comment.end + 1, '');
    }),
    kind: 'guard',
    says: /comment of line 5 would be lost/,
  },
  'breaks the shell text': {
    transform: planted('add-quote', function* (dockerfile) {
      const run = dockerfile.instructions.find((instruction) => instruction.keyword === 'RUN');
      if (run?.script && !run.value.includes("'")) yield fixAt(run.script.start, run.script.start, "echo 'open && ");
    }),
    kind: 'guard',
    says: /shell text of line 4 could no longer be read/,
  },
  'swallows a heredoc': {
    transform: planted('remove-terminator', function* (dockerfile) {
      const [heredoc] = dockerfile.instructions.flatMap((instruction) => instruction.heredocs);
      if (heredoc) yield fixAt(heredoc.terminator.start, heredoc.terminator.end, 'XEOF');
    }),
    kind: 'guard',
    says: /unterminated heredoc/,
  },
  'leaves no FROM': {
    transform: planted('remove-from', function* (dockerfile) {
      const [stage] = dockerfile.stages;
      if (stage) yield fixAt(stage.from.start, stage.from.end, '');
    }),
    kind: 'guard',
    says: /no build stage/,
  },
  'puts text above the directives': {
    transform: planted('add-above', function* (dockerfile) {
      if (dockerfile.directives.length > 0) yield fixAt(0, 0, '# first\n\n');
    }),
    kind: 'guard',
    says: /directive/,
  },
  throws: {
    transform: planted('throw-always', () => {
      throw new Error('planted failure');
    }),
    kind: 'threw',
    says: /planted failure/,
  },
  'throws in the middle': {
    transform: planted('throw-late', function* (dockerfile) {
      yield fixAt(dockerfile.text.length, dockerfile.text.length, '# late\n');
      throw new TypeError('planted late failure');
    }),
    kind: 'threw',
    says: /planted late failure/,
  },
  'never settles': {
    transform: planted('add-forever', function* (dockerfile) {
      yield fixAt(dockerfile.text.length, dockerfile.text.length, '# again\n');
    }),
    kind: 'cycle',
    says: /does not settle/,
  },
  'goes back and forth': {
    transform: planted('set-and-unset', function* (dockerfile) {
      const copy = dockerfile.instructions.find((instruction) => instruction.keyword === 'COPY');
      const [first] = copy?.words ?? [];
      if (first) yield fixAt(first.start, first.end, first.text === 'a' ? 'c' : 'a');
    }),
    kind: 'cycle',
    says: /does not settle/,
  },
  'gives edits that overlap': {
    transform: planted('set-overlapping', function* (dockerfile) {
      const { start, end } = dockerfile.instructions[0] ?? { start: 0, end: 0 };
      const edits = [
        { start, end, text: 'FROM a' },
        { start: start + 1, end, text: 'ROM b' },
      ];
      yield { at: { start, end }, message: 'planted', fix: { title: 'Plant', level: 'safe', edits } };
    }),
    kind: 'bad-finding',
    says: /overlaps/,
  },
  'gives an edit outside the text': {
    transform: planted('set-outside', function* (dockerfile) {
      yield fixAt(dockerfile.text.length + 5, dockerfile.text.length + 6, 'x');
    }),
    kind: 'bad-finding',
    says: /outside/,
  },
  'gives a fix that changes nothing': {
    transform: planted('set-nothing', function* () {
      yield fixAt(0, 0, '');
    }),
    kind: 'bad-finding',
    says: /changes nothing/,
  },
  'gives a reason that it does not declare': {
    transform: planted('note-undeclared', function* () {
      yield { at: { start: 0, end: 0 }, message: 'planted', reason: 'of-its-own' };
    }),
    kind: 'bad-finding',
    says: /does not declare/,
  },
};

describe.each(Object.entries(wrong))('a transform that %s', (_, { transform, kind, says }) => {
  it.each([
    ['before a right one', (other: Transform) => [transform, other]],
    ['after a right one', (other: Transform) => [other, transform]],
  ])('is named and leaves the file right, %s', (__, order) => {
    const result = rewriteWith(text, { transforms: order(good) });
    expect(result.dropped.map((one) => [one.transform, one.kind])).toEqual([[transform.name, kind]]);
    expect(result.dropped[0]?.message).toMatch(says);
    expect(result.status).toBe('error');
    expect(result.after).toBe(goodOnly);
    expect(result.changes.map((change) => change.transform)).toEqual(['add-good']);
  });
});

it('two that undo each other are both named, and the third still works', () => {
  const swap = (name: string, from: string, to: string): Transform =>
    planted(name, function* (dockerfile) {
      const copy = dockerfile.instructions.find((instruction) => instruction.keyword === 'COPY');
      const [first] = copy?.words ?? [];
      if (first?.text === from) yield fixAt(first.start, first.end, to);
    });
  const result = rewriteWith(text, { transforms: [swap('set-there', 'a', 'z'), swap('set-back', 'z', 'a'), good] });
  expect(result.dropped.map((one) => one.transform)).toEqual(['set-there', 'set-back']);
  expect(result.after).toBe(goodOnly);
});

it('the second reader drops a step that only it sees through', () => {
  // dockerfile-ast takes a doubled backslash at the end of a line for a continuation, BuildKit does not
  const env = planted('set-env', function* (dockerfile) {
    const copy = dockerfile.instructions.find((instruction) => instruction.keyword === 'COPY');
    if (copy && !dockerfile.text.includes('ENV')) yield fixAt(copy.start, copy.start, 'ENV C x\\\\\n');
  });
  const result = rewriteWith(text, { transforms: [env, good] });
  expect(result.dropped.map((one) => [one.transform, one.kind])).toEqual([['set-env', 'second-reader']]);
  expect(result.after).toBe(goodOnly);
});

it('where the readers disagree on the input already, the second has no say', () => {
  const odd = text.replace('COPY a b', 'ENV C x\\\\\nCOPY a b');
  const result = rewriteWith(odd, { transforms: [good] });
  expect(result.dropped).toEqual([]);
  expect(result.after).toBe(odd.replace('USER app', 'USER 1000'));
});
