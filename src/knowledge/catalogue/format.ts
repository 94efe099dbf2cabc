import { ascii, column, number, Reader, starts, text } from './columns.ts';
import { leadingVersion } from './tag-name.ts';

/**
 * The compact form of the tag list: one shard holds the columns of one or more images.
 *
 * A shard is a sequence of sections, each `name, length, bytes`. A section holds the tags in sorted order, the
 * distinct architecture lists and columns of 16-bit numbers. Nothing is unpacked on opening: a column is read in
 * place, and tags come in blocks of which a look-up opens a few, so that it costs little more than the
 * decompression. A column is stored as all its low bytes followed by all its high bytes, which compresses better and
 * needs no alignment. A line of a block says how many characters it shares with the line before, and then the rest.
 */

/** Days are counted from the start of the year in which the official images began. */
const FIRST_DAY = Date.UTC(2013, 0, 1);
const MS_PER_DAY = 86_400_000;
/** Day numbers leave the two highest bits of a column free until the year 2057. */
const ON_WINDOWS = 0x8000;
const CONTINUED = 0x4000;
const BLOCK = 32;
const LINE_FEED = 10;
/** Shared lengths are written as one printable character; the longest tags have 128. */
const SHARED_ZERO = 32;
const SHARED_MOST = 90;

/** One alias group: the tags that one build of an image was listed with. */
export interface Group {
  /** Indices of tags, ascending. */
  readonly members: readonly number[];
  /** Day number of the last commit that listed the group. */
  readonly lastDay: number;
  readonly supported: boolean;
  readonly architectures: string;
}

/** Everything that the tag list says of one image; tags and groups go by their index. */
export interface ImageTags {
  /** All tags, in the order of `Array.prototype.sort`. Unpacks all of them. */
  readonly tags: () => readonly string[];
  readonly tag: (index: number) => string;
  /** The index of a tag; undefined if the image does not have it. */
  indexOf(tag: string): number | undefined;
  group(index: number): Group;
  /** Whether a group is a Windows image: `isWindows(group(index))`, without unpacking its members. */
  isWindowsGroup(index: number): boolean;
  /** The group that a tag was last listed with. */
  groupOf(tag: number): number;
  firstDay(tag: number): number;
  /** Whether the group that a tag was last listed with is still on the list. */
  isSupported(tag: number): boolean;
  /** Whether a Windows image was ever listed under the tag. */
  onWindows(tag: number): boolean;
  /** Whether another tag continues this one's version: `1.21.3` continues `1.21`. */
  isContinued(tag: number): boolean;
  /** Indices of the tags that are still on the list, ascending. */
  supported(): number[];
}

/** What `encodeImage` takes: the same as plain data. */
export interface ImageTable {
  readonly tags: readonly string[];
  readonly groups: readonly Group[];
  readonly groupOf: readonly number[];
  readonly firstDay: readonly number[];
}

/** Turns `2026-08-21` into a day number. */
export function toDay(date: string): number {
  return Math.round((Date.parse(date) - FIRST_DAY) / MS_PER_DAY);
}

