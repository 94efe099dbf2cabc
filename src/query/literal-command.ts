import { shellBuiltins } from '../knowledge/shell-builtins.ts';
import type { Script, Word } from '../shell/index.ts';

/** A command that needs no shell. */
export interface LiteralCommand {
  readonly words: readonly Word[];
  /** `exec` in front of it. */
  readonly dropped: readonly Word[];
}

/** Whether the name of a program is a whole command in quotes, `node server.js`: only a path may have a space. */
export const isQuotedCommand = (name: string): boolean => /^[^/\s]+\s/.test(name);

/** What a script needs a shell for. */
export type ShellNeed = 'operators' | 'expansion' | 'builtin';

/** The one command of a script, if every word of it is literal and nothing in it needs a shell; else what it needs one for. */
export const literalCommand = ({ body }: Script): LiteralCommand | ShellNeed => {
  const [statement] = body.statements;
  const [pipeline] = statement?.andOr.pipelines ?? [];
  const [command] = pipeline?.commands ?? [];
  if (!statement || !pipeline || command?.kind !== 'simple') return 'operators';
  const isOne =
    body.statements.length === 1 && statement.andOr.pipelines.length === 1 && pipeline.commands.length === 1;
  if (!isOne || pipeline.negated || statement.background || statement.terminator !== '') return 'operators';
  if (command.assignments.length > 0 || command.redirects.length > 0) return 'operators';
  const dropped = command.words[0]?.value === 'exec' ? command.words.slice(0, 1) : [];
  const words = command.words.slice(dropped.length);
  if (words.some(({ value }) => value === undefined)) return 'expansion';
  const name = words[0]?.value ?? '-';
  return shellBuiltins.has(name) || name.startsWith('-') || name === '' ? 'builtin' : { words, dropped };
};
