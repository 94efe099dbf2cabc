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
 * drivers are loaded by their names alone; and any path in node_modules.
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
    const named = namedAsFile(text, packages);
    if (named !== undefined) return { name: named, file };
  }
  return undefined;
};

/** The first package for development that a text names as a folder or a program of node_modules, or starts by npx and its like. */
export const namedAsFile = (text: string, packages: DevPackages): string | undefined => {
  for (const [, path, command] of text.matchAll(inFolder)) {
    const word = path ?? command ?? '';
    const name = word
      .split('/', word.startsWith('@') ? 2 : 1)
      .join('/')
      .replace(/(?<=.)@.*$/, '');
    if (packages.all.has(name) || packages.programOf(name) === 'development') return name;
  }
  return undefined;
};

/** `node_modules/tool/dist`, `node_modules/.bin/tool`, `npx -y tool@2` */
const inFolder =
  /\bnode_modules\/(?:\.bin\/)?([@\w][\w./@-]*)|\b(?:npx|bunx|(?:npm|pnpm|yarn) (?:exec|run|dlx)|yarn) (?:-[\w-]+ )*([@\w][\w./@-]*)/g;
