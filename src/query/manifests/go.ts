import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, besideFile, dependsOnVariable, present, withVariablesOf } from './words.ts';

/** What `go mod download` reads, also where it has to be put before a `go build`: https://go.dev/ref/mod */
export const readGoModule = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks } = manifestFiles.go;
  const above = ['.', ...project.above];
  const root = above.find((folder) => project.has(`${folder}/${manifest}`) === 'file');
  const workspace = above.find((folder) => project.has(`${folder}/go.work`) === 'file');
  const modules = workspace === undefined ? [root] : usedModules(workspace, project);
  if ('obstacle' in modules) return modules;
  const files: string[] =
    workspace === undefined ? [] : [joined(workspace, 'go.work'), joined(workspace, 'go.work.sum')];
  const waiting: string[] = [];
  for (const folder of modules) {
    if (folder === undefined) return obstructed('missing-manifest', `${manifest} does not come from the build context`);
    waiting.push(joined(folder, manifest));
  }
  let requires = false;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (files.includes(path)) continue;
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    files.push(path);
    const own = locks.map((name) => besideFile(path, name) ?? name);
    const read = readModule(text);
    if (read.requires) requires = true;
    if (
      read.requires &&
      modules.length === 1 &&
      files[0] === path &&
      !own.some((name) => project.has(name) === 'file')
    ) {
      return obstructed('missing-lockfile', `${manifest} requires modules, and the build context has no go.sum`);
    }
    files.push(...own);
    for (const replaced of read.replaced) {
      const target = besideFile(path, `${replaced}/${manifest}`);
      if (replaced.startsWith('/') || target === undefined || project.has(target) !== 'file') {
        return obstructed('local-package', `${path} replaces a module by a folder without ${manifest} (${replaced})`);
      }
      waiting.push(target);
    }
  }
  const vendored = [workspace, root].find(
    (folder) => folder !== undefined && project.has(joined(folder, 'vendor/modules.txt')),
  );
  if (vendored !== undefined) return obstructed('vendored', 'the modules lie in vendor/, so nothing is downloaded');
  if (!requires) return obstructed('no-dependencies', `${manifest} requires no module`);
  const inputs = { files: present(files, project), folders: [], produces: [], cautions: [] };
  if (install.kind !== 'compile') return inputs;
  const download = withVariablesOf(install, 'go mod download');
  if (download === undefined) return dependsOnVariable(install);
  return {
    ...inputs,
    download,
    top: workspace ?? root,
    cautions: ['go mod download also fetches modules that this build does not compile'],
  };
};

const joined = (folder: string, name: string): string => (folder === '.' ? name : `${folder}/${name}`);

const withoutComments = (text: string): readonly string[] =>
  text.split(/\r?\n/).map((line) => line.replace(/\/\/.*$/, '').trim());

/** `use ./a`, `use ( … )`: https://go.dev/ref/mod#go-work-file */
const usedModules = (workspace: string, project: ProjectFiles): readonly string[] | Obstructed => {
  const text = project.read(joined(workspace, 'go.work'));
  if (text === undefined) return obstructed('unreadable-manifest', 'go.work cannot be read');
  const folders: string[] = [];
  let inBlock = false;
  for (const line of withoutComments(text)) {
    if (/^replace\b/.test(line)) return obstructed('workspaces', `go.work replaces modules (${line})`);
    const path = inBlock ? line : /^use\s+([^(\s].*)$/.exec(line)?.[1];
    if (/^use\s*\($/.test(line)) inBlock = true;
    else if (line === ')') inBlock = false;
    else if (path !== undefined && path !== '') {
      const folder = besideFile(joined(workspace, 'go.work'), path.replace(/^"(.*)"$/, '$1'));
      folders.push(folder === '' || folder === undefined ? '.' : folder);
    }
  }
  return folders;
};

/** What a go.mod asks for. */
const readModule = (text: string): { readonly requires: boolean; readonly replaced: readonly string[] } => {
  const lines = withoutComments(text);
  return {
    requires: lines.some((line) => /^require\b/.test(line) || /^\S+\.\S+\s+v\d/.test(line)),
    replaced: lines
      .map((line) => /=>\s*"?((?:\.{1,2}|)(?:\/[^"\s]*)?)"?$/.exec(line)?.[1])
      .filter((target): target is string => target !== undefined && target !== ''),
  };
};
