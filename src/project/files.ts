import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { decode, encode, type Encoding } from '../text/encoding.ts';
import { attempt, describeError, describeWriteError, errorCode, problem, type FileProblem } from './problem.ts';

/** What the system knew about a file when it was read. */
export interface Stamp {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}

/** A file that was read, and all it takes to write it again. */
export interface SourceFile {
  readonly kind: 'file';
  readonly path: string;
  /** A byte-order mark stays in it as U+FEFF. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly stamp: Stamp;
}

/** Files above this are refused: the largest Dockerfiles that people keep have some hundred KiB. */
export const sizeLimit = 10 * 1024 * 1024;

interface Content {
  readonly bytes: Buffer;
  readonly stats: BigIntStats;
}

/** Reads a file's text. A pipe, a device and a folder are problems, never a wait. */
export const readSource = (path: string): SourceFile | FileProblem => {
  const content = readContent(path, sizeLimit);
  if ('message' in content) return content;
  const { bytes, stats } = content;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return problem(path, 'is UTF-16, which no builder reads: save it as UTF-8');
  }
  const { text, encoding } = decode(bytes);
  return { kind: 'file', path, text, encoding, stamp: stampOf(stats) };
};

/** The first 8 KiB of a file, byte by byte as characters: enough to tell what it is. */
export const readHead = (path: string): string | FileProblem => {
  const content = readContent(path, Infinity, 8192);
  return 'message' in content ? content : content.bytes.toString('latin1');
};

const stampOf = ({ dev, ino, size, mtimeNs }: BigIntStats): Stamp => ({ dev, ino, size, mtimeNs });

const sameStamp = (a: Stamp, b: Stamp): boolean =>
  a.dev === b.dev && a.ino === b.ino && a.size === b.size && a.mtimeNs === b.mtimeNs;

// Without O_NONBLOCK the opening of a named pipe waits for a writer. On Windows both are undefined, which `|` takes for 0.
const openForReading = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

const readContent = (path: string, limit: number, most = limit): Content | FileProblem => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, openForReading);
    const stats = fstatSync(descriptor, { bigint: true });
    if (stats.isDirectory()) return problem(path, 'is a folder, not a file');
    if (!stats.isFile()) return problem(path, 'is a pipe, a socket or a device, not a file');
    if (stats.size > limit) return problem(path, tooLarge(limit));
    const bytes = readAtMost(descriptor, Math.min(most, limit) + 1, Number(stats.size) + 1);
    // Files of /proc say size 0, and a file may grow while it is read.
    if (bytes.length > limit) return problem(path, tooLarge(limit));
    return { bytes: bytes.subarray(0, most), stats };
  } catch (error) {
    return problem(path, describeError(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};

const tooLarge = (limit: number): string => `is larger than ${limit / 1024 / 1024} MiB, which no Dockerfile is`;

const readAtMost = (descriptor: number, most: number, expected: number): Buffer => {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < most) {
    const chunk = Buffer.allocUnsafe(Math.min(Math.max(expected - total, 4096), most - total));
    const count = readSync(descriptor, chunk, 0, chunk.length, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
};

/**
 * Replaces a file's text in one step: whoever reads it sees the old bytes or the new ones, also after a power cut.
 * A symbolic link stays and its target is written; mode and, where the system allows it, owner are kept.
 * Refuses if the bytes are no longer those that were read, or if the file is read-only.
 * @returns what went wrong, or undefined once the text is on disk.
 */
export const writeSource = (file: SourceFile, text: string): FileProblem | undefined => {
  const { path, encoding } = file;
  if (Buffer.from(text, encoding).toString(encoding) !== text) {
    return problem(path, `not written: the new text has characters that ${encoding} cannot hold`);
  }
  const bytes = encode(text, encoding);
  const target = attempt(() => realpathSync(path));
  const now = readContent(target ?? path, sizeLimit);
  if (target === undefined || 'message' in now) {
    return problem(path, `not written: ${'message' in now ? now.message : 'it is gone'}`);
  }
  // Another run that came to the same result has done the work.
  if (now.bytes.equals(bytes)) return undefined;
  if (!now.bytes.equals(encode(file.text, encoding))) {
    return problem(path, 'not written: it changed on disk since it was read; run imgfix again');
  }
  const refusal = whyReadOnly(target, now.stats);
  if (refusal !== undefined) return problem(path, `not written: ${refusal}`);
  return replace(path, target, bytes, now.stats);
};

// A rename asks for permission on the folder only, so that it would replace a file its owner has locked.
const whyReadOnly = (target: string, stats: BigIntStats): string | undefined => {
  const mode = Number(stats.mode & 0o777n);
  if ((mode & 0o222) === 0) return `it is read-only (mode 0${mode.toString(8)}): make it writable (chmod u+w)`;
  try {
    closeSync(openSync(target, constants.O_RDWR | constants.O_NONBLOCK));
    return undefined;
  } catch (error) {
    return writeError(error, target);
  }
};

const writeError = (error: unknown, target: string): string => {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied: your user may not write it';
  if (code === 'EBUSY') return 'it is in use or mounted by itself: mount its folder instead';
  if (code === 'ENOENT') return `it or its folder ${dirname(target)} is gone`;
  return describeWriteError(error);
};

const replace = (path: string, target: string, bytes: Uint8Array, before: BigIntStats): FileProblem | undefined => {
  const folder = dirname(target);
  // Not made from the file's own name, which may already have the greatest length there is.
  const temporary = join(folder, `.imgfix-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  let descriptor: number;
  try {
    descriptor = openSync(temporary, 'wx', 0o600);
  } catch (error) {
    const code = errorCode(error);
    const denied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    const why = denied
      ? `its folder is read-only for your user, and a safe write needs a new file in it`
      : writeError(error, target);
    return problem(path, `not written: ${why}`);
  }
  let renamed = false;
  try {
    try {
      writeAll(descriptor, bytes);
      keepOwnerAndMode(descriptor, before);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const last = readContent(target, sizeLimit);
    if ('message' in last || !sameStamp(stampOf(last.stats), stampOf(before))) {
      return problem(path, 'not written: it changed on disk while it was being written; run imgfix again');
    }
    renameSync(temporary, target);
    renamed = true;
  } catch (error) {
    return problem(path, `not written: ${writeError(error, target)}`);
  } finally {
    if (!renamed) attempt(() => unlinkSync(temporary));
  }
  syncFolder(folder);
  return undefined;
};

const writeAll = (descriptor: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
};

const keepOwnerAndMode = (descriptor: number, before: BigIntStats): void => {
  const made = fstatSync(descriptor, { bigint: true });
  // Before the mode: a change of owner clears the set-id bits. Only root may give a file away; a group one is in is allowed.
  if (made.uid !== before.uid || made.gid !== before.gid) {
    const done = attempt(() => (fchownSync(descriptor, Number(before.uid), Number(before.gid)), true));
    if (done === undefined) attempt(() => fchownSync(descriptor, Number(made.uid), Number(before.gid)));
  }
  fchmodSync(descriptor, Number(before.mode & 0o7777n));
};

// The rename itself is on disk only after this. Windows and some network file systems cannot open a folder; the rename stands.
const syncFolder = (folder: string): void => {
  const descriptor = attempt(() => openSync(folder, constants.O_RDONLY));
  if (descriptor === undefined) return;
  attempt(() => fsyncSync(descriptor));
  closeSync(descriptor);
};
