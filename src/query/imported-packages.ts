import { developmentFile, sourceEnding } from '../knowledge/development-files.ts';
import type { Stage } from '../dockerfile/index.ts';
import { contextPath } from './copies.ts';
import { copiesOf } from './start-command.ts';
import type { DevPackages } from './lockfiles/dev-packages.ts';
import type { ContextFiles } from './project-files.ts';

/** A package that a source file names. */
export interface NamedPackage {
  readonly name: string;
  readonly file: string;
}

/**
 * The first package for development that a source may load which stages copy from the build context; `unknown` where
 * there are too many files, or one cannot be read. Any text in quotes counts that is the name of a package which package.json lists: templates and
 * drivers are loaded by their names alone.
 */
export const loadedForDevelopment = (
  stages: readonly Stage[],
  packages: DevPackages,
  context: ContextFiles,
): NamedPackage | 'unknown' | undefined => {
  const sources = stages.flatMap(copiesOf).flatMap((copy) => (copy.from === undefined ? copy.sources : []));
  const seen = new Set<string>();
  for (const source of sources) {
    if (source.startsWith('<<')) continue;
    const path = contextPath(source);
    const files = path === undefined ? undefined : context.match(path === '' ? '.' : path);
    if (!files) return 'unknown';
    for (const file of files) seen.add(file);
  }
  for (const file of seen) {
    if (!sourceEnding.test(file) || /(?:^|\/)node_modules\//.test(file) || developmentFile.test(file)) continue;
    const text = context.read(file);
    if (text === undefined) return 'unknown';
    for (const [, before = '', word = ''] of text.matchAll(
      /(\b(?:require|import|from)\b[\s(]*)?["'`]([@\w][\w./@-]*)["'`]/g,
    )) {
      const name = word.split('/', word.startsWith('@') ? 2 : 1).join('/');
      if (before === '' ? packages.named.has(word) : packages.all.has(name)) return { name, file };
    }
  }
  return undefined;
};
