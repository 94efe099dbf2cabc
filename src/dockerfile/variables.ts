import type { Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { lex, type Known } from './lexer.ts';
import { alongChain, lastBelow, parentOf, rootOf, triggersOf } from './timeline.ts';

/** A text after the builder's variable substitution. */
export interface Expanded {
  /** Undefined where a variable's value is not in the file. */
  readonly value: string | undefined;
  /** No ARG took part, so no `--build-arg` can change it. */
  readonly fixed: boolean;
  /** The ARG and ENV instructions that took part. */
  readonly definitions: readonly Instruction[];
}

/** A variable as an instruction sees it. */
export interface Variable {
  readonly name: string;
  /** Undefined where the file does not tell: an ARG without default, an unknown variable in its value. */
  readonly value: string | undefined;
  readonly fixed: boolean;
  /** An ARG before the first FROM without a value: unset, unless whoever builds sets it. */
  readonly open?: boolean;
  readonly definition: Instruction;
  readonly kind: 'arg' | 'env';
}

/** A definition is visible to the instructions after it. */
interface Entry extends Variable {
  readonly index: number;
}

/** What a stage leaves of one name. */
interface Left {
  readonly env: Variable | undefined;
  readonly arg: Variable | undefined;
}

type Timeline = Map<string, Entry[]>;
type Lookup = (name: string) => Variable | undefined;

/** Build arguments that the builder sets by itself: in force for FROM, and in a stage once ARG names them. */
const predefined = new Set([
  ...['TARGET', 'BUILD'].flatMap((side) =>
    ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((part) => side + part),
  ),
  'TARGETSTAGE',
]);

/**
 * Values of ARG and ENV in force, read lazily and once per stage, as BuildKit has them: the later of ARG and ENV wins
 * within a stage; a stage built from another sees that one's ENV and ARG, the ENV before the ARG.
 */
export class Variables {
  readonly #preamble: readonly Instruction[];
  readonly #own = new Map<Stage, Timeline>();
  readonly #left = new Map<Stage, Timeline>();
  readonly #ends = new Map<string, Map<Stage, { readonly value: Left }>>();
  #global: Timeline | undefined;

  constructor(preamble: readonly Instruction[]) {
    this.#preamble = preamble;
  }

  /** The variable as an instruction sees it; undefined if the file defines none by then. */
  lookup(name: string, at: Instruction): Variable | undefined {
    const { stage } = at;
    if (!stage) return find(this.#globals(), name, at.index);
    this.#prepare(stage);
    // a trigger runs on top of its whole stage
    if (at.onbuild) return find(this.#left.get(stage), name, at.index) ?? this.#atEnd(name, stage);
    return find(this.#own.get(stage), name, at.index) ?? this.#below(name, stage);
  }

  /** All variables in the scope of an instruction, those of the stages below it too. */
  visible(at: Instruction): Variable[] {
    const names = new Set<string>();
    if (at.stage) this.#prepare(at.stage);
    for (let stage = at.stage; stage; stage = parentOf(stage)) {
      for (const name of this.#own.get(stage)?.keys() ?? []) names.add(name);
      for (const name of this.#left.get(stage)?.keys() ?? []) names.add(name);
    }
    return [...names].map((name) => this.lookup(name, at)).filter((variable) => variable !== undefined);
  }

  /** Expands a word of an instruction as the builder does; undefined where it would report an error. */
  expand(text: string, at: Instruction): Expanded | undefined {
    return expand(text, at.dockerfile.escape, (name) => this.lookup(name, at), unsetIn(at.stage));
  }

  /** Expands what FROM names: only ARGs before the first FROM count. */
  expandFrom(text: string, escape: string): Expanded | undefined {
    return expand(text, escape, (name) => this.global(name), unsetIn(undefined));
  }

  /** The ARG before the first FROM by this name. */
  global(name: string): Variable | undefined {
    return find(this.#globals(), name, Infinity);
  }

  #globals(): Timeline {
    return (this.#global ??= this.#read(this.#preamble, undefined, () => undefined));
  }

  /** Reads a stage and the stages below it, lowest first: a chain may be longer than the stack is deep. */
  #prepare(top: Stage): void {
    const unread: Stage[] = [];
    for (let stage: Stage | undefined = top; stage && !this.#own.has(stage); stage = parentOf(stage))
      unread.push(stage);
    for (const stage of unread.reverse()) {
      this.#own.set(
        stage,
        this.#read(stage.instructions, stage, (name) => this.#below(name, stage)),
      );
      const triggers = triggersOf(stage);
      this.#left.set(
        stage,
        this.#read(triggers, stage, (name) => this.#atEnd(name, stage)),
      );
    }
  }

  /** What a stage finds when it starts. */
  #below(name: string, stage: Stage): Variable | undefined {
    const parent = parentOf(stage);
    return parent && (find(this.#left.get(parent), name, Infinity) ?? this.#atEnd(name, parent));
  }

  /** What a stage leaves to those built from it: the ENV of its chain before the ARG. */
  #atEnd(name: string, top: Stage): Variable | undefined {
    let memory = this.#ends.get(name);
    if (!memory) this.#ends.set(name, (memory = new Map<Stage, { readonly value: Left }>()));
    const { env, arg } = alongChain<Left>(memory, top, (stage, below) => {
      const parent = parentOf(stage);
      const triggers = parent && this.#left.get(parent);
      const lastOf = (kind: Variable['kind']): Variable | undefined =>
        find(this.#own.get(stage), name, Infinity, kind) ?? find(triggers, name, Infinity, kind);
      return { env: lastOf('env') ?? below?.env, arg: lastOf('arg') ?? below?.arg };
    });
    return env ?? arg;
  }

  #read(instructions: readonly Instruction[], stage: Stage | undefined, below: Lookup): Timeline {
    const timeline: Timeline = new Map();
    const unset = unsetIn(stage);
    for (const definition of instructions) {
      const { keyword, index } = definition;
      if (keyword !== 'ARG' && keyword !== 'ENV') continue;
      const { escape } = definition.dockerfile;
      // each ARG of a line sees those before it, the values of one ENV line do not see each other
      const limit = keyword === 'ARG' ? index + 1 : index;
      const lookup: Lookup = (name) => find(timeline, name, limit) ?? below(name);
      const entries: Entry[] = [];
      for (const { name: written, value } of definition.pairs ?? []) {
        if (keyword === 'ARG') {
          const name = written.text;
          const given = value ? expand(value.text, escape, lookup, unset) : this.#default(name, stage, lookup);
          const open = !stage && !value && !given && !predefined.has(name);
          add(timeline, { name, kind: 'arg', value: given?.value, fixed: false, open, definition, index });
        } else {
          const name = expand(written.text, escape, lookup, unset)?.value;
          const expanded = value && expand(value.text, escape, lookup, unset);
          const fixed = expanded?.fixed === true;
          if (name !== undefined) entries.push({ name, kind: 'env', value: expanded?.value, fixed, definition, index });
        }
      }
      for (const entry of entries) add(timeline, entry);
    }
    return timeline;
  }

  /** What `ARG x` finds: the ARG before the first FROM, else what it was before. */
  #default(name: string, stage: Stage | undefined, lookup: Lookup): Variable | undefined {
    const outer = stage && find(this.#globals(), name, Infinity);
    if (outer?.value !== undefined) return outer;
    return outer || (stage && predefined.has(name)) ? undefined : lookup(name);
  }
}

const add = (timeline: Timeline, entry: Entry): void => {
  const list = timeline.get(entry.name);
  if (list) list.push(entry);
  else timeline.set(entry.name, [entry]);
};

const find = (
  timeline: Timeline | undefined,
  name: string,
  before: number,
  kind?: Variable['kind'],
): Entry | undefined => {
  const list = timeline?.get(name);
  if (!list) return undefined;
  let at = lastBelow(list, before);
  while (kind !== undefined && at >= 0 && list[at]?.kind !== kind) at--;
  return list[at];
};

/** Whether a variable that the file does not define is surely unset there: nothing else may set it. */
const unsetIn = (stage: Stage | undefined): ((name: string) => boolean) => {
  if (!stage) return (name) => !predefined.has(name);
  const bare = rootOf(stage).base.kind === 'scratch';
  // the builder sets a PATH where the base has none
  return (name) => bare && name !== 'PATH';
};

const expand = (
  text: string,
  escape: string,
  lookup: Lookup,
  isUnset: (name: string) => boolean,
): Expanded | undefined => {
  let fixed = true;
  const definitions: Instruction[] = [];
  const variable = (name: string): Known => {
    const found = lookup(name);
    if (!found) return isUnset(name) ? 'unset' : 'unknown';
    definitions.push(found.definition);
    if (!found.fixed) fixed = false;
    return found.value !== undefined ? { value: found.value } : found.open === true ? 'open' : 'unknown';
  };
  const lexed = lex(text, { escape, rawQuotes: false, rawEscapes: false, variable });
  return lexed && { value: lexed.unknown ? undefined : lexed.result, fixed, definitions };
};
