import type { Span } from '../text/span.ts';

/** Whether a comment of the shell stands in a part of a script, outside of the commands in it. */
export const hasShellComment = (text: string, { start, end }: Span, commands: readonly Span[]): boolean => {
  let from = start;
  for (const command of [...commands, { start: end, end }]) {
    // `#!` chooses the shell of a heredoc
    if (/(?:^|\s)#(?!!)/.test(text.slice(from, Math.min(command.start, end)))) return true;
    from = Math.max(from, command.end);
  }
  return false;
};
