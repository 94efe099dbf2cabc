import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { parseDockerfile } from '../dockerfile/index.ts';
import { discover } from '../project/discover.ts';
import { readSource } from '../project/files.ts';
import { folderOf, readLockFile, writeLockFile, type LockFile } from '../project/lock-file.ts';
import { keyOf, type NamedImage } from '../registry/address.ts';
import { resolveAll, type ResolveOutcome } from '../registry/index.ts';
import type { LockEntry } from '../registry/lock.ts';
import { nameIn, pinsFrom } from '../registry/pins.ts';
import { oneLine } from '../report/path.ts';
import { imageUses } from '../transform/index.ts';
import type { Io } from './io.ts';
import type { PinSettings } from './pin-arguments.ts';
import { pinOptions, referencesIn, type FileSettings } from './pins.ts';

/** Everything that `imgfix pin` needs. */
export interface PinFilesJob {
  readonly io: Io;
  readonly settings: PinSettings;
  readonly images: Catalogue;
  readonly setup: FileSettings;
}

/** The references of a run's files. */
interface Collected {
  /** By key, with the first place of each. */
  readonly wanted: Map<string, NamedImage & { readonly place: string }>;
  readonly digests: ReadonlySet<string>;
  readonly precision: 'release' | 'exact';
  readonly failed: boolean;
}

/** Writes imgfix.lock for the Dockerfiles that the paths name or hold, or checks that it has all of their references. */
export const pinFiles = async (job: PinFilesJob, paths: readonly string[]): Promise<number> => {
  const { io, settings } = job;
  const file = readLockFile(folderOf(paths[0] ?? '.', io.cwd), io.cwd);
  if (file.kind === 'problem') return complain(io, `${file.path} ${file.message}`);
  const collected = collect(job, paths);
  if (settings.check) return check(io, file, collected);
  const stray = (settings.update ?? []).find(
    (image) => ![...collected.wanted.keys(), ...file.lock.keys()].some(isOf(image)),
  );
  if (stray !== undefined)
    return complain(io, `--update ${stray}: no Dockerfile uses it, and imgfix.lock does not have it`);
  const pins = pinsFrom(file.lock);
  const isAsked = (key: string): boolean =>
    settings.update !== undefined &&
    (settings.update.length === 0 || settings.update.some((image) => isOf(image)(key)));
  const asked = new Map<string, NamedImage>();
  for (const [key, named] of collected.wanted) {
    if (!pins.find(named.name, named.tag)) asked.set(key, named);
  }
  for (const key of file.lock.keys()) {
    if (isAsked(key)) asked.set(key, { name: nameIn(key), tag: key.slice(nameIn(key).length + 1) });
  }
  const today = new Date().toISOString().slice(0, 10);
  const { images } = job;
  const resolver = {
    settings: { ...settings.registry, env: io.env },
    ...{ images, today, minAgeDays: settings.minAgeDays, precision: collected.precision },
  };
  const outcomes = await resolveAll(resolver, asked, file.lock);
  return finish(job, file, collected, outcomes, paths);
};

const finish = (
  { io, settings }: PinFilesJob,
  file: LockFile,
  collected: Collected,
  outcomes: ReadonlyMap<string, ResolveOutcome>,
  paths: readonly string[],
): number => {
  const lock = new Map<string, LockEntry>(file.lock);
  const lines: string[] = [];
  let failed = collected.failed;
  for (const [key, outcome] of outcomes) {
    if (outcome.kind === 'failed') {
      failed = true;
      io.stderr.write(`imgfix: ${oneLine(outcome.message)}\n`);
    } else if (outcome.kind === 'young') {
      const age = outcome.days === undefined ? 'its age cannot be told' : `it is ${outcome.days} days old`;
      lines.push(`${key}: left${file.lock.has(key) ? ' as it was' : ' out'}, ${age} (--min-age)`);
    } else {
      lock.set(key, outcome.entry);
      if (outcome.kind === 'pinned') lines.push(changeLine(key, file.lock.get(key), outcome.entry));
    }
  }
  // only a run over the whole repository knows what nobody uses any more
  if (paths.length === 0 && folderOf(file.path, io.cwd) === folderOf('.', io.cwd) && !failed) {
    for (const [key, entry] of file.lock) {
      if (isUsed(key, entry, collected)) continue;
      lock.delete(key);
      lines.push(`${key}: removed, no Dockerfile uses it`);
    }
  }
  const written = writeLockFile(file, lock);
  if (typeof written === 'object') return complain(io, `${written.path} ${written.message}`);
  if (!settings.quiet) {
    for (const line of lines) io.stdout.write(`${oneLine(line)}\n`);
    io.stderr.write(
      `${file.shown}: ${lock.size} ${lock.size === 1 ? 'reference' : 'references'}${written ? ', written' : ', nothing to write'}\n`,
    );
  }
  return failed ? 2 : 0;
};

const changeLine = (key: string, before: LockEntry | undefined, { tag, digest, platforms }: LockEntry): string => {
  const now = `${tag} ${digest.slice(0, 19)}…`;
  return before === undefined
    ? `${key}: ${now} (${platforms.join(', ')})`
    : `${key}: ${before.tag} ${before.digest.slice(0, 19)}… → ${now}`;
};

const isUsed = (key: string, { tag, digest }: LockEntry, { wanted, digests }: Collected): boolean =>
  wanted.has(key) || wanted.has(keyOf({ name: nameIn(key), tag })) || digests.has(digest);

/** `node` is all of its tags, `node:22` one. */
const isOf =
  (image: string) =>
  (key: string): boolean =>
    key === image || nameIn(key) === image;

const check = (io: Io, file: LockFile, { wanted, failed }: Collected): number => {
  const pins = pinsFrom(file.lock);
  const missing = [...wanted].filter(([, { name, tag }]) => !pins.find(name, tag));
  for (const [key, { place }] of missing)
    io.stderr.write(`${oneLine(place)}: ${oneLine(key)} is not in ${file.shown}: run imgfix pin\n`);
  if (failed) return 2;
  return missing.length > 0 ? 1 : 0;
};

const complain = (io: Io, message: string): number => {
  io.stderr.write(`imgfix: ${oneLine(message)}\n`);
  return 2;
};

/** Reads the files; what cannot be read is said, and the others go on. */
const collect = ({ io, setup, images }: PinFilesJob, paths: readonly string[]): Collected => {
  const wanted: Collected['wanted'] = new Map();
  const digests = new Set<string>();
  let precision: Collected['precision'] = 'release';
  let failed = false;
  for (const found of discover(paths.length > 0 ? paths : ['.'], { cwd: io.cwd })) {
    if (found.kind === 'skipped' || (found.kind === 'file' && setup.ignores(found.path))) continue;
    const source = found.kind === 'file' ? readSource(found.path) : found;
    const shown = found.kind === 'file' ? found.shown : found.path;
    if (source.kind === 'problem') {
      failed = true;
      io.stderr.write(`${oneLine(shown)}: error: ${oneLine(source.message)}\n`);
      continue;
    }
    const own = pinOptions(found.kind === 'file' ? setup.forFile(found.path).options : {});
    if (own.precision === 'exact') precision = 'exact';
    for (const { name, tag, line } of referencesIn(source.text, own, images)) {
      const key = keyOf({ name, tag });
      if (!wanted.has(key)) wanted.set(key, { name, tag, place: `${shown}:${line}` });
    }
    for (const { reference } of imageUses(parseDockerfile(source.text)))
      if (reference?.digest !== undefined) digests.add(reference.digest);
  }
  return { wanted, digests, precision, failed };
};
