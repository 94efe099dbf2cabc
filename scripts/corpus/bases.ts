import type { FileResult } from '../../src/engine/results.ts';
import { parseDockerfile, rootOf } from '../../src/dockerfile/index.ts';
import type { Catalogue } from '../../src/knowledge/catalogue/index.ts';
import { tagWords } from '../../src/knowledge/catalogue/tag-name.ts';
import { alpineReadyImages } from '../../src/knowledge/musl.ts';
import { javaImages, slimImages } from '../../src/knowledge/slim-images.ts';

/** How many files could have a smaller base in their final stage, and what became of them. */
export interface Bases {
  couldMove: number;
  toAlpine: number;
  toSlim: number;
  readonly stopped: Map<string, number>;
}

const small = new Set(['slim', 'jre', 'alpine']);

/** Adds a file whose final stage stands on an image that has a smaller variant, and what the transforms did with it. */
export const countBase = (bases: Bases, text: string, { changes, notes }: FileResult, images: Catalogue): void => {
  const final = parseDockerfile(text).stages.at(-1);
  const base = final && rootOf(final).base;
  if (base?.kind !== 'image') return;
  const { name, tag = 'latest' } = base.reference;
  const isKnown = Object.hasOwn(slimImages, name) || Object.hasOwn(alpineReadyImages, name) || javaImages.has(name);
  const words = tagWords(tag).map((word) => word.text);
  if (!isKnown || !images.has(name) || words.some((word) => small.has(word) || word.startsWith('alpine'))) return;
  bases.couldMove++;
  const changedBy = (transform: string): boolean => changes.some((change) => change.transform === transform);
  if (changedBy('use-alpine-base')) bases.toAlpine++;
  else if (changedBy('use-slim-base')) bases.toSlim++;
  else {
    const own = notes.filter(
      ({ transform, reason }) =>
        transform.startsWith('use-') && transform.endsWith('-base') && reason !== 'image-ended',
    );
    const reasons = new Set(own.map(({ transform, reason }) => `${transform.slice(4, -5)}: ${reason}`));
    for (const reason of reasons.size > 0 ? reasons : ['no variant, or too much in the way']) {
      bases.stopped.set(reason, (bases.stopped.get(reason) ?? 0) + 1);
    }
  }
};
