import { openCatalogue } from '../../src/knowledge/catalogue/index.ts';
import { packageShards } from '../../src/knowledge/catalogue/node.ts';
import { rewriteText, type EngineOptions } from '../../src/engine/rewrite.ts';
import type { FileResult } from '../../src/engine/results.ts';

/** The catalogue that the package ships. */
export const catalogue = openCatalogue(packageShards());

/** Rewrites a text with the package's own catalogue; everything else as asked. */
export const rewriteWith = (
  text: string,
  options: Partial<EngineOptions> & Pick<EngineOptions, 'transforms'>,
): FileResult =>
  rewriteText(text, { level: 'review', options: {}, buildContext: undefined, images: catalogue, ...options });