/** Turns a day number into `2026-08-21`. */
export function fromDay(day: number): string {
  return new Date(FIRST_DAY + day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether a group is a Windows image. */
export function isWindows(group: Group): boolean {
  return namesWindows(group.architectures);
}

function namesWindows(architectures: string): boolean {
  return architectures.includes('windows-');
}

function packBlocks(tags: readonly string[]): string[] {
  const blocks: string[] = [];
  for (let start = 0; start < tags.length; start += BLOCK) {
    let previous = '';
    const lines = tags.slice(start, start + BLOCK).map((tag) => {
      let shared = 0;
      while (shared < SHARED_MOST && shared < previous.length && previous[shared] === tag[shared]) shared++;
      previous = tag;
      return String.fromCharCode(SHARED_ZERO + shared) + tag.slice(shared);
    });
    blocks.push(lines.join('\n'));
  }
  return blocks;
}

function unpackBlock(block: string): string[] {
  let previous = '';
  return block
    .split('\n')
    .map((line) => (previous = previous.slice(0, line.charCodeAt(0) - SHARED_ZERO) + line.slice(1)));
}

/** Indices of the tags whose version another one continues after a dot. */
function continuedTags(tags: readonly string[]): ReadonlySet<number> {
  const versions = tags.map(leadingVersion);
  const starts = new Set<string>();
  for (const [index, version] of versions.entries()) {
    for (let length = 0; length < version.length; length++) {
      const start = version.slice(0, length).join('.');
      if (tags[index]?.includes(`${start}.`)) starts.add(start);
    }
  }
  return new Set(versions.flatMap((version, tag) => (starts.has(version.join('.')) ? [tag] : [])));
}

/** Writes one image's section. Groups should be ordered by their first member: near neighbours compress best. */
export function encodeImage(image: ImageTable): Uint8Array {
  const architectures = [...new Set(image.groups.map((group) => group.architectures))];
  const windows = new Set(image.groups.filter(isWindows).flatMap((group) => group.members));
  const distances = image.groups.flatMap(({ members }) =>
    members.map((member, place) => member - (members[place - 1] ?? 0)),
  );
  const continued = continuedTags(image.tags);
  const blocks = packBlocks(image.tags);
  const parts = [
    column(blocks.map((block) => block.length)),
    text(blocks.join('')),
    text(architectures.join('\n')),
    column(image.groups.map((group) => group.members.length)),
    column(distances),
    column(image.groups.map((group) => group.lastDay)),
    column(image.groups.map((group) => architectures.indexOf(group.architectures) * 2 + Number(group.supported))),
    column(image.groupOf),
    column(
      image.firstDay.map(
        (day, tag) => day | (windows.has(tag) ? ON_WINDOWS : 0) | (continued.has(tag) ? CONTINUED : 0),
      ),
    ),
  ];
  return Uint8Array.from(parts.flat());
}

/** Opens what `encodeImage` wrote. */
export function decodeImage(section: Uint8Array): ImageTags {
  const read = new Reader(section);
  const blockLengths = read.column();
  const packed = read.bytes();
  const architectures = read.text().split('\n');
  const sizes = read.column();
  const distances = read.column();
  const lastDays = read.column();
  const kinds = read.column();
  const groups = read.column();
  const firstDays = read.column();

  const blockStarts = starts(blockLengths);
  const opened: string[][] = [];
  const openBlock = (block: number): string[] =>
    (opened[block] ??= unpackBlock(ascii(packed.subarray(blockStarts[block], blockStarts[block + 1]))));
  const tagAt = (index: number): string => openBlock(Math.floor(index / BLOCK))[index % BLOCK] ?? '';
  let all: readonly string[] | undefined;

  return {
    tags: () => (all ??= Array.from({ length: blockLengths.length }, (_, block) => openBlock(block)).flat()),
    tag: tagAt,
    indexOf(tag) {
      let low = 0;
      let high = blockLengths.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        // The first line of a block shares nothing, so that it can be compared without opening the block.
        const start = (blockStarts[middle] ?? 0) + 1;
        const end = packed.indexOf(LINE_FEED, start);
        const stop = blockStarts[middle + 1] ?? packed.length;
        if (ascii(packed.subarray(start, end < 0 ? stop : Math.min(end, stop))) <= tag) low = middle;
        else high = middle - 1;
      }
      const place = openBlock(low).indexOf(tag);
      return place < 0 ? undefined : low * BLOCK + place;
    },
    group(index) {
      const start = sizes.sumBefore(index);
      const members: number[] = [];
      for (let place = 0, member = 0; place < sizes.at(index); place++) {
        members.push((member += distances.at(start + place)));
      }
      const kind = kinds.at(index);
      return {
        members,
        lastDay: lastDays.at(index),
        supported: (kind & 1) === 1,
        architectures: architectures[kind >> 1] ?? '',
      };
    },
    isWindowsGroup: (index) => namesWindows(architectures[kinds.at(index) >> 1] ?? ''),
    groupOf: groups.at,
    firstDay: (tag) => firstDays.at(tag) & ~(ON_WINDOWS | CONTINUED),
    isSupported: (tag) => (kinds.at(groups.at(tag)) & 1) === 1,
    onWindows: (tag) => (firstDays.at(tag) & ON_WINDOWS) !== 0,
    isContinued: (tag) => (firstDays.at(tag) & CONTINUED) !== 0,
    supported() {
      const found: number[] = [];
      for (let index = 0, start = 0; index < sizes.length; start += sizes.at(index++)) {
        if ((kinds.at(index) & 1) === 0) continue;
        for (let place = 0, member = 0; place < sizes.at(index); place++) {
          member += distances.at(start + place);
          if (groups.at(member) === index) found.push(member);
        }
      }
      return found.sort((a, b) => a - b);
    },
  };
}

/** Joins the sections of several images into one shard. */
export function encodeShard(sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts = [...sections].map(([name, section]) => [...text(name), ...number(section.length), ...section]);
  return Uint8Array.from(parts.flat());
}

/** Finds one image's section in a shard; undefined if the shard does not hold the image. */
export function findSection(shard: Uint8Array, image: string): Uint8Array | undefined {
  const read = new Reader(shard);
  while (!read.done) {
    const name = read.text();
    const section = read.bytes();
    if (name === image) return section;
  }
  return undefined;
}
