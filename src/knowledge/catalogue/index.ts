import { distributionOfTag } from './distribution-of.ts';
import type { Distribution } from './distributions.ts';
import { decodeImage, findSection, toDay } from './format.ts';
import { viewImage, type ImageView, type TagFacts } from './image.ts';
import { pinTag, type PinAnswer, type PinOptions } from './pin.ts';
import { nearestSupportedTag, type SupportedLine } from './nearest.ts';
import { siblingsOf, type Sibling } from './siblings.ts';

export type { Distribution, DistributionName } from './distributions.ts';
export type { TagFacts } from './image.ts';
export type { PinAnswer, PinOptions, PinPrecision, PinReason } from './pin.ts';
export type { Sibling } from './siblings.ts';
export type { SupportedLine } from './nearest.ts';

/**
 * Reads one part of the data, unpacked: `manifest.json` as it is, every other name the content of `<name>.br`.
 * Undefined if there is no such part.
 */
export type ReadShard = (name: string) => Uint8Array | undefined;

/** Where the data comes from and when it was taken. */
export interface CatalogueSource {
  readonly source: string;
  readonly sourceUrl: string;
  /** ISO date of the newest commit that the data knows. */
  readonly date: string;
  readonly tags: number;
}

interface Manifest extends CatalogueSource {
  readonly images: Readonly<Record<string, string>>;
}

/**
 * The tags of Docker's official images, answered without network.
 * An image is its familiar name (`node`, not `docker.io/library/node`); a missing tag means `latest`.
 */
export interface Catalogue {
  /** Source and date of the data, for messages. */
  source(): CatalogueSource;
  /** Whether an image is, or once was, an official one. */
  has(image: string): boolean;
  /** All tags that an image ever had, sorted by character; empty for an unknown image. */
  tags(image: string): readonly string[];
  /** What the list says of one tag; undefined for an unknown image or tag. */
  tag(image: string, tag?: string): TagFacts | undefined;
  /**
   * The most specific alias of a floating tag, from the group that the tag was last listed with.
   *
   * - `release` (default): the full version and, where the group has it, the distribution release
   *   (`node:16` → `16.20.2-buster`); a distribution image gets its release (`ubuntu` → `26.04`).
   * - `exact`: for distribution images also the dated or point build (`ubuntu:22.04` → `jammy-20260810`).
   * - `major`: only `latest` is replaced, by the shortest version (`node` → `26`).
   *
   * The words of the variant and the numbers of the tag are always kept.
   */
  pinned(image: string, tag?: string, options?: PinOptions): PinAnswer;
  /**
   * Supported tags of the same variant, written to the same number of places, for messages about a tag whose line
   * has ended (`node:16-alpine` → nearest `22-alpine`, newest `26-alpine`) or that never was (`node:99-alpine` →
   * `26-alpine`). Early releases are never proposed. Undefined if the image is unknown or nothing supported has this variant.
   */
  nearestSupported(image: string, tag?: string): SupportedLine | undefined;
  /**
   * Tags of the same version on another base: slim, alpine and other distribution releases, for base swaps.
   * Only tags that the list has; Windows tags are neither asked about nor answered. Empty for an unknown tag.
   */
  variants(image: string, tag?: string): readonly Sibling[];
  /**
   * The distribution that an image is built on, from the tag's words, those of its aliases and known images.
   * The release is the number (`12`, `22.04`, `3.19`), with the codename where there is one. An unknown tag of a
   * known image is answered from its words alone. Undefined if neither tells.
   */
  distributionOf(image: string, tag?: string): Distribution | undefined;
}

/** Opens the catalogue on a reader; parts are read when first asked for and kept. */
export function openCatalogue(readShard: ReadShard): Catalogue {
  let manifest: Manifest | undefined;
  const views = new Map<string, ImageView>();
  const answers = new Map<string, unknown>();

  function readManifest(): Manifest {
    if (manifest === undefined) {
      const bytes = readShard('manifest.json');
      if (bytes === undefined) throw new Error('The catalogue of official images has no manifest.json.');
      manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
    }
    return manifest;
  }

  function view(image: string): ImageView | undefined {
    const known = views.get(image);
    if (known !== undefined) return known;
    const { images, date } = readManifest();
    const shard = Object.hasOwn(images, image) ? images[image] : undefined;
    if (shard === undefined) return undefined;
    const bytes = readShard(shard);
    const section = bytes === undefined ? undefined : findSection(bytes, image);
    if (section === undefined) throw new Error(`The catalogue of official images lacks the part "${shard}".`);
    const opened = viewImage(image, decodeImage(section), toDay(date));
    views.set(image, opened);
    return opened;
  }

  /** Answers are kept: a monorepo asks the same few questions thousands of times. */
  function remember<T>(
    question: string,
    image: string,
    tag: string,
    rest: string,
    answer: (opened: ImageView | undefined) => T,
  ): T {
    const key = `${question} ${image} ${tag} ${rest}`;
    if (answers.has(key)) return answers.get(key) as T;
    const found = answer(view(image));
    answers.set(key, found);
    return found;
  }

  return {
    source() {
      const { source, sourceUrl, date, tags } = readManifest();
      return { source, sourceUrl, date, tags };
    },
    has: (image) => Object.hasOwn(readManifest().images, image),
    tags: (image) => view(image)?.tags() ?? [],
    tag: (image, tag = 'latest') => remember('tag', image, tag, '', (opened) => opened?.facts(tag)),
    pinned: (image, tag = 'latest', options = {}) =>
      remember('pinned', image, tag, `${options.precision} ${options.windows}`, (opened): PinAnswer => {
        return opened === undefined ? { reason: 'unknown-image' } : pinTag(opened, tag, options);
      }),
    nearestSupported: (image, tag = 'latest') =>
      remember('nearest', image, tag, '', (opened) => opened && nearestSupportedTag(opened, tag)),
    variants: (image, tag = 'latest') =>
      remember('variants', image, tag, '', (opened) => (opened === undefined ? [] : siblingsOf(opened, tag))),
    distributionOf: (image, tag = 'latest') =>
      remember('distribution', image, tag, '', (opened) => opened && distributionOfTag(image, tag, opened.facts(tag))),
  };
}
