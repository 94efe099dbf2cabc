import { fieldAt, textsIn } from '../../formats/index.ts';
import { compileVariables } from '../../knowledge/manifests/index.ts';
import { unwrap } from '../invocation.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Obstructed, type ProjectFiles } from './model.ts';

/** The install's own command with other options, for a step that only downloads; undefined where a word depends on a variable. */
export const commandWith = (
  install: Install,
  { without = [], added }: { readonly without?: readonly string[]; readonly added: readonly string[] },
): string | undefined => {
  const { words, assignments } = install.node;
  if (words.some((word) => word.value === undefined)) return undefined;
  const before = assignments.map((one) => `${one.name}=${one.value?.text ?? ''}`);
  return [...before, ...words.map((word) => word.text).filter((text) => !without.includes(text)), ...added].join(' ');
};

/**
 * A command that downloads, with the variables in front of it that an install has in front of it and that count for a
 * download; undefined where one of them is not plain.
 */
export const withVariablesOf = (install: Install, command: string): string | undefined => {
  const { node } = install;
  const ignored = compileVariables[install.command.tool];
  const kept = [...unwrap(node).environment].filter(([name]) => !ignored?.has(name));
  const texts = kept.map(([name, value]) => {
    const own = node.assignments.find((one) => one.name === name)?.value?.text;
    const plain = value !== undefined && /^[\w:/.,@+-]*$/.test(value) ? value : undefined;
    return own ?? plain;
  });
  if (texts.includes(undefined)) return undefined;
  return [...kept.map(([name], index) => `${name}=${texts[index] ?? ''}`), command].join(' ');
};

/** What to say where `commandWith` and `withVariablesOf` give nothing. */
export const dependsOnVariable = (install: Install): Obstructed =>
  obstructed('unknown-option', `a word of ${install.title} depends on a variable`);

/** Whether settings of uv or PDM take packages from a folder or a file beside them. */
export const namesPackageFolder = (settings: unknown): boolean => {
  const links = [fieldAt(settings, 'find-links'), fieldAt(settings, 'pip', 'find-links')].flatMap(textsIn);
  const others = ['index', 'index-url', 'extra-index-url', 'source', 'pip'].map((key) => fieldAt(settings, key));
  return (
    links.some((one) => !/^[a-z][\w+.-]*:\/\//i.test(one) || one.startsWith('file:')) ||
    others.flatMap(textsIn).some((one) => /^(?:file:|\.{0,2}\/)/.test(one))
  );
};

/** Why a manifest is not there for an install. */
export const absent = (name: string, project: ProjectFiles): Obstructed =>
  project.has(name)
    ? obstructed('unreadable-manifest', `${name} cannot be read`)
    : obstructed('missing-manifest', `${name} does not come from the build context`);

/** Those of the names that are files. */
export const present = (names: readonly string[], project: ProjectFiles): readonly string[] =>
  [...new Set(names)].filter((name) => project.has(name) === 'file');

/** A path beside a file: `../b/x` beside `a/y` is `b/x`; undefined where it leaves what is known. */
export const besideFile = (file: string, path: string): string | undefined => {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part === '..') parts.push('..');
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
