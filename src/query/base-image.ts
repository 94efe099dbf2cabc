import { rootOf, type Stage } from '../dockerfile/index.ts';
import { findBaseImage, type BaseImage } from '../knowledge/base-images.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';

/** What is known of the image that a stage is built on in the end; undefined for an unknown one. */
export const baseImageOf = (stage: Stage, images: Catalogue): BaseImage | undefined => {
  const { base } = rootOf(stage);
  if (base.kind === 'scratch') return findBaseImage('scratch', undefined);
  if (base.kind !== 'image') return undefined;
  const { name, tag, digest } = base.reference;
  if (tag === undefined && digest !== undefined) return untagged(name, images);
  return findBaseImage(name, tag, images.distributionOf(name, tag));
};

/** A digest alone does not tell the variant: only what holds for the image whatever its tag is kept. */
const untagged = (name: string, images: Catalogue): BaseImage | undefined => {
  const found = findBaseImage(name, undefined, images.distributionOf(name));
  if (!found || found.kind === 'distribution') return found;
  const { image, kind, source, dropsPrivileges, needsRoot } = found;
  return {
    ...{ image, kind, source },
    ...(dropsPrivileges === undefined ? {} : { dropsPrivileges }),
    ...(needsRoot === undefined ? {} : { needsRoot }),
  };
};
