import { ndbHeaders, rpmPackage, sqliteHeaders } from './rpm.ts';
import type { Tree } from './tree.ts';

/** A package that an image's own database lists. */
export interface InstalledPackage {
  readonly manager: 'dpkg' | 'apk' | 'rpm';
  /** With the architecture where one name is installed for several. */
  readonly name: string;
  readonly version: string;
  /** Whether it came only because another package asked for it; undefined where the image does not say. */
  readonly automatic: boolean | undefined;
}

/** The packages of an image. */
export interface Packages {
  /** Sorted by name. */
  readonly list: readonly InstalledPackage[];
  /** Why a database could not be read. */
  readonly problems: readonly string[];
  /** The paths that a package brought, where its database says so. */
  readonly filesOf: (name: string) => readonly string[];
  /** Whether some package brought a path. */
  readonly owns: (path: string) => boolean;
}

const statusFile = 'var/lib/dpkg/status';
const statusFolder = 'var/lib/dpkg/status.d/';
const infoFolder = 'var/lib/dpkg/info/';
const aptStates = 'var/lib/apt/extended_states';
const apkFiles = ['lib/apk/db/installed', 'usr/lib/apk/db/installed'];
const rpmFolders = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/', 'usr/share/rpm/'];

/** Whether a path holds something that `packagesIn` wants to read. */
export const isPackageDatabase = (path: string): boolean =>
  path === statusFile ||
  path === aptStates ||
  path.startsWith(statusFolder) ||
  (path.startsWith(infoFolder) && path.endsWith('.list')) ||
  apkFiles.includes(path) ||
  rpmFolders.some((folder) => path.startsWith(folder) && /\/(?:rpmdb\.sqlite|Packages(?:\.db)?)$/.test(path));

/** Reads the package databases of an image. */
export const packagesIn = (tree: Tree): Packages => {
  const list = [...dpkgPackages(tree), ...apkPackages(tree)];
  const problems: string[] = [];
  for (const [path, { content }] of tree) {
    if (!content || !rpmFolders.some((folder) => path.startsWith(folder))) continue;
    const read = path.endsWith('rpmdb.sqlite') ? sqliteHeaders : path.endsWith('Packages.db') ? ndbHeaders : undefined;
    if (!read) {
      problems.push(`/${path} is a database of an old rpm (Berkeley DB), which is not read`);
      continue;
    }
    try {
      list.push(...read(content).flatMap((header) => rpmPackage(header) ?? []));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(`/${path} could not be read: ${error.message}`);
    }
  }
  let lists: ReadonlyMap<string, readonly string[]> | undefined;
  const files = (): ReadonlyMap<string, readonly string[]> => (lists ??= dpkgFiles(tree));
  let owned: ReadonlySet<string> | undefined;
  const unique = new Map(list.map((one) => [`${one.manager} ${one.name}`, one]));
  return {
    list: [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    problems,
    filesOf: (name) => files().get(name) ?? files().get(name.split(':')[0] ?? name) ?? [],
    owns: (path) => (owned ??= new Set([...files().values()].flat())).has(path),
  };
};

const textOf = (tree: Tree, path: string): string => tree.get(path)?.content?.toString('utf8') ?? '';

/** `Name: value` paragraphs, as dpkg and apt write them; lines that go on are left out. */
const paragraphs = (text: string): ReadonlyMap<string, string>[] =>
  text
    .split(/\n\s*\n/)
    .map(
      (paragraph) =>
        new Map([...paragraph.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map((row) => [row[1] ?? '', row[2] ?? ''])),
    )
    .filter((fields) => fields.size > 0);

function* dpkgPackages(tree: Tree): Generator<InstalledPackage> {
  const automatic = new Map(
    paragraphs(textOf(tree, aptStates)).map((fields) => [fields.get('Package'), fields.get('Auto-Installed') === '1']),
  );
  const knows = tree.has(aptStates);
  const files = [...tree.keys()].filter((path) => path.startsWith(statusFolder) && !path.endsWith('.md5sums'));
  const found = [statusFile, ...files].flatMap((path) => paragraphs(textOf(tree, path)));
  const counts = new Map<string, number>();
  for (const fields of found) {
    const name = fields.get('Package') ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const fields of found) {
    const plain = fields.get('Package');
    // a removed package stays listed while its configuration is there
    if (plain === undefined || !(fields.get('Status') ?? 'install ok installed').endsWith(' installed')) continue;
    const name = (counts.get(plain) ?? 0) > 1 ? `${plain}:${fields.get('Architecture') ?? ''}` : plain;
    yield {
      manager: 'dpkg',
      name,
      version: fields.get('Version') ?? '',
      automatic: knows ? (automatic.get(plain) ?? false) : undefined,
    };
  }
}

/** Package → its paths. A file `libc6:amd64.list` counts for `libc6` too. */
const dpkgFiles = (tree: Tree): ReadonlyMap<string, readonly string[]> => {
  const files = new Map<string, readonly string[]>();
  for (const [path, { content }] of tree) {
    if (!content || !path.startsWith(infoFolder) || !path.endsWith('.list')) continue;
    const name = path.slice(infoFolder.length, -'.list'.length);
    const list = content
      .toString('utf8')
      .split('\n')
      .map((line) => line.replace(/^\//, ''))
      .filter((line) => line !== '' && line !== '.')
      .flatMap(withLinks);
    files.set(name, list);
    const [plain = name] = name.split(':');
    files.set(plain, [...(plain === name ? [] : (files.get(plain) ?? [])), ...list]);
  }
  return files;
};

/** A package may name `/bin/x` where /bin is a link to /usr/bin. */
const withLinks = (path: string): string[] => (/^(?:bin|sbin|lib\w*)\//.test(path) ? [path, `usr/${path}`] : [path]);

function* apkPackages(tree: Tree): Generator<InstalledPackage> {
  const path = apkFiles.find((file) => tree.has(file));
  if (path === undefined) return;
  const world = new Set(
    textOf(tree, 'etc/apk/world')
      .split('\n')
      .map((line) => line.replace(/[<>=~@].*$/, '')),
  );
  for (const fields of textOf(tree, path).split(/\n\n/)) {
    const name = /^P:(.*)$/m.exec(fields)?.[1];
    if (name === undefined) continue;
    const automatic = world.size > 1 ? !world.has(name) : undefined;
    yield { manager: 'apk', name, version: /^V:(.*)$/m.exec(fields)?.[1] ?? '', automatic };
  }
}
