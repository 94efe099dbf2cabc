/** The pieces that shards are made of: numbers of 24 bits, texts, columns of 16-bit numbers. See `format.ts`. */

/** A column, read in place. */
export interface Column {
  readonly length: number;
  readonly at: (index: number) => number;
  /** The sum of the numbers before an index. */
  readonly sumBefore: (index: number) => number;
}

/** Writes a number of 24 bits. */
export function number(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255];
}

/** Writes a text with its length. */
export function text(value: string): number[] {
  const bytes = new TextEncoder().encode(value);
  return [...number(bytes.length), ...bytes];
}

/** Writes a column: all low bytes, then all high bytes. */
export function column(values: readonly number[]): number[] {
  const wrong = values.find((value) => !(value >= 0 && value <= 0xffff));
  if (wrong !== undefined) throw new RangeError(`${wrong} does not fit into a column.`);
  return [...number(values.length), ...values.map((value) => value & 255), ...values.map((value) => value >> 8)];
}

/** Characters that one call may take as arguments. */
const PIECE = 4096;

/** Names, tags and architectures are ASCII; a `TextDecoder` costs more to make than a look-up takes. */
export function ascii(bytes: Uint8Array): string {
  if (bytes.length <= PIECE) return String.fromCharCode.apply(undefined, bytes as unknown as number[]);
  let decoded = '';
  for (let at = 0; at < bytes.length; at += PIECE) decoded += ascii(bytes.subarray(at, at + PIECE));
  return decoded;
}

/** Reads what these functions wrote, from the start on. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  number(): number {
    const [low = 0, middle = 0, high = 0] = this.#take(3);
    return low | (middle << 8) | (high << 16);
  }

  bytes(): Uint8Array {
    return this.#take(this.number());
  }

  text(): string {
    return ascii(this.bytes());
  }

  column(): Column {
    const length = this.number();
    const bytes = this.#take(length * 2);
    const at = (index: number): number => (bytes[index] ?? 0) | ((bytes[length + index] ?? 0) << 8);
    // kept: a few groups are asked for, and each sum begins with those before it
    const sums = [0];
    const sumBefore = (index: number): number => {
      for (let next = sums.length; next <= index; next++) sums.push((sums[next - 1] ?? 0) + at(next - 1));
      return sums[index] ?? 0;
    };
    return { length, at, sumBefore };
  }

  #take(length: number): Uint8Array {
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError('The shard ends too early.');
    return this.#bytes.subarray(this.#at - length, this.#at);
  }
}

/** Where each of several parts of known length begins, and where the last one ends. */
export function starts(lengths: Column): readonly number[] {
  const found = [0];
  for (let part = 0, end = 0; part < lengths.length; part++) found.push((end += lengths.at(part)));
  return found;
}
