import {
  defaultDistribution,
  DISTRIBUTION_IMAGES,
  distributionOfWord,
  withCodename,
  type Distribution,
  type DistributionImage,
} from './distributions.ts';
import type { TagFacts } from './image.ts';
import { tagWords } from './tag-name.ts';

/**
 * Answers `Catalogue.distributionOf`: the tag's own words count most, then those of its aliases, then what is known
 * of the image.
 */
export function distributionOfTag(image: string, tag: string, facts: TagFacts | undefined): Distribution | undefined {
  if (facts?.windows) return { distribution: 'windows' };
  const names = [tag, ...(facts?.aliases ?? [])];
  const own = DISTRIBUTION_IMAGES.get(image);
  if (own !== undefined) return ownRelease(own, names);
  let without: Distribution | undefined;
  for (const name of names) {
    for (const word of tagWords(name)) {
      const found = distributionOfWord(word.text);
      if (found !== undefined && (found.release !== undefined || found.codename !== undefined)) return found;
      without ??= found;
    }
  }
  if (without !== undefined) return without;
  const known = defaultDistribution(image);
  return known === undefined ? undefined : { distribution: known };
}

/** The release that a distribution image's tag or one of its aliases names. */
function ownRelease(image: DistributionImage, names: readonly string[]): Distribution | undefined {
  const words = names.flatMap((name) => tagWords(name));
  for (const word of words) {
    const found = distributionOfWord(word.text);
    if (found?.codename !== undefined) return found;
  }
  if (image.distribution === 'other') return undefined;
  for (const word of words) {
    const number = /^(?:[a-z]*?)(\d+(?:\.\d+)*)$/.exec(word.text)?.[1]?.split('.');
    if (number === undefined || number.length < image.numbers || /^20\d{6}/.test(number[0] ?? '')) continue;
    const release = number.slice(0, image.numbers).join('.');
    // Amazon Linux 1 counted in years and months: 2016.09, 2018.03.
    const isFirstAmazon = image.distribution === 'amazonlinux' && /^201\d$/.test(release);
    return withCodename(image.distribution, isFirstAmazon ? '1' : release);
  }
  return { distribution: image.distribution };
}
