import type { AnyTransform } from '../transform/contract.ts';
import { globTest } from '../project/path-glob.ts';
import type { Config, ImageChoice, Settings } from './model.ts';
import { configShape, faultsOf, type Fault, type Path } from './shape.ts';

/**
 * What is wrong with a configuration, in the order of its keys.
 * @param isCode whether it may name plugins
 */
export const problemsOf = (value: unknown, transforms: readonly AnyTransform[], isCode: boolean): readonly Fault[] => {
  if (!isCode && typeof value === 'object' && value !== null && 'plugins' in value) {
    const message = 'a plugin is code, and nothing is run for what stands in JSON or YAML: use imgfix.config.ts';
    return [{ path: ['plugins'], key: true, message }];
  }
  const faults = [...faultsOf(value, configShape(transforms))];
  // what has another shape cannot be asked more
  return faults.length > 0 ? faults : [...meaningFaults(value as Config, transforms)];
};

function* meaningFaults(config: Config, transforms: readonly AnyTransform[]): Generator<Fault> {
  yield* globFaults(config.ignore, ['ignore']);
  yield* imageFaults(config, [], transforms);
  for (const [index, override] of (config.overrides ?? []).entries()) {
    yield* globFaults(override.files, ['overrides', index, 'files']);
    yield* imageFaults(override, ['overrides', index], transforms);
  }
}

function* globFaults(patterns: readonly string[] = [], path: Path): Generator<Fault> {
  for (const [index, pattern] of patterns.entries()) {
    const place = { path: [...path, index], key: false };
    if (pattern === '') yield { ...place, message: 'an empty glob means nothing; leave it out' };
    else if (pattern.startsWith('!')) yield { ...place, message: 'a glob cannot take others back; leave the ! out' };
    else if (pattern.split('/').includes('..')) {
      yield { ...place, message: `${pattern} leaves the folder of the configuration, where all globs start` };
    } else if (!isGlob(pattern)) yield { ...place, message: `${pattern} is no glob` };
  }
}

const isGlob = (pattern: string): boolean => {
  try {
    globTest(pattern);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** The words that transforms take for an image in one of their options. */
const imageWords = (transforms: readonly AnyTransform[], option: string): readonly string[] => [
  ...new Set(
    transforms.flatMap((transform) => (takesImages(transform, option) ? (transform.choices?.[option] ?? []) : [])),
  ),
];

/** What is said of an image, as pairs of option and word. */
export const imagePairs = (choice: ImageChoice): readonly (readonly [string, string])[] =>
  typeof choice === 'string' ? [['images', choice]] : Object.entries(choice);

/** Whether an option of a transform is a table by image. */
export const takesImages = ({ options }: AnyTransform, option: string): boolean => {
  const table: unknown = (options as Readonly<Record<string, unknown>> | undefined)?.[option];
  return (
    (option === 'images' || option === 'prefer') && typeof table === 'object' && table !== null && !Array.isArray(table)
  );
};

function* imageFaults({ images }: Settings, path: Path, transforms: readonly AnyTransform[]): Generator<Fault> {
  for (const [image, choice] of Object.entries(images ?? {})) {
    for (const [option, word] of imagePairs(choice)) {
      const known = imageWords(transforms, option);
      if (known.includes(word)) continue;
      const inner = typeof choice === 'string' ? [] : [option];
      const message =
        known.length === 0
          ? `no transform has "${option}" for an image`
          : `no transform knows "${word}" of an image; known are ${known.join(', ')}`;
      yield { path: [...path, 'images', image, ...inner], key: known.length === 0, message };
    }
  }
}
