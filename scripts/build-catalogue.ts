/**
 * Compiles the list of official image tags into `src/knowledge/catalogue/data/`.
 *
 *     npx tsx scripts/build-catalogue.ts --data official-image-tags.tsv.xz [--date 2026-08-21] [--out folder]
 *
 * The input is a tab-separated table, plain or xz-compressed, with the columns
 * `image tag first_seen last_seen supported architectures aliases`. The date of the data is that of its newest
 * commit unless `--date` says otherwise. A refresh from a checkout of
 * docker-library/official-images only has to produce the same rows: everything behind `TagRow` stays.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { encodeImage, encodeShard, toDay, type Group, type ImageTable } from '../src/knowledge/catalogue/format.ts';

/** One tag as the sources deliver it: the seam between a source and the compiler. */
interface TagRow {
  readonly image: string;
  readonly tag: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly supported: boolean;
  readonly architectures: string;
  readonly aliases: readonly string[];
}

/** Images with more tags than this get a shard of their own; the others share shards of about this size. */
const TAGS_PER_SHARD = 2000;
const COLUMNS = 'image\ttag\tfirst_seen\tlast_seen\tsupported\tarchitectures\taliases';
const TAG = /^\w[\w.-]{0,127}$/;

function readTable(path: string): TagRow[] {
  const text = path.endsWith('.xz')
    ? execFileSync('xz', ['-dc', path], { encoding: 'utf8', maxBuffer: 1 << 28 })
    : readFileSync(path, 'utf8');
  const [header, ...lines] = text.trimEnd().split('\n');
  if (header !== COLUMNS) throw new Error(`Unexpected columns: ${header ?? 'none'}`);
  return lines.map((line) => {
    const [image = '', tag = '', firstSeen = '', lastSeen = '', supported, architectures = '', aliases = ''] =
      line.split('\t');
    return {
      image,
      tag,
      firstSeen,
      lastSeen,
      supported: supported === '1',
      architectures,
      aliases: aliases.split(' '),
    };
  });
}

function compileImage(rows: readonly TagRow[]): ImageTable {
  const tags = rows.map((row) => row.tag).sort();
  const index = new Map(tags.map((tag, position) => [tag, position]));
  const groups = new Map<string, Group>();
  const keyOf = (row: TagRow): string =>
    [row.lastSeen, row.supported, row.architectures, ...[...row.aliases].sort()].join('\t');
  for (const row of rows) {
    const members = new Set([...row.aliases, row.tag].flatMap((alias) => index.get(alias) ?? []));
    groups.set(keyOf(row), {
      members: [...members].sort((a, b) => a - b),
      lastDay: toDay(row.lastSeen),
      supported: row.supported,
      architectures: row.architectures,
    });
  }
  const ordered = [...groups].sort(
    ([keyA, a], [keyB, b]) =>
      (a.members[0] ?? 0) - (b.members[0] ?? 0) ||
      a.members.length - b.members.length ||
      (keyA < keyB ? -1 : keyA > keyB ? 1 : 0),
  );
  const position = new Map(ordered.map(([key], place) => [key, place]));
  const groupOf: number[] = [];
  const firstDay: number[] = [];
  for (const row of rows) {
    const at = index.get(row.tag);
    if (at === undefined) throw new Error(`Lost ${row.image}:${row.tag}`);
    groupOf[at] = position.get(keyOf(row)) ?? 0;
    firstDay[at] = toDay(row.firstSeen);
  }
  return { tags, groups: ordered.map(([, group]) => group), groupOf, firstDay };
}

/** Decides which images share a shard: in alphabetical order, so that a refresh moves few of them. */
function assignShards(counts: ReadonlyMap<string, number>): Map<string, string> {
  const shards = new Map<string, string>();
  let number = 1;
  let filled = 0;
  for (const [image, count] of counts) {
    if (count >= TAGS_PER_SHARD / 2) {
      shards.set(image, image);
      continue;
    }
    if (filled + count > TAGS_PER_SHARD) {
      number++;
      filled = 0;
    }
    filled += count;
    shards.set(image, `shared-${number}`);
  }
  return shards;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      date: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('../src/knowledge/catalogue/data', import.meta.url)) },
    },
  });
  if (values.data === undefined) throw new Error('Give the table with --data <file>.');
  const byImage = new Map<string, TagRow[]>();
  let left = 0;
  let newest = '';
  for (const row of readTable(values.data)) {
    if (row.lastSeen > newest) newest = row.lastSeen;
    // A missing comma in the source's history made two names into one "tag" that no registry accepts.
    if (!TAG.test(row.tag)) {
      left++;
      continue;
    }
    const rows = byImage.get(row.image);
    if (rows === undefined) byImage.set(row.image, [row]);
    else rows.push(row);
  }
  const images = [...byImage.keys()].sort();
  const shards = assignShards(new Map(images.map((image) => [image, byImage.get(image)?.length ?? 0])));
  const sections = new Map<string, Map<string, Uint8Array>>();
  let tags = 0;
  for (const image of images) {
    const rows = byImage.get(image) ?? [];
    const shard = shards.get(image) ?? image;
    tags += rows.length;
    const section = encodeImage(compileImage(rows));
    const existing = sections.get(shard);
    if (existing === undefined) sections.set(shard, new Map([[image, section]]));
    else existing.set(image, section);
  }

  mkdirSync(values.out, { recursive: true });
  for (const file of readdirSync(values.out)) if (/\.(?:br|json)$/.test(file)) rmSync(join(values.out, file));
  let bytes = 0;
  for (const [shard, content] of sections) {
    const packed = brotliCompressSync(encodeShard(content), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
    });
    bytes += packed.length;
    writeFileSync(join(values.out, `${shard}.br`), packed);
  }
  const manifest = {
    generatedBy: 'scripts/build-catalogue.ts',
    source: 'docker-library/official-images, Apache-2.0',
    sourceUrl: 'https://github.com/docker-library/official-images',
    date: values.date ?? newest,
    tags,
    images: Object.fromEntries(shards),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  writeFileSync(join(values.out, 'manifest.json'), text);
  console.log(
    `${tags} tags of ${images.length} images in ${sections.size} shards, ${bytes + text.length} bytes; ` +
      `${left} rows left out`,
  );
}

main();
