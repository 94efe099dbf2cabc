import type { Instruction } from '../dockerfile/index.ts';
import { parseJsonObject, parseLockYaml } from '../formats/index.ts';
import { lockfileOfPnpm, npmForLockfile } from '../knowledge/node-releases.ts';
import { commandsOf, type Word } from '../shell/index.ts';
import { installsIn, type Install } from './installs.ts';
import { unwrap } from './invocation.ts';
import { npmMismatch } from './lockfiles/npm.ts';
import { pnpmMismatch } from './lockfiles/pnpm.ts';
import { yarnMismatch } from './lockfiles/yarn.ts';
import { hasPackagesBefore, lockedProject, type LockedProject, type Unlocked } from './locked-project.ts';
import { npmSettings } from './manifests/node-settings.ts';
import { configuredBefore } from './node-configuration.ts';
import { toolRelease } from './npm-release.ts';
import type { Builds, ContextFiles } from './project-files.ts';

/** How an install is written that takes the versions of the lockfile and never changes it. */
export interface FrozenForm {
  /** As people call it: `npm ci`. */
  readonly title: string;
  readonly lockfile: string;
  /** The word that another takes the place of; or the one behind which another is put. */
  readonly word: Word;
  readonly text: string;
  readonly replaces: boolean;
}

/** Why an install is not written so. */
export interface Unfrozen {
  readonly reason:
    Unlocked['reason'] | 'out-of-step' | 'other-version' | 'option' | 'setting' | 'packages-before' | 'mount';
  readonly what: string;
}

/** Whether an install may change the lockfile that a project has: not `npm ci`, not `--frozen-lockfile`. */
export const mayChangeLock = ({ command, kind, subcommand, options, operands, unclear }: Install): boolean => {
  const { tool } = command;
  if (kind !== 'project' || operands.length > 0 || unclear !== undefined || command.frozen) return false;
  if (tool === 'npm') return subcommand !== 'add' && !options.has('--ci');
  if (tool === 'yarn') return subcommand === '' || subcommand === 'install' ? !isFrozen(options) : false;
  return tool === 'pnpm' && !isFrozen(options);
};

/** `if [ -f package-lock.json ]; then npm ci; else npm install; fi`: what is left where the frozen install cannot run. */
export const isFallback = (install: Install, run: Instruction): boolean => {
  const places = new Map(run.script ? commandsOf(run.script.body) : []);
  const around = places.get(install.node)?.around[0];
  return (
    around !== undefined &&
    installsIn(run).some(
      (other) =>
        other.kind === 'project' &&
        other.command.tool === install.command.tool &&
        other.unclear === undefined &&
        !mayChangeLock(other) &&
        places.get(other.node)?.around[0] === around,
    )
  );
};

const isFrozen = (options: ReadonlySet<string>): boolean =>
  [...options].some((one) => /^--(?:no-)?(?:frozen-lockfile|immutable|pure-lockfile|lockfile)$/.test(one));

/** The frozen form of an install, where the lockfile in the build context fits the manifests; undefined where it reads no project. */
export const frozenForm = (
  install: Install,
  run: Instruction,
  context: ContextFiles,
): FrozenForm | Unfrozen | undefined => {
  const { tool } = install.command;
  const found = lockedProject(install, run, context);
  if (!found || 'reason' in found) return found;
  const obstacle =
    optionObstacle(install, run) ??
    (tool === 'npm' ? npmObstacle(found, install, run, context.builds) : lockObstacle(found, install, run));
  if (obstacle) return obstacle;
  const { nameWord, arguments: words } = unwrap(install.node);
  const word = words.find((one) => one.value === install.subcommand) ?? nameWord;
  if (!word) return undefined;
  const lockfile = found.lock.name;
  if (tool === 'npm') return { title: 'npm ci', lockfile, word, text: 'ci', replaces: true };
  return { title: `${install.title} --frozen-lockfile`, lockfile, word, text: '--frozen-lockfile', replaces: false };
};

/** Why a lockfile of Yarn or pnpm does not fit its project, or may be read in another way; undefined where it does not seem so. */
export const lockObstacle = (found: LockedProject, install: Install, run: Instruction): Unfrozen | undefined =>
  install.command.tool === 'yarn' ? yarnObstacle(found) : pnpmObstacle(found, install, run);

const optionObstacle = (install: Install, run: Instruction): Unfrozen | undefined => {
  const option = ['--no-package-lock', '--package-lock', '--no-shrinkwrap', '--force', '-f', '--dev'].find((one) =>
    install.options.has(one),
  );
  if (option !== undefined) return { reason: 'option', what: `${option} makes it do something else` };
  const mount = run.flags.find(
    ({ name, value }) =>
      name === 'mount' && (value?.includes('node_modules') === true || value?.includes('type=bind') === true),
  );
  if (mount) return { reason: 'mount', what: `${mount.text} shows or keeps other files than those that are copied` };
  const volume = run.stage?.instructions.find(
    ({ keyword, index, value }) => keyword === 'VOLUME' && index < run.index && value.includes('node_modules'),
  );
  return volume && { reason: 'mount', what: `line ${volume.line} makes a volume of node_modules` };
};

