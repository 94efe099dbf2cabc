import { descendantsOf, parseDockerfile, rootOf, type Stage } from '../../src/dockerfile/index.ts';
import type { FileResult } from '../../src/engine/results.ts';
import { alpineReadyImages } from '../../src/knowledge/alpine-images.ts';
import type { Catalogue } from '../../src/knowledge/catalogue/index.ts';
import { tagWords } from '../../src/knowledge/catalogue/tag-name.ts';
import { javaImages, slimImages } from '../../src/knowledge/slim-images.ts';

/** How many stages stand on an image that may have a smaller variant, and what became of them. */
export interface Bases {
  couldMove: number;
  toAlpine: number;
  toSlim: number;
  /** Left at this level, and offered at a bolder one. */
  offered: number;
  readonly stopped: Map<string, number>;
}

const small = new Set(['slim', 'jre', 'alpine']);

/** Adds a file's stages that name an image with a smaller variant, and what the transforms did with each. */
export const countBase = (bases: Bases, text: string, result: FileResult, images: Catalogue): void => {
  const { stages } = parseDockerfile(text);
  const after = parseDockerfile(result.after).stages;
  const root = stages.at(-1) && rootOf(stages.at(-1) as Stage);
  for (const stage of stages) {
    if (!couldMove(stage, images)) continue;
    bases.couldMove++;
    const own = after[stage.index];
    const words = own ? tagsOf(own) : [];
    if (words.some((word) => word.startsWith('alpine'))) bases.toAlpine++;
    else if (words.some((word) => small.has(word))) bases.toSlim++;
    else countStop(bases, stage, stage === root, result);
  }
};

const tagsOf = ({ base }: Stage): readonly string[] =>
  base.kind === 'image' ? tagWords(base.reference.tag ?? 'latest').map((word) => word.text) : [];

const couldMove = (stage: Stage, images: Catalogue): boolean => {
  if (stage.base.kind !== 'image') return false;
  const { name } = stage.base.reference;
  const isKnown = Object.hasOwn(slimImages, name) || Object.hasOwn(alpineReadyImages, name) || javaImages.has(name);
  return isKnown && images.has(name) && !tagsOf(stage).some((word) => small.has(word) || word.startsWith('alpine'));
};

const countStop = (bases: Bases, stage: Stage, isFinal: boolean, { notes }: FileResult): void => {
  const { line } = stage.from;
  const own = notes.filter(
    ({ transform, reason, line: at }) =>
      transform.startsWith('use-') && transform.endsWith('-base') && reason !== 'image-ended' && at === line,
  );
  if (own.some(({ reason }) => reason === 'needs-level' || reason === 'not-known')) bases.offered++;
  const reasons = new Set(own.map(({ transform, reason }) => `${transform.slice(4, -5)}: ${reason}`));
  const silent =
    isFinal || descendantsOf(stage).length > 0 ? 'no variant, or too much in the way' : 'only builds, and not sure';
  for (const reason of reasons.size > 0 ? reasons : [silent]) {
    bases.stopped.set(reason, (bases.stopped.get(reason) ?? 0) + 1);
  }
};
