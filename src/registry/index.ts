import type { NamedImage } from './address.ts';
import { openRegistry, type RegistrySettings } from './client.ts';
import type { Lock, LockEntry } from './lock.ts';
import { RegistryError } from './problem.ts';
import { resolvePin, type Outcome, type Resolver } from './resolve.ts';

/** What references are resolved with, and how registries are asked. */
export interface ResolveSettings extends Omit<Resolver, 'client' | 'settings'> {
  readonly settings: RegistrySettings;
}

/** What came of one reference. */
export type ResolveOutcome = Outcome | { readonly kind: 'failed'; readonly message: string };

/**
 * Asks registries what references stand for: each once, some at a time. What fails for one stops no other.
 * @param before what was known; a reference that still means the same keeps its entry
 */
export const resolveAll = async (
  resolver: ResolveSettings,
  wanted: ReadonlyMap<string, NamedImage>,
  before: Lock,
): Promise<ReadonlyMap<string, ResolveOutcome>> => {
  const client = openRegistry(resolver.settings);
  const resolveOne = async (named: NamedImage, entry: LockEntry | undefined): Promise<ResolveOutcome> => {
    try {
      return await resolvePin({ ...resolver, client }, named, entry);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      return { kind: 'failed', message: error.message };
    }
  };
  const outcomes = [...wanted].map(async ([key, named]) => [key, await resolveOne(named, before.get(key))] as const);
  return new Map(await Promise.all(outcomes));
};
