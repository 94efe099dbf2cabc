import { parseDockerfile } from '../dockerfile/index.ts';
import { readPragmas } from '../engine/pragmas.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { looksExact } from '../knowledge/end-of-life.ts';
import { mayBeContext, officialPin } from '../knowledge/official-pin.ts';
import { discover } from '../project/discover.ts';
import { readSource } from '../project/files.ts';
import { folderOf, readLockFile } from '../project/lock-file.ts';
import { keyOf, type NamedImage } from '../registry/address.ts';
import type { LockEntry } from '../registry/lock.ts';
import { pinsFrom } from '../registry/pins.ts';
import { oneLine } from '../report/path.ts';
import type { Pins } from '../transform/context.ts';
import { imageUses, type AnyTransform, type ImageReference } from '../transform/index.ts';
import pinBaseImage, { modeFor, type Options } from '../../transforms/pin-base-image.ts';
import type { Io } from './io.ts';
import type { RegistryArguments } from './registry-arguments.ts';
import type { TransformOptions } from './transform-options.ts';

/** What a run knows of image references beside the catalogue. */
export interface OpenedPins {
  readonly pins: Pins;
  /** ISO date. */
  readonly today: string;
  /** Whether a registry gave no answer, which was said. */
  readonly failed: boolean;
}

/** What `openPins` needs of a run. */
export interface PinJob {
  readonly io: Io;
  readonly settings: { readonly online: boolean; readonly registry: RegistryArguments };
  readonly images: Catalogue;
  readonly transforms: readonly AnyTransform[];
}

/** The text of a Dockerfile, and the options of transforms that hold for it. */
export interface OpenedText {
  readonly text: string;
  readonly options: TransformOptions;
}

/** What is in force for each file. */
export interface FileSettings {
  forFile(path: string): { readonly options: TransformOptions };
  ignores(path: string): boolean;
}

/**
 * Reads the lock file of the repository that a path lies in; with `--online` registries are asked for what it lacks.
 * @param texts the Dockerfiles of the run, asked for only then
 */
export const openPins = async (
  job: PinJob,
  path: string,
  texts: () => Iterable<OpenedText>,
): Promise<OpenedPins | { readonly problem: string }> => {
  const { io, settings, images, transforms } = job;
  const today = new Date().toISOString().slice(0, 10);
  const file = readLockFile(folderOf(path, io.cwd), io.cwd);
  if (file.kind === 'problem') return { problem: `${oneLine(file.path)} ${oneLine(file.message)}` };
  const pins = pinsFrom(file.lock);
  if (!settings.online || !transforms.some(({ name }) => name === pinBaseImage.name))
    return { pins, today, failed: false };
  const wanted = new Map<string, NamedImage>();
  let precision: 'release' | 'exact' = 'release';
  for (const { text, options } of texts()) {
    const own = pinOptions(options);
    if (own.precision === 'exact') precision = 'exact';
    for (const reference of referencesIn(text, own, images)) {
      if (!pins.find(reference.name, reference.tag) && mayMove(reference, own, images))
        wanted.set(keyOf(reference), reference);
    }
  }
  const { resolveAll } = await import('../registry/index.ts');
  const lock = new Map<string, LockEntry>(file.lock);
  const resolver = {
    settings: { ...settings.registry, env: io.env },
    images,
    today,
    minAgeDays: 0,
    precision,
  };
  const outcomes = await resolveAll(resolver, wanted, file.lock);
  let failed = false;
  for (const [key, outcome] of outcomes) {
    if (outcome.kind === 'failed') {
      failed = true;
      io.stderr.write(`imgfix: ${oneLine(outcome.message)}\n`);
    } else if (outcome.kind !== 'young') lock.set(key, outcome.entry);
  }
  return { pins: pinsFrom(lock), today, failed };
};

/** The options of pin-base-image in force. */
export const pinOptions = (options: TransformOptions): Options => ({
  ...{ mode: 'tag', precision: 'release', images: {} },
  ...pinBaseImage.options,
  ...options[pinBaseImage.name],
});

/** The references that a text leaves to be pinned: not those with a digest, that float on purpose, that
 * a pragma protects, or that may be no image at all. */
export function* referencesIn(
  text: string,
  options: Options,
  images: Catalogue,
): Generator<ImageReference & { readonly line: number }> {
  const dockerfile = parseDockerfile(text);
  if (dockerfile.problems.length > 0) return;
  const pragmas = readPragmas(dockerfile);
  if (pragmas.wholeFile || pragmas.ignoresFile(pinBaseImage)) return;
  for (const { reference, instruction, start, end } of imageUses(dockerfile)) {
    if (!reference || reference.digest !== undefined || modeFor(options, reference) === 'float') continue;
    if (mayBeContext(images, reference.name, reference.tag)) continue;
    if (instruction.onbuild && reference.tag === undefined) continue;
    if (pragmas.protects(pinBaseImage, [{ start, end, text: '' }])) continue;
    yield { ...reference, line: instruction.line };
  }
}

/** Whether a registry can say more of a reference than the catalogue. */
const mayMove = (reference: ImageReference, options: Options, images: Catalogue): boolean => {
  if (modeFor(options, reference) !== 'tag') return true;
  const { name, tag } = reference;
  const { reason, frozen } = officialPin(images, name, tag, { precision: options.precision });
  if (reason === 'unknown-image') return tag === undefined || !looksExact(tag);
  return frozen !== true && reason !== 'already-specific' && reason !== 'distribution-release' && reason !== 'tagged';
};

/** The texts of the Dockerfiles that the paths name or hold; what cannot be read is left out. */
export function* textsOf(paths: readonly string[], cwd: string, setup: FileSettings): Generator<OpenedText> {
  for (const found of discover(paths.length > 0 ? paths : ['.'], { cwd })) {
    if (found.kind !== 'file' || setup.ignores(found.path)) continue;
    const source = readSource(found.path);
    if (source.kind === 'file') yield { text: source.text, options: setup.forFile(found.path).options };
  }
}
