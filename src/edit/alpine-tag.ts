import type { ImageReference, Instruction, Stage } from '../dockerfile/index.ts';
import { dotnetImages } from '../knowledge/alpine-images.ts';
import { DISTRIBUTION_IMAGES } from '../knowledge/catalogue/distributions.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { leadingVersion, tagWords } from '../knowledge/catalogue/tag-name.ts';
import { dotnetAlpine } from '../knowledge/dotnet-images.ts';
import { platformsOf } from '../query/image-platforms.ts';
import type { Edit } from '../text/span.ts';
import { replaceTag } from './replace-tag.ts';

/** The Alpine variant that could stand for the base image of a stage. */
export interface AlpineTag {
  readonly tag: string;
  readonly version: string;
  /** `3.20`; undefined where the catalogue does not tell. */
  readonly release: string | undefined;
  /** What speaks against it even if everything else fits. */
  readonly blocked: 'digest' | 'argument' | 'platform' | 'explicit-distribution' | 'slim' | undefined;
  /** It is not there for all platforms that people build on. */
  readonly lacksPlatforms: boolean;
  /** Puts the tag into FROM. */
  readonly edits: readonly Edit[];
}

/**
 * The Alpine tag of the same version: `20-alpine` for `20`, `alpine` for no tag; undefined if there is none. `wanted`: the
 * user has asked for Alpine instead of any other variant.
 */
export const alpineTagFor = ({ base, from }: Stage, images: Catalogue, wanted: boolean): AlpineTag | undefined => {
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest } = base.reference;
  if (Object.hasOwn(dotnetImages, name)) return dotnetTagFor(from, base.reference);
  if (!images.has(name) || DISTRIBUTION_IMAGES.has(name)) return undefined;
  const words = tagWords(tag ?? 'latest');
  const kept = words.filter((word) => word.kind !== 'release' && word.text !== 'slim' && word.text !== 'latest');
  const alpine = [...kept.map((word) => word.text), 'alpine'].join('-');
  const version = versionOf(images, name, tag);
  if (version === '' || version !== versionOf(images, name, alpine)) return undefined;
  const platforms = platformsOf(from, images, name, { from: tag, to: alpine });
  const edit = replaceTag(from, base.reference, alpine);
  const blocked = ((): AlpineTag['blocked'] => {
    if (digest !== undefined) return 'digest';
    if (!edit) return 'argument';
    if (platforms === 'none') return 'platform';
    if (!wanted && words.some((word) => word.text === 'slim')) return 'slim';
    return !wanted && words.some((word) => word.kind === 'release') ? 'explicit-distribution' : undefined;
  })();
  return {
    tag: alpine,
    version,
    release: images.distributionOf(name, alpine)?.release,
    blocked,
    lacksPlatforms: platforms === 'asked',
    edits: edit ? [edit] : [],
  };
};

/** Only `8.0` and the like: tags of a patch name the release of Alpine too. */
const dotnetTagFor = (from: Instruction, reference: ImageReference): AlpineTag | undefined => {
  const { tag = '', digest } = reference;
  const release = Object.hasOwn(dotnetAlpine, tag) ? dotnetAlpine[tag] : undefined;
  if (release === undefined) return undefined;
  const edit = replaceTag(from, reference, `${tag}-alpine`);
  const blocked = digest !== undefined ? 'digest' : !edit ? 'argument' : from.flags.length > 0 ? 'platform' : undefined;
  return { tag: `${tag}-alpine`, version: tag, release, blocked, lacksPlatforms: false, edits: edit ? [edit] : [] };
};

/** The version that a tag last stood for, as far as its aliases tell; '' if they do not, or there is no such tag. */
const versionOf = (images: Catalogue, name: string, tag: string | undefined): string => {
  const versions = (images.tag(name, tag)?.aliases ?? []).map((alias) => leadingVersion(alias));
  return versions.reduce((longest, one) => (one.length > longest.length ? one : longest), []).join('.');
};
