import { manifestFiles } from '../../knowledge/manifests/index.ts';
import { asObject, asTexts, fieldAt, parseToml, textsIn, type Fields } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, commandWith, dependsOnVariable, namesPackageFolder, present } from './words.ts';

type PyprojectTool = 'poetry' | 'uv' | 'pdm';

/** The option by which a tool leaves the project itself out, so that its sources are not needed. */
const withoutProject: Readonly<Record<PyprojectTool, string>> = {
  poetry: '--no-root',
  uv: '--no-install-project',
  pdm: '--no-self',
};

/**
 * What `poetry install`, `uv sync` and `pdm install` read. Where they also install the project, its dependencies are
 * installed first and the project behind the sources.
 */
export const readPyproject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { tool } = install.command;
  if (tool !== 'poetry' && tool !== 'uv' && tool !== 'pdm') throw new Error(`${tool} does not read pyproject.toml`);
  const facts = manifestFiles[tool];
  const text = project.read(facts.manifest);
  if (text === undefined) return absent(facts.manifest, project);
  const fields = parseToml(text);
  if (!fields) return obstructed('unreadable-manifest', `${facts.manifest} cannot be read`);
  if (
    tool === 'uv' &&
    project.above.some((folder) => isWorkspace(parseToml(project.read(`${folder}/pyproject.toml`))))
  ) {
    return obstructed('workspaces', 'a folder above is the root of a workspace, whose lockfile is read');
  }
  if (tool === 'uv' && namesPackageFolder(parseToml(project.read('uv.toml') ?? ''))) {
    return obstructed('local-package', 'uv.toml takes packages from a folder of the project');
  }
  const { options, subcommand } = install;
  const frozen = ['--frozen', '--locked', '--frozen-lockfile', '--check'].some((option) => options.has(option));
  const obstacle = localDependencies(fields) ?? hooks(fields) ?? dynamicDependencies(tool, fields, frozen, project);
  if (obstacle) return obstacle;
  const lock = facts.locks.find((name) => project.has(name) === 'file');
  if (lock === undefined && (frozen || (tool === 'pdm' && subcommand === 'sync'))) {
    return obstructed(
      'missing-lockfile',
      `${install.title} needs a lockfile, and the build context has no ${facts.locks[0]}`,
    );
  }
  const rewrites = lock !== undefined && !frozen && (tool === 'uv' || (tool === 'pdm' && subcommand === 'install'));
  const obstacleOfMembers = isWorkspace(fields) ? workspaceObstacle(install, lock) : undefined;
  if (obstacleOfMembers) return obstacleOfMembers;
  const inputs: Inputs = {
    files: present([facts.manifest, ...facts.locks, ...facts.optional], project),
    folders: [],
    produces: [facts.dependencyFolder],
    cautions: rewrites
      ? [`should ${install.title} rewrite ${lock}, the COPY after it brings back the ${lock} of the build context`]
      : [],
  };
  if (!installsProject(tool, install, fields)) return inputs;
  const changed = isWorkspace(fields)
    ? { without: frozenAlone, added: ['--frozen', '--no-install-workspace'] }
    : { added: [withoutProject[tool]] };
  const download = commandWith(install, changed);
  return download === undefined ? dependsOnVariable(install) : { ...inputs, download };
};

const installsProject = (tool: PyprojectTool, { options }: Install, fields: Fields): boolean => {
  if (options.has('--no-install-workspace')) return false;
  if (isWorkspace(fields)) return true;
  if (options.has(withoutProject[tool])) return false;
  if (tool === 'poetry') return fieldAt(fields, 'tool', 'poetry', 'package-mode') !== false;
  if (tool === 'pdm') return fieldAt(fields, 'tool', 'pdm', 'distribution') !== false;
  return (fieldAt(fields, 'tool', 'uv', 'package') ?? fields['build-system'] !== undefined) === true;
};

const isWorkspace = (fields: Fields | undefined): boolean => fieldAt(fields, 'tool', 'uv', 'workspace') !== undefined;

