import type { InstalledPackage } from './packages.ts';

/*
 * An rpm database is a list of package headers in a SQLite table (since 2020) or in rpm's own ndb (SUSE). Only what is
 * needed to get at the headers is read here. Malformed data ends in a RangeError, which reading beyond a Buffer is too.
 */

const sqliteMagic = 'SQLite format 3\0';

/** The headers in `rpmdb.sqlite`: the values of the table `Packages`, https://www.sqlite.org/fileformat2.html */
export const sqliteHeaders = (file: Buffer): Buffer[] => {
  if (file.toString('latin1', 0, 16) !== sqliteMagic) throw new RangeError('it is no SQLite database');
  const database = new SqliteFile(file);
  for (const row of database.rows(1)) {
    const [type, name, , root] = row;
    if (String(type) === 'table' && String(name) === 'Packages' && typeof root === 'number') {
      return [...database.rows(root)].flatMap((values) => values.filter((value) => Buffer.isBuffer(value)));
    }
  }
  throw new RangeError('it has no table Packages');
};

type SqliteValue = number | Buffer | null | SqliteText;

class SqliteText {
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }
  toString(): string {
    return this.#bytes.toString('utf8');
  }
}

class SqliteFile {
  readonly #file: Buffer;
  readonly #pageSize: number;
  readonly #usable: number;

  constructor(file: Buffer) {
    this.#file = file;
    const size = file.readUInt16BE(16);
    this.#pageSize = size === 1 ? 65536 : size;
    this.#usable = this.#pageSize - file.readUInt8(20);
  }

  /** The rows of the table whose tree starts at a page. */
  *rows(pageNumber: number, depth = 0): Generator<SqliteValue[]> {
    if (depth > 40) throw new RangeError('its pages form a circle');
    const page = this.#page(pageNumber);
    const start = pageNumber === 1 ? 100 : 0;
    const type = page.readUInt8(start);
    const count = page.readUInt16BE(start + 3);
    const isLeaf = type === 13;
    if (!isLeaf && type !== 5) throw new RangeError('a page is no part of a table');
    const pointers = start + (isLeaf ? 8 : 12);
    for (let index = 0; index < count; index++) {
      const at = page.readUInt16BE(pointers + 2 * index);
      if (isLeaf) yield this.#record(page, at);
      else yield* this.rows(page.readUInt32BE(at), depth + 1);
    }
    if (!isLeaf) yield* this.rows(page.readUInt32BE(start + 8), depth + 1);
  }

  #page(number: number): Buffer {
    const at = (number - 1) * this.#pageSize;
    if (number < 1 || at + this.#pageSize > this.#file.length) throw new RangeError('a page is missing');
    return this.#file.subarray(at, at + this.#pageSize);
  }

  #record(page: Buffer, at: number): SqliteValue[] {
    const [length, afterLength] = varint(page, at);
    const [, start] = varint(page, afterLength);
    const payload = this.#payload(page, start, length);
    const [headerLength, first] = varint(payload, 0);
    const values: SqliteValue[] = [];
    let body = headerLength;
    for (let head = first; head < headerLength;) {
      const [type, next] = varint(payload, head);
      const size = type >= 12 ? (type - (type % 2 === 0 ? 12 : 13)) / 2 : ([0, 1, 2, 3, 4, 6, 8, 8][type] ?? 0);
      const bytes = payload.subarray(body, body + size);
      if (bytes.length < size) throw new RangeError('a row is cut off');
      if (type >= 12) values.push(type % 2 === 0 ? bytes : new SqliteText(bytes));
      else if (type === 0) values.push(null);
      else values.push(type >= 8 ? type - 8 : type <= 5 ? bytes.readIntBE(0, size) : 0);
      body += size;
      head = next;
    }
    return values;
  }

  /** What does not fit into a page goes on in a chain of others. */
  #payload(page: Buffer, start: number, length: number): Buffer {
    const most = this.#usable - 35;
    if (length <= most) return page.subarray(start, start + length);
    const least = Math.floor(((this.#usable - 12) * 32) / 255 - 23);
    const fit = least + ((length - least) % (this.#usable - 4));
    const local = fit <= most ? fit : least;
    const chunks = [page.subarray(start, start + local)];
    let missing = length - local;
    for (let next = page.readUInt32BE(start + local); next !== 0 && missing > 0;) {
      const more = this.#page(next);
      const size = Math.min(missing, this.#usable - 4);
      chunks.push(more.subarray(4, 4 + size));
      missing -= size;
      next = more.readUInt32BE(0);
    }
    return Buffer.concat(chunks);
  }
}

/** A number of one to nine bytes, and where it ends. */
const varint = (buffer: Buffer, at: number): [number, number] => {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = buffer.readUInt8(at + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + index + 1];
  }
  return [value, at + 9];
};

/** The headers in `Packages.db`: slots of 16 bytes from offset 32 on, each with the place of a blob in units of 16 bytes. */
export const ndbHeaders = (file: Buffer): Buffer[] => {
  if (file.toString('latin1', 0, 4) !== 'RpmP') throw new RangeError('it is no ndb database');
  const pages = file.readUInt32LE(12);
  const headers: Buffer[] = [];
  for (let at = 32; at + 16 <= Math.min(pages * 4096, file.length); at += 16) {
    if (file.toString('latin1', at, at + 4) !== 'Slot') continue;
    const index = file.readUInt32LE(at + 4);
    const place = file.readUInt32LE(at + 8) * 16;
    if (index === 0 || place === 0) continue;
    if (file.toString('latin1', place, place + 4) !== 'BlbS') throw new RangeError('a slot leads nowhere');
    const length = file.readUInt32LE(place + 12);
    headers.push(file.subarray(place + 16, place + 16 + length));
  }
  return headers;
};

const tags = { name: 1000, version: 1001, release: 1002, epoch: 1003, arch: 1022 } as const;

/** What a header says; undefined for keys, which rpm keeps among the packages. */
export const rpmPackage = (header: Buffer): InstalledPackage | undefined => {
  const count = header.readUInt32BE(0);
  const data = 8 + count * 16;
  const values = new Map<number, string>();
  for (let index = 0; index < count; index++) {
    const at = 8 + index * 16;
    const type = header.readUInt32BE(at + 4);
    const place = data + header.readUInt32BE(at + 8);
    const tag = header.readUInt32BE(at);
    if (type === 4) values.set(tag, String(header.readUInt32BE(place)));
    else if (type === 6) values.set(tag, header.toString('utf8', place, header.indexOf(0, place)));
  }
  const name = values.get(tags.name);
  if (name === undefined || name === 'gpg-pubkey') return undefined;
  const epoch = values.get(tags.epoch);
  const version = `${epoch === undefined ? '' : `${epoch}:`}${values.get(tags.version) ?? ''}-${values.get(tags.release) ?? ''}`;
  return { manager: 'rpm', name, version, automatic: undefined };
};
