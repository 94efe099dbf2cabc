import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pack, type Header } from 'tar-stream';
import type { Layer } from '../../src/verify/layer.ts';
import { readLayer } from '../../src/verify/layer.ts';

/** A file's content, or the header of anything else. */
export type Content = string | Buffer | (Partial<Header> & { readonly text?: string });

/** A tar with these paths; one that ends in `/` is a folder. */
export const tar = async (files: Readonly<Record<string, Content>>): Promise<Buffer> => {
  const packed = pack();
  for (const [name, content] of Object.entries(files)) {
    const { text = '', ...header } =
      typeof content === 'string' || Buffer.isBuffer(content) ? { text: content } : content;
    const type = name.endsWith('/') ? 'directory' : 'file';
    const mode = type === 'directory' ? 0o755 : 0o644;
    packed.entry({ name, type, mode, ...header }, text);
  }
  packed.finalize();
  return buffer(packed);
};

/** A layer with these paths, all contents kept. */
export const layer = async (files: Readonly<Record<string, Content>>): Promise<Layer> =>
  readLayer(Readable.from([await tar(files)]), { digests: true, keep: () => true });

/** A file of a number of bytes. */
export const sized = (size: number): string => 'x'.repeat(size);

/** The digest of some bytes as OCI writes it. */
export const digest = (bytes: string | Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
