import { manifestFiles } from '../../knowledge/manifests.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';

/** What `go mod download` reads, also where it has to be put before a `go build`. */
export const readGoModule = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks } = manifestFiles.go;
  const above = ['.', ...project.above];
  const root = above.find((folder) => project.has(`${folder}/${manifest}`) === 'file');
  if (root === undefined) return obstructed('missing-manifest', `${manifest} does not come from the build context`);
  if (above.some((folder) => project.has(`${folder}/go.work`))) {
    return obstructed('workspaces', 'go.work lists modules, whose manifests are read too');
  }
  const at = (name: string): string => (root === '.' ? name : `${root}/${name}`);
  const text = project.read(at(manifest));
  if (text === undefined) return obstructed('unreadable-manifest', `${manifest} cannot be read`);
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\/\/.*$/, '').trim());
  const replaced = lines.find((line) => /=>\s*"?(?:\.{1,2}\/|\/|\.{1,2}"?$)/.test(line));
  if (replaced !== undefined) {
    return obstructed('local-package', `${manifest} replaces a module by a folder of the project (${replaced})`);
  }
  if (project.has(at('vendor/modules.txt'))) {
    return obstructed('vendored', 'the modules lie in vendor/, so nothing is downloaded');
  }
  const lock = locks.map(at).filter((name) => project.has(name) === 'file');
  const requires = lines.some((line) => /^require\b/.test(line) || /^\S+\.\S+\s+v\d/.test(line));
  if (!requires) return obstructed('no-dependencies', `${manifest} requires no module`);
  if (lock.length === 0)
    return obstructed('missing-lockfile', `${manifest} requires modules, and the build context has no go.sum`);
  const inputs = { files: [at(manifest), ...lock], folders: [], produces: [], cautions: [] };
  if (install.kind !== 'compile') return inputs;
  return {
    ...inputs,
    download: 'go mod download',
    cautions: ['go mod download also fetches modules that this build does not compile'],
  };
};
