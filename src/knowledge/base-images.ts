import { distributionOfTag } from './catalogue/distribution-of.ts';
import type { Distribution, DistributionName } from './catalogue/distributions.ts';
import { leadingVersion } from './catalogue/tag-name.ts';
import { applicationImages } from './base-images/applications.ts';
import { distributionImages } from './base-images/distributions.ts';
import { languageImages } from './base-images/languages.ts';
import { serviceImages } from './base-images/services.ts';
import type { BaseImageEntry, ImageFacts, ImageKind, PackageManager, Shell, TagView } from './base-images/types.ts';

export type { ImageFacts, ImageKind, ImageUser, PackageManager, Shell } from './base-images/types.ts';

/** What is known of one image under one tag. */
export interface BaseImage extends ImageFacts {
  readonly image: string;
  readonly kind: ImageKind;
  /** The documentation or Dockerfiles that the facts were taken from. */
  readonly source: string;
}

/** All hand-written entries, in the order in which they are searched. */
export const baseImageEntries: readonly BaseImageEntry[] = [
  ...distributionImages,
  ...languageImages,
  ...serviceImages,
  ...applicationImages,
];

/**
 * Facts about a base image.
 *
 * Inputs: the familiar name (`node`, `mcr.microsoft.com/dotnet/sdk`), the tag (undefined means `latest`) and, if the
 * caller knows it from `Catalogue.distributionOf`, the distribution; without it the tag's words decide.
 * Output: what is known, each field undefined where it is not; undefined for an unknown image.
 * Source: `source` of the entry.
 */
export function findBaseImage(
  familiarName: string,
  tag: string | undefined,
  distribution?: Distribution,
): BaseImage | undefined {
  const entry = find(familiarName);
  if (entry === undefined) return undefined;
  const text = tag ?? 'latest';
  const named = distribution ?? fromName(familiarName) ?? distributionOfTag(familiarName, text, undefined);
  const view: TagView = {
    text,
    image: familiarName,
    words: text.toLowerCase().split('-'),
    version: leadingVersion(text),
    distribution: named?.distribution,
  };
  let facts: ImageFacts = entry.facts;
  for (const { when, facts: more } of entry.tags ?? []) if (when(view)) facts = { ...facts, ...more };
  const system = named?.distribution ?? facts.distribution;
  if (system === 'windows') {
    const { ports } = facts;
    return {
      image: familiarName,
      kind: entry.kind,
      source: entry.source,
      distribution: 'windows',
      shell: 'none',
      packageManager: 'none',
      ...(ports === undefined ? {} : { ports }),
    };
  }
  const release = named?.distribution === system ? named?.release : undefined;
  const packageManager = facts.packageManager ?? managerOf(system, release, variantOf(familiarName, view));
  const shell = facts.shell ?? shellOf(system);
  return {
    ...facts,
    image: familiarName,
    kind: entry.kind,
    source: entry.source,
    ...(system === undefined ? {} : { distribution: system }),
    ...(packageManager === undefined ? {} : { packageManager }),
    ...(shell === undefined ? {} : { shell }),
    ...userOfUbi(familiarName),
  };
}

/** An exact name first, then the longest family. */
function find(name: string): BaseImageEntry | undefined {
  let best: BaseImageEntry | undefined;
  let length = -1;
  for (const entry of baseImageEntries) {
    for (const image of entry.images) {
      if (image === name) return entry;
      const prefix = image.endsWith('*') ? image.slice(0, -1) : undefined;
      if (prefix !== undefined && name.startsWith(prefix) && prefix.length > length) {
        best = entry;
        length = prefix.length;
      }
    }
  }
  return best;
}

const UBI = /^(?:registry\.access\.redhat\.com|registry\.redhat\.io|redhat)\/ubi(\d+)(?:$|[-/])/;

/** Families that carry the release in the name: `ubi9/ubi-minimal`, `gcr.io/distroless/base-debian12`. */
function fromName(name: string): Distribution | undefined {
  const ubi = UBI.exec(name)?.[1];
  if (ubi !== undefined) return { distribution: 'ubi', release: ubi };
  const debian = /^gcr\.io\/distroless\/.*-debian(\d+)$/.exec(name)?.[1];
  return debian === undefined ? undefined : { distribution: 'debian', release: debian };
}

/** Language images of UBI start as a numeric user: https://github.com/sclorg/container-common-scripts. */
function userOfUbi(name: string): ImageFacts {
  if (!UBI.test(name)) return {};
  const image = name.split('/').at(-1) ?? '';
  if (/^(?:nodejs|python|ruby|php|perl|go-toolset|httpd|nginx)-?\d*/.test(image)) return { user: { uid: 1001 } };
  if (/^openjdk-/.test(image)) return { user: { uid: 185 } };
  return {};
}

type Variant = 'minimal' | 'micro' | 'slim' | 'full';

function variantOf(name: string, tag: TagView): Variant {
  // Oracle Linux under another official image (mysql, openjdk) is always its slim variant.
  if (tag.distribution === 'oraclelinux' && name !== 'oraclelinux') return 'slim';
  const words = [...tag.words, ...name.split(/[-/]/)];
  return (['micro', 'minimal', 'slim'] as const).find((variant) => words.includes(variant)) ?? 'full';
}

function managerOf(
  distribution: DistributionName | undefined,
  release: string | undefined,
  variant: Variant,
): PackageManager | undefined {
  const number = release === undefined ? undefined : Number.parseFloat(release);
  switch (distribution) {
    case 'debian':
    case 'ubuntu':
      return 'apt';
    case 'alpine':
      return 'apk';
    case 'fedora':
      return number !== undefined && number < 22 ? 'yum' : 'dnf';
    case 'opensuse':
      return 'zypper';
    case 'archlinux':
      return 'pacman';
    case 'photon':
      return 'tdnf';
    case 'amazonlinux':
      return number === undefined ? undefined : number < 2022 ? 'yum' : 'dnf';
    case 'centos':
    case 'almalinux':
    case 'rockylinux':
    case 'oraclelinux':
    case 'ubi': {
      if (variant === 'micro') return 'none';
      if (variant === 'minimal') return 'microdnf';
      if (number === undefined)
        return distribution === 'almalinux' || distribution === 'rockylinux' ? 'dnf' : undefined;
      if (number < 8) return 'yum';
      return variant === 'slim' ? 'microdnf' : 'dnf';
    }
    case 'windows':
    case 'other':
    case undefined:
      return undefined;
  }
}

function shellOf(distribution: DistributionName | undefined): Shell | undefined {
  if (distribution === undefined || distribution === 'other') return undefined;
  if (distribution === 'alpine') return 'busybox';
  return distribution === 'debian' || distribution === 'ubuntu' ? 'dash' : 'bash';
}
