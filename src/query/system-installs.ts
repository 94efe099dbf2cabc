import { descendantsOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { looksLikeArchive } from '../knowledge/archives.ts';
import type { ManagerName } from '../knowledge/package-managers.ts';
import { systemFolders } from '../knowledge/system-folders.ts';
import { allCommandsOf, type SimpleCommand } from '../shell/index.ts';
import { remembered } from '../text/memory.ts';
import type { Copy } from './copies.ts';
import { unwrap } from './invocation.ts';
import { everyPackageCommand, updatesItself, type PackageCommand } from './packages.ts';
import { copiedFolder, isSystemPlace, type ContextFiles } from './project-files.ts';

export const systemManagers: ReadonlySet<string> = new Set([
  'apt',
  'apk',
  'yum',
  'dnf',
  'microdnf',
  'zypper',
  'pacman',
]);
const actions: ReadonlySet<string> = new Set(['install', 'update', 'clean', 'remove']);
/** What people write beside: none of it looks at a project. */
const bystanders: ReadonlySet<string> = new Set(['set', 'echo', 'true', ':', 'rm', 'ldconfig']);

/** Whether a RUN does nothing but install packages of the system by their names, and clear away what that leaves. */
export const installsSystemPackages = (run: Instruction): boolean => {
  const { script } = run;
  if (!script || run.heredocs.length > 0) return false;
  const calls = everyPackageCommand(run);
  if (!calls.some(({ action }) => action === 'install' || action === 'update')) return false;
  const commands = new Map(calls.map((call) => [call.command, call]));
  for (const [command] of allCommandsOf(script.body)) {
    if (command.kind !== 'simple' || !hasPlainRedirects(command)) return false;
    const call = commands.get(command);
    if (call ? !namesPackages(call) : !isBystander(command)) return false;
  }
  return true;
};

const namesPackages = ({ manager, action, carrier, moreOperands, invocation, operands }: PackageCommand): boolean =>
  systemManagers.has(manager.name) &&
  actions.has(action) &&
  carrier === undefined &&
  !moreOperands &&
  invocation.arguments.every(({ value }) => value !== undefined && !/^[./~]|:\/\//.test(value)) &&
  operands.every(({ value }) => !/\.(?:deb|rpm|apk|tar\.\w+|zst)$/.test(value ?? ''));

const isBystander = (command: SimpleCommand): boolean => {
  const { program, arguments: words } = unwrap(command);
  if (program === undefined || !bystanders.has(program)) return false;
  // `/var/lib/apt/lists/*` has no value of its own
  const texts = words.map(
    (word) => word.value ?? (word.parameters.length + word.scripts.length > 0 ? undefined : word.text),
  );
  if (program !== 'rm') return texts.every((text) => text !== undefined);
  return texts.every(
    (text) => text !== undefined && (text.startsWith('-') || ownOfManagers.test(text)) && !text.includes('..'),
  );
};

const ownOfManagers = /^\/(?:var\/(?:lib\/apt|lib\/dpkg|cache|log)|root\/\.cache)\//;

const hasPlainRedirects = ({ redirects }: SimpleCommand): boolean =>
  redirects.every(({ target }) => target?.value === '/dev/null' || /^\d$/.test(target?.value ?? ''));

const toldByName =
  /^(?:\w*_proxy|DEBIAN_FRONTEND|DEBIAN_PRIORITY|DEBCONF_\w+|APT_\w+|APK_\w+|LANG|LC_\w+|PATH|TZ|HOME)$/i;

/** Whether an ARG may change what a RUN of installs does: one that a command is given, or that package managers look for. */
export const readsArgument = (run: Instruction, argument: Instruction): boolean => {
  const names = argument.words.map(({ text }) => text.split('=')[0] ?? '');
  if (names.some((name) => toldByName.test(name))) return true;
  return everyPackageCommand(run).some(({ command }) =>
    command.assignments.some(({ value }) => value?.parameters.some((name) => names.includes(name)) === true),
  );
};

/** Whether a RUN leaves lists of packages to a later one that installs without fetching its own: they must not grow old alone. */
export const feedsLaterInstall = (moved: readonly Instruction[]): boolean => {
  const [first] = moved;
  const last = moved.at(-1);
  const stage = first?.stage;
  if (!first || !last || !stage) return false;
  const managers = new Set(
    moved
      .flatMap((run) => everyPackageCommand(run).filter(({ action }) => action === 'update'))
      .map(({ manager }) => manager.name),
  );
  if (managers.size === 0) return false;
  const isFed = ({ managers: needed }: NeedsLists): boolean => needed.some((name) => managers.has(name));
  for (const one of needsListsIn(stage).toReversed()) {
    if (one.run.index <= first.index) break;
    if (isFed(one) && !moved.includes(one.run)) return true;
  }
  return descendantsOf(stage).some((one) => needsListsIn(one).some(isFed));
};

/** A RUN that installs from lists which it has not fetched. */
interface NeedsLists {
  readonly run: Instruction;
  readonly managers: readonly ManagerName[];
}

/** All of a stage, in order. */
const needsListsIn = remembered('stage', (stage: Stage): readonly NeedsLists[] =>
  stage.instructions.flatMap((run) => {
    if (run.keyword !== 'RUN') return [];
    const calls = everyPackageCommand(run);
    const update = calls.findIndex(({ action }) => action === 'update');
    const managers = (update < 0 ? calls : calls.slice(0, update))
      .filter((call) => call.action === 'install' && !updatesItself(call))
      .map(({ manager }) => manager.name);
    return managers.length > 0 ? [{ run, managers }] : [];
  }),
);

/** Places in which no package of a distribution puts anything, and that no package manager reads. */
const ownFolders: ReadonlySet<string> = new Set(['opt', 'srv', 'home', 'root', 'mnt']);
const packagedBelowUsr: ReadonlySet<string> = new Set(
  'bin etc games include lib lib32 lib64 libexec local sbin share'.split(' '),
);

/** Whether a COPY puts files of the build context beside one another, and unpacks none. */
const bringsFilesOnly = ({ sources, from, instruction }: Copy, context: ContextFiles | undefined): boolean =>
  from === undefined &&
  sources.every(
    (source) => context?.has(source) === 'file' && (instruction.keyword === 'COPY' || !looksLikeArchive(source)),
  );

/** Whether what a COPY brings may matter to the installation of packages, or lie where packages put their own files. */
export const mayMatterToPackages = (copy: Copy, context: ContextFiles | undefined): boolean => {
  const { place } = copy;
  if (!place || copy.instruction.heredocs.length > 0) return true;
  const [top, second, third] = place.path;
  if (place.root !== '') {
    // `$APP_HOME` may be anything; the base image's working directory may be the root
    if (place.root !== 'base' || copy.from !== undefined) return true;
    if (top !== undefined) return systemFolders.includes(top);
    if (context === undefined) return true;
    if (copiedFolder(copy, context) !== undefined) return isSystemPlace(place, copy, context);
    return !bringsFilesOnly(copy, context);
  }
  // `COPY start.sh /`
  if (top === undefined) return !bringsFilesOnly(copy, context);
  if (top === 'usr') {
    if (second === 'local') return !(third === 'bin' || third === 'src');
    return second === undefined || packagedBelowUsr.has(second);
  }
  return systemFolders.includes(top) && !(ownFolders.has(top) && second !== undefined && !second.startsWith('.'));
};
