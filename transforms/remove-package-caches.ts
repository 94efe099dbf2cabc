import { cacheOf, type PackageCache } from '../src/knowledge/package-caches.ts';
import {
  appendCommand,
  aptListsOnce,
  cachesAreClean,
  cleansAfter,
  cleanupOf,
  defineTransform,
  deletesApkCache,
  everyPackageCommand,
  filledCaches,
  fetchesFileNames,
  fillsCache,
  imageStages,
  insertAfter,
  installedEarlier,
  isAskedForLater,
  isFilledByCopy,
  isApt,
  isMounted,
  isReadAgain,
  isToldPassword,
  isUpTo,
  laterListReader,
  leftArchives,
  movedElsewhere,
  needlessForApk,
  needsCacheFiles,
  onlyCleans,
  onlyDownloads,
  onlyFetchesLists,
  provenYarnOne,
  readsIndexLater,
  removeCommand,
  removeInstruction,
  removeWord,
  replace,
  rootOf,
  runCommands,
  switchedOff,
  unreadApt,
  unwrap,
  type AppendObstacle,
  type BuildContext,
  type Context,
  type Dockerfile,
  type Finding,
  type Instruction,
  type PackageCommand,
  type SimpleCommand,
  type Span,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'still-needed': 'a later RUN installs from the package lists without fetching them again',
  'later-script': 'a later RUN starts a script that may install from the package lists',
  'read-again': 'a later command, a COPY or the started program needs what is in the cache',
  'own-place': 'a variable or an option puts the cache elsewhere or makes it part of what is installed',
  'only-downloads': 'a command only downloads, and what it leaves in the cache is all that it makes',
  'other-stage': 'the layers of this stage reach no image',
  'old-release': 'the release may be too old for the option that keeps no cache',
  'unsure-command': 'the command that would clean may be missing or not allowed where the RUN ends',
  'yarn-version': 'nothing shows that this is Yarn 1; later ones may run the program from their cache',
  'shared-store': 'what pnpm installs are links into its store',
  'own-layer': 'deleting what an earlier layer holds frees nothing',
  'removed-later': 'packages that one RUN installs and a later one removes stay in the layer of the first',
  product: 'the package lists are all that the RUN makes',
  unreadable: 'the shell text cannot be read with certainty',
  'exec-form': 'a RUN in exec form has no shell text to change',
  heredoc: 'what a shell is given to read in a heredoc is not changed',
  'ends-shell': 'the RUN may end its shell before a command at its end',
  'background-job': 'the RUN ends in a background job',
  errexit: 'a command at the end would change which failures stop the RUN',
  'own-path': 'the RUN sets PATH anew, so that a command at its end may not be found',
} as const satisfies Record<AppendObstacle, string> & Record<string, string>;

type Reason = keyof typeof reasons;

type AptLists = ReturnType<typeof aptListsOnce>;

export default defineTransform({
  name: 'remove-package-caches',
  summary: 'Delete package lists and caches in the RUN that made them.',
  why:
    'Package lists and download caches are of no use in an image: apt lists alone take some 20 MB. Only the RUN that made ' +
    'them can keep them out of its layer; deleting them later frees nothing. Whoever installs more in a container then runs ' +
    'an update first, as they should anyway.',
  goal: 'size',
  level: 'safe',
  estimates:
    'What `apt-get update` leaves in the images of Debian 11 to 13, measured, and of Ubuntu 16.04 to 26.04 at least, by the ' +
    'sizes that the Release files of the archive name. Once for each base, and only in stages of the image that the file ' +
    'builds. None for other package managers: what they leave is not known.',
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Add_a_Package',
    'https://pip.pypa.io/en/stable/topics/caching/',
    'https://docs.npmjs.com/cli/v10/commands/npm-cache',
  ],
  equivalents: { hadolint: ['DL3009', 'DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'] },
  *find(dockerfile, context) {
    const aptLists: AptLists = context.estimates ? aptListsOnce(context.images) : () => undefined;
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      const unread = unreadApt(instruction);
      if (unread?.leavesLists) {
        const message = `the package lists stay in the layer: ${reasons[unread.reason]}`;
        yield { at: instruction, message, reason: unread.reason };
      }
      yield* options(instruction, context);
      yield* needless(instruction, context);
      if (onlyFetchesLists(instruction)) yield* unreadLists(instruction, written, aptLists);
      else yield* cleanups(instruction, context, aptLists);
      yield* lateRemovals(instruction, written);
    }
  },
});

const leave = (command: PackageCommand, reason: Reason): Finding => ({
  at: command.command,
  message: `${isApt(command) ? 'the package lists stay' : 'the cache stays'} in the layer: ${reasons[reason]}`,
  reason,
});

/** `apk add -U`: the options that would fetch the index into the cache. */
const updateOptions = new Set<string | undefined>(['-U', '--update', '--update-cache']);

