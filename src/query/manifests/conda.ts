import { asObject, asTexts, parseYaml } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { readRequirements } from './pip.ts';
import { absent } from './words.ts';

/** What `conda env create -f environment.yml` and its relatives read; pip reads its own part of it. */
export const readCondaEnvironment = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const named = install.files.map(({ path }) => path).filter((path) => !/^https?:\/\//.test(path));
  const byDefault = install.subcommand.startsWith('env ') && install.files.length === 0 ? ['environment.yml'] : [];
  const files: string[] = [];
  for (const path of [...named, ...byDefault]) {
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    files.push(path);
    if (!/\.ya?ml$/.test(path)) continue;
    const [environment] = parseYaml(text) ?? [];
    if (!environment) return obstructed('unreadable-manifest', `${path} cannot be read`);
    const dependencies: readonly unknown[] = Array.isArray(environment['dependencies'])
      ? environment['dependencies']
      : [];
    for (const entry of dependencies) {
      if (typeof entry === 'string') continue;
      const lines = asTexts(asObject(entry)?.['pip']);
      if (!lines)
        return obstructed('unreadable-manifest', `${path} has an entry that is neither a package nor a list for pip`);
      const read = readRequirements(path, lines, project);
      if ('obstacle' in read) return read;
      files.push(...read.files);
    }
  }
  return { files, folders: [], produces: install.writes, cautions: [] };
};
