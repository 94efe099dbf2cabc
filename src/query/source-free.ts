import {
  cacheCleaners,
  cleanupWords,
  homeCache,
  isProjectSetting,
  sourceFreePrograms,
} from '../knowledge/source-free.ts';
import type { SimpleCommand, Word } from '../shell/index.ts';
import { unwrap } from './invocation.ts';

/** What is known where a command stands. */
export interface Surroundings {
  /** A word's value where the file tells it. */
  readonly valueOf: (word: Word) => string | undefined;
  /** Whether an absolute path lies away from the project. */
  readonly isElsewhere: (path: string) => boolean;
}

/**
 * Whether a command reads and writes nothing of the project that it stands in: a package manager of the system, a setting,
 * a folder elsewhere.
 */
export const isSourceFree = (command: SimpleCommand, around: Surroundings): boolean => {
  if (command.words.length === 0) return false;
  if (command.redirects.some(({ operator, target }) => !isHarmlessRedirect(operator, target, around))) return false;
  if (command.words.some((word) => word.scripts.length > 0)) return false;
  const { program, name, arguments: all } = unwrap(command);
  const words = program === 'rm' ? all.filter(({ text }) => !homeCache.test(text)) : all;
  if (program === undefined || (name !== program && !(name?.startsWith('/') && around.isElsewhere(name)))) return false;
  if (name.startsWith('./')) return false;
  const rule = Object.hasOwn(sourceFreePrograms, program) ? sourceFreePrograms[program] : undefined;
  if (!rule) return false;
  if (rule.operands === 'text') return true;
  const values = words.map((word) => around.valueOf(word));
  const plain = values.filter((value) => value === undefined || !value.startsWith('-') || value === '-');
  if (rule.subcommands && !rule.subcommands.some((one) => one === (one.startsWith('-') ? values[0] : plain[0])))
    return false;
  if (values.some((value) => value?.startsWith('--location=project') || value === '--local'))
    return program === 'bundle';
  if (rule.needs && !values.some((value) => value !== undefined && rule.needs?.includes(value))) return false;
  if (program === 'yarn' && isProjectSetting(values)) return false;
  const operands = rule.skipsFirst ? plain.slice(1) : plain;
  if (rule.operands === 'nothing') return plain.length === 0;
  return operands.every((value) => {
    if (value === undefined) return false;
    if (value.startsWith('/')) return around.isElsewhere(value);
    return rule.operands === 'names' && isName(value);
  });
};

/** Whether it clears away what an install left behind, which saves nothing in a layer of its own. */
export const isCleanup = (command: SimpleCommand): boolean => {
  const { program, words, arguments: all } = unwrap(command);
  if (program === 'rm') return all.some(({ text, value }) => value?.startsWith('/') === true || homeCache.test(text));
  const marks = program !== undefined && Object.hasOwn(cleanupWords, program) ? cleanupWords[program] : undefined;
  return marks !== undefined && words.some((word) => word !== undefined && marks.includes(word));
};

/** Whether it only empties the cache of a package manager, so that it may as well run twice: `npm cache clean --force`. */
export const emptiesCache = (command: SimpleCommand): boolean => {
  const { program, words } = unwrap(command);
  return (
    program !== undefined && cacheCleaners[program]?.some((row) => row.every((word, at) => words[at] === word)) === true
  );
};

const isHarmlessRedirect = (operator: string, target: Word | undefined, { isElsewhere }: Surroundings): boolean => {
  if (operator === '>&' || operator === '<&') return target?.value !== undefined && /^[\d-]+$/.test(target.value);
  return (target?.value?.startsWith('/') && isElsewhere(target.value)) === true;
};

/** The name of a package, a user, a setting, or an address: no path. */
const isName = (value: string): boolean => {
  if (/^(?:\.{1,2}(?:\/|$)|~)/.test(value) || /\.(?:deb|rpm|apk|tgz|gem|whl)$/.test(value)) return false;
  return !value.includes('/') || value.includes('@') || /^https?:\/\//.test(value);
};
