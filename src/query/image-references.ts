import { parseReference, type Dockerfile, type ImageReference, type Instruction } from '../dockerfile/index.ts';
import type { Span } from '../text/span.ts';

/** An image that a file uses: what FROM, `COPY --from`, `RUN --mount=…,from` or a trigger of these names, stages left out. */
export interface ImageUse extends Span {
  /** FROM, COPY, ADD or RUN; a trigger where ONBUILD holds it. */
  readonly instruction: Instruction;
  /** As written. */
  readonly text: string;
  /** With the defaults of the ARGs in it; undefined where the file does not tell the image. */
  readonly reference: ImageReference | undefined;
  /** Whether `reference` stands in the file as it is, so that its offsets are offsets from `start`. */
  readonly literal: boolean;
}

/** All images that a file uses, in the order of the text. */
export function* imageUses(dockerfile: Dockerfile): Generator<ImageUse> {
  const names = new Set(dockerfile.stages.flatMap(({ name }) => (name === undefined ? [] : [name.toLowerCase()])));
  for (const written of dockerfile.instructions) {
    const instruction = written.trigger ?? written;
    if (instruction.keyword === 'FROM') {
      const use = fromUse(instruction);
      if (use) yield use;
      continue;
    }
    for (const use of flagUses(instruction)) {
      // the builder looks at all stages of the file here, whatever their order; a lone number is always a stage
      if (use.text !== '' && !names.has(use.text.toLowerCase()) && !/^\d+$/.test(use.text)) yield use;
    }
  }
}

const fromUse = (instruction: Instruction): ImageUse | undefined => {
  const [word] = instruction.words;
  const { stage } = instruction;
  if (!word || !stage || stage.from !== instruction) return undefined;
  if (stage.base.kind === 'stage' || stage.base.kind === 'scratch') return undefined;
  const reference = stage.base.kind === 'image' ? stage.base.reference : undefined;
  const { start, end, text } = word;
  return { instruction, start, end, text, reference, literal: isLiteral(instruction, word, reference) };
};

function* flagUses(instruction: Instruction): Generator<ImageUse> {
  const isCopy = instruction.keyword === 'COPY' || instruction.keyword === 'ADD';
  for (const flag of instruction.flags) {
    if (flag.value === undefined) continue;
    const valueStart = flag.start + flag.name.length + '--='.length;
    const plain = flag.text === `--${flag.name}=${flag.value}`;
    if (isCopy && flag.name === 'from') yield flagUse(instruction, flag.value, valueStart, plain);
    if (instruction.keyword !== 'RUN' || flag.name !== 'mount') continue;
    let at = valueStart;
    for (const part of flag.value.split(',')) {
      const equals = part.indexOf('=');
      if (part.slice(0, equals).toLowerCase() === 'from') {
        yield flagUse(instruction, part.slice(equals + 1), at + equals + 1, plain && !flag.value.includes('"'));
      }
      at += part.length + 1;
    }
  }
}

const flagUse = (instruction: Instruction, text: string, start: number, plain: boolean): ImageUse => {
  const word = { text, start, end: start + text.length };
  const reference = parseReference(text);
  return { instruction, ...word, reference, literal: plain && isLiteral(instruction, word, reference) };
};

/** Quotes, variables and a continuation mark inside the word make its text differ from the reference or from the file. */
const isLiteral = (
  { dockerfile }: Instruction,
  word: Span & { readonly text: string },
  reference: ImageReference | undefined,
): boolean => reference?.text === word.text && dockerfile.text.slice(word.start, word.end) === word.text;
