import {
  lifecyclePrograms,
  lifecycleScripts,
  manifestFiles,
  readsProjectAtInstall,
} from '../../knowledge/manifests.ts';
import { commandsOf, parseShell } from '../../shell/index.ts';
import { unwrap } from '../invocation.ts';
import type { Install } from '../installs.ts';
import { asObject, obstructed, parseObject, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';

type Manifest = Readonly<Record<string, unknown>>;

/** What `npm install`, `yarn install` and `pnpm install` read. */
export const readNodeProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { tool } = install.command;
  if (tool !== 'npm' && tool !== 'yarn' && tool !== 'pnpm') throw new Error(`${tool} has no package.json`);
  const facts = manifestFiles[tool];
  if (install.operands.length > 0) {
    return obstructed('edits-manifest', `${install.title} ${install.operands.join(' ')} writes to package.json`);
  }
  const text = project.read(facts.manifest);
  if (text === undefined) {
    return project.has(facts.manifest) ? unreadable(facts.manifest) : missing(facts.manifest);
  }
  const manifest = parseObject(text);
  if (!manifest) return unreadable(facts.manifest);

  const lock = facts.locks.find((name) => project.has(name) === 'file');
  const frozen = isFrozen(install);
  if (lock === undefined && frozen) {
    return obstructed(
      'missing-lockfile',
      `${install.title} needs a lockfile, and the build context has no ${facts.locks.at(-1)}`,
    );
  }
  const lockText = lock === undefined ? undefined : project.read(lock);
  const obstacle =
    otherVersion(install, manifest, lockText, project) ??
    workspaces(manifest, project) ??
    localPackages(manifest, lockText) ??
    patches(manifest, project);
  if (obstacle) return obstacle;

  const needs = install.options.has('--ignore-scripts') ? nothing : scriptNeeds(manifest, project);
  if ('obstacle' in needs) return needs;
  const cautions: string[] = [];
  if (lock !== undefined && !frozen && !inSync(manifest, lockText)) {
    cautions.push(
      `should ${install.title} rewrite ${lock}, the COPY after it brings back the ${lock} of the build context`,
    );
  }
  return {
    files: [facts.manifest, ...(lock === undefined ? [] : [lock]), ...facts.optional, ...needs.files].filter(
      (name) => project.has(name) === 'file',
    ),
    folders: needs.folders,
    produces: [facts.dependencyFolder, ...install.writes],
    cautions,
  };
};

const missing = (name: string): Obstructed =>
  obstructed('missing-manifest', `${name} does not come from the build context`);
const unreadable = (name: string): Obstructed => obstructed('unreadable-manifest', `${name} cannot be read`);

/** It refuses to change the lockfile. */
const isFrozen = ({ command, options }: Install): boolean =>
  command.frozen === true || (command.tool !== 'npm' && options.has('--frozen-lockfile'));

/** Whether a package-lock.json lists what package.json asks for, so that an install has no reason to change it. */
const inSync = (manifest: Manifest, lockText: string | undefined): boolean => {
  const root = asObject(asObject(parseObject(lockText)?.['packages'])?.['']);
  if (!root) return false;
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].every((key) => {
    const [wanted, locked] = [asObject(manifest[key]) ?? {}, asObject(root[key]) ?? {}];
    const names = Object.keys(wanted);
    return names.length === Object.keys(locked).length && names.every((name) => wanted[name] === locked[name]);
  });
};

const otherVersion = (
  { command: { tool } }: Install,
  manifest: Manifest,
  lockText: string | undefined,
  project: ProjectFiles,
): Obstructed | undefined => {
  if (tool === 'yarn') {
    const manager = manifest['packageManager'];
    const berry =
      ['.', ...project.above].some((folder) => project.has(`${folder}/.yarnrc.yml`)) ||
      (typeof manager === 'string' && /^yarn@(?:[2-9]|\d\d)/.test(manager)) ||
      lockText?.includes('\n__metadata:');
    if (berry)
      return obstructed('other-version', 'the project uses Yarn 2 or later, which reads more files than Yarn 1');
    if (['yarn-path', 'yarn-offline-mirror'].some((key) => project.read('.yarnrc')?.includes(key))) {
      return obstructed('local-package', '.yarnrc names files of the project');
    }
  }
  return undefined;
};

const workspaces = (manifest: Manifest, project: ProjectFiles): Obstructed | undefined => {
  const say = (what: string): Obstructed => obstructed('workspaces', what);
  if (manifest['workspaces'] !== undefined) return say('package.json has workspaces, whose manifests are read too');
  if (/^packages\s*:/m.test(project.read('pnpm-workspace.yaml') ?? '')) {
    return say('pnpm-workspace.yaml lists packages, whose manifests are read too');
  }
  for (const folder of project.above) {
    if (
      project.has(`${folder}/pnpm-workspace.yaml`) ||
      parseObject(project.read(`${folder}/package.json`))?.['workspaces']
    ) {
      return say('a folder above is the root of workspaces, whose manifests are read too');
    }
  }
  return undefined;
};

