import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { readLayer, type Layer, type LayerOptions } from './layer.ts';

/** The configuration of an image, as far as it is compared. */
export interface ImageConfig {
  readonly architecture?: string;
  readonly os?: string;
  readonly config?: {
    readonly Env?: readonly string[] | null;
    readonly Entrypoint?: readonly string[] | null;
    readonly Cmd?: readonly string[] | null;
    readonly User?: string;
    readonly WorkingDir?: string;
    readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
    readonly Volumes?: Readonly<Record<string, unknown>> | null;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Healthcheck?: unknown;
    readonly StopSignal?: string;
    readonly Shell?: readonly string[] | null;
    readonly OnBuild?: readonly string[] | null;
  };
  readonly rootfs?: { readonly diff_ids?: readonly string[] };
  readonly history?: readonly { readonly created_by?: string; readonly empty_layer?: boolean }[] | null;
}

/** A layer and the instruction that made it, where the image says so. */
export interface ImageLayer extends Layer {
  /** The digest of its tar: the same in every image that has the layer. */
  readonly id: string;
  readonly createdBy: string;
}

/** An image, read from an archive. */
export interface Image {
  readonly tags: readonly string[];
  readonly config: ImageConfig;
  readonly layers: readonly ImageLayer[];
}

/** What an archive holds that is no image: said to the user. */
export class ArchiveError extends Error {}

/** Everything in an archive by its name. */
interface Contents {
  readonly documents: Map<string, unknown>;
  readonly layers: Map<string, Layer>;
  /** Old archives of docker hold a layer once and links to it. */
  readonly links: Map<string, string>;
}

const documentLimit = 64 * 1024 * 1024;

/** How an archive is read. */
export interface ArchiveOptions extends LayerOptions {
  /** Layers that were read before, by the name of their blob; those that are read are added. */
  readonly known?: Map<string, Layer>;
}

