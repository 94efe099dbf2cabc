/** What a reference stands for. */
export interface LockEntry {
  /** The tag that says more and had the same digest; the reference's own where none was found. */
  readonly tag: string;
  readonly digest: string;
  readonly platforms: readonly string[];
  /** ISO date of the day on which the registry said so. */
  readonly date: string;
  /** The host that said so. */
  readonly source: string;
}

/** A lock file's entries by reference: `node:22` → … */
export type Lock = ReadonlyMap<string, LockEntry>;

/** The name of the file, which lies at the top of a repository. */
export const lockName = 'imgfix.lock';

/** What is wrong with the text of a lock file; `line` counts from 1. */
export class LockError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = 'LockError';
    this.line = line;
  }
}

const head = `# Written by \`imgfix pin\`: what the image references of this repository stand for. It belongs into version control.
version = 1
`;

/** The text of a lock file: TOML, sorted, a block of lines for each entry, so that branches merge. */
export const formatLock = (lock: Lock): string => {
  const blocks = [...lock]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, { tag, digest, platforms, date, source }]) => `
[${quote(key)}]
tag = ${quote(tag)}
digest = ${quote(digest)}
platforms = [${platforms.map(quote).join(', ')}]
date = ${quote(date)}
source = ${quote(source)}
`,
    );
  return head + blocks.join('');
};

const quote = (text: string): string => JSON.stringify(text);

const checks: Readonly<Record<Exclude<keyof LockEntry, 'platforms'>, RegExp>> = {
  tag: /^\w[\w.-]{0,127}$/,
  digest: /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/,
  date: /^\d{4}-\d\d-\d\d$/,
  source: /^[^\s]+$/,
};

/**
 * Reads what `formatLock` writes, in any order and with comments.
 * @throws LockError where a line is something else, such as a conflict that git left
 */
export const parseLock = (text: string): Lock => {
  const lock = new Map<string, LockEntry>();
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  let open: { readonly key: string; readonly line: number; readonly values: Map<string, unknown> } | undefined;
  let hasVersion = false;
  const close = (): void => {
    if (open) lock.set(open.key, entryOf(open.values, open.line));
  };
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line))
      throw new LockError(
        index + 1,
        'holds a merge conflict: keep the entries of one side, or both if they differ by name',
      );
    const [, key] = /^\[(".*")\]$/.exec(line) ?? [];
    if (key !== undefined) {
      close();
      open = { key: String(parseValue(key, index)), line: index + 1, values: new Map() };
      if (lock.has(open.key)) throw new LockError(index + 1, `names ${open.key} twice: delete one of the blocks`);
      continue;
    }
    const [, name, value = ''] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? [];
    if (name === undefined) throw new LockError(index + 1, 'is not understood here');
    if (open) open.values.set(name, parseValue(value, index));
    else if (name === 'version') {
      hasVersion = true;
      if (value !== '1') throw new LockError(index + 1, `is of version ${value}, which this imgfix does not know`);
    }
  }
  close();
  if (!hasVersion) throw new LockError(1, 'says no version: it is no lock file of imgfix');
  return lock;
};

/** The strings and lists of strings that this file holds are the same in TOML and in JSON. */
const parseValue = (text: string, index: number): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new LockError(index + 1, 'has a value that is neither a text in quotes nor a list of them');
  }
};

const entryOf = (values: ReadonlyMap<string, unknown>, line: number): LockEntry => {
  const text = (name: keyof typeof checks): string => {
    const value = values.get(name);
    if (typeof value === 'string' && checks[name].test(value)) return value;
    throw new LockError(line, `has an entry without a valid ${name}`);
  };
  const platforms = values.get('platforms');
  if (!Array.isArray(platforms) || !platforms.every((one) => typeof one === 'string'))
    throw new LockError(line, 'has an entry without valid platforms');
  return { tag: text('tag'), digest: text('digest'), platforms, date: text('date'), source: text('source') };
};
