import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDockerfile, type Instruction } from '../../src/dockerfile/index.ts';
import { contains, slice, type Span } from '../../src/text/span.ts';
import { mutants, tokens } from '../support/mutate.ts';
import { runs } from '../support/runs.ts';
import { seeds } from '../support/seeds.ts';
import { readAll, spansOf } from '../support/walk-model.ts';

const noise = fc.oneof(
  fc.array(fc.constantFrom(...tokens), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const texts = fc.oneof({ weight: 5, arbitrary: mutants(seeds) }, { weight: 1, arbitrary: noise });

/** Whether a span lies in one piece of its instruction, so that no join stands in it. */
const unbroken = (instruction: Instruction, span: Span): boolean =>
  instruction.pieces.some((piece) => contains(piece, span)) ||
  instruction.heredocs.some((heredoc) => contains(heredoc.body, span));

const checkInstruction = (text: string, instruction: Instruction): void => {
  const { keywordSpan } = instruction;
  expect(contains({ start: 0, end: text.length }, instruction)).toBe(true);
  expect(contains(instruction, keywordSpan)).toBe(true);
  const keyword = slice(text, keywordSpan);
  if (unbroken(instruction, keywordSpan) && /^[!-~]*$/.test(keyword)) {
    expect(keyword.toUpperCase()).toBe(instruction.keyword);
  }
  for (const flag of instruction.flags) {
    expect(contains(instruction, flag)).toBe(true);
    if (unbroken(instruction, flag)) expect(slice(text, flag)).toBe(flag.text);
  }
  const arguments_ = [
    ...instruction.words,
    ...(instruction.pairs ?? []).flatMap((pair) => (pair.value ? [pair.name, pair.value] : [pair.name])),
  ];
  for (const argument of arguments_) {
    expect(contains(instruction, argument)).toBe(true);
    if (argument.text !== '' && unbroken(instruction, argument)) expect(slice(text, argument)).toBe(argument.text);
  }
  expect(contains(instruction, instruction.body)).toBe(true);
  expect(instruction.pieces.map((piece) => slice(text, piece)).join('')).toBe(instruction.joined);
  for (const heredoc of instruction.heredocs) {
    expect(slice(text, heredoc.terminator)).toBe(heredoc.name);
    expect(contains(instruction, heredoc.body) && contains(instruction, heredoc.terminator)).toBe(true);
  }
  checkScript(text, instruction);
};

const checkScript = (text: string, instruction: Instruction): void => {
  const { script } = instruction;
  expect(script === undefined).toBe(instruction.opaque !== undefined);
  if (!script) return;
  expect(contains(instruction, script)).toBe(true);
  for (const { span, within, word } of spansOf(script)) {
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(contains(within, span)).toBe(true);
    if (word && unbroken(instruction, word)) expect(word.text).toBe(slice(text, word));
  }
};

describe('any text', () => {
  test('is read without an exception, whatever is asked of the model', () => {
    fc.assert(
      fc.property(texts, (text) => {
        readAll(parseDockerfile(text));
      }),
      runs(1500),
    );
  });

  test('every span slices back to the source', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const dockerfile = parseDockerfile(text);
        let end = 0;
        for (const instruction of dockerfile.instructions) {
          expect(instruction.start).toBeGreaterThanOrEqual(end);
          expect(instruction.line).toBe(dockerfile.lines.line(instruction.start));
          end = instruction.end;
          checkInstruction(text, instruction);
          if (instruction.trigger) checkInstruction(text, instruction.trigger);
        }
        let last = -1;
        for (const comment of dockerfile.comments) {
          expect(comment.start).toBeGreaterThan(last);
          last = comment.start;
          expect(slice(text, comment)).toMatch(/^#[^\n]*$/);
          expect(dockerfile.lines.line(comment.start)).toBe(comment.line);
        }
        for (const directive of dockerfile.directives) expect(slice(text, directive)).toMatch(/^#/);
        for (const problem of dockerfile.problems)
          expect(contains({ start: 0, end: text.length }, problem.at)).toBe(true);
      }),
      runs(1500),
    );
  });

  test('the same text gives the same model', () => {
    const outline = (text: string): unknown =>
      parseDockerfile(text).instructions.map(({ keyword, start, end, opaque }) => [keyword, start, end, opaque]);
    fc.assert(
      fc.property(texts, (text) => {
        expect(outline(text)).toEqual(outline(text));
      }),
      runs(200),
    );
  });

  test('line ends of Windows change no reading but that of heredocs', () => {
    const outline = (text: string): unknown =>
      parseDockerfile(text).instructions.map(({ keyword, flags, value, line, endLine }) => [
        keyword,
        flags.map((flag) => flag.value),
        value,
        line,
        endLine,
      ]);
    fc.assert(
      fc.property(mutants(seeds), (text) => {
        const plain = text.replaceAll('\r', '');
        expect(outline(plain.replaceAll('\n', '\r\n'))).toEqual(outline(plain));
      }),
      runs(500),
    );
  });
});
