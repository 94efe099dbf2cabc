import { descendantsOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { packageCaches, type PackageCache } from '../knowledge/package-caches.ts';
import type { PackageManager } from '../knowledge/package-managers.ts';
import {
  earlierInstructions,
  foreignScript,
  isMounted,
  laterInstructions,
  readsLists,
  type LaterReader,
} from './caches.ts';
import { isSureToFetchLists } from './apt-order.ts';
import { readCopy } from './copies.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { mountsOf } from './mounts.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand } from './packages.ts';
import { remembered } from '../text/memory.ts';

interface Folder {
  readonly path: string;
  /** The same with `~` for a home. */
  readonly plain: string;
  readonly name: string;
}

const known = new WeakMap<PackageCache, readonly Folder[]>();

/** The folders of a cache without those that hold more than it: `/root/.cache` beside `/root/.cache/pip`. */
const ownFolders = (cache: PackageCache): readonly Folder[] => {
  let found = known.get(cache);
  if (!found) {
    const { folders } = cache;
    found = folders
      .filter((folder) => !folders.some((other) => other.startsWith(`${folder}/`)))
      .map((path) => ({ path, plain: plain(path), name: path.slice(path.lastIndexOf('/') + 1) }));
    known.set(cache, found);
  }
  return found;
};

