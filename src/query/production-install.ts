import type { Instruction, Variables } from '../dockerfile/index.ts';
import { asObject, parseJsonObject } from '../formats/index.ts';
import { lifecycleScripts } from '../knowledge/manifests/index.ts';
import type { Word } from '../shell/index.ts';
import { devNeed, stagesWith, type DevNeed } from './dev-needs.ts';
import { loadedForDevelopment } from './imported-packages.ts';
import type { Install } from './installs.ts';
import { unwrap } from './invocation.ts';
import { devPackages } from './lockfiles/dev-packages.ts';
import { npmMismatch } from './lockfiles/npm.ts';
import { lockObstacle, type Unfrozen } from './frozen-install.ts';
import { hasPackagesBefore, lockedProject, type LockedProject, type Unlocked } from './locked-project.ts';
import { npmSettings } from './manifests/node-settings.ts';
import { configuredBefore, givenInRun } from './node-configuration.ts';
import { toolRelease } from './npm-release.ts';
import type { ContextFiles } from './project-files.ts';

type Variable = NonNullable<ReturnType<Variables['lookup']>>;

/** How an install is told to leave out the packages for development. */
export interface ProductionForm {
  /** The word behind which the option goes. */
  readonly word: Word;
  readonly option: string;
  /** The names of what package.json lists for development. */
  readonly names: readonly string[];
  /** How many packages stay out, with those that they bring along. */
  readonly count: number;
}

/** Why they stay. */
export interface Unneeded {
  readonly reason:
    | Unfrozen['reason']
    | DevNeed['reason']
    | 'out-of-step'
    | 'other-version'
    | 'environment'
    | 'setting'
    | 'lifecycle-script'
    | 'used-by-sources'
    | 'installed-before';
  readonly what: string;
}

const settingKeys: readonly string[] = ['omit', 'include', 'production', 'only', 'also', 'dev'];

const choices = ['--production', '--omit', '--only', '--include', '--also', '--dev', '--prod', '-P', '-D'];

/** Whether it is an install of npm, Yarn or pnpm that puts everything into node_modules. */
export const installsForDevelopment = ({ command, kind, subcommand, operands, unclear, options }: Install): boolean =>
  (command.tool === 'npm' || command.tool === 'pnpm' || command.tool === 'yarn') &&
  kind === 'project' &&
  subcommand !== 'add' &&
  subcommand !== 'workspaces focus' &&
  operands.length === 0 &&
  unclear === undefined &&
  !choices.some((option) => options.has(option));

/** The install without packages for development, where nothing needs them; undefined where there are none. */
export const productionForm = (
  install: Install,
  run: Instruction,
  context: ContextFiles,
): ProductionForm | Unneeded | undefined => {
  const chosen = switches.find((name) => run.dockerfile.variables.lookup(name, run) !== undefined);
  if (chosen !== undefined) return undefined;
  const own = givenInRun('NODE_ENV', install, run);
  const environment = run.dockerfile.variables.lookup('NODE_ENV', run);
  if (own?.value === 'production') return undefined;
  if (!own && (environment?.value ?? given(environment, context)) === 'production') return undefined;
  const found = lockedProject(install, run, context);
  // what a lockfile that is not there or not copied would be good for, another transform says
  if (!found || 'reason' in found) return isWithoutLock(found) ? undefined : found;
  const { manifest, lock, project, members, directory } = found;
  const { tool } = install.command;
  if (Object.keys(asObject(manifest['devDependencies']) ?? {}).length === 0) return undefined;
  const packages = devPackages(tool, manifest, lock.text);
  if (!packages) return undefined;
  if (members.length > 0) return { reason: 'workspaces', what: 'the packages of workspaces share them' };
  if (packages.all.size === 0) return undefined;
  const mode = own ?? environment;
  if (mode) return { reason: 'environment', what: `NODE_ENV is ${mode.value ?? 'not known'}` };
  if (run.dockerfile.instructions.some(({ pairs }) => pairs?.some(({ name }) => name.text === 'NODE_OPTIONS'))) {
    return { reason: 'environment', what: 'NODE_OPTIONS may load one of them' };
  }
  const settings = npmSettings(project);
  const setting = settingKeys.find((key) => settings.has(key));
  if (setting !== undefined) return { reason: 'setting', what: `.npmrc sets ${setting}` };
  const configured = configuredBefore(install, run, (key) => settingKeys.includes(key));
  if (configured !== undefined) return { reason: 'setting', what: `${configured} says what is installed` };
  const npm = tool === 'npm' ? toolRelease('npm', run, context.builds) : undefined;
  const obstacle = tool === 'npm' ? npmObstacle(found, npm) : lockObstacle(found, install, run);
  if (obstacle) return obstacle;
  const script = install.options.has('--ignore-scripts')
    ? undefined
    : lifecycleScripts.find((name) => asObject(manifest['scripts'])?.[name] !== undefined);
  if (script !== undefined) {
    return {
      reason: 'lifecycle-script',
      what: `the install runs the script “${script}” of package.json, which may need them`,
    };
  }
  const before = hasPackagesBefore(directory, install, run);
  if (before?.keyword === 'RUN') {
    return { reason: 'installed-before', what: `the RUN of line ${before.line} installs them once before` };
  }
  const need = devNeed(install, run, { directory, manifest, packages, starts: context.builds?.starts ?? [] });
  if (need === 'elsewhere') return undefined;
  if (need) return need;
  const loaded = loadedForDevelopment(stagesWith(run, directory), packages, context);
  if (loaded) {
    const what = loaded === 'unknown' ? 'not every source can be read' : `${loaded.file} names ${loaded.name}`;
    return { reason: 'used-by-sources', what };
  }
  const { nameWord, arguments: words } = unwrap(install.node);
  const word = words.find((one) => one.value === install.subcommand) ?? nameWord;
  if (!word) return undefined;
  return { word, option: optionFor(tool, npm), names: [...packages.named], count: packages.all.size };
};

const optionFor = (tool: string, npm = 7): string => {
  if (tool === 'yarn') return '--production';
  if (tool === 'pnpm') return '--prod';
  return npm < 7 ? '--only=production' : '--omit=dev';
};

const npmObstacle = (found: LockedProject, npm: number | undefined): Unneeded | undefined => {
  const { name, text } = found.lock;
  const mismatch = npmMismatch(found, parseJsonObject(text) ?? {}, true);
  if (mismatch !== undefined) return { reason: 'out-of-step', what: `${name} does not fit package.json: ${mismatch}` };
  return npm === undefined ? { reason: 'other-version', what: 'the release of npm is not known' } : undefined;
};

const isWithoutLock = (found: Unlocked | undefined): boolean =>
  found?.reason === 'missing-lockfile' || found?.reason === 'lockfile-not-copied';

/** `ENV NODE_ENV=$NODE_ENV`, or an ARG of that name, with the value that all builds give. */
const given = (variable: Variable | undefined, { builds }: ContextFiles): string | undefined => {
  const value = variable?.definition.pairs?.find(({ name }) => name.text === 'NODE_ENV')?.value?.text;
  const isItself = variable?.kind === 'arg' || value === '$NODE_ENV' || value === '${NODE_ENV}';
  return isItself ? builds?.args.get('NODE_ENV') : undefined;
};

const switches = ['OMIT', 'PRODUCTION', 'ONLY', 'INCLUDE', 'DEV'].flatMap((name) => [
  `NPM_CONFIG_${name}`,
  `npm_config_${name.toLowerCase()}`,
]);
