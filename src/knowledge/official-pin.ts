import type { Catalogue, PinAnswer, PinOptions } from './catalogue/index.ts';

/**
 * The most specific tag that the catalogue has for a reference. A pin of a pin can say still more: the tags of a group that
 * ended earlier point to the next.
 */
export const officialPin = (
  images: Catalogue,
  name: string,
  tag: string | undefined,
  options: PinOptions,
): PinAnswer => {
  const first = images.pinned(name, tag, options);
  if (first.tag === undefined) return first;
  const next = images.pinned(name, first.tag, options);
  return next.tag === undefined ? first : { ...first, tag: next.tag };
};

/**
 * Whether a name may be a context that the build is given (`docker build --build-context base=…`) instead of an image: Docker
 * Hub has nothing but official images without a slash, and every name without a tag can be replaced that way.
 * Source: https://docs.docker.com/reference/cli/docker/buildx/build/#build-context
 */
export const mayBeContext = (images: Catalogue, name: string, tag: string | undefined): boolean =>
  tag === undefined && !name.includes('/') && !images.has(name);
