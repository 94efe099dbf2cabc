import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { extract } from 'tar-stream';

/** One path in a layer or an image. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permission bits with set-id and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes in the layer: 0 for a hard link to a file of the same layer. */
  readonly size: number;
  /** Of the content; undefined for what has none, or where it was not asked for. */
  readonly digest?: string;
  /** Where a symbolic link leads, or what a device is. */
  readonly target?: string;
  /** The content of a file of a package database. */
  readonly content?: Buffer;
}

/** What one layer holds. Paths have no slash at the start or end. */
export interface Layer {
  /** Bytes of all files, as docker counts a layer. */
  readonly size: number;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Paths below it that are gone. */
  readonly whiteouts: readonly string[];
  /** Folders of which nothing below this layer is left. */
  readonly opaque: readonly string[];
}

/** How a layer is read. */
export interface LayerOptions {
  /** Take the digest of every file. */
  readonly digests: boolean;
  /** Keep the content of these. */
  readonly keep: (path: string) => boolean;
}

const whiteout = '.wh.';
const opaqueMark = '.wh..wh..opq';

/** Reads the tar of a layer. */
export const readLayer = async (tar: Readable, { digests, keep }: LayerOptions): Promise<Layer> => {
  const entries = new Map<string, Entry>();
  const whiteouts: string[] = [];
  const opaque: string[] = [];
  let size = 0;
  const unpack = extract();
  tar.on('error', (error) => unpack.destroy(error)).pipe(unpack);
  for await (const stream of unpack) {
    const { header } = stream;
    const path = normal(header.name);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
    if (name === opaqueMark) opaque.push(folder);
    else if (name.startsWith(whiteout)) {
      // overlayfs and aufs leave marks of their own with two prefixes
      if (!name.startsWith(whiteout + whiteout)) whiteouts.push(child(folder, name.slice(whiteout.length)));
    }
    const content = header.type === 'file' ? await consume(stream, { digests, keeps: keep(path) }) : {};
    stream.resume();
    if (path === '' || name.startsWith(whiteout)) continue;
    const { mode, uid, gid } = header;
    const common = { mode: mode & 0o7777, uid, gid, size: 0 };
    switch (header.type as string) {
      case 'file':
      case 'contiguous-file':
        size += header.size;
        entries.set(path, { ...common, kind: 'file', size: header.size, ...content });
        break;
      case 'link': {
        const original = entries.get(normal(header.linkname));
        entries.set(path, original ? { ...original, size: 0 } : { ...common, kind: 'file' });
        break;
      }
      case 'directory':
        entries.set(path, { ...common, kind: 'folder' });
        break;
      case 'symlink':
        // its mode means nothing, and archivers write different ones
        entries.set(path, { ...common, mode: 0o777, kind: 'link', target: header.linkname });
        break;
      default:
        entries.set(path, {
          ...common,
          kind: 'other',
          target: `${header.type} ${header.devmajor}:${header.devminor}`,
        });
    }
  }
  return { size, entries, whiteouts, opaque };
};

const consume = async (
  stream: AsyncIterable<unknown>,
  { digests, keeps }: { readonly digests: boolean; readonly keeps: boolean },
): Promise<Pick<Entry, 'digest' | 'content'>> => {
  if (!digests && !keeps) return {};
  const hash = createHash('sha1');
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (digests) hash.update(chunk);
    if (keeps) chunks.push(Buffer.from(chunk));
  }
  return {
    ...(digests ? { digest: hash.digest('base64') } : {}),
    ...(keeps ? { content: Buffer.concat(chunks) } : {}),
  };
};

const child = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const normal = (name: string): string =>
  name
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '')
    .replace(/^\.$/, '');