/** A path without quotes and a `*` at its end, the home folder of any user as `~`. */
const plain = (text: string): string =>
  text
    .replace(/["']/g, '')
    .replace(/\/+\*?$/, '')
    .replace(/^(?:\/root|\/home\/[^/]+|\$HOME|\$\{HOME\})(?=\/|$)/, '~');

/** Whether a path lies in a folder of the cache, or is the `.cache` that may hold nothing else. */
const isInCache = (text: string, cache: PackageCache): boolean => {
  if (!text.includes('/')) return false;
  return ownFolders(cache).some(({ plain: folder, name }) => {
    if (!text.includes(name) && !text.includes('.cache')) return false;
    const path = plain(text);
    if (path === folder || path.startsWith(`${folder}/`)) return true;
    const parent = folder.slice(0, folder.lastIndexOf('/'));
    return parent.endsWith('/.cache') && path === parent;
  });
};

/** Whether a path holds the cache. */
const holdsCache = (text: string, cache: PackageCache): boolean => {
  const path = plain(text);
  return ownFolders(cache).some((one) => one.plain.startsWith(`${path}/`) || one.path.startsWith(`${path}/`));
};

/**
 * Whether a command works with a cache's files, or fails where there are none: `rm /var/cache/apk/*` without `-f`,
 * `cp -r ~/.cache/pip /x`, `pip cache purge`.
 */
export const needsCacheFiles = (invocation: Invocation, cache: PackageCache): boolean => {
  const { program, arguments: words } = invocation;
  if (program === undefined || tolerant.has(program)) return false;
  if (program === 'rm' && words.some(({ text }) => text === '--force' || /^-[a-zA-Z]*f/.test(text))) return false;
  // the folders of the system are there, whatever they hold
  if (program === 'find' && words[0]?.text.startsWith('/var/')) return false;
  return words.some(({ text }) => isInCache(text, cache) || isInCache(text.slice(text.indexOf('=') + 1), cache));
};

const tolerant = new Set(['echo', 'printf', 'mkdir', 'export']);

/**
 * Whether something behind an instruction needs the files that it leaves in a cache: a later RUN, a COPY or a mount that
 * takes them out of its stage. Deleting them there is no need, where it does not fail without them.
 */
export const isAskedForLater = (instruction: Instruction, cache: PackageCache, manager: PackageManager): boolean => {
  const { stage } = instruction;
  return (
    laterInstructions(instruction).some((other) => asksFor(other, cache, manager)) ||
    (stage !== undefined && takesOf(stage).some(({ paths }) => paths.some((path) => isInCache(path, cache))))
  );
};

const asksFor = (other: Instruction, cache: PackageCache, manager: PackageManager): boolean =>
  other.keyword === 'RUN' &&
  (worksWith(other, cache) ||
    (cache.cleanerFails === true &&
      everyPackageCommand(other).some((one) => one.manager === manager && one.action === 'clean')));

const worksWith = (run: Instruction, cache: PackageCache): boolean => {
  const answers = answersOf(run);
  let answer = answers.get(cache);
  if (answer === undefined) {
    answer = runCommands(run).some(({ command }) => needsCacheFiles(unwrap(command), cache));
    answers.set(cache, answer);
  }
  return answer;
};

/** Whether a RUN needs the files of a cache. */
const answersOf = remembered<Instruction, Map<PackageCache, boolean>>('instruction', () => new Map());

/** Whether a COPY has put files into a cache, so that an install is meant to find them there. */
export const isFilledByCopy = (instruction: Instruction, cache: PackageCache): boolean =>
  earlierInstructions(instruction).some((one) => {
    const copy = readCopy(one);
    return copy !== undefined && isInCache(copy.destination, cache);
  });

/** What an instruction takes out of another stage, and the paths there. */
interface Taking {
  readonly instruction: Instruction;
  readonly paths: readonly string[];
}

/** COPYs and mounts that take files out of a stage, or out of one that is built from it. */
const takesOf = remembered('stage', (stage: Stage): readonly Taking[] => {
  const { instructions } = stage.from.dockerfile;
  const sources = new Set([stage, ...descendantsOf(stage)]);
  return instructions
    .slice(stage.from.index)
    .map((one) => one.trigger ?? one)
    .flatMap((one) =>
      takings(one)
        .filter(({ from }) => {
          const source = one.dockerfile.stageNamed(from, one.stage);
          return source !== undefined && sources.has(source);
        })
        .map(({ paths }): Taking => ({ instruction: one, paths })),
    );
});

const takings = (instruction: Instruction): { readonly from: string; readonly paths: readonly string[] }[] => {
  const copy = readCopy(instruction);
  if (copy) return copy.from === undefined ? [] : [{ from: copy.from, paths: copy.sources }];
  if (instruction.keyword !== 'RUN') return [];
  return mountsOf(instruction).flatMap((mount) => {
    const from = mount?.options.get('from');
    const source = mount?.options.get('source') ?? mount?.options.get('src');
    return from === undefined ? [] : [{ from, paths: source === undefined ? [] : [source] }];
  });
};

/** Instructions that run behind a COPY which takes a cache out of an instruction's stage, with what holds it. */
const runBehindCopies = (instruction: Instruction, cache: PackageCache): Instruction[] => {
  const { stage } = instruction;
  if (!stage) return [];
  return takesOf(stage)
    .filter(({ paths }) => paths.some((path) => isInCache(path, cache) || holdsCache(path, cache)))
    .flatMap(({ instruction: taking }) => [taking, ...laterInstructions(taking)]);
};

/**
 * Whether a later RUN of the stage, of a stage built from it or of one that copies the lists, a trigger or what the
 * container starts installs from lists that it does not fetch.
 */
export const laterListReader = (instruction: Instruction): LaterReader => {
  let result: LaterReader = 'none';
  for (const other of [...laterInstructions(instruction), ...runBehindCopies(instruction, packageCaches.apt)]) {
    const isStart = other.keyword === 'CMD' || other.keyword === 'ENTRYPOINT';
    if (other.keyword !== 'RUN' && !isStart) continue;
    const reader = readsLists(other);
    if (reader === 'install') return 'install';
    // what a container starts is a script more often than not
    if (isStart) continue;
    if (reader === 'script') result = 'script';
    if (!instruction.onbuild && other.stage === instruction.stage && fetchesAnew(other)) return result;
  }
  return result;
};

/** Whether all that comes behind a RUN reads the lists that it has fetched itself. */
const fetchesAnew = (run: Instruction): boolean =>
  run.keyword === 'RUN' && !run.onbuild && isSureToFetchLists(run) && !isMounted(run, packageCaches.apt);

/** Whether a RUN fetches the names of all files of all packages, which `apt-file search` reads beside the lists. */
export const fetchesFileNames = (instruction: Instruction): boolean =>
  runCommands(instruction).some(({ command }) => {
    const { program, words } = unwrap(command);
    return program === 'apt-file' && words.includes('update');
  });

const indexReaders: ReadonlySet<string | undefined> = new Set(['search', 'policy', 'list', 'fetch', '--no-network']);
const fetching: ReadonlySet<string | undefined> = new Set(['update', '--no-cache', '-U', '--update', '--update-cache']);

/**
 * Whether something behind an instruction reads apk's index from the cache: `apk search`, and where an old apk does not
 * fetch a missing index by itself, also a script or what the container starts.
 */
export const readsIndexLater = (instruction: Instruction, isOld: boolean): boolean =>
  laterInstructions(instruction).some((other) => {
    const isStart = other.keyword === 'CMD' || other.keyword === 'ENTRYPOINT';
    if (other.keyword !== 'RUN' && !isStart) return false;
    const calls = runCommands(other)
      .map(({ command }) => unwrap(command))
      .filter(({ program }) => program === 'apk');
    if (calls.some(({ words }) => words.includes('update'))) return false;
    if (calls.some(({ words }) => words.some((word) => indexReaders.has(word)))) return true;
    if (!isOld) return false;
    if (isStart) return calls.some(({ words }) => !words.some((word) => fetching.has(word)));
    return other.exec === undefined && (!other.script || foreignScript(other) !== undefined);
  });
