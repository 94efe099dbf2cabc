import type { Word } from '../shell/index.ts';

/**
 * How an `echo` for Debian's sh does on Alpine. dash reads escapes such as `\n` always and knows no option but `-n`;
 * busybox reads them with `-e` only. `marked`: it does the same with `-e` in front. `other`: it prints something else.
 * Sources: https://manpages.debian.org/bookworm/dash/dash.1.en.html, https://busybox.net/downloads/BusyBox.html
 */
export const echoOnAlpine = (words: readonly Word[]): 'same' | 'marked' | 'other' => {
  const [first, ...rest] = words;
  const [from, then] = first?.value === '-n' ? [rest, rest[0]] : [words, first];
  if (then && /^-[neE]+$/.test(then.value ?? '')) return 'other';
  const escapes = from.flatMap((word) => escapesIn(word.value ?? unescaped(word.text)));
  if (escapes.length === 0) return 'same';
  return escapes.every((escape) => '\\abcfnrtv0'.includes(escape)) ? 'marked' : 'other';
};

/** The characters behind backslashes that one of the two shells reads as an escape. */
const escapesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\\([\\abceEfnrtvx0-7])/g)].map(([, escape = '']) => escape);

/** The text of a word that holds expansions, without the backslashes that the shell takes itself. */
const unescaped = (text: string): string => text.replaceAll(/\\([$`"\\])/g, '$1');
