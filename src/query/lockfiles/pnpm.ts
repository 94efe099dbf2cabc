import { asObject, fieldAt, type Fields } from '../../formats/index.ts';
import { pnpmHooks } from '../../knowledge/manifests/index.ts';
import type { ProjectFiles } from '../manifests/index.ts';
import { pnpmWorkspace } from '../manifests/node-settings.ts';
import type { Member } from '../manifests/workspaces.ts';

const dependencyKeys = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Settings that the lockfile must agree with; where one is there, it is not known whether it does. */
const lockSettings = ['overrides', 'patchedDependencies', 'packageExtensionsChecksum', 'pnpmfileChecksum', 'catalogs'];
const manifestSettings = ['overrides', 'patchedDependencies', 'packageExtensions', 'ignoredOptionalDependencies'];

/**
 * Where a pnpm-lock.yaml of version 6 or 9 does not fit the manifests, as a clause; undefined where
 * `pnpm install --frozen-lockfile` has nothing to object. Source: https://github.com/pnpm/spec/tree/master/lockfile
 */
export const pnpmMismatch = (
  manifest: Fields,
  members: readonly Member[],
  lock: Fields,
  project: ProjectFiles,
): string | undefined => {
  const setting = lockSettings.find((key) => lock[key] !== undefined);
  if (setting !== undefined) return `it depends on ${setting}, which cannot be compared`;
  const workspace = pnpmWorkspace(project);
  const other =
    manifestSettings.find((key) => fieldAt(manifest, 'pnpm', key) !== undefined || workspace[key] !== undefined) ??
    ['catalog', 'catalogs'].find((key) => workspace[key] !== undefined) ??
    (manifest['resolutions'] === undefined ? undefined : 'resolutions');
  if (other !== undefined) return `the project has ${other}, which it does not tell of`;
  const hook = pnpmHooks.find((one) => project.has(one));
  if (hook !== undefined) return `${hook} may change what it says`;
  const settings = asObject(lock['settings']);
  if (settings?.['autoInstallPeers'] !== true || settings['excludeLinksFromLockfile'] !== false) {
    return 'it was written with other settings than the usual ones';
  }
  const importers = asObject(lock['importers']) ?? { '.': lock };
  if (Object.keys(importers).length !== members.length + 1) return 'it lists other packages of the workspace';
  for (const { folder, manifest: own } of [{ folder: '.', manifest }, ...members]) {
    const locked = asObject(importers[folder]);
    const name = folder === '.' ? 'package.json' : `${folder}/package.json`;
    if (!locked) return `it does not know ${name}`;
    for (const key of dependencyKeys) {
      const [wanted, known] = [asObject(own[key]) ?? {}, asObject(locked[key]) ?? {}];
      const names = [...Object.keys(wanted), ...Object.keys(known)];
      const found = names.find((one) => wanted[one] !== fieldAt(known, one, 'specifier'));
      if (found !== undefined) return `${name} asks for another version of ${found}`;
    }
  }
  return undefined;
};
