/** Debian's package index, as the scripts that write facts about packages read it. */

/** One package of an index. */
export interface Package {
  readonly name: string;
  /** Installed-Size: KiB. */
  readonly size: number;
  /** Groups of alternatives, most wanted first. */
  readonly depends: readonly (readonly string[])[];
  readonly recommends: readonly (readonly string[])[];
  readonly provides: readonly string[];
  /** It is in every image of Debian. */
  readonly inBase: boolean;
}

const groupsOf = (field: string | undefined): string[][] =>
  (field ?? '')
    .split(',')
    .map((group) => group.split('|').map((one) => one.trim().split(/[\s(:]/)[0] ?? ''))
    .filter((group) => group[0] !== '');

/** The packages of an unpacked index (`dists/<suite>/main/binary-amd64/Packages` of a mirror), by name. */
export const readIndex = (text: string): Map<string, Package> => {
  const packages = new Map<string, Package>();
  for (const stanza of text.split('\n\n')) {
    const fields = new Map<string, string>();
    for (const line of stanza.split('\n')) {
      const colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith(' ')) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
    }
    const name = fields.get('Package');
    if (name === undefined) continue;
    packages.set(name, {
      name,
      size: Number(fields.get('Installed-Size') ?? 0),
      depends: [...groupsOf(fields.get('Pre-Depends')), ...groupsOf(fields.get('Depends'))],
      recommends: groupsOf(fields.get('Recommends')),
      provides: groupsOf(fields.get('Provides')).flat(),
      inBase: fields.get('Priority') === 'required' || fields.get('Essential') === 'yes' || name === 'apt',
    });
  }
  return packages;
};

/** Which package of a group of alternatives apt takes: the first that there is, or one that provides it. */
export const chooser = (packages: ReadonlyMap<string, Package>): ((group: readonly string[]) => string | undefined) => {
  const providers = new Map<string, string>();
  for (const { name, provides } of packages.values())
    for (const one of provides) if (!providers.has(one)) providers.set(one, name);
  return (group) =>
    group.find((name) => packages.has(name)) ??
    group.map((name) => providers.get(name)).find((name) => name !== undefined);
};

/** The packages that a table of use names (tab-separated, the name first) and that the index has, in its order. */
export const usedPackages = (table: string, packages: ReadonlyMap<string, Package>): string[] => {
  const [, ...rows] = table.trimEnd().split('\n');
  return rows.map((row) => row.split('\t')[0] ?? '').filter((name) => packages.has(name));
};
