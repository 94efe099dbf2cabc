import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readArchive, readLayout, type Image } from '../../src/verify/archive.ts';
import { folderWith } from '../cli/harness.ts';
import { digest, sized, tar, type Content } from './tars.ts';

const options = { digests: true, keep: () => false };

const read = (archive: Buffer): Promise<readonly Image[]> => readArchive(Readable.from([archive]), options);

const config = (layers: number): string =>
  JSON.stringify({
    os: 'linux',
    config: { User: 'app' },
    history: [
      { created_by: 'ENV a=b', empty_layer: true },
      ...Array.from({ length: layers }, (_, at) => ({ created_by: `RUN ${at}` })),
    ],
  });

const blobs = (contents: readonly (string | Buffer)[]): [string, Content][] =>
  contents.map((content) => [`blobs/${digest(content).replace(':', '/')}`, content]);

const oci = async (compress: (bytes: Buffer) => Buffer): Promise<Record<string, Content>> => {
  const layers = [await tar({ a: sized(7) }), await tar({ b: sized(5), '.wh.a': '' })].map(compress);
  const manifest = JSON.stringify({
    config: { digest: digest(config(2)) },
    layers: layers.map((bytes) => ({ digest: digest(bytes) })),
  });
  const index = JSON.stringify({
    manifests: [
      { digest: digest(manifest), annotations: { 'io.containerd.image.name': 'docker.io/library/x:1' } },
      { digest: digest('elsewhere'), platform: { os: 'linux', architecture: 'arm64' } },
    ],
  });
  return { 'oci-layout': '{}', ...Object.fromEntries(blobs([config(2), manifest, ...layers])), 'index.json': index };
};

const expected = [
  {
    tags: ['docker.io/library/x:1'],
    layers: [
      { size: 7, createdBy: 'RUN 0' },
      { size: 5, whiteouts: ['a'] },
    ],
  },
];

it.each([
  ['plain', (bytes: Buffer) => bytes],
  ['gzip', (bytes: Buffer) => gzipSync(bytes)],
])('reads an OCI layout with %s layers, as tar and as folder', async (_, compress) => {
  const files = await oci(compress);
  expect(await read(await tar(files))).toMatchObject(expected);
  expect(await read(gzipSync(await tar(files)))).toMatchObject(expected);
  const folder = folderWith({});
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content as string);
  }
  expect(await readLayout(folder, options)).toMatchObject(expected);
});

it('reads several images of docker save, and layers that are shared or linked as old versions did', async () => {
  const shared = await tar({ a: 'a' });
  const saved = await tar({
    'one/layer.tar': shared,
    'two/layer.tar': { type: 'symlink', linkname: '../one/layer.tar' },
    'c.json': config(1),
    repositories: '{}',
    'manifest.json': JSON.stringify([
      { Config: 'c.json', RepoTags: ['a:1'], Layers: ['one/layer.tar'] },
      { Config: 'c.json', RepoTags: null, Layers: ['two/layer.tar'] },
    ]),
  });
  const images = await read(saved);
  expect(images.map(({ tags, layers }) => [tags, layers.length])).toEqual([
    [['a:1'], 1],
    [[], 1],
  ]);
});

it('numbers layers from the end where an imported base has no history', async () => {
  const layers = [await tar({ a: 'a' }), await tar({ b: 'b' })];
  const [one, two] = blobs([config(1), ...layers]).slice(1);
  const saved = await tar({
    ...Object.fromEntries(blobs([config(1), ...layers])),
    'manifest.json': JSON.stringify([
      { Config: `blobs/${digest(config(1)).replace(':', '/')}`, Layers: [one?.[0], two?.[0]] },
    ]),
  });
  expect((await read(saved))[0]?.layers.map((layer) => layer.createdBy)).toEqual(['', 'RUN 0']);
});

it('says what is wrong with other archives', async () => {
  await expect(read(await tar({ 'some.txt': 'text' }))).rejects.toThrow(
    'neither an archive of docker save nor an OCI layout',
  );
  const zstd = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(600)]);
  await expect(read(zstd)).rejects.toThrow('zstd');
  await expect(read(await tar(await oci(() => zstd)))).rejects.toThrow('layers are compressed with zstd');
  const { 'index.json': index, ...rest } = await oci((bytes) => bytes);
  const [first = ''] = Object.keys(rest)
    .filter((name) => name.startsWith('blobs/'))
    .slice(-1);
  await expect(read(await tar({ ...rest, [first]: 'gone', 'index.json': index ?? '' }))).rejects.toThrow(
    'is not in the archive',
  );
});

it('does not hang on an archive that is cut off', async () => {
  const whole = await tar(await oci((bytes) => bytes));
  await expect(read(whole.subarray(0, 3000))).rejects.toThrow();
  await expect(read(gzipSync(whole).subarray(0, 300))).rejects.toThrow();
});
