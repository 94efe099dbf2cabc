import type { Instruction } from '../dockerfile/index.ts';
import { slimmedFolders } from '../knowledge/slim-images.ts';
import { parseShell, type SimpleCommand } from '../shell/index.ts';
import { effectsOf } from './effects.ts';

/** A folder that slim images leave empty and that a text names. */
export const slimmedFolderIn = (text: string): string | undefined =>
  text.includes('/usr/share/') ? slimmedFolders.find((folder) => text.includes(folder)) : undefined;

/** The locale that a variable sets, where its translations matter: not C, and not English. */
export const foreignLocale = (name: string, text: string): boolean => {
  if (name !== 'LANGUAGE' && name !== 'LANG' && !name.startsWith('LC_')) return false;
  const value = text.replaceAll(/["']/g, '');
  return value !== '' && !/^(?:C|POSIX|en)(?:[_.:]|$)/i.test(value);
};

/**
 * The commands of a CMD, ENTRYPOINT or HEALTHCHECK in either form; undefined where they cannot be read.
 * `exec`: the words to look at, where a wrapper stands before them.
 */
export const startedCommands = (
  { exec: written, script, value }: Instruction,
  exec = written,
): readonly SimpleCommand[] | undefined => {
  if (!exec) return script ? commandsIn(script) : value.toUpperCase() === 'NONE' ? [] : undefined;
  const [first, second, third] = exec;
  const isShell = first !== undefined && shells.has(first) && second?.startsWith('-') === true && second.includes('c');
  const parsed = parseShell(isShell ? (third ?? '') : exec.map(quoted).join(' '), 0, []);
  return 'script' in parsed ? commandsIn(parsed.script) : undefined;
};

const commandsIn = (script: Parameters<typeof effectsOf>[0]): readonly SimpleCommand[] =>
  effectsOf(script).commands.map(([command]) => command);

const shells = new Set(['sh', 'bash', '/bin/sh', '/bin/bash']);

const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
