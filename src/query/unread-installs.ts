import type { Instruction } from '../dockerfile/index.ts';
import { readsStandardInput } from './caches.ts';
import { unwrap } from './invocation.ts';
import { runCommands } from './nested.ts';

/** Why the text of a RUN is not read. */
export type Unread = 'exec-form' | 'heredoc' | 'unreadable';

/** Text of a RUN that is not read and calls apt. */
interface UnreadApt {
  readonly reason: Unread;
  /** It installs packages and does not say that recommended ones are not wanted. */
  readonly installs: boolean;
  /** It fetches the package lists and does not delete them. */
  readonly leavesLists: boolean;
}

/** What apt seems to do in a RUN that has no shell text to change: in exec form, in what a shell reads from a heredoc. */
export const unreadApt = (instruction: Instruction): UnreadApt | undefined => {
  const found = unreadText(instruction);
  if (!found) return undefined;
  const { reason, text } = found;
  const installs = calls(text, 'install') && !text.includes('install-recommends');
  const leavesLists = calls(text, 'update') && !text.includes('/var/lib/apt');
  return installs || leavesLists ? { reason, installs, leavesLists } : undefined;
};

const calls = (text: string, action: string): boolean =>
  new RegExp(`(?:^|[\\s;&|(/])(?:apt|apt-get|aptitude)\\s(?:[^\\n;&|]*\\s)?${action}\\b`).test(text);

const unreadText = (instruction: Instruction): { reason: Unread; text: string } | undefined => {
  const { exec, script, heredocs, opaque, value } = instruction;
  if (exec) return starters.has(baseName(exec[0])) ? { reason: 'exec-form', text: exec.join(' ') } : undefined;
  if (opaque === 'foreign-shell') return undefined;
  if (!script) return { reason: 'unreadable', text: value };
  if (heredocs.length === 0 || instruction.heredocOnly) return undefined;
  const feedsShell = runCommands(instruction).some(
    ({ command }) =>
      readsStandardInput(unwrap(command)) && command.redirects.some(({ operator }) => operator.startsWith('<<')),
  );
  const bodies = heredocs.map(({ body }) => instruction.dockerfile.text.slice(body.start, body.end));
  return feedsShell ? { reason: 'heredoc', text: bodies.join('\n') } : undefined;
};

const starters = new Set(['apt', 'apt-get', 'aptitude', 'sh', 'bash', 'dash', 'ash', 'sudo']);

const baseName = (path = ''): string => path.slice(path.lastIndexOf('/') + 1);
