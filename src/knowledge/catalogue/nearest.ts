import { DISTRIBUTION_IMAGES, distributionOfWord, isCodename } from './distributions.ts';
import { isContinued, type ImageView } from './image.ts';
import { compareVersions, leadingVersion, tagWords } from './tag-name.ts';

/** Where to go from a tag that is no longer supported, or that never was. */
export interface SupportedLine {
  /** The closest line above: for `node:16-alpine` the oldest line that is still supported. */
  readonly nearest: string;
  /** The newest tag of the same variant. */
  readonly newest: string;
}

interface Candidate {
  readonly tag: string;
  readonly version: readonly number[];
  readonly variant: string;
  /** Whether it goes by a codename instead of a number. */
  readonly named: boolean;
}

const candidates = new WeakMap<ImageView, Map<string, readonly Candidate[]>>();

/** What anybody could be sent to from a tag, by the words of the variant that are seen without taking tags apart. */
function candidatesOf(image: ImageView, tag: string): readonly Candidate[] {
  const sorts = candidates.get(image) ?? new Map<string, readonly Candidate[]>();
  candidates.set(image, sorts);
  const sort = sortOf(tag);
  let known = sorts.get(sort);
  if (known === undefined) {
    known = image
      .supportedTags()
      .filter((other) => sortOf(other) === sort && !tagWords(other).some((word) => EARLY.test(word.text)))
      .map((other) => ({ tag: other, version: versionOf(other), variant: variant(other), named: isNamed(other) }));
    sorts.set(sort, known);
  }
  return known;
}

const sortOf = (tag: string): string => `${tag.includes('alpine')} ${tag.includes('slim')}`;

/** Versions such as `3.15.0rc1` and `19beta3` that nobody should be sent to. */
const EARLY = /^v?[\d.]+(?:a|b|alpha|beta|rc|m|dev|preview)\d*$/i;

/** Answers `Catalogue.nearestSupported` for one image. */
export function nearestSupportedTag(image: ImageView, tag: string): SupportedLine | undefined {
  const asked = image.facts(tag);
  const version = versionOf(tag);
  const isDistribution = DISTRIBUTION_IMAGES.has(image.name);
  const limit = isDistribution ? newestRelease(image) : undefined;
  const own = { variant: variant(tag), named: isNamed(tag) };
  const siblings = candidatesOf(image, tag).filter(
    (other) =>
      other.variant === own.variant &&
      other.named === own.named &&
      (limit === undefined || compareVersions(other.version.slice(0, limit.length), limit) <= 0),
  );
  const floating = isContinued(image, tag);
  const depths = version.length === 0 ? [0] : version.map((_, index) => version.length - index);
  for (const depth of depths) {
    const level = siblings.filter(
      (other) =>
        other.version.length === depth &&
        image.isWindows(other.tag) === (asked?.windows ?? false) &&
        (isDistribution || !floating || isContinued(image, other.tag)),
    );
    for (const release of new Set(isDistribution ? [undefined] : [releaseOf(tag), undefined])) {
      const fits = level.filter((other) => isDistribution || releaseOf(other.tag) === release);
      const preferred = preferSecondary(fits, tag);
      // of 3.11.99, which never was, the line tells more than the number
      const ownLine = asked
        ? []
        : preferred.filter((other) => sharedStart(other.version, version) >= version.length - 1);
      const line = choose(ownLine.length > 0 ? ownLine : preferred, version);
      if (line !== undefined) return { nearest: asked?.supported === true ? tag : line.nearest, newest: line.newest };
    }
  }
  return undefined;
}

function choose(candidates: readonly Candidate[], version: readonly number[]): SupportedLine | undefined {
  const sorted = [...candidates].sort(
    (a, b) => compareVersions(a.version, b.version) || compareVersions(allNumbers(a.tag), allNumbers(b.tag)),
  );
  const newest = sorted.at(-1);
  if (newest === undefined) return undefined;
  const [first] = sorted.filter((other) => compareVersions(other.version, version) >= 0);
  // 3.9 goes to 3.10 and not to 3.14; 22.1.0 to the newest build of the next line, 22.22.3 of 22.22.1, 22.22.3, 24.1.0
  const numbers = first === undefined || first.version.length < 3 ? first?.version.length : first.version.length - 1;
  const next = sorted.filter((other) => first && sharedStart(other.version, first.version) >= (numbers ?? 0));
  return { nearest: (next.at(-1) ?? newest).tag, newest: newest.tag };
}

/** A tag's version; the codename of a distribution's release counts as its number. */
function versionOf(tag: string): readonly number[] {
  const version = leadingVersion(tag);
  if (version.length > 0) return version;
  const codename = tagWords(tag).find((word) => isCodename(word.text));
  const release = codename === undefined ? undefined : distributionOfWord(codename.text)?.release;
  return release === undefined ? [] : release.split('.').map(Number);
}

/** Whether a tag goes by a codename instead of a number. */
function isNamed(tag: string): boolean {
  return leadingVersion(tag).length === 0 && tagWords(tag).some((word) => isCodename(word.text));
}

/** The release that a distribution image's `latest` stands for: what lies above is not out yet. */
function newestRelease(image: ImageView): readonly number[] | undefined {
  const versions = (image.facts('latest')?.aliases ?? []).map(versionOf).filter((version) => version.length > 0);
  return versions.sort((a, b) => a.length - b.length)[0];
}

/** The words that make the variant, numbers removed: `8-php7.4-fpm-alpine3.16` is `php#-fpm-alpine`. */
function variant(tag: string): string {
  const words = tagWords(tag).flatMap((word) => {
    if (word.text.startsWith('alpine')) return ['alpine'];
    return word.kind === 'plain' && word.text !== 'latest' ? [word.text.replace(/[\d.]+/g, '#')] : [];
  });
  return words.join('-');
}

function releaseOf(tag: string): string | undefined {
  return tagWords(tag).find((word) => word.kind === 'release')?.text;
}

/** Keeps to the PHP or JDK that the tag names, if any candidate has it. */
function preferSecondary(candidates: readonly Candidate[], tag: string): readonly Candidate[] {
  const named = (of: string): string =>
    tagWords(of)
      .flatMap((word) => (word.kind === 'plain' ? [word.text] : []))
      .join('-');
  const same = candidates.filter((other) => named(other.tag) === named(tag));
  return same.length > 0 ? same : candidates;
}

function allNumbers(tag: string): number[] {
  return (tag.match(/\d+/g) ?? []).map(Number);
}

function sharedStart(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
