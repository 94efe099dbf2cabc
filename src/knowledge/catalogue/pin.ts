import { DISTRIBUTION_IMAGES, isCodename, type DistributionImage } from './distributions.ts';
import { isContinued, type ImageView } from './image.ts';
import { compareSpecificity, covers, hasDateStamp, specificity, tagWords } from './tag-name.ts';

/** How tight a pin should be: see `Catalogue.pinned`. */
export type PinPrecision = 'major' | 'release' | 'exact';

export interface PinOptions {
  readonly precision?: PinPrecision;
  /** The file may run on Windows: only tags that name a Windows image too. */
  readonly windows?: boolean;
}

/** Why there is no tighter tag. */
export type PinReason =
  /** Not an official image. */
  | 'unknown-image'
  /** The official image never had the tag. */
  | 'unknown-tag'
  /** Nothing in the tag's group says more than the tag. */
  | 'already-specific'
  /** A distribution image's tag that names its release: only precision `exact` goes further. */
  | 'distribution-release'
  /** Precision `major` leaves every tag but `latest` alone. */
  | 'tagged'
  /** The tag follows a distribution that is still being made (`rawhide`, `testing`, `edge`): that is its point. */
  | 'development-release'
  /** The tag floats and its group has no name that keeps its words and says more. */
  | 'no-specific-alias'
  /** Tighter names exist, but they have moved on to another build since. */
  | 'ambiguous';

interface Line {
  readonly supported: boolean;
  readonly frozen: boolean;
  /** When the tag that was asked for was last listed. */
  readonly lastSeen: string;
  readonly sharedWithWindows: boolean;
}

/** A tighter tag, or the reason why there is none; with what is known of the line that the tag belongs to. */
export type PinAnswer =
  | ({ readonly tag: string; readonly reason?: undefined } & Line)
  | ({ readonly tag?: undefined; readonly reason: PinReason } & Partial<Line>);

/** Words that say which line a tag follows; a version says it better. Everything else is a variant and is kept. */
export const CHANNELS: ReadonlySet<string> = new Set([
  'latest',
  'lts',
  'stable',
  'mainline',
  'current',
  'rolling',
  'edge',
  // Node's release lines
  ...['argon', 'boron', 'carbon', 'dubnium', 'erbium', 'fermium', 'gallium', 'hydrogen', 'iron', 'jod', 'krypton'],
]);

/** Answers `Catalogue.pinned` for one image. */
export function pinTag(image: ImageView, tag: string, options: PinOptions = {}): PinAnswer {
  const facts = image.facts(tag);
  if (facts === undefined) return { reason: 'unknown-tag' };
  const { supported, frozen, lastSeen, sharedWithWindows } = facts;
  const line = { supported, frozen, lastSeen, sharedWithWindows };
  const distribution = DISTRIBUTION_IMAGES.get(image.name);
  const precision = options.precision ?? 'release';
  if (precision === 'major' && tag !== 'latest') return { reason: 'tagged', ...line };

  const candidates = facts.aliases.filter(
    (alias) =>
      alias !== tag &&
      alias !== 'latest' &&
      (!facts.windows || windowsRelease(alias) === windowsRelease(tag)) &&
      (!options.windows || facts.windows || image.onWindows(alias)),
  );
  const result =
    distribution === undefined
      ? pinVersion(image, candidates, tag, precision)
      : pinDistribution(candidates, tag, precision, distribution);
  if (typeof result === 'string') return { reason: result, ...line };
  // An alias that has left the group since is good only if it is a full version: `8` has moved on, `8.6.1` cannot.
  const pin = result.find((alias) => image.lastListedWith(alias, tag) || !isContinued(image, alias, facts.aliases));
  return pin === undefined ? { reason: 'ambiguous', ...line } : { tag: pin, ...line };
}

/** The Windows release in a tag. It is never added: without it, the release of the host decides. */
function windowsRelease(tag: string): string | undefined {
  return tagWords(tag).find((word) => /^(?:(?:ltsc|sac)\d{4}|1[678]\d\d)$/.test(word.text))?.text;
}

/** Best first; a string says why there is none. */
type Ranked = readonly string[] | PinReason;

