/** A node that what is worked out of it may be kept with. Whoever makes one gives `memory: undefined`, so that all look alike to V8. */
export interface Remembering {
  memory: Remembered | undefined;
}

/** What is kept with a node; a copy of the node (`{ ...node }`) has it too, and is not its owner. */
export interface Remembered {
  readonly owner: object;
  readonly values: unknown[];
}

/** Kinds of nodes, and how many things each may remember. */
const room = { dockerfile: 5, stage: 15, instruction: 9, script: 3, list: 3, command: 1 };
const used = new Map<string, number>();

/**
 * What is worked out of a node, kept with the node: like a WeakMap, but the node itself holds the value. Nodes live
 * shortly and are many, and the tables of weak maps made a third of the time that collecting garbage took.
 */
export class Memory<K extends Remembering, V> {
  readonly #slot: number;
  readonly #room: number;

  /** @param kind what K is; each kind has room for some memories only, made when the program starts */
  constructor(kind: keyof typeof room) {
    this.#room = room[kind];
    this.#slot = used.get(kind) ?? 0;
    if (this.#slot === this.#room) throw new RangeError(`nodes of kind ${kind} have no room for one more memory`);
    used.set(kind, this.#slot + 1);
  }

  get(node: K): V | undefined {
    const { memory } = node;
    return memory?.owner === node ? (memory.values[this.#slot] as V | undefined) : undefined;
  }

  set(node: K, value: V): void {
    if (node.memory?.owner !== node) node.memory = { owner: node, values: new Array<unknown>(this.#room) };
    node.memory.values[this.#slot] = value;
  }

  delete(node: K): void {
    if (this.get(node) !== undefined) this.set(node, undefined as V);
  }
}

const nothing = Symbol('nothing');

/**
 * A function of a node that is worked out once for each.
 * @param kind what K is
 */
export const remembered = <K extends Remembering, V>(
  kind: keyof typeof room,
  compute: (node: K) => V,
): ((node: K) => V) => {
  const known = new Memory<K, V | typeof nothing>(kind);
  return (node) => {
    const kept = known.get(node);
    if (kept !== undefined) return kept === nothing ? (undefined as V) : kept;
    const value = compute(node);
    known.set(node, value === undefined ? nothing : value);
    return value;
  };
};
