import { fromDay, isWindows, type Group, type ImageTags } from './format.ts';
import { leadingVersion } from './tag-name.ts';

/** What the tag list says of one tag. Source: the history of docker-library/official-images. */
export interface TagFacts {
  readonly tag: string;
  readonly exists: true;
  /** Whether the newest state of the list still names the tag. */
  readonly supported: boolean;
  /**
   * Not supported any more, and for so long that it will not come back: the registry's image never changes again.
   * A tag that was taken off the list a few weeks ago may only have been paused.
   */
  readonly frozen: boolean;
  /** ISO dates of the commits that first and last wrote the tag into the list. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** All tags of the group that the tag was last listed with, the tag itself included. */
  readonly aliases: readonly string[];
  readonly architectures: readonly string[];
  /** Whether the tag's own group is a Windows image. */
  readonly windows: boolean;
  /** Whether a Windows image was listed under the same tag too: the host decides which one it gets. */
  readonly sharedWithWindows: boolean;
}

const PAUSE_DAYS = 90;

/** The tags of one official image, ready for questions. */
export interface ImageView {
  readonly name: string;
  tags(): readonly string[];
  /** Facts about a tag; undefined if the image never had it. */
  facts(tag: string): TagFacts | undefined;
  /** Whether a tag was last listed in a group that also holds `other`: both then name the same build. */
  lastListedWith(tag: string, other: string): boolean;
  /** Whether the tag's own group is a Windows image. */
  isWindows(tag: string): boolean;
  /** Whether a Windows group ever listed the tag. */
  onWindows(tag: string): boolean;
  /** Whether another tag continues this one's version. */
  isContinued(tag: string): boolean;
  supportedTags(): readonly string[];
}

/** Wraps the decoded columns of one image. `today` is the day number of the data. */
export function viewImage(name: string, data: ImageTags, today: number): ImageView {
  const groupOf = (id: number): Group => data.group(data.groupOf(id));

  return {
    name,
    tags: data.tags,
    facts(tag) {
      const id = data.indexOf(tag);
      if (id === undefined) return undefined;
      const group = groupOf(id);
      const windows = isWindows(group);
      return {
        tag,
        exists: true,
        supported: group.supported,
        frozen: !group.supported && today - group.lastDay >= PAUSE_DAYS,
        firstSeen: fromDay(data.firstDay(id)),
        lastSeen: fromDay(group.lastDay),
        aliases: group.members.map(data.tag),
        architectures: group.architectures.split(' '),
        windows,
        sharedWithWindows: !windows && data.onWindows(id),
      };
    },
    lastListedWith(tag, other) {
      const id = data.indexOf(tag);
      const otherId = data.indexOf(other);
      return id !== undefined && otherId !== undefined && groupOf(id).members.includes(otherId);
    },
    isWindows(tag) {
      const id = data.indexOf(tag);
      return id !== undefined && data.isWindowsGroup(data.groupOf(id));
    },
    onWindows(tag) {
      const id = data.indexOf(tag);
      return id !== undefined && data.onWindows(id);
    },
    isContinued(tag) {
      const id = data.indexOf(tag);
      return id !== undefined && data.isContinued(id);
    },
    supportedTags: () => data.supported().map(data.tag),
  };
}

/**
 * Whether the image has a tag that continues this one's version, so that the name can come to mean another build:
 * `1.21.3` continues `1.21`. Tags in `except` do not count.
 */
export function isContinued(image: ImageView, tag: string, except: readonly string[] = []): boolean {
  if (!image.isContinued(tag)) return false;
  if (except.length === 0) return true;
  const version = leadingVersion(tag);
  const written = `${version.join('.')}.`;
  return image.tags().some((other) => {
    if (!other.includes(written) || except.includes(other)) return false;
    const longer = leadingVersion(other);
    return longer.length > version.length && version.every((number, index) => longer[index] === number);
  });
}
