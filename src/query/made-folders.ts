import { asObject, parseJsonObject } from '../formats/index.ts';
import { builtFolders } from '../knowledge/ignorable.ts';
import type { ContextFiles } from './project-files.ts';

/** Whether the build script of the package.json at the top of a context makes a folder of this name its own. */
export const isBuiltFolder = (name: string, context: ContextFiles): boolean => {
  const scripts = asObject(parseJsonObject(context.read('package.json'))?.['scripts']) ?? {};
  const commands = Object.entries(scripts)
    .filter(([script]) => script.startsWith('build'))
    .flatMap(([, text]) => (typeof text === 'string' ? text.split(/&&|;/) : []))
    .map((text) => text.trim().split(/\s+/).join(' '));
  return builtFolders.some(({ words, folder, unless }) => {
    if (folder !== name) return false;
    // an option may name another folder
    if (!commands.some((command) => command === words || command.endsWith(` ${words}`))) return false;
    return !context
      .list('')
      .some((file) => unless?.[0].test(file) === true && unless[1].test(context.read(file) ?? ''));
  });
};
