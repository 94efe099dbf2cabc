import { rewriteText } from './engine/rewrite.ts';
import type { FileResult } from './engine/results.ts';
import { closestName, selectTransforms, unknownNames } from './engine/selection.ts';
import { openCatalogue, type Catalogue } from './knowledge/catalogue/index.ts';
import { levels, type AnyTransform, type BuildContext, type Level, type Pins, type Preset } from './transform/index.ts';
import { transforms as ownTransforms } from '../transforms/index.ts';

export * from './transform/index.ts';
export { defineConfig, type Config, type PresetName, type TransformChoice } from './config/model.ts';
export { engineReasons } from './engine/rewrite.ts';
export type { Change, Dropped, FileProblem, FileResult, Note, Step } from './engine/results.ts';
export { openCatalogue } from './knowledge/catalogue/index.ts';
export type { Catalogue, CatalogueSource, PinAnswer, ReadShard, TagFacts } from './knowledge/catalogue/index.ts';
export { unifiedDiff, type DiffInput } from './report/diff.ts';

const presets: readonly Preset[] = ['recommended', 'minimal', 'buildkit'];

/** imgfix's own transforms, in the order in which they run. */
export const transforms: readonly AnyTransform[] = ownTransforms;

/** How `rewrite` works on a text; everything has a default. */
export interface RewriteOptions {
  /** What may run, in this order: imgfix's own transforms, or with some of your own among them. */
  readonly transforms?: readonly AnyTransform[];
  /** Run these only, by name, also those that are in no preset. */
  readonly only?: readonly string[];
  /** Do not run these. */
  readonly skip?: readonly string[];
  /** The set to run where `only` names none; `recommended` by default. */
  readonly preset?: Preset;
  /** The boldest fix to apply; `review` by default. */
  readonly level?: Level;
  /** Options by transform name, laid over its defaults. */
  readonly options?: Readonly<Record<string, object>>;
  /** The files that a build sees; without them nothing is changed that depends on them. */
  readonly buildContext?: BuildContext;
  /** Facts about official images: `openPackageCatalogue()` from `imgfix/node`, or none. */
  readonly images?: Catalogue;
  /** What image references stand for: `pinsFrom` of a lock file from `imgfix/node`, or none. */
  readonly pins?: Pins;
}

/**
 * Rewrites the text of one Dockerfile. What is wrong with the text, or what a transform does wrong, stands in the result.
 * @throws RangeError if `only`, `skip` or `options` name a transform that there is not, or `level` or `preset` something else
 * @throws TypeError if the text is none
 */
export const rewrite = (text: string, options: RewriteOptions = {}): FileResult => {
  const { transforms: available = ownTransforms, only, skip, preset, level = 'review' } = options;
  // for those whom no compiler tells
  if (typeof (text as unknown) !== 'string') throw new TypeError('the text of a Dockerfile is a string');
  if (!levels.includes(level)) throw new RangeError(`there is no level "${level}": say ${levels.join(', ')}`);
  if (preset !== undefined && !presets.includes(preset))
    throw new RangeError(`there is no preset "${preset}": say ${presets.join(', ')}`);
  const names = { only, skip: [...(skip ?? []), ...Object.keys(options.options ?? {})] };
  const [unknown] = unknownNames(available, names);
  if (unknown !== undefined) {
    const meant = closestName(
      unknown,
      available.map((transform) => transform.name),
    );
    throw new RangeError(`there is no transform "${unknown}"${meant === undefined ? '' : `; did you mean ${meant}?`}`);
  }
  return rewriteText(text, {
    transforms: selectTransforms(available, { only, skip, preset }),
    level,
    options: options.options ?? {},
    buildContext: options.buildContext,
    images: options.images ?? noFacts(),
    pins: options.pins,
  });
};

const noFacts = (): Catalogue => {
  const manifest = { source: 'none', sourceUrl: '', date: '1970-01-01', tags: 0, images: {} };
  return openCatalogue((name) =>
    name === 'manifest.json' ? new TextEncoder().encode(JSON.stringify(manifest)) : undefined,
  );
};
