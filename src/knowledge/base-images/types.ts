import type { DistributionName } from '../catalogue/distributions.ts';

export type PackageManager = 'apt' | 'apk' | 'dnf' | 'yum' | 'microdnf' | 'tdnf' | 'zypper' | 'pacman' | 'none';

/** What `/bin/sh` is. */
export type Shell = 'dash' | 'bash' | 'busybox' | 'none';

export type ImageKind =
  | 'distribution'
  /** A language with its tools: made to build on. */
  | 'language'
  /** A build tool: seldom what runs in the end. */
  | 'builder'
  /** A server: databases, web servers, queues. */
  | 'service'
  | 'application'
  /** A command-line tool or an environment to work in. */
  | 'tool'
  /** Nothing but what a program needs: no shell, no package manager. */
  | 'minimal';

/** A user that the image's passwd file holds (or, without a name, a bare number that the image runs as). */
export interface ImageUser {
  readonly name?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** What is known of an image; a field that is missing is not known. */
export interface ImageFacts {
  readonly distribution?: DistributionName;
  /** The user that the image starts as. */
  readonly user?: 'root' | ImageUser;
  /** Users besides root, and besides those that every distribution has, that a Dockerfile may name. */
  readonly users?: readonly ImageUser[];
  readonly shell?: Shell;
  readonly packageManager?: PackageManager;
  /** Whether the entrypoint starts as root and changes to another user by itself. */
  readonly dropsPrivileges?: boolean;
  /** Whether what the image starts (an init, a Docker daemon) works only as root. */
  readonly needsRoot?: boolean;
  /** Ports of the image's EXPOSE. */
  readonly ports?: readonly number[];
  /** Ports that the image's variables make a server listen on, if nothing else is said. */
  readonly listens?: readonly number[];
  /** The interpreter that its ENTRYPOINT starts with what CMD says. */
  readonly interpreter?: readonly string[];
  /** It is made to run web servers and nothing else. */
  readonly serves?: boolean;
  /** What the image starts without ENTRYPOINT or CMD of a Dockerfile, where that is a server. */
  readonly command?: readonly string[];
  /** That server also works as the first of `users`, if its own settings are left as they are. */
  readonly unprivileged?: boolean;
  /** Where those settings lie. */
  readonly settings?: readonly string[];
  /** Where the image's maintainers send its users, if it is no longer maintained. */
  readonly successor?: string;
}

/** What a condition sees of a tag. */
export interface TagView {
  readonly text: string;
  /** The familiar name of the image. */
  readonly image: string;
  /** The words between hyphens, lower case. */
  readonly words: readonly string[];
  /** The numbers of the leading version; empty for `latest`. */
  readonly version: readonly number[];
  readonly distribution: DistributionName | undefined;
}

/** Hand-written facts about one image or family. */
export interface BaseImageEntry {
  /** Familiar names; a final `*` stands for any rest. */
  readonly images: readonly string[];
  readonly kind: ImageKind;
  /** The documentation or Dockerfiles that the facts were taken from. */
  readonly source: string;
  readonly facts: ImageFacts;
  /** Facts that hold for some tags only; later ones count more. */
  readonly tags?: readonly { readonly when: (tag: TagView) => boolean; readonly facts: ImageFacts }[];
}

/** Whether a tag has a word, e.g. `slim`. */
export const word =
  (wanted: string) =>
  (tag: TagView): boolean =>
    tag.words.includes(wanted);

/** Whether the last part of the image's name is like this. */
export const named =
  (pattern: RegExp) =>
  ({ image }: TagView): boolean =>
    pattern.test(image.slice(image.lastIndexOf('/') + 1));

export const on =
  (...names: readonly DistributionName[]) =>
  (tag: TagView): boolean =>
    tag.distribution !== undefined && names.includes(tag.distribution);

/** Whether a tag names a version below (major, minor); false if it names none. */
export const below =
  (major: number, minor = 0) =>
  (tag: TagView): boolean => {
    const [first, second] = tag.version;
    if (first === undefined || first > major) return false;
    // `2` floats over all of 2.x: only a minor number tells on which side it lies.
    return first < major || (second !== undefined && second < minor);
  };

/** Whether a tag is of a version or later; a tag without a version follows the newest. */
export const since =
  (major: number, minor = 0) =>
  (tag: TagView): boolean =>
    !below(major, minor)(tag);
