import { asObject, asTexts, fieldAt, parseJsonObject, type Fields } from '../../formats/index.ts';
import type { LockedProject } from '../locked-project.ts';
import { npmPackages } from './packages.ts';

const dependencyKeys = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/**
 * Where a package-lock.json of version 2 or 3 does not fit the manifests, as a clause; undefined where `npm ci` has nothing to
 * object: what the manifests ask for is what the lock says they asked for, and all that its packages need is in it.
 */
export const npmMismatch = (
  { manifest, members, project }: Pick<LockedProject, 'manifest' | 'members' | 'project'>,
  lock: Fields,
  ignoresPeers: boolean,
): string | undefined => {
  const packages = asObject(lock['packages']);
  if (!packages) return 'it does not say what package.json asked for when it was written';
  const patterns = (value: unknown): string =>
    (asTexts(value) ?? asTexts(fieldAt(value, 'packages')) ?? []).toSorted().join();
  if (patterns(manifest['workspaces']) !== patterns(fieldAt(packages, '', 'workspaces'))) {
    return 'package.json lists other workspaces';
  }
  // packages of the project that others depend on by `file:` have their manifests read too
  const folders = Object.keys(packages).filter((path) => !/(?:^|\/)node_modules\//.test(path));
  for (const folder of new Set(['', ...members.map((member) => member.folder), ...folders])) {
    const name = folder === '' ? 'package.json' : `${folder}/package.json`;
    const locked = asObject(packages[folder]);
    if (!locked) return `it does not know ${name}`;
    const own = folder === '' ? manifest : parseJsonObject(project.read(name));
    if (!own) return `it lists ${folder}, which is not there or cannot be read`;
    const other = dependencyKeys.map((key) => differing(own[key], locked[key])).find((one) => one !== undefined);
    if (other !== undefined) return `${name} asks for another version of ${other}`;
  }
  for (const [path, value] of Object.entries(packages)) {
    const fields = asObject(value);
    if (!fields || fields['link'] === true) continue;
    if (fields['extraneous'] === true) return `it lists ${path}, which nothing needs`;
    const lost = needsOf(fields, ignoresPeers).find((name) => !isFound(path, name, packages));
    if (lost !== undefined) return `it lacks ${lost}, which ${path === '' ? 'package.json' : path} needs`;
  }
  return undefined;
};

/** Whether a package-lock.json holds the packages of a package.json: the one beside it, or a workspace's. */
export const lockfileLists = (text: string | undefined, lockfile: string, manifest: string): boolean => {
  const packages = npmPackages(text ?? '');
  const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const root = folderOf(lockfile);
  const folder = folderOf(manifest);
  if (!packages || folder === root) return packages !== undefined;
  return (
    folder.startsWith(root === '' ? '' : `${root}/`) &&
    Object.hasOwn(packages, folder.slice(root === '' ? 0 : root.length + 1))
  );
};

/** The first name that two tables do not agree on. */
const differing = (a: unknown, b: unknown): string | undefined => {
  const [wanted, locked] = [asObject(a) ?? {}, asObject(b) ?? {}];
  return [...Object.keys(wanted), ...Object.keys(locked)].find((name) => wanted[name] !== locked[name]);
};

const needsOf = (fields: Fields, ignoresPeers: boolean): readonly string[] => {
  const optional = asObject(fields['optionalDependencies']) ?? {};
  const peers = Object.keys(ignoresPeers ? {} : (asObject(fields['peerDependencies']) ?? {})).filter(
    (name) => fieldAt(fields, 'peerDependenciesMeta', name, 'optional') !== true,
  );
  return [...Object.keys(asObject(fields['dependencies']) ?? {}), ...peers].filter((name) => !(name in optional));
};

/** As Node.js looks for a package: in node_modules here, then in the folders above. */
const isFound = (path: string, name: string, packages: Fields): boolean => {
  for (let at = path; ; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    if (!at.endsWith('node_modules') && packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) {
      return true;
    }
    if (at === '') return false;
  }
};