/** Reads the images of `docker save`, `podman save` or a tar of an OCI layout. */
export const readArchive = async (tar: Readable, options: ArchiveOptions): Promise<readonly Image[]> => {
  const contents: Contents = { documents: new Map(), layers: new Map(), links: new Map() };
  const unpack = extract();
  (await decompressed(tar)).on('error', (error) => unpack.destroy(error)).pipe(unpack);
  for await (const stream of unpack) {
    const { header } = stream;
    const name = header.name.replace(/^\.\//, '');
    if (header.type === 'file') await take(contents, name, stream as unknown as Readable, options);
    else if (header.type === 'symlink') contents.links.set(name, join(name, '..', header.linkname));
    stream.resume();
  }
  return imagesOf(contents);
};

/** Reads the images of an OCI layout in a folder. */
export const readLayout = async (folder: string, options: ArchiveOptions): Promise<readonly Image[]> => {
  const contents: Contents = { documents: new Map(), layers: new Map(), links: new Map() };
  contents.documents.set('index.json', JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  for (const file of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const name = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
    if (name.startsWith('blobs/')) await take(contents, name, createReadStream(path), options);
  }
  return imagesOf(contents);
};

/** Takes a document or a layer in, by its first bytes. */
const take = async (contents: Contents, name: string, stream: Readable, options: ArchiveOptions): Promise<void> => {
  // only a blob is named by what it holds
  const known = name.startsWith('blobs/') ? options.known : undefined;
  const before = known?.get(name);
  if (before) {
    contents.layers.set(name, before);
    stream.resume();
    return;
  }
  const { head, rest } = await peek(stream);
  const first = head.toString('latin1', 0, 1);
  if (first === '{' || first === '[') {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of rest as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > documentLimit) throw new ArchiveError(`${name} in the archive is too large to be a manifest`);
      chunks.push(Buffer.from(chunk));
    }
    contents.documents.set(name, parse(Buffer.concat(chunks).toString('utf8')));
  } else if (isTar(head) || isGzip(head)) {
    const layer = await readLayer(await decompressed(rest), options);
    contents.layers.set(name, layer);
    known?.set(name, layer);
  } else if (isZstd(head)) {
    throw new ArchiveError('its layers are compressed with zstd: save it with gzip or uncompressed (docker save)');
  } else rest.resume();
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    // a blob that only looks like JSON is nothing that an image refers to
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;
const isZstd = (head: Buffer): boolean => head.readUInt32LE(0) === 0xfd2fb528;
const isTar = (head: Buffer): boolean =>
  head.toString('latin1', 257, 262) === 'ustar' ||
  (head.length >= 512 && head.subarray(0, 512).every((byte) => byte === 0));

/** Whether the first 512 bytes of a file are those of an archive that may hold an image. */
export const looksLikeArchive = (head: Buffer): boolean =>
  head.length >= 4 && (isTar(head) || isGzip(head) || isZstd(head));

/** The first bytes of a stream, and the whole of it. */
const peek = async (stream: Readable): Promise<{ head: Buffer; rest: Readable }> => {
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let size = 0;
  while (size < 512) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
    size += next.value.length;
  }
  async function* all(): AsyncGenerator<Buffer> {
    yield* chunks;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  const head = Buffer.concat(chunks).subarray(0, 512);
  return { head: head.length < 4 ? Buffer.alloc(4) : head, rest: Readable.from(all(), { objectMode: false }) };
};

const decompressed = async (stream: Readable): Promise<Readable> => {
  const { head, rest } = await peek(stream);
  if (isZstd(head)) throw new ArchiveError('it is compressed with zstd: decompress it first (zstd -d)');
  if (!isGzip(head)) return rest;
  const gunzip = createGunzip();
  rest.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  return gunzip;
};

interface Descriptor {
  readonly digest: string;
  readonly mediaType?: string;
  readonly platform?: { readonly os?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

interface SaveManifest {
  readonly Config: string;
  readonly RepoTags?: readonly string[] | null;
  readonly Layers: readonly string[];
}

const imagesOf = (contents: Contents): readonly Image[] => {
  const saved = contents.documents.get('manifest.json') as readonly SaveManifest[] | undefined;
  if (Array.isArray(saved)) {
    return (saved as readonly SaveManifest[]).map(({ Config: config, RepoTags: tags, Layers: layers }) =>
      assemble(contents, tags ?? [], config, layers),
    );
  }
  const index = contents.documents.get('index.json') as Manifest | undefined;
  if (!index?.manifests) throw new ArchiveError('it is neither an archive of docker save nor an OCI layout');
  return index.manifests.flatMap((descriptor) => ofIndex(contents, descriptor));
};

const blob = (digest: string): string => `blobs/${digest.replace(':', '/')}`;

const ofIndex = (contents: Contents, descriptor: Descriptor): readonly Image[] => {
  const manifest = contents.documents.get(blob(descriptor.digest)) as Manifest | undefined;
  // an index names other platforms too, which are not in the archive, and attestations
  if (!manifest || descriptor.platform?.os === 'unknown') return [];
  if (manifest.manifests) return manifest.manifests.flatMap((one) => ofIndex(contents, one));
  if (!manifest.config || !manifest.layers) return [];
  const { annotations = {} } = descriptor;
  const tag = annotations['io.containerd.image.name'] ?? annotations['org.opencontainers.image.ref.name'];
  const layers = manifest.layers.map(({ digest }) => blob(digest));
  return [assemble(contents, tag === undefined ? [] : [tag], blob(manifest.config.digest), layers)];
};

const assemble = (contents: Contents, tags: readonly string[], configName: string, names: readonly string[]): Image => {
  const config = contents.documents.get(configName) as ImageConfig | undefined;
  if (!config) throw new ArchiveError(`the configuration ${configName} is not in the archive`);
  const makers = (config.history ?? []).filter((step) => step.empty_layer !== true);
  const missing = makers.length - names.length;
  const layers = names.map((name, index) => {
    const layer = contents.layers.get(name) ?? contents.layers.get(contents.links.get(name) ?? '');
    if (!layer) throw new ArchiveError(`the layer ${name} is not in the archive`);
    // an imported base has a layer without history, so they are counted from the end
    return {
      ...layer,
      id: config.rootfs?.diff_ids?.[index] ?? name,
      createdBy: makers[index + missing]?.created_by ?? '',
    };
  });
  return { tags, config, layers };
};