/** Package managers with an option that makes no cache: each command gets it. */
function* options(instruction: Instruction, { images }: Context<object>): Generator<Finding> {
  for (const command of everyPackageCommand(instruction)) {
    const cache = cacheOf(command.manager.name);
    if (cache?.option === undefined || command.action === 'update' || !fillsCache(command)) continue;
    if (isMounted(instruction, cache)) continue;
    const isApk = command.manager.name === 'apk';
    if (switchedOff(instruction, command, cache)) {
      if (isApk) yield* needlessOption(instruction, command);
      continue;
    }
    if (!isApk && cleansAfter(instruction, cache, command)) continue;
    const isOld = lacksOption(instruction, cache, images);
    if (isOld || movedElsewhere(instruction, command, cache)) {
      yield leave(command, isOld ? 'old-release' : 'own-place');
      continue;
    }
    if (isAskedFor(instruction, command, cache, images)) {
      yield leave(command, 'read-again');
      continue;
    }
    const update = isApk ? command.options.find(({ value }) => updateOptions.has(value)) : undefined;
    const edits = [update ? replace(update, cache.option) : insertAfter(command.actionWord, cache.option)];
    const message = 'keeps a cache in the layer that nothing reads again';
    yield { at: command.command, message, fix: { title: `Add ${cache.option}`, level: 'safe', edits } };
  }
}

/** `apk add -U --no-cache`: the index is fetched anyway. Not where the option has a line to itself. */
function* needlessOption(instruction: Instruction, command: PackageCommand): Generator<Finding> {
  const update = command.options.find(({ value }) => updateOptions.has(value));
  if (!update || !command.options.some(({ value }) => value === '--no-cache')) return;
  const edit = removeWord(instruction, update);
  if (instruction.dockerfile.text[edit.start - 1] === '\n') return;
  const message = 'with --no-cache apk fetches the index by itself';
  yield { at: command.command, message, fix: { title: `Remove ${update.text}`, level: 'safe', edits: [edit] } };
}

/** Whether a COPY has filled the cache, or something behind a command needs its files: in the same RUN, a later one or another stage. */
const isAskedFor = (
  instruction: Instruction,
  command: PackageCommand,
  cache: PackageCache,
  images: Context<object>['images'],
): boolean =>
  (command.manager.name === 'apk' &&
    readsIndexLater(instruction, isUpTo(instruction.stage, images, { alpine: '3.8' }) === true)) ||
  isFilledByCopy(instruction, cache) ||
  isAskedForLater(instruction, cache, command.manager) ||
  runCommands(instruction).some(
    ({ command: other }) =>
      other.start > command.command.start &&
      needsCacheFiles(unwrap(other), cache) &&
      // what goes with the cache
      !(command.manager.name === 'apk' && mayGo(instruction, other)),
  );

/** `apk add x && rm /var/cache/apk/*`: with --no-cache the deletion is needless, and it can be taken out. */
const mayGo = (instruction: Instruction, deletion: SimpleCommand): boolean =>
  instruction.script !== undefined &&
  deletesApkCache(deletion) &&
  removeCommand(instruction, instruction.script, deletion).length > 0;

const lacksOption = ({ stage }: Instruction, cache: PackageCache, images: Context<object>['images']): boolean => {
  const base = stage && rootOf(stage).base;
  if (!cache.optionAfter || (base?.kind === 'image' && cache.broughtBy?.includes(base.reference.name))) return false;
  return isUpTo(stage, images, cache.optionAfter) === true;
};

/** What `apk add --no-cache` makes needless: `apk update`, and the deletion of a cache that is not there. */
function* needless(instruction: Instruction, { images }: Context<object>): Generator<Finding> {
  for (const { command, kind } of needlessForApk(instruction)) {
    // `rm /var/cache/apk/*` has nothing to delete without the update
    const update = kind === 'update' && everyPackageCommand(instruction).find((one) => one.command === command);
    const cache = update ? cacheOf('apk') : undefined;
    if (update && cache && isAskedFor(instruction, update, cache, images)) continue;
    const edits = instruction.script ? removeCommand(instruction, instruction.script, command) : [];
    if (edits.length === 0) continue;
    const message =
      kind === 'update'
        ? 'with --no-cache apk fetches the index by itself; what this fetches stays in the layer'
        : 'with --no-cache there is nothing to delete';
    yield { at: command, message, fix: { title: 'Remove the command', level: 'safe', edits } };
  }
}

