import type { Entry, Layer } from './layer.ts';

/** The files of an image: path → entry. */
export type Tree = ReadonlyMap<string, Entry>;

/** A path whose bytes more than one layer holds, or that a later layer deletes. */
export interface Waste {
  readonly path: string;
  readonly bytes: number;
}

/** Wasted space, counted as dive does: https://github.com/wagoodman/dive */
export interface Wasted {
  /** dive's figure. It leaves out a folder that is deleted whole and was written once. */
  readonly bytes: number;
  /** What no path of the image shows any more, whatever hides it. */
  readonly hidden: number;
  /** The largest first. */
  readonly paths: readonly Waste[];
}

/** Lays the layers over each other. */
export const treeOf = (layers: readonly Layer[]): Tree => {
  const stack = new Stack();
  for (const layer of layers) stack.add(layer);
  return stack.files;
};

/**
 * Space that the image takes and nobody sees. As in dive, a path that several layers hold counts with all its copies, a
 * deleted folder with what was in it, and only what has nothing below it in its layer counts.
 */
export const wastedIn = (layers: readonly Layer[]): Wasted => {
  const stack = new Stack();
  const copies = new Map<string, { count: number; bytes: number }>();
  const see = (path: string, bytes: number): void => {
    const known = copies.get(path) ?? { count: 0, bytes: 0 };
    copies.set(path, { count: known.count + 1, bytes: known.bytes + bytes });
  };
  for (const layer of layers) {
    for (const path of layer.whiteouts) {
      see(path, stack.files.get(path)?.kind === 'folder' ? stack.sizeBelow(path) : 0);
    }
    const parents = new Set([...layer.entries.keys(), ...layer.whiteouts].map(parentOf));
    for (const [path, { size }] of layer.entries) if (!parents.has(path)) see(path, size);
    stack.add(layer);
  }
  const all = layers.reduce((sum, { size }) => sum + size, 0);
  const visible = [...stack.files.values()].reduce((sum, { size }) => sum + size, 0);
  const paths = [...copies]
    .filter(([, { count, bytes }]) => count > 1 && bytes > 0)
    .map(([path, { bytes }]) => ({ path, bytes }))
    .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
  return { bytes: paths.reduce((sum, { bytes }) => sum + bytes, 0), hidden: Math.max(0, all - visible), paths };
};

/** Layers laid over each other, with the names in each folder, so that a whiteout finds what is below it. */
class Stack {
  readonly files = new Map<string, Entry>();
  readonly #names = new Map<string, Set<string>>();

  add({ entries, whiteouts, opaque }: Layer): void {
    for (const path of whiteouts) this.#remove(path);
    for (const folder of opaque) this.#below(folder).forEach((path) => this.#remove(path));
    for (const [path, entry] of entries) {
      if (entry.kind !== 'folder' && this.files.get(path)?.kind === 'folder') this.#remove(path);
      this.files.set(path, entry);
      const folder = parentOf(path);
      const names = this.#names.get(folder);
      if (names) names.add(path);
      else this.#names.set(folder, new Set([path]));
    }
  }

  sizeBelow(path: string): number {
    const own = this.files.get(path)?.size ?? 0;
    return this.#below(path).reduce((sum, child) => sum + this.sizeBelow(child), own);
  }

  #below(folder: string): string[] {
    return [...(this.#names.get(folder) ?? [])];
  }

  #remove(path: string): void {
    this.#below(path).forEach((child) => this.#remove(child));
    this.files.delete(path);
    this.#names.get(parentOf(path))?.delete(path);
  }
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
