import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSource } from '../project/files.ts';
import { gitRoot } from '../project/git.ts';
import { attempt } from '../project/problem.ts';
import { Surroundings } from '../project/surroundings.ts';

/** The names that a configuration may have; `package.json` only with `imgfix` in it. */
export const configNames = [
  'imgfix.config.json',
  'imgfix.config.yaml',
  'imgfix.config.yml',
  'imgfix.config.ts',
  'imgfix.config.mts',
  'imgfix.config.cts',
  'imgfix.config.js',
  'imgfix.config.mjs',
  'imgfix.config.cjs',
] as const;

const exists = (path: string): boolean => attempt(() => lstatSync(path, { throwIfNoEntry: false })) !== undefined;

/** The configurations that lie in one folder. */
export const configsIn = (folder: string): string[] => {
  const found: string[] = configNames.map((name) => join(folder, name)).filter(exists);
  const manifest = join(folder, 'package.json');
  if (exists(manifest) && speaksOfImgfix(manifest)) found.push(manifest);
  return found;
};

/**
 * Looks for the configuration in a folder and those above it, up to the top of its repository; outside of one, in the
 * folder alone. A few questions to the file system per folder, no reading but of a package.json.
 * @returns the configurations of the nearest folder that has any: more than one is the caller's to refuse
 */
export const findConfigs = (folder: string): readonly string[] => {
  const top = gitRoot(folder) ?? folder;
  for (let at = folder; ; at = dirname(at)) {
    const found = configsIn(at);
    if (found.length > 0 || at === top) return found;
  }
};

const speaksOfImgfix = (path: string): boolean => {
  if (new Surroundings().leadsAway(path)) return false;
  const source = readSource(path);
  if (source.kind === 'problem' || !source.text.includes('"imgfix"')) return false;
  try {
    const value: unknown = JSON.parse(source.text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'imgfix');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // settings that cannot be read must not be left out in silence; the rest of the file is for its own tools to judge
    return /"imgfix"\s*:\s*\{/.test(source.text);
  }
};
