import type { Dockerfile, Instruction, Stage } from '../dockerfile/index.ts';
import type { Span } from '../text/span.ts';

/** A place that names a build stage. */
export interface StageName extends Span {
  readonly text: string;
  readonly instruction: Instruction;
}

/**
 * Every place that defines a stage's name or refers to it by that name: `AS name`, `FROM name`, `--from=name`,
 * `--mount=…,from=name`. Names that a variable or quotes make are left out.
 */
export function* stageNames(dockerfile: Dockerfile): Generator<StageName> {
  for (const stage of dockerfile.stages) {
    const { name, from } = stage;
    const word = name === undefined ? undefined : from.words[2];
    if (word) yield { ...word, instruction: from };
    const [image] = from.words;
    if (image && namesStage(stage)) yield { ...image, instruction: from };
  }
  for (const written of dockerfile.instructions) {
    const instruction = written.trigger ?? written;
    for (const flag of instruction.flags) {
      const parts = flag.name === 'from' ? [`from=${flag.value ?? ''}`] : mountParts(flag.name, flag.value);
      for (const part of parts) {
        const text = part.slice('from='.length);
        const at = flag.text.indexOf(part) + 'from='.length;
        // a flag that a line break parts has more characters in the file
        if (at < 'from='.length || flag.end - flag.start !== flag.text.length) continue;
        if (!dockerfile.stageNamed(text, instruction.stage) || isNumber(text)) continue;
        yield { text, start: flag.start + at, end: flag.start + at + text.length, instruction };
      }
    }
  }
}

/**
 * Whether a FROM spells out the name of a stage. With capitals BuildKit does not find it, which the classic builder does;
 * no image has such a name (distribution/reference).
 */
const namesStage = (stage: Stage): boolean =>
  (stage.base.kind === 'stage' || stage.base.kind === 'unresolved') &&
  !isNumber(stage.baseText) &&
  stage.from.dockerfile.stageNamed(stage.baseText, stage) !== undefined;

const mountParts = (name: string, value: string | undefined): string[] =>
  name === 'mount' ? (value ?? '').split(',').filter((part) => part.startsWith('from=')) : [];

const isNumber = (text: string): boolean => /^\d+$/.test(text);
