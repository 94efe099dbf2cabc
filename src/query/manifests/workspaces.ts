import { asObject, asTexts, fieldAt, parseJsonObject, type Fields } from '../../formats/index.ts';
import { obstructed, type Obstructed, type ProjectFiles } from './model.ts';
import { npmSettings, pnpmWorkspace } from './node-settings.ts';

/** A package of a workspace: its folder and its package.json. */
export interface Member {
  readonly folder: string;
  readonly manifest: Fields;
}

/** More COPYs than this are no longer a Dockerfile that anyone wants to read. */
const memberLimit = 30;
const depthLimit = 6;

/**
 * The packages of the workspace whose root a project is: those that package.json or, for pnpm, pnpm-workspace.yaml lists.
 * Empty where it is none.
 */
export const listMembers = (tool: string, manifest: Fields, project: ProjectFiles): readonly Member[] | Obstructed => {
  for (const folder of project.above) {
    const above = parseJsonObject(project.read(`${folder}/package.json`));
    if (project.has(`${folder}/pnpm-workspace.yaml`) || above?.['workspaces'] !== undefined) {
      return obstructed('workspaces', 'a folder above is the root of workspaces, whose manifests are read too');
    }
  }
  const patterns = tool === 'pnpm' ? listedForPnpm(project) : listedInManifest(manifest['workspaces']);
  if (!Array.isArray(patterns)) return obstructed('workspaces', 'the workspaces cannot be read');
  const folders = new Set<string>();
  for (const pattern of patterns as readonly string[]) {
    const excludes = pattern.startsWith('!');
    const path = (excludes ? pattern.slice(1) : pattern).replace(/^\.?\/+/, '').replace(/\/+$/, '');
    if (path === '' || path === '.') continue;
    if (path.startsWith('..') || /[{}()?[\]!\\+@]/.test(path.replace(/@/g, ''))) {
      return obstructed('workspaces', `the workspaces “${pattern}” cannot be listed`);
    }
    for (const folder of expand(path.split('/'), '', project)) {
      if (excludes) folders.delete(folder);
      else folders.add(folder);
    }
    if (folders.size > memberLimit)
      return obstructed('workspaces', `the project has more than ${memberLimit} workspaces`);
  }
  const members: Member[] = [];
  for (const folder of [...folders].sort()) {
    const read = parseJsonObject(project.read(`${folder}/package.json`));
    if (!read) return obstructed('unreadable-manifest', `${folder}/package.json cannot be read`);
    members.push({ folder, manifest: read });
  }
  return members;
};

/** The same, for an install that has to stand before the sources: none whose programs it would have to link, or whose files to copy. */
export const membersOf = (tool: string, manifest: Fields, project: ProjectFiles): readonly Member[] | Obstructed => {
  const members = listMembers(tool, manifest, project);
  if ('obstacle' in members) return members;
  if (
    tool === 'pnpm' &&
    members.length > 0 &&
    copiesMembers([manifest, ...members.map((one) => one.manifest)], project)
  ) {
    return obstructed('workspaces', 'the install copies packages of the workspace with all their files (injected)');
  }
  for (const { folder, manifest: own } of members) {
    const program = programsOf(own, folder).find((path) => project.has(path) === 'file');
    if (program !== undefined) {
      return obstructed(
        'workspaces',
        `the install links ${program}, a program of the workspace ${folder}, and makes it executable`,
      );
    }
  }
  return members;
};

/** Packages that are not linked. Source: https://pnpm.io/package_json#dependenciesmetainjected */
const copiesMembers = (manifests: readonly Fields[], project: ProjectFiles): boolean =>
  pnpmWorkspace(project)['injectWorkspacePackages'] === true ||
  npmSettings(project).get('inject-workspace-packages') === 'true' ||
  manifests.some((one) =>
    Object.values(asObject(one['dependenciesMeta']) ?? {}).some((meta) => fieldAt(meta, 'injected') === true),
  );

const listedForPnpm = (project: ProjectFiles): readonly string[] | undefined => {
  if (!project.has('pnpm-workspace.yaml')) return [];
  return asTexts(pnpmWorkspace(project)['packages'] ?? []);
};

const listedInManifest = (value: unknown): readonly string[] | undefined =>
  value === undefined ? [] : (asTexts(value) ?? asTexts(fieldAt(value, 'packages')));

const expand = (parts: readonly string[], folder: string, project: ProjectFiles): readonly string[] => {
  const [first, ...rest] = parts;
  if (first === undefined) return project.has(`${folder}/package.json`) === 'file' ? [folder] : [];
  const below = folder === '' ? '' : `${folder}/`;
  if (!first.includes('*')) return project.has(below + first) === 'folder' ? expand(rest, below + first, project) : [];
  const inside = foldersIn(folder, project);
  if (first === '**') {
    const here = folder === '' ? [] : expand(rest, folder, project);
    if (folder.split('/').length >= depthLimit) return here;
    return [...here, ...inside.flatMap((name) => expand(parts, below + name, project))];
  }
  const [start = '', end = '', ...others] = first.split('*');
  if (others.length > 0) return [];
  return inside
    .filter((name) => name.startsWith(start) && name.endsWith(end) && name.length >= start.length + end.length)
    .flatMap((name) => expand(rest, below + name, project));
};

const foldersIn = (folder: string, project: ProjectFiles): readonly string[] =>
  project
    .list(folder === '' ? '.' : folder)
    .filter((name) => name !== 'node_modules' && !name.startsWith('.'))
    .filter((name) => project.has(folder === '' ? name : `${folder}/${name}`) === 'folder');

const programsOf = (manifest: Fields, folder: string): readonly string[] => {
  const { bin } = manifest;
  const paths = typeof bin === 'string' ? [bin] : Object.values(asObject(bin) ?? {});
  const directory = fieldAt(manifest, 'directories', 'bin');
  return [...paths, directory]
    .filter((path) => typeof path === 'string')
    .map((path) => `${folder}/${path.replace(/^\.\//, '')}`);
};
