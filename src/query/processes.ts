import { daemonStarters, daemonWords, inquiries, tellers } from '../knowledge/shell-builtins.ts';
import { allCommandsOf, parseShell, type Command, type List, type SimpleCommand } from '../shell/index.ts';
import { unwrap } from './invocation.ts';

/** Whether a command puts a server into the background, itself or in the text that it hands to another shell. */
export const leavesProcess = (command: SimpleCommand): boolean => {
  const { name, program, words } = unwrap(command);
  if (name === undefined || program === undefined) return false;
  if (name.startsWith('/etc/init.d/') || name.startsWith('/etc/rc.d/')) return true;
  if (
    !tellers.has(program) &&
    (words[0] === 'start' || words.some((word) => word !== undefined && daemonWords.has(word)))
  )
    return true;
  const marks = daemonStarters[program];
  if (marks) {
    const has = (listed: (word: string) => boolean): boolean =>
      words.some((word) => word !== undefined && listed(word));
    if (marks.length > 0 ? has((word) => marks.includes(word)) : !has((word) => inquiries.has(word))) return true;
  }
  return nestedText(command, program).some(startsJob);
};

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'su', 'runuser', 'gosu', 'su-exec']);

/** `text` of `sh -c 'text'` and `su user -c "text"`, as far as it can be read. */
const nestedText = (command: SimpleCommand, program: string): string[] => {
  if (!shells.has(program)) return [];
  const at = command.words.findIndex((word) => {
    const { value } = word;
    return value === '--command' || (value?.startsWith('-') === true && !value.startsWith('--') && value.endsWith('c'));
  });
  const text = at < 0 ? undefined : command.words[at + 1];
  if (!text) return [];
  const { value } = text;
  if (value !== undefined) return [value];
  // between double quotes only expansions are missing
  return text.text.startsWith('"') && text.text.endsWith('"') ? [text.text.slice(1, -1)] : [];
};

const startsJob = (text: string): boolean => {
  const parsed = parseShell(text, 0, []);
  if (!('script' in parsed)) return true;
  const { body } = parsed.script;
  if (hasBackground(body)) return true;
  return allCommandsOf(body).some(([command]) => isJob(command));
};

const isJob = (command: Command): boolean =>
  command.kind === 'simple' ? leavesProcess(command) : command.kind === 'coproc' || command.bodies.some(hasBackground);

const hasBackground = (list: List): boolean => list.statements.some((statement) => statement.background);
