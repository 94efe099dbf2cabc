/**
 * The lines of a .dockerignore that bring something back (`!README.md`) and may speak of a name: a line for that name at the
 * end of the file could undo them. `nested`: the name counts in every folder.
 */
export const exceptionsFor = (ignoreFile: string, name: string, nested: boolean): readonly string[] =>
  ignoreFile.split(/\r?\n/).flatMap((line) => {
    const written = line.trim();
    if (!written.startsWith('!')) return [];
    const parts = written
      .slice(1)
      .trim()
      .split('/')
      .filter((part) => part !== '' && part !== '.');
    // `!src/**` is `!src`
    while (parts.length > 1 && parts.at(-1) === '**') parts.pop();
    const speaks =
      parts.length === 0 ||
      parts.some((part) => part.includes('**') || part === '..') ||
      (nested ? parts : parts.slice(0, 1)).some((part) => mayMean(part, name));
    return speaks ? [written] : [];
  });

/** Whether two names with wildcards may mean the same file. */
const mayMean = (one: string, other: string): boolean => {
  if (/[?[\]\\]/.test(one)) return true;
  return asExpression(one).test(other) || asExpression(other).test(one);
};

const asExpression = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+^${}()|]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
