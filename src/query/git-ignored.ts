import type { CopiedFiles } from './copies.ts';

/** What is asked of a build context. */
type Files = CopiedFiles & { read(path: string): string | undefined };

/**
 * Whether git leaves a file out, by the .gitignore files of its folder and those above: it is then in this checkout, and not
 * in that of a build server. The last line that fits counts. Source: https://git-scm.com/docs/gitignore
 */
export const isLeftOutByGit = (path: string, context: Files): boolean => {
  const parts = path.split('/');
  let ignored = false;
  for (let depth = 0; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const text = context.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    for (const raw of text?.split(/\r?\n/) ?? []) {
      const line = raw.trim();
      if (line === '' || line.startsWith('#')) continue;
      const keeps = line.startsWith('!');
      if (matches(keeps ? line.slice(1) : line, parts.slice(depth))) ignored = !keeps;
    }
  }
  return ignored;
};

/** Whether a pattern means a path, or a folder that it lies in. */
const matches = (pattern: string, parts: readonly string[]): boolean => {
  const onlyFolders = pattern.endsWith('/');
  const plain = pattern.replace(/\/$/, '').replace(/^\*\*\//, '');
  const anchored = plain.includes('/');
  const test = asExpression(plain.replace(/^\//, ''));
  if (!test) return false;
  return parts.some((name, index) => {
    if (onlyFolders && index === parts.length - 1) return false;
    return test.test(anchored ? parts.slice(0, index + 1).join('/') : name);
  });
};

/** A pattern for a whole path; undefined for one that matches nothing, as `[z-a]`. */
const asExpression = (pattern: string): RegExp | undefined => {
  const source = pattern.replace(/\*\*\/|\*+|\?|\[!?[^\]/]+\]|[.+^${}()|\\[\]]/g, (piece) => {
    if (piece === '**/') return '(?:.*/)?';
    if (piece === '?') return '[^/]';
    if (piece.startsWith('*')) return '[^/]*';
    // `[Bb]in`, `[!0-9]`
    if (piece.length > 1) return `[${piece.slice(1, -1).replace(/^!/, '^').replaceAll('\\', '\\\\')}]`;
    return `\\${piece}`;
  });
  try {
    return new RegExp(`^${source}$`, 's');
  } catch {
    return undefined;
  }
};