const local = /^(?:file:|link:|portal:|workspace:|\.{1,2}\/|\/|~\/)|^[^:@#]*\.(?:tgz|tar\.gz|tar)$/;

const localPackages = (manifest: Manifest, lockText: string | undefined): Obstructed | undefined => {
  const found = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'resolutions', 'pnpm']
    .flatMap((key) => leaves(manifest[key]))
    .find((value) => local.test(value));
  if (found !== undefined)
    return obstructed('local-package', `package.json depends on files of the project (${found})`);
  const packages = asObject(parseObject(lockText)?.['packages']);
  const linked = Object.keys(packages ?? {}).find((key) => key !== '' && !key.startsWith('node_modules/'));
  return linked === undefined
    ? undefined
    : obstructed('local-package', `the lockfile lists ${linked}, a folder of the project`);
};

const leaves = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(asObject(value) ?? {}).flatMap(leaves);

const patches = (manifest: Manifest, project: ProjectFiles): Obstructed | undefined => {
  const patched =
    asObject(manifest['pnpm'])?.['patchedDependencies'] !== undefined ||
    /^patchedDependencies\s*:/m.test(project.read('pnpm-workspace.yaml') ?? '');
  return patched ? obstructed('patched-package', 'pnpm patches packages with files of the project') : undefined;
};

interface Needs {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const nothing: Needs = { files: [], folders: [] };

/** What lifecycle scripts of the project and of its dependencies read. */
const scriptNeeds = (manifest: Manifest, project: ProjectFiles): Needs | Obstructed => {
  const files: string[] = [];
  const folders = new Set<string>();
  const scripts = asObject(manifest['scripts']) ?? {};
  for (const name of lifecycleScripts) {
    const script = scripts[name];
    if (typeof script !== 'string' || script.trim() === '') continue;
    const say = obstructed(
      'lifecycle-script',
      `the install runs the script “${name}” of package.json (${script}), which may need the sources`,
    );
    for (const need of programsOf(script) ?? ['unknown']) {
      if (need === 'unknown') return say;
      if (need === '.git' && ['.', ...project.above].some((folder) => project.has(`${folder}/.git`))) return say;
      if (need === 'prisma' && !findSchema(manifest, project)) return say;
      if (need === 'prisma') folders.add('prisma');
      if (need === 'patches' && project.holds('patches')) folders.add('patches');
    }
  }
  if (project.has('binding.gyp') && scripts['install'] === undefined && scripts['preinstall'] === undefined) {
    return obstructed('lifecycle-script', 'the project has a binding.gyp, so the install compiles its sources');
  }
  for (const [name, { files: read = [], folder }] of Object.entries(readsProjectAtInstall)) {
    if (!['dependencies', 'devDependencies', 'optionalDependencies'].some((key) => asObject(manifest[key])?.[name]))
      continue;
    files.push(...read);
    if (folder !== 'prisma') continue;
    if (
      manifest['prisma'] !== undefined ||
      prismaConfigs.some((config) => project.has(config)) ||
      project.has('schema.prisma')
    ) {
      return obstructed('lifecycle-script', `the install script of ${name} reads the project's Prisma configuration`);
    }
    if (project.holds(folder)) folders.add(folder);
  }
  return { files, folders: [...folders] };
};

const prismaConfigs = ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs', '.config/prisma.ts'];

const findSchema = (manifest: Manifest, project: ProjectFiles): boolean =>
  manifest['prisma'] === undefined &&
  !prismaConfigs.some((name) => project.has(name)) &&
  project.has('prisma/schema.prisma') === 'file';

/** What each program of a script reads; undefined where the script is not understood. */
const programsOf = (script: string): readonly string[] | undefined => {
  const parsed = parseShell(script, 0, []);
  if ('failure' in parsed) return undefined;
  return commandsOf(parsed.script.body).map(([command]) => {
    const invocation = unwrap(command);
    let [program, ...words] = [invocation.program, ...invocation.words];
    if (program === 'npx' || program === 'pnpx') {
      const at = words.findIndex((word) => !word?.startsWith('-'));
      [program, ...words] = words.slice(at < 0 ? words.length : at);
    }
    if (command.redirects.length > 0 || program === undefined) return 'unknown';
    if (program === 'prisma' && (words[0] !== 'generate' || words.length > 1)) return 'unknown';
    if (program === 'patch-package' && words.length > 0) return 'unknown';
    return lifecyclePrograms[program.replace(/@[\w.^~-]+$/, '')] ?? 'unknown';
  });
};
