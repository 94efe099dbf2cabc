import { rootOf, type Stage } from '../dockerfile/index.ts';
import type { Catalogue, Distribution } from '../knowledge/catalogue/index.ts';

/** The distribution that a stage is built on in the end, with its release if the tag tells; undefined for an unknown image. */
export const distributionOf = (stage: Stage | undefined, images: Catalogue): Distribution | undefined => {
  const base = stage && rootOf(stage).base;
  return base?.kind === 'image' ? images.distributionOf(base.reference.name, base.reference.tag) : undefined;
};

/** Releases by distribution: `{ ubuntu: '18.04' }`. */
export type Releases = Readonly<Partial<Record<Distribution['distribution'], string>>>;

/** Whether a stage's release is one of these or an older one; undefined where that is not known. */
export const isUpTo = (stage: Stage | undefined, images: Catalogue, releases: Releases): boolean | undefined => {
  const found = distributionOf(stage, images);
  if (!found) return undefined;
  const limit = releases[found.distribution];
  if (limit === undefined) return false;
  return found.release === undefined ? undefined : compare(found.release, limit) <= 0;
};

/** By number, part by part: 3.10 comes behind 3.2. */
const compare = (a: string, b: string): number => {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  for (let index = 0; index < Math.max(one?.length ?? 0, other?.length ?? 0); index++) {
    const difference = (one?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
