import { userInForce, type Instruction } from '../dockerfile/index.ts';
import { accountPrograms, renewedPaths, sessionPrograms } from '../knowledge/run-environment.ts';
import { wordsOf, type Effects } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { removesDirectory } from './removal.ts';

/** What the builder makes anew for each RUN, and a body may have changed for the next. */
export type Renewal = 'removes-directory' | 'renewed-files' | 'account';

/**
 * Each RUN starts in its working directory (made anew if it is gone), with its own /etc/hosts, /dev and mounts, and with
 * the groups and the home that its user has by then. Tells which of these a script may change for a body behind it.
 */
export const isRenewed = (instruction: Instruction, effects: Effects): Renewal | undefined => {
  if (removesDirectory(instruction, effects)) return 'removes-directory';
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
