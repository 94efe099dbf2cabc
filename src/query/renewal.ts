import { shellInForce, userInForce, type Instruction } from '../dockerfile/index.ts';
import { accountPrograms, renewedPaths, sessionPrograms } from '../knowledge/run-environment.ts';
import { wordsOf, type Effects } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { removesDirectory } from './removal.ts';

/** What the builder makes anew for each RUN, and a body may have changed for the next. */
export type Renewal = 'removes-directory' | 'renewed-files' | 'account' | 'replaced-shell';

/**
 * Each RUN starts in its working directory (made anew if it is gone), with its own /etc/hosts, /dev and mounts, and with
 * the groups and the home that its user has by then, in a shell started anew. Tells which of these a script may change for
 * a body behind it.
 */
export const isRenewed = (instruction: Instruction, effects: Effects): Renewal | undefined => {
  if (removesDirectory(instruction, effects)) return 'removes-directory';
  if (replacesShell(instruction, effects)) return 'replaced-shell';
  let user: string | undefined;
  for (const [command] of effects.commands) {
    for (const { value } of wordsOf(command)) {
      if (value !== undefined && renewedPaths.some((path) => value === path || value.startsWith(`${path}/`)))
        return 'renewed-files';
    }
    const invocation = unwrap(command);
    if (invocation.program === undefined) continue;
    if (sessionPrograms.has(invocation.program)) return 'renewed-files';
    if (!accountPrograms.has(invocation.program)) continue;
    user ??= nameInForce(instruction);
    if (concerns(invocation, user)) return 'account';
  }
  return undefined;
};

/** The user that RUNs run as; '' where it is not known, which may be any. */
const nameInForce = (instruction: Instruction): string => {
  const user = userInForce(instruction);
  return user ? (user.value?.split(':')[0] ?? '') : 'root';
};

const concerns = ({ arguments: words }: Invocation, user: string): boolean =>
  words.some(({ value }) => {
    if (value === undefined) return user !== 'root';
    return value === user || (user === '' && !value.startsWith('-'));
  });

/** `rm /bin/sh && ln -s /bin/bash /bin/sh`, `cd /bin && ln -sf bash sh`, `dpkg-reconfigure dash`: the next RUN is for another shell. */
const replacesShell = (instruction: Instruction, { commands }: Effects): boolean => {
  const shell = shellInForce(instruction).kind === 'bash' ? 'bash' : 'sh';
  const isShell = (text: string | undefined): boolean => text?.slice(text.lastIndexOf('/') + 1) === shell;
  return commands.some(([command]) => {
    const { program, words } = unwrap(command);
    if (program === undefined) return false;
    if (program === 'dpkg-reconfigure') return shell === 'sh' && words.includes('dash');
    if (command.redirects.some(({ operator, target }) => operator.startsWith('>') && isShell(target?.value)))
      return true;
    if (makers.has(program)) return isShell(words.findLast((word) => word?.startsWith('-') !== true));
    if (movers.has(program)) return words.some(isShell);
    // the text of `bash -c "ln -sf /bin/bash /bin/sh"`
    return words.some(
      (word) => word?.includes(' ') === true && /\b(?:ln|cp|mv|rm)\b/.test(word) && word.includes(`bin/${shell}`),
    );
  });
};

const makers = new Set(['ln', 'cp', 'install']);
const movers = new Set(['rm', 'mv', 'unlink', 'update-alternatives', 'alternatives', 'dpkg-divert']);