/** Package managers whose cache a command deletes: it is appended to the RUN. */
function* cleanups(instruction: Instruction, context: Context<object>, aptLists: AptLists): Generator<Finding> {
  const wanted: { at: Span; texts: readonly string[] }[] = [];
  let saves: ReturnType<AptLists>;
  for (const { command, cache } of filledCaches(instruction)) {
    if (cache.option !== undefined) continue;
    const reason = obstacle(instruction, command, cache, context);
    const texts = reason === undefined ? cleanupOf(instruction, command, cache) : undefined;
    const lists = isApt(command) ? aptLists(instruction) : undefined;
    if (texts) saves ??= lists;
    if (!texts) yield leave(command, reason ?? 'unsure-command');
    else wanted.push({ at: command.command, texts });
  }
  for (const { path, download, at } of leftArchives(instruction)) {
    if (isToldPassword(download.elevated)) continue;
    const sudo = download.elevated.map(({ text }) => `${text} `).join('');
    wanted.push({ at, texts: [`${sudo}rm -f ${path}`] });
  }
  const [first] = wanted;
  if (!first) return;
  const texts = [...new Set(wanted.flatMap((one) => one.texts))];
  const edit = appendCommand(instruction, texts);
  if (typeof edit === 'string') {
    yield { at: first.at, message: `what nothing reads again stays in the layer: ${reasons[edit]}`, reason: edit };
    return;
  }
  yield {
    at: first.at,
    message: 'leaves package lists, a cache or an archive in the layer that nothing reads again',
    fix: { title: `Append ${texts.join(' && ')}`, level: 'safe', edits: [edit], saves },
  };
}

/** To look for the files that name targets takes time, so it is done last. */
const isInImage = (stage: Stage, dockerfile: Dockerfile, context: BuildContext | undefined): boolean =>
  imageStages(dockerfile).has(stage) || imageStages(dockerfile, context?.builds?.targets).has(stage);

const obstacle = (
  instruction: Instruction,
  command: PackageCommand,
  cache: PackageCache,
  { buildContext }: Context<object>,
): Reason | undefined => {
  if (isApt(command)) {
    const reader = laterListReader(instruction);
    if (reader !== 'none') return reader === 'install' ? 'still-needed' : 'later-script';
    const isKept = fetchesFileNames(instruction) || isAskedForLater(instruction, cache, command.manager);
    return isKept ? 'read-again' : undefined;
  }
  const { stage, dockerfile } = instruction;
  if (cache.onlyInImage && (!stage || !isInImage(stage, dockerfile, buildContext))) return 'other-stage';
  if (command.manager.name === 'pnpm') return 'shared-store';
  if (switchedOff(instruction, command, cache) || movedElsewhere(instruction, command, cache)) return 'own-place';
  if (onlyDownloads(instruction, command, cache)) return 'only-downloads';
  if (isReadAgain(instruction, command, cache) || isAskedForLater(instruction, cache, command.manager))
    return 'read-again';
  return command.manager.name === 'yarn' && !provenYarnOne(command, buildContext) ? 'yarn-version' : undefined;
};

/** `RUN apt-get update` alone: of use only to a RUN that installs from its lists. */
function* unreadLists(instruction: Instruction, written: Instruction, aptLists: AptLists): Generator<Finding> {
  const reader = laterListReader(instruction);
  const [update] = everyPackageCommand(instruction);
  const saves = update && isApt(update) ? aptLists(instruction) : undefined;
  const cache = update && cacheOf(update.manager.name);
  if (cache && reader === 'none' && isAskedForLater(instruction, cache, update.manager)) {
    yield leave(update, 'read-again');
    return;
  }
  const edits = reader === 'none' && instruction === written ? removeInstruction(instruction) : [];
  if (edits.length > 0) {
    const message = 'fetches package lists that no RUN reads';
    yield { at: instruction, message, fix: { title: 'Remove the RUN', level: 'safe', edits, saves } };
    return;
  }
  const reason = reader === 'none' ? 'product' : reader === 'install' ? 'still-needed' : 'later-script';
  yield { at: instruction, message: `the package lists stay in the layer: ${reasons[reason]}`, reason };
}

/** What a RUN deletes or removes that is in the layer of another one. */
function* lateRemovals(instruction: Instruction, written: Instruction): Generator<Finding> {
  if (onlyCleans(instruction) && instruction === written) {
    const edits = cachesAreClean(instruction) ? removeInstruction(instruction) : [];
    const message = 'deletes caches that the RUNs before it no longer leave';
    yield edits.length > 0
      ? { at: instruction, message, fix: { title: 'Remove the RUN', level: 'safe', edits } }
      : { at: instruction, message: reasons['own-layer'], reason: 'own-layer' };
  }
  for (const command of everyPackageCommand(instruction)) {
    if (command.action !== 'remove') continue;
    const found = installedEarlier(instruction, command);
    if (!found) continue;
    const message = `removing ${found.name} frees nothing: it stays in the layer of line ${found.line} unless that RUN removes it`;
    yield { at: command.command, message, reason: 'removed-later' };
  }
}
