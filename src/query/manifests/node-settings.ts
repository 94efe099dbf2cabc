import { nodeSettings, pnpmHooks } from '../../knowledge/manifests/index.ts';
import { fieldAt, parseToml, parseYaml, textsIn, type Fields } from '../../formats/index.ts';
import { obstructed, type Obstructed, type ProjectFiles } from './model.ts';
import { scriptFiles } from './script-files.ts';

/** What settings beside the manifest make an install read and fill. */
export interface SettingNeeds {
  readonly files: readonly string[];
  readonly produces: readonly string[];
}

/** The values of an .npmrc; the last of a name counts. Source: https://docs.npmjs.com/cli/v11/configuring-npm/npmrc */
export const npmSettings = (project: Pick<ProjectFiles, 'read'>): ReadonlyMap<string, string> =>
  new Map(
    (project.read('.npmrc') ?? '').split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
      const at = line.indexOf('=');
      return at < 0 || /^\s*[#;]/.test(line) ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]];
    }),
  );

/** The settings of pnpm-workspace.yaml. */
export const pnpmWorkspace = (project: ProjectFiles): Fields =>
  (project.has('pnpm-workspace.yaml') ? parseYaml(project.read('pnpm-workspace.yaml'))?.[0] : undefined) ?? {};

/** What the settings of npm, pnpm, Bun or Yarn 1 make an install read beside the manifests. */
export const settingNeeds = (tool: string, project: ProjectFiles): SettingNeeds | Obstructed => {
  const files: string[] = [];
  const produces: string[] = [];
  const programs = tool === 'pnpm' ? pnpmHooks.filter((name) => project.has(name) === 'file') : [];
  for (const [key, written, file] of settingsOf(tool, project)) {
    const name = key.slice(key.lastIndexOf(':') + 1);
    const value = written.replace(/^(["'])(.*)\1$/, '$2').replace(/^\.\//, '');
    const isKnown = [nodeSettings.files, nodeSettings.programs, nodeSettings.writes].some((list) =>
      list.includes(name),
    );
    if (nodeSettings.others.includes(name) || (isKnown && /[$~]/.test(value))) {
      return obstructed('local-package', `${key} in ${file} names files of the project`);
    }
    if (value.startsWith('/')) continue;
    if (nodeSettings.files.includes(name)) files.push(value);
    else if (nodeSettings.programs.includes(name)) programs.push(value);
    else if (nodeSettings.writes.includes(name)) produces.push(value);
  }
  for (const path of programs) {
    const read = scriptFiles(path, project);
    if (!read) return obstructed('code-in-manifest', `${path} is a program, which may read other files of the project`);
    files.push(...read);
  }
  return { files, produces };
};

type Setting = readonly [key: string, value: string, file: string];

const settingsOf = (tool: string, project: ProjectFiles): readonly Setting[] => [
  ...[...npmSettings(project)].map(([key, value]): Setting => [key, value, '.npmrc']),
  ...(tool === 'yarn' ? yarnSettings(project) : []),
  ...(tool === 'pnpm' ? Object.entries(pnpmWorkspace(project)).flatMap(([key, value]) => inKebab(key, value)) : []),
  ...(tool === 'bun' ? bunSettings(project) : []),
];

/** `cafile "./ca.pem"`, `--install.modules-folder "./lib"` */
const yarnSettings = (project: ProjectFiles): readonly Setting[] =>
  (project.read('.yarnrc') ?? '').split(/\r?\n/).flatMap((line): Setting[] => {
    const [, key, value] = /^(?:--)?"?([\w.:/-]+)"?\s+(.*)$/.exec(line.trim()) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value, '.yarnrc']];
  });

/** `modulesDir: lib` is `modules-dir`. */
const inKebab = (key: string, value: unknown): readonly Setting[] => {
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return textsIn(value).map((text) => [name, text, 'pnpm-workspace.yaml']);
};

const bunSettings = (project: ProjectFiles): readonly Setting[] => {
  const fields = project.has('bunfig.toml') ? parseToml(project.read('bunfig.toml') ?? '') : undefined;
  return textsIn(fieldAt(fields, 'install', 'cafile')).map((text) => ['cafile', text, 'bunfig.toml']);
};
