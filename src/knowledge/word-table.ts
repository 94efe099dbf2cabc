/**
 * Tables as one text, which is looked through as it is: to take thousands of names apart first costs more than all that a
 * run asks. Words are separated by single blanks or line ends.
 */

/** Where a word stands in a table, from an offset on; undefined if it is not there. */
const placeOf = (table: string, word: string, from = 0): number | undefined => {
  if (word === '' || /\s/.test(word)) return undefined;
  for (let at = table.indexOf(word, from); at >= 0; at = table.indexOf(word, at + 1)) {
    if (isEdge(table, at - 1) && isEdge(table, at + word.length)) return at;
  }
  return undefined;
};

const isEdge = (table: string, at: number): boolean => {
  const character = table[at];
  return character === undefined || character === ' ' || character === '\n';
};

/** Whether a table has a word. */
export const hasWord = (table: string, word: string): boolean => placeOf(table, word) !== undefined;

/** The words of the line that begins with a word, without it; undefined if there is none. */
export const lineOf = (table: string, word: string): readonly string[] | undefined => {
  for (let at = placeOf(table, word); at !== undefined; at = placeOf(table, word, at + 1)) {
    if (at === 0 || table[at - 1] === '\n') return wordsOf(lineAt(table, at)).slice(1);
  }
  return undefined;
};

/** The first words of all lines that have a word. */
export const headsOf = (table: string, word: string): readonly string[] => {
  const heads: string[] = [];
  for (let at = placeOf(table, word); at !== undefined; at = placeOf(table, word, at + 1)) {
    const start = table.lastIndexOf('\n', at - 1) + 1;
    heads.push(table.slice(start, table.indexOf(' ', start)));
  }
  return heads;
};

const lineAt = (table: string, start: number): string => {
  const end = table.indexOf('\n', start);
  return table.slice(start, end < 0 ? undefined : end);
};

/** All words of a table. */
export const wordsOf = (table: string): readonly string[] => table.match(/\S+/g) ?? [];
