import type { Argument, Dockerfile, Instruction, Stage } from '../dockerfile/index.ts';
import type { Span } from '../text/span.ts';

/** An ARG before the first FROM that decides one image and nothing else in the file. */
export interface SoleArgument {
  readonly name: string;
  readonly definition: Instruction;
  /** Its default, without quotes. */
  readonly value: string;
  readonly valueSpan: Span;
  /** What stands before and after the variable in FROM: `node:` and `-alpine` in `node:${VERSION}-alpine`. */
  readonly before: string;
  readonly after: string;
}

/**
 * The ARG that decides what a FROM names, if the reference has one variable, the file gives its default literally, and
 * nothing else in the file sees it: no stage asks for it with ARG, no other reference, flag or default is built from it.
 */
export const soleArgument = (stage: Stage): SoleArgument | undefined => {
  const { dockerfile } = stage.from;
  const expanded = dockerfile.variables.expandFrom(stage.baseText, dockerfile.escape);
  const [definition] = expanded?.definitions ?? [];
  if (!definition || expanded?.definitions.length !== 1) return undefined;
  const [pair] = definition.pairs ?? [];
  if (!pair?.value || definition.pairs?.length !== 1) return undefined;
  const name = pair.name.text;
  const literal = unquote(pair.value, dockerfile.text);
  const parts = [`\${${name}}`, `$${name}`]
    .map((form) => stage.baseText.split(form))
    .find(({ length }) => length === 2);
  if (!literal || !parts) return undefined;
  const [before = '', after = ''] = parts;
  if (before + literal.value + after !== expanded.value) return undefined;
  if (definesAgain(dockerfile, name, definition) || seenElsewhere(dockerfile, name, definition, stage))
    return undefined;
  return { name, definition, value: literal.value, valueSpan: literal.span, before, after };
};

const unquote = ({ start, end, text }: Argument, file: string): { value: string; span: Span } | undefined => {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : '';
  if (quote !== '' && (text.length < 2 || !text.endsWith(quote))) return undefined;
  const span = { start: start + quote.length, end: end - quote.length };
  const value = quote === '' ? text : text.slice(1, -1);
  return file.slice(span.start, span.end) === value && !/[$\\`"']/.test(value) ? { value, span } : undefined;
};

const definesAgain = (dockerfile: Dockerfile, name: string, definition: Instruction): boolean =>
  dockerfile.instructions.some(
    (other) =>
      other !== definition && other.keyword === 'ARG' && (other.pairs ?? []).some((pair) => pair.name.text === name),
  );

/** Whether anything but FROMs of the same text is built from the ARG. */
const seenElsewhere = (dockerfile: Dockerfile, name: string, definition: Instruction, stage: Stage): boolean => {
  const uses = (text: string): boolean =>
    dockerfile.variables.expandFrom(text, dockerfile.escape)?.definitions.includes(definition) === true;
  return (
    dockerfile.stages.some(
      (other) =>
        (uses(other.baseText) && other.baseText !== stage.baseText) || other.from.flags.some((flag) => uses(flag.text)),
    ) ||
    dockerfile.preamble.some((other) =>
      (other.pairs ?? []).some((pair) => pair.name.text !== name && pair.value && uses(pair.value.text)),
    )
  );
};
