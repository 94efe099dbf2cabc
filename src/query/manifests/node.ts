import { adoptedLocks, manifestFiles } from '../../knowledge/manifests/index.ts';
import { asObject, fieldAt, parseJsonObject, textsIn, type Fields } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { noNeeds, scriptNeeds } from './node-scripts.ts';
import { npmSettings, pnpmWorkspace, settingNeeds } from './node-settings.ts';
import { membersOf, type Member } from './workspaces.ts';
import { isBerry, patchReferences, readBerry } from './yarn-berry.ts';

/** What `npm install`, `yarn install`, `pnpm install` and `bun install` read. */
export const readNodeProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { tool } = install.command;
  if (tool !== 'npm' && tool !== 'yarn' && tool !== 'pnpm' && tool !== 'bun')
    throw new Error(`${tool} has no package.json`);
  const facts = manifestFiles[tool];
  if (install.operands.length > 0 && install.command.operands !== 'anything') {
    return obstructed('edits-manifest', `${install.title} ${install.operands.join(' ')} writes to package.json`);
  }
  const text = project.read(facts.manifest);
  if (text === undefined) {
    return project.has(facts.manifest) ? unreadable(facts.manifest) : missing(facts.manifest);
  }
  const manifest = parseJsonObject(text);
  if (!manifest) return unreadable(facts.manifest);

  const lock = facts.locks.find((name) => project.has(name) === 'file');
  const frozen = isFrozen(install);
  if (lock === undefined && frozen) {
    return obstructed(
      'missing-lockfile',
      `${install.title} needs a lockfile, and the build context has no ${lockName[tool]}`,
    );
  }
  const lockText = lock === undefined || lock === 'bun.lockb' ? undefined : project.read(lock);
  const berry = tool === 'yarn' && isBerry(manifest, lockText, project) ? readBerry(project) : undefined;
  if (berry && 'obstacle' in berry) return berry;
  const settings = berry ? { files: [], produces: [] } : settingNeeds(tool, project);
  if ('obstacle' in settings) return settings;
  const members = membersOf(tool, manifest, project);
  if ('obstacle' in members) return members;
  const local = localPackages(manifest, members, tool === 'pnpm' ? pnpmWorkspace(project) : {}, lockText);
  if (local) return local;
  const patches = patchFiles(tool, manifest, members, project);
  const lost = patches.find((path) => project.has(path) !== 'file');
  if (lost !== undefined) {
    return obstructed(
      'patched-package',
      `a package is patched with ${lost}, which does not come from the build context`,
    );
  }

  const adopted = lock === undefined ? adoptedLocks[tool].filter((name) => project.has(name) === 'file') : [];
  const runsNoScript =
    install.options.has('--ignore-scripts') ||
    (tool === 'npm' && npmSettings(project).get('ignore-scripts') === 'true');
  const files: string[] = [];
  const folders: string[] = [];
  const generated: string[] = [];
  for (const { folder, manifest: own } of [{ folder: '', manifest }, ...members]) {
    const below = folder === '' ? '' : `${folder}/`;
    const needs = runsNoScript ? noNeeds : scriptNeeds(own, project, below);
    if ('obstacle' in needs) return needs;
    if (folder !== '') files.push(`${below}package.json`, `${below}.npmrc`);
    // where the packages of a workspace have a lockfile each
    if (folder !== '' && tool === 'pnpm') files.push(`${below}${lockName.pnpm}`);
    files.push(...needs.files);
    folders.push(...needs.folders);
    generated.push(...needs.produces);
  }
  const cautions: string[] = [];
  const rewritten = lock ?? (tool === 'npm' ? adopted[0] : undefined);
  if (rewritten !== undefined && !frozen && !inSync(manifest, lockText)) {
    cautions.push(
      `should ${install.title} rewrite ${rewritten}, the COPY after it brings back the ${rewritten} of the build context`,
    );
  }
  return {
    files: [
      facts.manifest,
      ...(lock === undefined ? adopted : [lock]),
      ...(berry?.files ?? facts.optional),
      ...settings.files,
      ...patches,
      ...files,
    ].filter((name) => project.has(name) === 'file'),
    folders: [...folders, ...(berry?.folders ?? [])],
    produces: [
      ...(berry?.produces ?? [facts.dependencyFolder]),
      ...settings.produces,
      ...generated,
      ...members.map(({ folder }) => `${folder}/node_modules`),
      ...install.writes,
    ],
    cautions,
  };
};