/** Images of languages, services and tools: the full version, the release, and as few words more as possible. */
function pinVersion(image: ImageView, candidates: readonly string[], tag: string, precision: PinPrecision): Ranked {
  if (precision === 'major') {
    const majors = candidates.filter((alias) => /^v?\d+(?:\.\d+)*$/.test(alias));
    return majors.length > 0 ? majors.sort(byLength) : 'no-specific-alias';
  }
  const own = specificity(tag);
  const tighter = candidates
    .filter((alias) => covers(alias, tag, CHANNELS))
    .map((alias) => ({ alias, ...specificity(alias) }))
    .filter((measured) => compareSpecificity(measured, own) > 0);
  if (tighter.length > 0) {
    return tighter
      .sort((a, b) => compareSpecificity(b, a) || a.words - b.words || byLength(a.alias, b.alias))
      .map((measured) => measured.alias);
  }
  const names = own.version + own.secondary > 1 && !isContinued(image, tag);
  return names || hasDateStamp(tag) ? 'already-specific' : 'no-specific-alias';
}

/** Distribution images: the release, written the way people write it, and for `exact` the dated build. */
function pinDistribution(
  candidates: readonly string[],
  tag: string,
  precision: PinPrecision,
  image: DistributionImage,
): Ranked {
  const sameVariant = candidates.filter((alias) => variantOf(alias) === variantOf(tag));
  const named = namesRelease(tag, image);
  if (precision === 'exact') {
    if (hasDateStamp(tag)) return 'already-specific';
    const exact = sameVariant.filter((alias) => hasDateStamp(alias) || isPoint(alias, image));
    if (exact.length > 0) {
      return exact.sort((a, b) => Number(hasDateStamp(b)) - Number(hasDateStamp(a)) || byDepth(b, a) || byLength(a, b));
    }
    return isPoint(tag, image) ? 'already-specific' : named ? 'distribution-release' : 'no-specific-alias';
  }
  if (hasDateStamp(tag) || isPoint(tag, image)) return 'already-specific';
  if (named) return 'distribution-release';
  if (tagWords(tag).some((word) => DEVELOPMENT.has(word.text))) return 'development-release';
  const releases = sameVariant.filter((alias) => !hasDateStamp(alias) && namesRelease(alias, image));
  const isStyle = (alias: string): boolean => (image.style === 'codename') === tagWords(alias).some(isName);
  return releases.length > 0
    ? releases.sort((a, b) => Number(isStyle(b)) - Number(isStyle(a)) || byDepth(a, b) || byLength(a, b))
    : 'no-specific-alias';
}

const isName = (word: { readonly text: string }): boolean => isCodename(word.text);
const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
const byDepth = (a: string, b: string): number => numbersOf(a) - numbersOf(b);

/** How many numbers follow each other in a tag's release: 3 in `3.19.1`, 1 in `centos7`. */
function numbersOf(tag: string): number {
  return Math.max(0, ...tagWords(tag).map((word) => (isName(word) ? 0 : word.numbers.length)));
}

/** Whether a distribution image's tag names a release, by codename or by number. */
function namesRelease(tag: string, image: DistributionImage): boolean {
  return tagWords(tag).some(isName) || numbersOf(tag) >= image.numbers;
}

/** Whether a tag names a point of a release: `3.19.1`, `12.5`, `9.3`. */
function isPoint(tag: string, image: DistributionImage): boolean {
  return numbersOf(tag) > image.numbers;
}

/** The words of a distribution image's tag that are neither release, date nor channel: `slim`, `minimal`. */
function variantOf(tag: string): string {
  const words = tagWords(tag).filter(
    (word) => word.kind === 'plain' && word.numbers.length === 0 && !OPEN_ENDED.has(word.text),
  );
  return words.map((word) => word.text).join('-');
}

/** Names by which distribution images follow a release that is not out yet. */
const DEVELOPMENT: ReadonlySet<string> = new Set([
  'testing',
  'unstable',
  'experimental',
  'devel',
  'edge',
  'rawhide',
  'branched',
  'cauldron',
  'sisyphus',
  'rc',
]);

/** Names by which distribution images follow whatever is newest; `base` is how archlinux calls its `latest`. */
const OPEN_ENDED: ReadonlySet<string> = new Set([
  ...['latest', 'stable', 'oldstable', 'oldoldstable', 'rolling', 'leap', 'base'],
  ...DEVELOPMENT,
]);
