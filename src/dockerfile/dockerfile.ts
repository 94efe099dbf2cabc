import { endOfLine, lineIndex, type LineIndex } from '../text/lines.ts';
import type { Remembering } from '../text/memory.ts';
import { Instruction } from './instruction.ts';
import { scanLines, type Comment, type Directive, type Problem } from './logical.ts';
import { findProblems } from './problems.ts';
import { parseReference, type ImageReference } from './reference.ts';
import { lastBelow } from './timeline.ts';
import { Variables } from './variables.ts';

/** What a stage builds on. */
export type Base =
  | { readonly kind: 'image'; readonly reference: ImageReference }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'scratch' }
  /** A variable without a value in the file, or no image reference. */
  | { readonly kind: 'unresolved' };

/** A FROM and what follows it. */
export interface Stage extends Remembering {
  readonly index: number;
  /** As written after AS; stage names ignore case. */
  readonly name: string | undefined;
  readonly from: Instruction;
  /** Without FROM. */
  readonly instructions: readonly Instruction[];
  /** What FROM names, as written. */
  readonly baseText: string;
  /** The same with the defaults of the ARGs before the first FROM; undefined where one has none. */
  readonly baseValue: string | undefined;
  readonly base: Base;
}

/** A Dockerfile as the builder reads it. Every span is a range of `text`. */
export interface Dockerfile extends Remembering {
  readonly text: string;
  readonly lines: LineIndex;
  readonly endOfLine: '\n' | '\r\n';
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  /** All comment lines in order, those inside continuations too. */
  readonly comments: readonly Comment[];
  readonly instructions: readonly Instruction[];
  /** Instructions before the first FROM. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** What the builder would refuse; a file with problems is not rewritten. */
  readonly problems: readonly Problem[];
  readonly variables: Variables;
  /** The stage that `COPY --from` or `--mount=from` means by this name or number; only earlier ones count. */
  stageNamed(name: string, before: Stage | undefined): Stage | undefined;
}

/** Reads a Dockerfile. Never throws: what is wrong with the text stands in `problems`. */
export const parseDockerfile = (text: string): Dockerfile => {
  const scanned = scanLines(text);
  const stages: Stage[] = [];
  const preamble: Instruction[] = [];
  const instructions: Instruction[] = [];
  const byName = new Map<string, Stage[]>();
  const dockerfile: Dockerfile = {
    text,
    lines: lineIndex(text),
    endOfLine: endOfLine(text),
    escape: scanned.escape,
    directives: scanned.directives,
    comments: [...scanned.comments, ...scanned.logical.flatMap((line) => line.comments)].sort(
      (a, b) => a.start - b.start,
    ),
    instructions,
    preamble,
    stages,
    problems: [],
    memory: undefined,
    variables: new Variables(preamble),
    stageNamed(name, before) {
      const limit = before?.index ?? Infinity;
      if (/^\d+$/.test(name)) return Number(name) < limit ? stages[Number(name)] : undefined;
      const list = byName.get(name.toLowerCase()) ?? [];
      return list[lastBelow(list, limit)];
    },
  };
  let inStage: Instruction[] | undefined;
  scanned.logical.forEach((line, index) => {
    const instruction = new Instruction(dockerfile, line, index);
    instructions.push(instruction);
    if (instruction.keyword === 'FROM') {
      inStage = [];
      const stage = makeStage(dockerfile, instruction, stages.length, inStage);
      instruction.stage = stage;
      stages.push(stage);
      if (stage.name !== undefined) {
        const folded = stage.name.toLowerCase();
        const list = byName.get(folded);
        if (list) list.push(stage);
        else byName.set(folded, [stage]);
      }
    } else if (inStage) {
      instruction.stage = stages.at(-1);
      inStage.push(instruction);
    } else preamble.push(instruction);
  });
  return Object.assign(dockerfile, { problems: findProblems(dockerfile, scanned.problems) });
};

const makeStage = (
  dockerfile: Dockerfile,
  from: Instruction,
  index: number,
  instructions: readonly Instruction[],
): Stage => {
  const [image, as, name] = from.words;
  const baseText = image?.text ?? '';
  const named = as?.text.toUpperCase() === 'AS' ? name?.text : undefined;
  const expanded = dockerfile.variables.expandFrom(baseText, dockerfile.escape);
  const value = expanded?.value;
  return { index, name: named, from, instructions, baseText, baseValue: value, base: resolveBase(), memory: undefined };

  function resolveBase(): Base {
    if (value === undefined || value === '') return { kind: 'unresolved' };
    // FROM finds a stage by its name in lower case only, and none by number
    const stage = /^\d|[A-Z]/.test(value) ? undefined : dockerfile.stageNamed(value, undefined);
    if (stage) return { kind: 'stage', stage };
    if (value === 'scratch') return { kind: 'scratch' };
    const reference = parseReference(value);
    return reference ? { kind: 'image', reference } : { kind: 'unresolved' };
  }
};
