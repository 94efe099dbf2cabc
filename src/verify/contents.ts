import { readArchive, type Image } from './archive.ts';
import type { Contents } from './announced.ts';
import type { Layer } from './layer.ts';
import { isPackageDatabase, packagesIn } from './packages.ts';
import type { Session } from './session.ts';
import { treeOf, wastedIn, type Wasted } from './tree.ts';

/** One layer, measured. */
export interface LayerSize {
  readonly bytes: number;
  /** The instruction that made it, where the image says so. */
  readonly createdBy: string;
}

/** An image, measured. */
export interface Measures {
  readonly bytes: number;
  readonly layers: readonly LayerSize[];
  readonly wasted: Wasted;
  readonly packages: number;
  readonly files: number;
}

/** How layers are read for `contentsOf`. */
export const keepDatabases = (path: string): boolean => isPackageDatabase(path) || path === 'etc/apk/world';

/** What is in an image: its files and packages. */
export const contentsOf = (image: Image): Contents => {
  const tree = treeOf(image.layers);
  return { image, tree, packages: packagesIn(tree) };
};

/** Sizes, layers and waste of an image. */
export const measure = ({ image, tree, packages }: Contents, redact: (text: string) => string): Measures => ({
  bytes: image.layers.reduce((sum, { size }) => sum + size, 0),
  layers: image.layers.map(({ size, createdBy }) => ({ bytes: size, createdBy: redact(instructionOf(createdBy)) })),
  wasted: wastedIn(image.layers),
  packages: packages.list.length,
  files: tree.size,
});

/** `RUN |1 A=b /bin/sh -c make # buildkit` is `RUN make`. */
const instructionOf = (createdBy: string): string =>
  createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^(RUN )?(?:\|\d+ .*? )?\/bin\/(?:ba)?sh (?:-\w+ )+/s, 'RUN ')
    .trim();

/** Reads images out of the engine, in this order; a layer that they share, or that is known, is not read again. */
export const readImages = async (
  session: Session,
  tags: readonly string[],
  known = new Map<string, Layer>(),
): Promise<readonly Contents[]> => {
  const { engine, signal } = session;
  const images = await readArchive(engine.save([...new Set(tags)], signal), {
    digests: true,
    keep: keepDatabases,
    known,
  });
  return tags.map((tag) => {
    const image = images.find((one) => one.tags.some((name) => name === tag || name.endsWith(`/${tag}`)));
    if (!image) throw new Error(`the engine saved ${tag} without its name`);
    return contentsOf(image);
  });
};
