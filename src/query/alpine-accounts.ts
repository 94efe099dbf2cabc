import type { Word } from '../shell/index.ts';

/** Accounts of Alpine's own image. Source: https://gitlab.alpinelinux.org/alpine/aports, alpine-baselayout */
export const alpineAccounts = ['root', 'nobody', 'nogroup', 'daemon', 'bin'];

/** Accounts that a program of shadow is told. */
export interface NamedAccounts {
  /** Not known to be there. */
  readonly unknown: readonly string[];
  /** What `useradd` or `groupadd` makes. */
  readonly made: string | undefined;
}

/** `usermod -aG video node`, `useradd -g 1001 app`: which accounts must be there, and which one is made. */
export const accountsNamed = (
  program: string,
  words: readonly Word[],
  accounts: ReadonlySet<string>,
): NamedAccounts => {
  const values = words.map(({ value, text }) => value ?? text);
  const isMade = program === 'useradd' || program === 'groupadd';
  const named = values.filter((value, at) => {
    const before = values[at - 1] ?? '';
    if (value.startsWith('--gid=') || value.startsWith('--groups=') || groupOptions.has(before)) return true;
    return !isMade && !value.startsWith('-') && !before.startsWith('-');
  });
  const parts = named.flatMap((value) => value.slice(value.indexOf('=') + 1).split(','));
  return {
    unknown: parts.filter((part) => !/^\d+$/.test(part) && !accounts.has(part)),
    made: isMade ? values.at(-1) : undefined,
  };
};

const groupOptions = new Set(['-g', '--gid', '-G', '--groups', '-aG', '-a', '--append']);
