import { asObject, parseYarnLock, type Fields } from '../../formats/index.ts';
import type { Member } from '../manifests/workspaces.ts';

const dependencyKeys = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Where a yarn.lock of Yarn 1 does not fit the manifests, as a clause; undefined where Yarn has no reason to change it. */
export const yarnMismatch = (manifest: Fields, members: readonly Member[], text: string): string | undefined => {
  const lock = parseYarnLock(text);
  if (!lock) return 'it cannot be read';
  if (manifest['resolutions'] !== undefined) return 'package.json has resolutions, which it does not tell of';
  const versions = new Map(members.map((member) => [member.manifest['name'], member.manifest['version']]));
  for (const { folder, manifest: own } of [{ folder: '', manifest }, ...members]) {
    for (const [name, range] of dependencyKeys.flatMap((key) => Object.entries(asObject(own[key]) ?? {}))) {
      if (/^(?:file:|link:|\.{0,2}\/)/.test(String(range)))
        return `package.json depends on files of the project (${String(range)})`;
      if (versions.has(name) && isOwn(range, versions.get(name))) continue;
      if (!lock.has(`${name}@${String(range)}`)) {
        return `it does not know ${name}@${String(range)}, which ${folder === '' ? '' : `${folder}/`}package.json asks for`;
      }
    }
  }
  for (const [pattern, { needs }] of lock) {
    const lost = needs.find((one) => !lock.has(one));
    if (lost !== undefined) return `it lacks ${lost}, which ${pattern} needs`;
  }
  return undefined;
};

/** Whether a range surely takes the version of a package in the workspace itself. */
const isOwn = (range: unknown, version: unknown): boolean =>
  typeof version === 'string' && ['*', version, `^${version}`, `~${version}`].includes(String(range));
