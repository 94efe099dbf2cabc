import { DISTRIBUTION_IMAGES } from './distributions.ts';
import type { ImageView } from './image.ts';
import { specificity, tagWords, type TagWord } from './tag-name.ts';

/** A tag of the same version as another one, with another distribution underneath. */
export interface Sibling {
  readonly tag: string;
  readonly kind: 'default' | 'slim' | 'alpine' | 'alpine-slim';
  /** The release as the tag writes it (`bookworm`, `alpine3.20`); undefined if the tag floats over releases. */
  readonly release?: string;
  readonly supported: boolean;
  readonly lastSeen: string;
  /** The full version that the tag last stood for, `8u212`; undefined if no alias tells. */
  readonly version?: string;
  /** Whether that is the version of the tag that was asked about: alpine variants of old lines often stopped earlier. */
  readonly sameVersion: boolean;
}

/** Answers `Catalogue.variants` for one image. */
export function siblingsOf(image: ImageView, tag: string): Sibling[] {
  const asked = image.facts(tag);
  if (asked === undefined || asked.windows) return [];
  const wanted = stem(image, tag);
  const version = fullVersion(asked.aliases);
  const found = image.tags().flatMap((other): Sibling[] => {
    if (other === tag || stem(image, other) !== wanted) return [];
    const facts = image.facts(other);
    if (facts === undefined || facts.windows) return [];
    const words = tagWords(other);
    const release = words.find((word) => word.kind === 'release')?.text;
    const otherVersion = fullVersion(facts.aliases);
    return [
      {
        tag: other,
        kind: kindOf(words),
        ...(release === undefined ? {} : { release }),
        supported: facts.supported,
        lastSeen: facts.lastSeen,
        ...(otherVersion === undefined ? {} : { version: otherVersion }),
        sameVersion: version !== undefined && version === otherVersion,
      },
    ];
  });
  return found.sort((a, b) => a.tag.localeCompare(b.tag, 'en', { numeric: true }));
}

function isAlpine(word: TagWord): boolean {
  return word.text.startsWith('alpine');
}

function kindOf(words: readonly TagWord[]): Sibling['kind'] {
  const slim = words.some((word) => word.text === 'slim');
  if (words.some(isAlpine)) return slim ? 'alpine-slim' : 'alpine';
  return slim ? 'slim' : 'default';
}

/** A tag without its distribution: `20-alpine3.19`, `20-slim` and `20-bookworm` are all `20`. */
function stem(image: ImageView, tag: string): string {
  // The release of a distribution image is its version.
  const isBase = (word: TagWord): boolean =>
    word.text === 'slim' || (!DISTRIBUTION_IMAGES.has(image.name) && (word.kind === 'release' || isAlpine(word)));
  const words = tagWords(tag).filter((word) => !isBase(word));
  return words.map((word) => word.text).join('-') || 'latest';
}

/** The longest version that stands first in any name of a group. */
function fullVersion(aliases: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const alias of aliases) {
    const version = tagWords(alias).find((word) => word.kind === 'version')?.text;
    if (version === undefined) continue;
    if (longest === undefined || specificity(version).version > specificity(longest).version) longest = version;
  }
  return longest;
}
