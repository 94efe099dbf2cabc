import type { Argument, Dockerfile, Instruction, Stage } from '../dockerfile/index.ts';
import type { Span } from '../text/span.ts';

/** A default that alone decides what a FROM names. */
export interface SoleDefault {
  /** Without quotes. */
  readonly value: string;
  readonly valueSpan: Span;
  /** What stands before and after the variable in FROM: `node:` and `-alpine` in `node:${VERSION}-alpine`. */
  readonly before: string;
  readonly after: string;
}

/** An ARG before the first FROM that decides one image and nothing else in the file. */
export interface SoleArgument extends SoleDefault {
  readonly name: string;
  readonly definition: Instruction;
}

/** `22` in `FROM node:${VERSION:-22}-alpine`, where the file itself gives VERSION no value. */
export const defaultInPlace = ({ baseText, baseValue, from }: Stage): SoleDefault | undefined => {
  const [word] = from.words;
  const { text, variables } = from.dockerfile;
  const match = /^([^$\\`"']*\$\{(\w+):?-)([\w.:/-]+)\}([^$\\`"']*)$/.exec(baseText);
  if (!word || !match || text.slice(word.start, word.end) !== baseText) return undefined;
  const [, head = '', name = '', value = '', after = ''] = match;
  const before = head.slice(0, head.lastIndexOf('${'));
  if ((variables.global(name)?.value ?? '') !== '' || before + value + after !== baseValue) return undefined;
  const start = word.start + head.length;
  return { value, valueSpan: { start, end: start + value.length }, before, after };
};

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
  const parts = formsOf(name, stage.baseText)
    .map((form) => stage.baseText.split(form))
    .find(({ length }) => length === 2);
  if (!literal || !parts) return undefined;
  const [before = '', after = ''] = parts;
  if (before + literal.value + after !== expanded.value) return undefined;
  if (definesAgain(dockerfile, name, definition) || seenElsewhere(dockerfile, name, definition, stage))
    return undefined;
  return { name, definition, value: literal.value, valueSpan: literal.span, before, after };
};

/** How a text may name a variable, also with a default that does not count: `$x`, `${x}`, `${x:-22}`. */
const formsOf = (name: string, text: string): readonly string[] => {
  const [withDefault] = /\$\{\w+:?-[\w.:/-]*\}/.exec(text) ?? [];
  const own = withDefault?.startsWith(`\${${name}:`) || withDefault?.startsWith(`\${${name}-`);
  return [...(own === true && withDefault !== undefined ? [withDefault] : []), `\${${name}}`, `$${name}`];
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
