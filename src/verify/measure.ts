import { closeSync, createReadStream, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ArchiveError, looksLikeArchive, readArchive, readLayout, type Image } from './archive.ts';
import { contentsOf, keepDatabases, measure, type Measures } from './contents.ts';

/** What a thing to measure is: a file or folder that holds an image, a Dockerfile, or the name of an image. */
export type Measurable = 'archive' | 'layout' | 'dockerfile' | 'image';

/** Tells what a user means by a name or path. */
export const measurable = (path: string): Measurable => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'image';
  if (stats.isDirectory()) return existsSync(join(path, 'index.json')) ? 'layout' : 'dockerfile';
  return looksLikeArchive(headOf(path)) ? 'archive' : 'dockerfile';
};

const headOf = (path: string): Buffer => {
  const descriptor = openSync(path, 'r');
  try {
    const head = Buffer.alloc(512);
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
};

/** Measures the images of an archive (`docker save`, an OCI layout as tar) or of an OCI layout in a folder, by their tags. */
export const measureFile = async (
  path: string,
  kind: 'archive' | 'layout',
): Promise<readonly { readonly tag: string | undefined; readonly measures: Measures }[]> => {
  const options = { digests: false, keep: keepDatabases };
  let images: readonly Image[];
  try {
    images = kind === 'layout' ? await readLayout(path, options) : await readArchive(createReadStream(path), options);
  } catch (error) {
    // what tar and gzip say of a damaged file
    if (error instanceof ArchiveError || !(error instanceof Error)) throw error;
    throw new ArchiveError(`it cannot be read as an archive: ${error.message}`);
  }
  return images.map((image) => ({ tag: image.tags[0], measures: measure(contentsOf(image), (text) => text) }));
};
