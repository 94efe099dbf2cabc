import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { CHANNELS } from '../knowledge/catalogue/pin.ts';
import {
  compareSpecificity,
  compareVersions,
  covers,
  leadingVersion,
  specificity,
  tagWords,
} from '../knowledge/catalogue/tag-name.ts';
import { looksExact } from '../knowledge/end-of-life.ts';
import { officialPin } from '../knowledge/official-pin.ts';
import { remoteImage, type NamedImage, type RemoteImage } from './address.ts';
import type { RegistryClient, RegistrySettings } from './client.ts';
import type { LockEntry } from './lock.ts';
import { RegistryError } from './problem.ts';

/** What references are resolved with. */
export interface Resolver {
  readonly client: RegistryClient;
  readonly settings: Pick<RegistrySettings, 'prefixes'>;
  readonly images: Catalogue;
  /** How far a distribution image's tag is followed: to its release, or to the dated build. */
  readonly precision: 'release' | 'exact';
  /** ISO date. */
  readonly today: string;
  /** Images that were made less than so many days ago are not taken. */
  readonly minAgeDays: number;
}

/** What came of a reference. */
export type Outcome =
  | { readonly kind: 'pinned'; readonly entry: LockEntry }
  /** The registry has the same as the entry before. */
  | { readonly kind: 'same'; readonly entry: LockEntry }
  /** Younger than asked for; undefined: its age cannot be told. */
  | { readonly kind: 'young'; readonly days: number | undefined };

/**
 * Asks the registry what a reference stands for, and which of its tags says more and means the same.
 * @param before the entry that is there, which stays where the digest has not moved
 * @throws RegistryError
 */
export const resolvePin = async (resolver: Resolver, named: NamedImage, before?: LockEntry): Promise<Outcome> => {
  const { client, today, minAgeDays } = resolver;
  const image = remoteImage(named, resolver.settings);
  const { digest, source } = await client.resolve(image);
  if (before?.digest === digest) return { kind: 'same', entry: before };
  const { platforms, created } = await client.describe(image, digest);
  if (minAgeDays > 0) {
    const days = created === undefined ? undefined : (Date.parse(today) - Date.parse(created)) / 86_400_000;
    if (days === undefined || days < minAgeDays)
      return { kind: 'young', days: days === undefined ? undefined : Math.max(0, Math.floor(days)) };
  }
  const tag = await specificTag(resolver, named, image, digest);
  return { kind: 'pinned', entry: { tag, digest, platforms, date: today, source } };
};

/** Most tags that are read from a list; `node` has some 8,000. */
const mostTags = 20_000;
/** Most tags that are compared, each of which is a request. */
const mostTries = 12;

/** The tag that says most and has the digest: what the catalogue says if it still holds, else one of the registry's list. */
const specificTag = async (
  { client, images, precision }: Resolver,
  { name }: NamedImage,
  image: RemoteImage,
  digest: string,
): Promise<string> => {
  const has = async (tag: string): Promise<boolean> => {
    try {
      return (await client.resolve({ ...image, tag, shown: `${name}:${tag}` })).digest === digest;
    } catch (error) {
      if (error instanceof RegistryError && error.fault === 'missing') return false;
      throw error;
    }
  };
  const { tag } = image;
  const known = officialPin(images, name, tag, { precision });
  if (settled.has(known.reason) || (known.reason === 'unknown-image' && looksExact(tag))) return tag;
  try {
    if (known.tag !== undefined && (await has(known.tag))) return known.tag;
    const candidates = rank(await client.tags(image, mostTags), tag).slice(0, mostTries);
    for (const candidate of candidates) if (await has(candidate)) return candidate;
  } catch (error) {
    // a list that may not be read costs the tag that says more, not the digest
    if (!(error instanceof RegistryError)) throw error;
  }
  return tag;
};

const settled = new Set<string | undefined>(['already-specific', 'distribution-release', 'development-release']);

/** The tags that say everything that the floating one says and more: the newest first, and of these the most specific. */
const rank = (tags: readonly string[], floating: string): string[] => {
  const own = specificity(floating);
  const variants = plainWords(floating).length;
  return tags
    .filter((tag) => tag !== floating && covers(tag, floating, CHANNELS) && leadingVersion(tag).length > 0)
    .map((tag) => ({ tag, version: leadingVersion(tag), measure: specificity(tag), plain: plainWords(tag).length }))
    .filter(({ measure, plain }) => compareSpecificity(measure, own) > 0 && plain <= variants)
    .sort(
      (a, b) =>
        compareVersions(b.version, a.version) ||
        compareSpecificity(b.measure, a.measure) ||
        a.measure.words - b.measure.words ||
        (a.tag < b.tag ? -1 : 1),
    )
    .map(({ tag }) => tag);
};

const plainWords = (tag: string): string[] =>
  tagWords(tag).flatMap(({ kind, text }) => (kind === 'plain' && !CHANNELS.has(text) ? [text] : []));
