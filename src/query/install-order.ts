import type { Instruction, Stage } from '../dockerfile/index.ts';
import {
  contextPath,
  mayOverlap,
  namesFolder,
  pathWithin,
  readCopy,
  workplaceOf,
  type Copy,
  type Place,
} from './copies.ts';
import type { Barrier, EarlyInstall, LateInstall } from './early-install.ts';
import { readRun, type Cut } from './early-runs.ts';
import { isLeftOutByGit } from './git-ignored.ts';
import { installedBefore, installsIn, readsProject } from './installs.ts';
import { copiedFolder, type ContextFiles } from './project-files.ts';
import { looksLikeArchive } from '../knowledge/archives.ts';
import { systemFolders } from '../knowledge/system-folders.ts';

/** What may go before a COPY of sources. */
export interface EarlyInstalls {
  readonly installs: readonly EarlyInstall[];
  /** The last RUN that goes before them, as a whole or up to a command. */
  readonly last: Instruction;
  /** Where the last RUN is cut: `first` is the first command that stays behind the sources. */
  readonly cut: Cut | undefined;
  /** Directories that commands enter before the sources are there. */
  readonly entered: readonly Place[];
}

/** Follows a stage below a COPY of sources as far as nothing needs them. */
export const installsBehind = (
  sources: Copy,
  place: Place,
  stage: Stage,
  context: ContextFiles,
): EarlyInstalls | LateInstall | undefined => {
  const installs: EarlyInstall[] = [];
  const entered: Place[] = [];
  let last: Instruction | undefined;
  let cut: Cut | undefined;
  let stop: LateInstall | 'silent' | undefined;
  for (const instruction of stage.instructions) {
    if (instruction.index <= sources.instruction.index) continue;
    const { keyword } = instruction;
    const barrier = keyword === 'RUN' ? undefined : barrierOf(instruction, sources, place, context);
    if (barrier) {
      stop = { run: instruction, ...barrier };
      break;
    }
    if (keyword !== 'RUN') continue;
    const result = readRun(instruction, sources, place, context, installs);
    if (result.early.length > 0) {
      installs.push(...result.early);
      entered.push(...result.entered);
      last = instruction;
      cut = result.cut;
    }
    if (result.stop) {
      stop = result.stop;
      break;
    }
    if (result.cut || result.early.some(({ inputs }) => inputs.download !== undefined)) break;
  }
  if (last) return { installs, last, cut, entered };
  return stop === undefined || stop === 'silent' ? undefined : lateInstall(stop, sources, stage);
};

/** The first install behind what stopped the search, which is why anyone would ask. */
const lateInstall = (stop: LateInstall, sources: Copy, stage: Stage): LateInstall | undefined => {
  for (const run of stage.instructions) {
    if (run.keyword !== 'RUN' || run.index < stop.run.index) continue;
    const found = installsIn(run).find(
      (install) => readsProject(install) && !installedBefore(install, sources.instruction),
    );
    if (found) return { ...stop, run };
  }
  return undefined;
};

const barrierOf = (
  instruction: Instruction,
  sources: Copy,
  place: Place,
  context: ContextFiles,
): Barrier | undefined => {
  if (instruction.keyword === 'VOLUME') {
    return {
      reason: 'volume-between',
      what: `what is copied after VOLUME (line ${instruction.line}) may be discarded`,
    };
  }
  const copy = readCopy(instruction);
  if (!copy) return undefined;
  return overlaps(copy, sources, place, context)
    ? {
        reason: 'copy-between',
        what: `the ${instruction.keyword} of line ${instruction.line} may write over the same files, so their order counts`,
      }
    : undefined;
};

/** Whether a COPY behind the sources may write files that the sources bring too. */
const overlaps = (copy: Copy, sources: Copy, place: Place, context: ContextFiles): boolean => {
  if (!copy.place || copy.instruction.heredocs.length > 0) return true;
  if (copy.place.root === '' && place.root === '') {
    const inside = pathWithin(place, copy.place);
    if (inside === undefined) {
      if (pathWithin(copy.place, place) === undefined) return false;
      // `COPY pom.xml /app` puts a file into the folder only once `COPY src /app/src` has made it
      const workplace = workplaceOf(copy.instruction);
      if (!namesFolder(copy) && !(workplace && pathWithin(copy.place, workplace) !== undefined)) return true;
      // files put into a folder above touch only their own names
      const names = namesPut(copy, context);
      return names?.includes(place.path[copy.place.path.length] ?? '') !== false;
    }
    const folder = copiedFolder(sources, context);
    return folder === undefined || inside === '' || mayHold(folder === '' ? inside : `${folder}/${inside}`, context);
  }
  if (copy.place.root !== place.root) {
    // `/usr/bin/composer` against an unknown working directory
    return copy.place.root !== '' || place.root === '' || !systemFolders.includes(copy.place.path[0] ?? '');
  }
  const inside = pathWithin(place, copy.place);
  const folder = copiedFolder(sources, context);
  if (inside === undefined) return mayOverlap(copy.place, place);
  return folder === undefined || inside === '' || mayHold(folder === '' ? inside : `${folder}/${inside}`, context);
};

/** Whether a build context has a file, or may have it in another checkout: a local `.env` that `COPY .env.production .env` writes over. */
const mayHold = (path: string, context: ContextFiles): boolean =>
  context.has(path) !== undefined ||
  // what git would have if it were there is not there for anybody
  (!context.ignores(path) &&
    (localName.test(path) ||
      context.ignores('.gitignore') ||
      // it may be a file, or a folder
      [path, `${path}/x`].some((one) => isLeftOutByGit(one, context))));

/** What people have beside the sources for themselves: https://github.com/motdotla/dotenv#readme */
const localName = /(?:^|\/)\.env(?:\.[^/]*)?$|[.-]local(?:\.[^/]*)?$/;

/** The names of the files that a COPY puts into its destination; undefined where it may bring a folder, or unpack something. */
const namesPut = (copy: Copy, context: ContextFiles): readonly string[] | undefined => {
  const names: string[] = [];
  for (const source of copy.sources) {
    const name = source.slice(source.lastIndexOf('/') + 1);
    const path = contextPath(source);
    if (copy.instruction.keyword === 'ADD' && looksLikeArchive(name)) return undefined;
    if (copy.from !== undefined) {
      if (!name.includes('.') || /[*?[]/.test(name)) return undefined;
      names.push(name);
    } else if (path !== undefined && /[*?[]/.test(path)) {
      const files = context.match(path);
      // what lies below a folder that the pattern names
      if (!files || files.some((file) => file.split('/').length !== path.split('/').length)) return undefined;
      names.push(...files.map((file) => file.slice(file.lastIndexOf('/') + 1)));
    } else if (path !== undefined && context.has(path) === 'file') names.push(name);
    else return undefined;
  }
  return names;
};
