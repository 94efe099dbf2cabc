import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { lex } from '../../src/dockerfile/lexer.ts';
import { toPairForm } from '../../src/edit/pair-form.ts';
import { applyEdits } from '../../src/text/edits.ts';
import { runs } from '../support/runs.ts';

const piece = fc.constantFrom(
  ...[
    'a',
    'B_1',
    ' ',
    '  ',
    '\t',
    '"',
    "'",
    '\\',
    '\\"',
    '\\ ',
    '$A',
    '${A}',
    '$',
    '${A:-b}',
    '${A:+"c d"}',
    '=',
    '#',
    '<<',
    'é',
    '`',
  ],
  ...[' \\\n', ' \\\n  # note\n', '\\\n\n'],
);

/** The value as the builder reads it, with variables marked. */
const valueOf = (text: string, escape: string): string | undefined =>
  lex(text, { escape, rawQuotes: false, rawEscapes: false, variable: (name) => ({ value: `<${name}>` }) })?.result;

it('writes the same value between quotes, or leaves it alone', () => {
  let written = 0;
  const property = fc.property(
    fc.array(piece, { minLength: 1, maxLength: 12 }),
    fc.constantFrom('\\', '`'),
    (pieces, escape) => {
      const directive = escape === '`' ? '# escape=`\n' : '';
      const before = parseDockerfile(
        `${directive}FROM x\nENV NAME v${pieces.join('').replaceAll('\\\n', `${escape}\n`)}z\nRUN y\n`,
      );
      const instruction = before.instructions.find(({ keyword }) => keyword === 'ENV');
      const [pair] = instruction?.pairs ?? [];
      if (before.problems.length > 0 || !instruction || !pair?.legacy) return;
      const edits = toPairForm(instruction, pair);
      if (typeof edits === 'string') return;
      const after = parseDockerfile(applyEdits(before.text, edits));
      const [other, ...more] = after.instructions[1]?.pairs ?? [];
      expect(after.problems).toEqual([]);
      expect(more).toEqual([]);
      expect(other?.name.text).toBe('NAME');
      expect(valueOf(other?.value?.text ?? '', escape)).toBe(valueOf(pair.value?.text ?? '', escape));
      expect(after.comments.map(({ text }) => text)).toEqual(before.comments.map(({ text }) => text));
      expect(after.instructions.length).toBe(before.instructions.length);
      written++;
    },
  );
  fc.assert(property, runs(2000));
  expect(written).toBeGreaterThan(50);
});
