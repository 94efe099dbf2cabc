import { keyOf } from './address.ts';
import type { Lock, LockEntry } from './lock.ts';

/** What a lock says, by the name and tag of a reference. */
export interface LockedPins {
  /** What a reference stands for; undefined where the lock does not say. */
  find(name: string, tag: string | undefined): LockEntry | undefined;
  /** Whether a tag is what some reference of the same image was pinned to. */
  isTarget(name: string, tag: string): boolean;
}

/** Answers from a lock. A tag that a reference was pinned to stands for what the reference stands for. */
export const pinsFrom = (lock: Lock): LockedPins => {
  let targets: Map<string, LockEntry> | undefined;
  // not those whose tag stays as it is
  const byTarget = (): Map<string, LockEntry> =>
    (targets ??= new Map(
      [...lock]
        .map(([key, entry]) => [key, keyOf({ name: nameIn(key), tag: entry.tag }), entry] as const)
        .filter(([key, target]) => key !== target)
        .map(([, target, entry]) => [target, entry]),
    ));
  return {
    find: (name, tag) => lock.get(keyOf({ name, tag })) ?? byTarget().get(keyOf({ name, tag })),
    isTarget: (name, tag) => byTarget().has(keyOf({ name, tag })),
  };
};

/** `node` of `node:22`. */
export const nameIn = (key: string): string => key.slice(0, key.lastIndexOf(':'));
