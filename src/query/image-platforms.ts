import type { Instruction } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';

/** `linux/arm64/v8` as the list of official images calls it. Source: https://github.com/docker-library/bashbrew */
const listed: Readonly<Record<string, string>> = {
  'linux/amd64': 'amd64',
  'linux/arm64': 'arm64v8',
  'linux/arm64/v8': 'arm64v8',
  'linux/arm/v7': 'arm32v7',
  'linux/arm/v6': 'arm32v6',
  'linux/arm/v5': 'arm32v5',
  'linux/386': 'i386',
  'linux/ppc64le': 'ppc64le',
  'linux/riscv64': 'riscv64',
  'linux/s390x': 's390x',
};

/**
 * Whether another tag of an image is there for the platforms that FROM asks for: `all`, also those of a build for several;
 * `asked`, at least the one that is named, or any where none is; `none`.
 */
export const platformsOf = (
  { flags }: Instruction,
  images: Catalogue,
  name: string,
  tags: { readonly from: string | undefined; readonly to: string },
): 'all' | 'asked' | 'none' => {
  const old = images.tag(name, tags.from)?.architectures ?? [];
  const there = new Set(images.tag(name, tags.to)?.architectures);
  const platform = flags.find((flag) => flag.name === 'platform')?.value;
  const isAll = old.length > 0 && old.every((one) => there.has(one));
  if (isAll) return 'all';
  // the two that people build on
  const hasUsual = ['amd64', 'arm64v8'].every((one) => !old.includes(one) || there.has(one));
  if (platform === undefined) return hasUsual ? 'all' : 'asked';
  const own = listed[platform];
  if (own !== undefined) return there.has(own) ? 'all' : 'none';
  // a variable: the platform of the builder, or of the target
  return hasUsual && /^\$\{?BUILDPLATFORM\}?$/.test(platform) ? 'all' : 'none';
};
