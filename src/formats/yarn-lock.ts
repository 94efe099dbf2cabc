/** An entry of a yarn.lock of Yarn 1. */
export interface YarnEntry {
  readonly version: string;
  /** The address that it comes from; '' for a package of the project. */
  readonly resolved: string;
  /** What it needs in turn, as `name@range`. */
  readonly needs: readonly string[];
  /** What it takes where it can be had. */
  readonly optional: readonly string[];
}

/**
 * A yarn.lock of Yarn 1: `name@range` → entry. Undefined if the text is none, or has marks of a merge.
 * Source: https://classic.yarnpkg.com/en/docs/yarn-lock
 */
export const parseYarnLock = (text: string): ReadonlyMap<string, YarnEntry> | undefined => {
  const entries = new Map<string, YarnEntry>();
  const empty = () => ({ version: '', resolved: '', needs: [] as string[], optional: [] as string[] });
  let entry = empty();
  let list: string[] | undefined;
  if (!text.includes('# yarn lockfile v1')) return undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue;
    const depth = line.length - line.trimStart().length;
    const content = line.trim();
    if (depth === 0) {
      if (!content.endsWith(':')) return undefined;
      entry = empty();
      list = undefined;
      for (const pattern of content.slice(0, -1).split(', ')) entries.set(unquoted(pattern), entry);
    } else if (depth === 2) {
      const isOptional = content === 'optionalDependencies:';
      const [, key, value = ''] = /^(version|resolved) (.*)$/.exec(content) ?? [];
      if (key === 'version' || key === 'resolved') entry[key] = unquoted(value);
      list = content === 'dependencies:' ? entry.needs : isOptional ? entry.optional : undefined;
    } else if (list) {
      const [, name = '', range = ''] = /^("[^"]+"|\S+)\s+(.+)$/.exec(content) ?? [];
      if (name === '') return undefined;
      list.push(`${unquoted(name)}@${unquoted(range)}`);
    }
  }
  return entries;
};

const unquoted = (text: string): string => (text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text);