/** Options that the form without the workspace does without: it has `--frozen`, and leaves the project out too. */
const frozenAlone = ['--frozen', '--locked', '--no-install-project'];

/**
 * Only `--frozen` does without the manifests of a workspace's packages.
 * Source: https://docs.astral.sh/uv/guides/integration/docker/#intermediate-layers
 */
const workspaceObstacle = ({ options, title }: Install, lock: string | undefined): Obstructed | undefined => {
  if (lock === undefined) return obstructed('workspaces', 'the packages of the workspace have no lockfile in common');
  return options.has('--no-install-workspace') && !options.has('--frozen')
    ? obstructed('workspaces', `${title} without --frozen reads the manifests of all packages of the workspace`)
    : undefined;
};

const localDependencies = (fields: Fields): Obstructed | undefined => {
  const tool = asObject(fields['tool']) ?? {};
  const say = (what: string): Obstructed =>
    obstructed('local-package', `pyproject.toml depends on files of the project (${what})`);
  const tables = [
    fieldAt(tool, 'poetry', 'dependencies'),
    fieldAt(tool, 'poetry', 'dev-dependencies'),
    fieldAt(tool, 'poetry', 'group'),
    fieldAt(tool, 'poetry', 'requires-plugins'),
    isWorkspace(fields) ? ownSources(fieldAt(tool, 'uv', 'sources')) : fieldAt(tool, 'uv', 'sources'),
  ];
  const path = tables.map(pathIn).find((one) => one !== undefined);
  if (path !== undefined) return say(path);
  const texts = [
    fieldAt(fields, 'project', 'dependencies'),
    fieldAt(fields, 'project', 'optional-dependencies'),
    fields['dependency-groups'],
    fieldAt(tool, 'pdm', 'dev-dependencies'),
    fieldAt(tool, 'uv', 'dev-dependencies'),
  ].flatMap(textsIn);
  const file = texts.find((one) => /(?:^|[\s@+])file:|^-e\s/.test(one));
  if (file !== undefined) return say(file);
  const own = ['uv', 'pdm'].find((name) => namesPackageFolder(tool[name]));
  return own === undefined ? undefined : say(`packages for ${own}`);
};

/** Without the packages of the workspace itself, which are left out. */
const ownSources = (sources: unknown): unknown =>
  Object.values(asObject(sources) ?? {}).filter((source) => fieldAt(source, 'workspace') !== true);

/** `foo = { path = "../foo" }`, also in a list or a group. */
const pathIn = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.map(pathIn).find((one) => one !== undefined);
  const fields = asObject(value);
  if (!fields) return undefined;
  const path = fields['path'] ?? (fields['workspace'] === true ? 'workspace = true' : undefined);
  if (typeof path === 'string') return path;
  return Object.values(fields)
    .map(pathIn)
    .find((one) => one !== undefined);
};

const hooks = (fields: Fields): Obstructed | undefined => {
  const hook = Object.keys(asObject(fieldAt(fields, 'tool', 'pdm', 'scripts')) ?? {}).find((name) =>
    /^(?:pre|post)_/.test(name),
  );
  return hook === undefined
    ? undefined
    : obstructed(
        'lifecycle-script',
        `the install runs the script “${hook}” of pyproject.toml, which may need the sources`,
      );
};

/** Dependencies that only a build of the project tells are read from its sources. */
const dynamicDependencies = (
  tool: PyprojectTool,
  fields: Fields,
  frozen: boolean,
  project: ProjectFiles,
): Obstructed | undefined => {
  const dynamic = asTexts(fieldAt(fields, 'project', 'dynamic')) ?? [];
  const told = tool === 'poetry' || (tool === 'uv' && frozen && project.has('uv.lock') === 'file');
  return !told && dynamic.some((key) => key.endsWith('dependencies'))
    ? obstructed('code-in-manifest', 'pyproject.toml leaves the dependencies to its build, which reads other files')
    : undefined;
};