const npmObstacle = (
  found: LockedProject,
  install: Install,
  run: Instruction,
  builds: Builds | undefined,
): Unfrozen | undefined => {
  const { project, manifest, members, lock, directory } = found;
  const settings = npmSettings(project);
  const setting = lockSettings.find((key) => settings.has(key));
  if (setting !== undefined) return { reason: 'setting', what: `.npmrc sets ${setting}` };
  const configured = configuredBefore(install, run, (key) => lockSettings.includes(key));
  if (configured !== undefined) return { reason: 'setting', what: `${configured} changes how the lockfile is used` };
  const variable = lockVariables.find((name) => run.dockerfile.variables.lookup(name, run) !== undefined);
  if (variable !== undefined) return { reason: 'setting', what: `${variable} is set` };
  const fields = parseJsonObject(lock.text);
  if (!fields) return { reason: 'unreadable-manifest', what: `${lock.name} cannot be read` };
  const version = Number(fields['lockfileVersion'] ?? 1);
  if (version < 2) {
    return {
      reason: 'out-of-step',
      what: `${lock.name} is of version ${version}, which does not tell what package.json asked for`,
    };
  }
  const [needed, has] = [npmForLockfile[version], toolRelease('npm', run, builds)];
  if (needed === undefined || has === undefined || has < needed) {
    return {
      reason: 'other-version',
      what: `${lock.name} is of version ${version}, which ${has === undefined ? 'the npm of an unknown release' : `npm ${has}`} may not read`,
    };
  }
  if (manifest['overrides'] !== undefined) {
    return { reason: 'out-of-step', what: `package.json has overrides, which ${lock.name} does not tell of` };
  }
  const ignoresPeers = install.options.has('--legacy-peer-deps') || settings.get('legacy-peer-deps') === 'true';
  const mismatch = npmMismatch(found, fields, ignoresPeers || has < 7);
  if (mismatch !== undefined) {
    return { reason: 'out-of-step', what: `${lock.name} does not fit package.json: ${mismatch}` };
  }
  const before = hasPackagesBefore(directory, install, run);
  if (before) {
    return {
      reason: 'packages-before',
      what: `the ${before.keyword} of line ${before.line} may have put packages into node_modules, which npm ci would remove`,
    };
  }
  const brought = ['', ...members.map(({ folder }) => `${folder}/`)].find((one) => project.holds(`${one}node_modules`));
  return brought === undefined
    ? undefined
    : {
        reason: 'packages-before',
        what: `the build context brings a ${brought}node_modules, which npm ci would remove`,
      };
};

const lockSettings: readonly string[] = ['package-lock', 'shrinkwrap', 'workspaces', 'force'];

const lockVariables = ['PACKAGE_LOCK', 'SHRINKWRAP', 'WORKSPACES'].flatMap((name) => [
  `NPM_CONFIG_${name}`,
  `npm_config_${name.toLowerCase()}`,
]);

const yarnObstacle = ({ project, manifest, members, lock }: LockedProject): Unfrozen | undefined => {
  const manager = manifest['packageManager'];
  const isLater = typeof manager === 'string' && !/^yarn@(?:0|1)\./.test(manager);
  if (isLater || ['.', ...project.above].some((folder) => project.has(`${folder}/.yarnrc.yml`))) {
    return { reason: 'other-version', what: 'the project is one of Yarn 2 or later' };
  }
  if (!lock.text.includes('# yarn lockfile v1')) {
    return { reason: 'other-version', what: 'yarn.lock was not written by Yarn 1' };
  }
  if (project.has('.yarnrc')) return { reason: 'setting', what: '.yarnrc may change how the lockfile is used' };
  const mismatch = yarnMismatch(manifest, members, lock.text);
  return mismatch === undefined
    ? undefined
    : { reason: 'out-of-step', what: `yarn.lock does not fit package.json: ${mismatch}` };
};

const pnpmObstacle = (
  { project, manifest, members, lock }: LockedProject,
  install: Install,
  run: Instruction,
): Unfrozen | undefined => {
  const fields = parseLockYaml(lock.text);
  if (!fields) return { reason: 'unreadable-manifest', what: 'pnpm-lock.yaml cannot be read' };
  const manager = manifest['packageManager'];
  const named = typeof manager === 'string' ? /^pnpm@(\d+)\./.exec(manager)?.[1] : undefined;
  const has = named === undefined ? toolRelease('pnpm', run) : Number(named);
  const version = String(fields['lockfileVersion']);
  if (has === undefined || lockfileOfPnpm[has] !== version || version === '5.4') {
    return {
      reason: 'other-version',
      what: `pnpm-lock.yaml is of version ${version}, and it is not known whether pnpm ${has ?? 'of an unknown release'} takes it as it is`,
    };
  }
  const settings = npmSettings(project);
  const setting = [...settings.keys()].find((key) => pnpmSettings.has(key));
  if (setting !== undefined) return { reason: 'setting', what: `.npmrc sets ${setting}` };
  const configured = configuredBefore(install, run, (key) => pnpmSettings.has(key));
  if (configured !== undefined) return { reason: 'setting', what: `${configured} changes how the lockfile is used` };
  const mismatch = pnpmMismatch(manifest, members, fields, project);
  return mismatch === undefined
    ? undefined
    : { reason: 'out-of-step', what: `pnpm-lock.yaml does not fit package.json: ${mismatch}` };
};

const pnpmSettings: ReadonlySet<string> = new Set([
  'auto-install-peers',
  'exclude-links-from-lockfile',
  'lockfile',
  'frozen-lockfile',
  'prefer-frozen-lockfile',
  'shared-workspace-lockfile',
  'lockfile-include-tarball-url',
]);
