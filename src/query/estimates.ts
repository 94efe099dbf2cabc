import { rootOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { aptListBytes, aptListsDate } from '../knowledge/apt-lists.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import type { Estimate } from '../knowledge/estimate.ts';
import { fullVariant, installedSizes, type InstalledSizes } from '../knowledge/installed-sizes.ts';
import { hasFullVariant, withinFullVariant } from '../knowledge/slim-sizes.ts';
import type { Span } from '../text/span.ts';
import { foreignScript, isUnconditional, readsStandardInput } from './caches.ts';
import { unwrap } from './invocation.ts';
import { runCommands } from './nested.ts';
import { packageNames } from './package-names.ts';
import { everyPackageCommand, type PackageCommand } from './packages.ts';
import { distributionOf } from './release.ts';
import { imageStages } from './stages.ts';

const isApt = ({ manager }: PackageCommand): boolean => manager.name === 'apt' || manager.name === 'aptitude';

/** Whether what a RUN leaves is in the image that the file builds, if nobody names another stage. */
const isInBuiltImage = ({ stage, onbuild, dockerfile }: Instruction): boolean =>
  stage !== undefined && onbuild === undefined && imageStages(dockerfile).has(stage);

/**
 * Tells what the lists take that the `apt-get update` of a RUN leaves, as far as the release is known. The first RUN on each
 * base has all of it: one behind it fetches only what is new.
 */
export const aptListsOnce = (images: Catalogue): ((run: Instruction) => Estimate | undefined) => {
  const seen = new Set<Stage>();
  return (run) => {
    const root = isInBuiltImage(run) ? run.stage && rootOf(run.stage) : undefined;
    if (!root || seen.has(root)) return undefined;
    seen.add(root);
    const { distribution = '', release = '' } = distributionOf(root, images) ?? {};
    const bytes = aptListBytes[distribution]?.[release];
    const name = distribution === 'debian' ? 'Debian' : 'Ubuntu';
    return bytes === undefined
      ? undefined
      : { bytes, by: `the package lists of ${name} ${release} of ${aptListsDate}` };
  };
};

const sourceTools: ReadonlySet<string> = new Set(['add-apt-repository', 'apt-add-repository', 'extrepo']);

/** Whether packages may come from elsewhere than Debian: a source is added, or a script runs that may add one. */
const mayAddSources = (run: Instruction): boolean =>
  foreignScript(run) !== undefined ||
  runCommands(run).some(({ command }) => {
    const invocation = unwrap(command);
    if (sourceTools.has(invocation.program ?? '') || readsStandardInput(invocation)) return true;
    const targets = command.redirects.map(({ target }) => target);
    return [...command.words, ...targets].some((word) => word?.text.includes('/etc/apt') === true);
  });

/**
 * Names of all packages that the stages on a base install by apt; undefined where that is not sure: names or packages may
 * come from elsewhere, something is removed again, a RUN cannot be read.
 */
const everyInstall = (root: Stage): ReadonlySet<string> | undefined => {
  const names = new Set<string>();
  const instructions = root.from.dockerfile.instructions.filter(({ stage }) => stage && rootOf(stage) === root);
  for (const run of instructions) {
    // `COPY my.list /etc/apt/sources.list.d/`
    if (run.keyword !== 'RUN' && run.words.some(({ text }) => text.includes('/etc/apt'))) return undefined;
    if (run.keyword !== 'RUN') continue;
    if (!run.script || mayAddSources(run)) return undefined;
    for (const command of everyPackageCommand(run).filter(isApt)) {
      // `apt-get autoremove` alone keeps what is recommended
      if (command.action === 'remove' && (command.operands.length > 0 || command.moreOperands)) return undefined;
      if (command.action !== 'install') continue;
      const found = packageNames(run, command);
      if (!found.complete || found.files.length > 0) return undefined;
      for (const name of found.names) names.add(name);
    }
  }
  return names;
};

const lotsOf = (
  names: Iterable<string>,
  sizes: InstalledSizes,
  kind: 'needed' | 'recommended',
): Set<string> | undefined => {
  const lots = new Set<string>();
  for (const name of names) {
    const size = sizes.of(name);
    if (!size) return undefined;
    for (const lot of size[kind]) lots.add(lot);
  }
  return lots;
};

const sum = (lots: Iterable<string>, sizes: InstalledSizes): number =>
  [...lots].reduce((bytes, lot) => bytes + sizes.bytesOf(lot), 0);

/** Whether a base has a full variant's packages, or some of them, beside Debian itself; undefined where it is not known what it has. */
const isFullVariant = ({ base }: Stage): boolean | undefined => {
  if (base.kind !== 'image') return undefined;
  const { name, tag = '' } = base.reference;
  const hasFull = hasFullVariant.has(name);
  if (name === 'debian' || (hasFull && tag.split('-').includes('slim'))) return false;
  return hasFull || withinFullVariant.has(name) ? true : undefined;
};

/** An install that recommended packages are taken out of, and the packages that are named in their place. */
export interface LeanInstall {
  readonly instruction: Instruction;
  readonly command: PackageCommand;
  readonly names: readonly string[];
}

/** What is known of a base and all that is installed on it. */
interface Scene {
  readonly sizes: InstalledSizes;
  readonly isFull: boolean;
  /** Lots that stay whatever is left out. */
  readonly stay: ReadonlySet<string>;
  /** Lots that an install no longer brings. */
  readonly gone: Set<string>;
}

const sceneOf = (root: Stage, named: readonly string[], images: Catalogue): Scene | undefined => {
  const found = distributionOf(root, images);
  const sizes = found && installedSizes(`${found.distribution} ${found.release ?? ''}`);
  const isFull = isFullVariant(root);
  const all = sizes && isFull !== undefined ? everyInstall(root) : undefined;
  if (!sizes || isFull === undefined || !all) return undefined;
  const stay = lotsOf([...all, ...named, ...(isFull ? [fullVariant] : [])], sizes, 'needed');
  return stay && { sizes, isFull, stay, gone: new Set() };
};

/** What the installs of a file no longer bring, by their commands; what two would bring is counted once. */
export const recommendsIn = (installs: readonly LeanInstall[], images: Catalogue): ReadonlyMap<Span, Estimate> => {
  const estimates = new Map<Span, Estimate>();
  const scenes = new Map<Stage, Scene | undefined>();
  for (const install of installs) {
    const { instruction, command } = install;
    const { stage } = instruction;
    if (!stage || !isApt(command) || !isInBuiltImage(instruction)) continue;
    if (!isUnconditional(command.script.body, command.command)) continue;
    const root = rootOf(stage);
    if (!scenes.has(root)) {
      const named = installs.flatMap((one) => one.names);
      scenes.set(root, sceneOf(root, named, images));
    }
    const scene = scenes.get(root);
    if (!scene) continue;
    const { sizes, isFull, stay, gone } = scene;
    // of a package that is there already apt installs nothing more
    const names = packageNames(instruction, command).names.filter((name) => !isFull || !sizes.of(name)?.isInFull);
    const lost = [...(lotsOf(names, sizes, 'recommended') ?? [])].filter((lot) => !stay.has(lot) && !gone.has(lot));
    for (const lot of lost) gone.add(lot);
    const bytes = sum(lost, sizes);
    if (bytes > 0) estimates.set(command.command, { bytes, by: sizes.source });
  }
  return estimates;
};

/**
 * How many of a full variant's bytes stay at most with its slim variant: what the file installs by itself, with what is
 * recommended, and what is installed in place of the full variant. Undefined where that is not known.
 */
export const installedAnyway = (root: Stage, release: string, added: readonly string[]): number | undefined => {
  const all = everyInstall(root);
  if (!all) return undefined;
  const names = new Set([...all, ...added]);
  if (names.size === 0) return 0;
  const sizes = installedSizes(`debian ${release}`);
  const full = new Set(sizes?.of(fullVariant)?.needed);
  const recommended = new Set<string>();
  let bytes = 0;
  for (const name of names) {
    const size = sizes?.of(name);
    if (!size) return undefined;
    bytes += size.bytes;
    for (const lot of size.recommended) if (size.isInFull || full.has(lot)) recommended.add(lot);
  }
  return sizes && bytes + sum(recommended, sizes);
};