const missing = (name: string): Obstructed =>
  obstructed('missing-manifest', `${name} does not come from the build context`);
const unreadable = (name: string): Obstructed => obstructed('unreadable-manifest', `${name} cannot be read`);

const lockName = { npm: 'package-lock.json', yarn: 'yarn.lock', pnpm: 'pnpm-lock.yaml', bun: 'bun.lock' } as const;

/** It refuses to change the lockfile. */
const isFrozen = ({ command, options, subcommand }: Install): boolean =>
  command.frozen === true ||
  (command.tool === 'bun' && subcommand === 'ci') ||
  (command.tool !== 'npm' && (options.has('--frozen-lockfile') || options.has('--immutable')));

/** Whether a package-lock.json lists what package.json asks for, so that an install has no reason to change it. */
const inSync = (manifest: Fields, lockText: string | undefined): boolean => {
  const root = asObject(fieldAt(parseJsonObject(lockText), 'packages', ''));
  if (!root) return false;
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].every((key) => {
    const [wanted, locked] = [asObject(manifest[key]) ?? {}, asObject(root[key]) ?? {}];
    const names = Object.keys(wanted);
    return names.length === Object.keys(locked).length && names.every((name) => wanted[name] === locked[name]);
  });
};

const local = /^(?:file:|link:|portal:|exec:|\.{1,2}\/|\/|~\/)|^[^:@#]*\.(?:tgz|tar\.gz|tar)$/;

const dependencyKeys = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'resolutions'];

const localPackages = (
  manifest: Fields,
  members: readonly Member[],
  workspace: Fields,
  lockText: string | undefined,
): Obstructed | undefined => {
  const others: readonly (readonly [string, Fields])[] = members.map((one) => [
    `${one.folder}/package.json`,
    one.manifest,
  ]);
  for (const [name, own] of [
    ['package.json', manifest] as const,
    ...others,
    ['pnpm-workspace.yaml', workspace] as const,
  ]) {
    const found = [...dependencyKeys.map((key) => own[key]), fieldAt(own, 'pnpm', 'overrides')]
      .flatMap(textsIn)
      .find((value) => local.test(value) || (members.length === 0 && value.startsWith('workspace:')));
    if (found !== undefined) return obstructed('local-package', `${name} depends on files of the project (${found})`);
  }
  const packages = asObject(parseJsonObject(lockText)?.['packages']);
  const known = (key: string): boolean =>
    key === '' ||
    key.startsWith('node_modules/') ||
    members.some(({ folder }) => key === folder || key.startsWith(`${folder}/node_modules/`));
  const linked = Object.keys(packages ?? {}).find((key) => !known(key));
  return linked === undefined
    ? undefined
    : obstructed('local-package', `the lockfile lists ${linked}, a folder of the project`);
};

/** Files that packages are patched with, by pnpm's and Bun's `patchedDependencies` or Yarn's `patch:`. */
const patchFiles = (
  tool: string,
  manifest: Fields,
  members: readonly Member[],
  project: ProjectFiles,
): readonly string[] => {
  if (tool === 'pnpm') {
    const tables = [fieldAt(manifest, 'pnpm', 'patchedDependencies'), pnpmWorkspace(project)['patchedDependencies']];
    return tables.flatMap(textsIn);
  }
  if (tool === 'bun') return textsIn(manifest['patchedDependencies']);
  if (tool !== 'yarn') return [];
  const manifests = [manifest, ...members.map((member) => member.manifest)];
  return patchReferences(manifests.flatMap((one) => dependencyKeys.flatMap((key) => textsIn(one[key]))));
};
