import { plainYarnSettings } from '../../knowledge/manifests/index.ts';
import { asObject, parseYaml, type Fields } from '../../formats/index.ts';
import { obstructed, type Obstructed, type ProjectFiles } from './model.ts';

/** What Yarn 2 and later read and write beside the manifests. */
export interface BerryFiles {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly produces: readonly string[];
}

/** Whether the project is one of Yarn 2 or later. */
export const isBerry = (manifest: Fields, lockText: string | undefined, project: ProjectFiles): boolean => {
  const manager = manifest['packageManager'];
  return (
    ['.', ...project.above].some((folder) => project.has(`${folder}/.yarnrc.yml`)) ||
    (typeof manager === 'string' && /^yarn@(?:[2-9]|\d\d)/.test(manager)) ||
    lockText?.includes('\n__metadata:') === true
  );
};

/** What .yarnrc.yml names: https://yarnpkg.com/configuration/yarnrc. A setting that is not known may name a file too. */
export const readBerry = (project: ProjectFiles): BerryFiles | Obstructed => {
  if (project.above.some((folder) => project.has(`${folder}/.yarnrc.yml`))) {
    return obstructed('other-version', 'a folder above holds a .yarnrc.yml, which Yarn reads too');
  }
  const documents = project.has('.yarnrc.yml') ? parseYaml(project.read('.yarnrc.yml')) : [{}];
  if (!documents) return obstructed('unreadable-manifest', '.yarnrc.yml cannot be read');
  const settings = documents[0] ?? {};
  const files = ['.yarnrc.yml', '.env.yarn'];
  for (const [key, value] of Object.entries(settings)) {
    if (key === 'yarnPath' && typeof value === 'string') files.push(value.replace(/^\.\//, ''));
    else if (key === 'plugins' && Array.isArray(value)) {
      for (const plugin of value as readonly unknown[]) {
        const path = typeof plugin === 'string' ? plugin : asObject(plugin)?.['path'];
        if (typeof path !== 'string') return obstructed('other-version', 'a plugin of .yarnrc.yml has no path');
        files.push(path.replace(/^\.\//, ''));
      }
    } else if (!plainYarnSettings.includes(key)) {
      return obstructed('other-version', `what the setting ${key} of .yarnrc.yml makes Yarn read is not known`);
    }
  }
  const lost = files.slice(2).find((path) => project.has(path) !== 'file');
  if (lost !== undefined) return obstructed('missing-manifest', `${lost} does not come from the build context`);
  const linker = settings['nodeLinker'] ?? 'pnp';
  const own = linker === 'pnp' ? ['.pnp.cjs', '.pnp.loader.mjs', '.yarn/unplugged'] : ['node_modules'];
  return {
    files,
    folders: project.holds('.yarn/cache') ? ['.yarn/cache'] : [],
    produces: [...own, '.yarn/install-state.gz'],
  };
};

/** Files that `patch:` references name: `patch:left-pad@npm%3A1.3.0#~/.yarn/patches/left-pad.patch`. */
export const patchReferences = (texts: readonly string[]): readonly string[] =>
  texts
    .filter((text) => text.startsWith('patch:'))
    .flatMap((text) => text.slice(text.lastIndexOf('#') + 1).split('&'))
    .filter((path) => !path.includes('builtin<'))
    .map((path) => path.replace(/^(?:optional!)?(?:~\/|\.\/)?/, '').replace(/::.*$/, ''));
