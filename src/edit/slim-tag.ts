import type { Stage } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { tagWords } from '../knowledge/catalogue/tag-name.ts';
import { platformsOf } from '../query/image-platforms.ts';
import type { Edit } from '../text/span.ts';
import { replaceTag } from './replace-tag.ts';

/** A smaller tag of the same version. */
export interface SmallerTag {
  readonly tag: string;
  readonly version: string;
  readonly edit: Edit;
}

/** The first of some tags that is there with the same version and distribution, and for the platforms that people build on. */
export const smallerTag = (
  { base, from }: Stage,
  images: Catalogue,
  tags: readonly string[],
): SmallerTag | undefined => {
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest } = base.reference;
  if (digest !== undefined || !images.has(name)) return undefined;
  const own = images.tag(name, tag);
  const version = versionOf(own?.aliases ?? []);
  const release = images.distributionOf(name, tag);
  const found = tags.find((other) => {
    const facts = images.tag(name, other);
    const there = images.distributionOf(name, other);
    return (
      facts !== undefined &&
      versionOf(facts.aliases) === version &&
      there?.distribution === release?.distribution &&
      there?.release === release?.release
    );
  });
  // one that is there for fewer platforms is another choice
  const isThere = found !== undefined && platformsOf(from, images, name, { from: tag, to: found }) === 'all';
  const edit = !isThere || version === '' ? undefined : replaceTag(from, base.reference, found);
  return found === undefined || !edit ? undefined : { tag: found, version, edit };
};

/** The longest version that stands first in an alias: `8u342`, `3.12.14`. */
const versionOf = (aliases: readonly string[]): string =>
  aliases
    .map((alias) => tagWords(alias)[0])
    .reduce(
      (longest, word) => (word?.kind === 'version' && word.text.length > longest.length ? word.text : longest),
      '',
    );

/** `3.12` → `3.12-slim`, `3.12-bookworm` → `3.12-slim-bookworm`, `20-bookworm` → `20-bookworm-slim`. */
export const slimTags = (name: string, tag: string, images: Catalogue): string[] => {
  const words = tagWords(tag);
  if (words.some(({ text }) => text === 'slim' || text.startsWith('alpine') || text === 'onbuild')) return [];
  if (tag === 'latest' && name === 'debian') {
    const aliases = images.tag(name, tag)?.aliases ?? [];
    return aliases.filter((alias) => tagWords(alias)[0]?.kind === 'release').map((alias) => `${alias}-slim`);
  }
  if (tag === 'latest') return ['slim'];
  const [release] = words.filter(({ kind }) => kind === 'release');
  const rest = words.filter((word) => word !== release).map(({ text }) => text);
  return release ? [`${tag}-slim`, [...rest, 'slim', release.text].join('-')] : [`${tag}-slim`];
};

/** `8-jdk-alpine` → `8-jre-alpine`, `17` → `17-jre`. */
export const jreTags = (tag: string): string[] => {
  const words = tagWords(tag).map(({ text }) => text);
  if (words.includes('jre') || words[0] === 'latest') return [];
  if (words.includes('jdk')) return [words.map((text) => (text === 'jdk' ? 'jre' : text)).join('-')];
  return [[words[0], 'jre', ...words.slice(1)].join('-')];
};
