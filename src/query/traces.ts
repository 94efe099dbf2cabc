import { workdirInForce, type Instruction } from '../dockerfile/index.ts';
import { packageCaches } from '../knowledge/package-caches.ts';
import type { ManagerName, PackageAction } from '../knowledge/package-managers.ts';
import type { SimpleCommand, Word } from '../shell/index.ts';
import { effectsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { installedNames, packageNames } from './package-names.ts';
import { isApt, packageCommands, updatesItself, type PackageCommand } from './packages.ts';
import { Memory } from '../text/memory.ts';

/** A path that a RUN makes: an `entry` alone, a `tree` with what is in it, or something in a `folder` whose name is not known. */
interface Made {
  readonly path: string;
  readonly kind: 'entry' | 'tree' | 'folder';
}

/** What a RUN leaves in its layer and takes out of those below, as far as its words tell. */
interface Traces {
  readonly makes: readonly Made[];
  readonly removes: readonly string[];
  readonly rewrites: readonly string[];
  readonly managers: ReadonlySet<ManagerName>;
  /** Those of them that fetch something into their caches. */
  readonly fetches: ReadonlySet<ManagerName>;
  readonly installs: ReadonlySet<string>;
  readonly uninstalls: ReadonlySet<string>;
}

const known = new Memory<Instruction, Traces>('instruction');

const tracesOf = (instruction: Instruction): Traces => {
  let traces = known.get(instruction);
  if (!traces) {
    traces = readTraces(instruction);
    known.set(instruction, traces);
  }
  return traces;
};

/** Whether a RUN deletes anything that an earlier one may have made. */
export const removesAnything = (instruction: Instruction): boolean => {
  const { removes, uninstalls } = tracesOf(instruction);
  return removes.length > 0 || uninstalls.size > 0;
};

/** Whether a RUN deletes what an earlier one made and kept, so that joining them makes the image smaller. */
export const removesFrom = (earlier: Instruction, later: Instruction): boolean => {
  const before = tracesOf(earlier);
  const { removes, makes, uninstalls, fetches } = tracesOf(later);
  if ([...uninstalls].some((name) => before.installs.has(name))) return true;
  const kept = before.makes.filter((made) => !before.removes.some((path) => overlap(made, path)));
  return removes.some((path) => {
    if (makes.some((made) => made.path === path)) return false;
    if (kept.some((made) => overlap(made, path))) return true;
    return [...before.fetches].some((manager) => {
      // what it deletes is its own
      if (fetches.has(manager)) return false;
      const folders = cacheFolders(manager).filter(
        (folder) => !before.removes.some((other) => overlap({ path: folder, kind: 'tree' }, other)),
      );
      return folders.some((folder) => overlap({ path: folder, kind: 'tree' }, path));
    });
  });
};

/** Whether an image gets smaller where two RUNs are joined: the later one deletes or rewrites, or installs the same way. */
export const isRelated = (earlier: Instruction, later: Instruction): boolean => {
  const before = tracesOf(earlier);
  const after = tracesOf(later);
  if ([...after.managers].some((manager) => before.managers.has(manager))) return true;
  if (removesFrom(earlier, later)) return true;
  return after.rewrites.some((path) => before.makes.some((made) => overlap(made, path)));
};

const cacheFolders = (manager: ManagerName): readonly string[] => {
  const caches: Partial<Record<ManagerName, { readonly folders: readonly string[] }>> = packageCaches;
  return caches[manager]?.folders ?? [];
};

/** Whether what a path names takes what was made, or a part of it. A `*` in the path stands for any rest. */
const overlap = ({ path: made, kind }: Made, path: string): boolean => {
  const star = path.indexOf('*');
  const fixed = star < 0 ? path : path.slice(0, star);
  if (star < 0 ? isWithin(made, path) : made.startsWith(fixed)) return true;
  if (kind === 'folder') return isWithin(path, made) && !path.slice(made.length + 1).includes('/');
  return kind === 'tree' && isWithin(fixed, made);
};

const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

const readTraces = (instruction: Instruction): Traces => {
  const makes: Made[] = [];
  const removes: string[] = [];
  const rewrites: string[] = [];
  const { script } = instruction;
  let folder = workdirInForce(instruction) ?? '/';
  for (const [command, place] of script ? effectsOf(script).commands : []) {
    const at = (word: Word): string => resolve(folder, word);
    const invocation = unwrap(command);
    const { program, arguments: words } = invocation;
    for (const { operator, target } of command.redirects)
      if (target && (operator === '>' || operator === '>>')) makes.push({ path: at(target), kind: 'entry' });
    const operands = words.filter((word) => !word.text.startsWith('-'));
    const [first] = operands;
    if (program === 'cd' && first && !place.substituted) folder = at(first);
    else if (program === 'rm' || program === 'rmdir' || (program === 'find' && deletes(invocation)))
      removes.push(...operands.map(at));
    else if (program !== undefined && rewriters.has(program)) rewrites.push(...operands.map(at));
    if (program === 'mv') removes.push(...operands.slice(0, -1).map(at));
    makes.push(...madeBy(invocation, command, folder, at));
  }
  const commands = packageCommands(instruction);
  const removed = commands.filter(({ action }) => action === 'remove');
  return {
    ...{ makes, removes, rewrites },
    managers: new Set(commands.map(({ manager }) => manager.name)),
    fetches: new Set(commands.filter(fillsFolder).map(({ manager }) => manager.name)),
    installs: new Set(commands.flatMap((one) => installedNames(instruction, one))),
    uninstalls: new Set(removed.flatMap((one) => packageNames(instruction, one).names)),
  };
};

/** `apt-get install` reads the lists and keeps no packages; others keep what they fetch. */
const fillsFolder = (command: PackageCommand): boolean =>
  isApt(command) ? command.action === 'update' || updatesItself(command) : fills.has(command.action);

const fills: ReadonlySet<PackageAction> = new Set(['install', 'update', 'upgrade', 'download']);

const rewriters = new Set(['chmod', 'chown', 'chgrp', 'strip', 'sed', 'mv', 'upx', 'truncate', 'gzip', 'xz']);

const deletes = ({ words }: Invocation): boolean => words.includes('-delete') || words.includes('rm');

/** What a command makes by what its words say. */
const madeBy = (
  { program, arguments: words }: Invocation,
  command: SimpleCommand,
  folder: string,
  at: (word: Word) => string,
): Made[] => {
  const operands = words.filter((word) => !word.text.startsWith('-'));
  const last = operands.at(-1);
  const after = (...options: string[]): Word[] =>
    words.filter((_, index) => options.includes(words[index - 1]?.value ?? ''));
  const made = (kind: Made['kind'], ...paths: string[]): Made[] => paths.map((path) => ({ path, kind }));
  switch (program) {
    case 'mkdir':
    case 'touch':
    case 'tee':
    case 'truncate':
      return made('entry', ...operands.map(at));
    case 'cp':
    case 'mv':
    case 'ln':
    case 'install':
    case 'rsync':
    case 'virtualenv':
      return last ? made('tree', at(last)) : [];
    case 'tar':
    case 'unzip': {
      const target = after('-C', '-d', '--directory');
      return made('folder', ...(target.length > 0 ? target.map(at) : [folder]));
    }
    case 'git':
      if (operands[0]?.value !== 'clone' || !last) return [];
      // the folder, or only the address
      return made('tree', last.text.includes(':') ? below(folder, repositoryName(last)) : at(last));
    case 'curl':
    case 'wget': {
      const target = program === 'wget' ? after('-O', '--output-document') : after('-o', '--output');
      if (target.length > 0) return made('entry', ...target.map(at));
      return last && command.redirects.length === 0 ? made('entry', below(folder, lastComponent(last.text))) : [];
    }
    case undefined:
    default:
      return [];
  }
};

const below = (folder: string, name: string): string => (folder.endsWith('/') ? folder : `${folder}/`) + name;

const repositoryName = (word: Word): string => {
  const name = lastComponent(word.text);
  return name.endsWith('.git') ? name.slice(0, -'.git'.length) : name;
};

const lastComponent = (text: string): string => text.slice(text.replaceAll('"', '').lastIndexOf('/') + 1);

/** A path as one text: what is not known of it stays as it is written. */
const resolve = (folder: string, word: Word): string => {
  const text = (word.value ?? word.text.replaceAll('"', '')).replaceAll('//', '/');
  const path = text.startsWith('/') || text.startsWith('$') || text.startsWith('~') ? text : `${folder}/${text}`;
  const result: string[] = [];
  for (const component of path.split('/')) {
    if (component === '..') result.pop();
    else if (component !== '' && component !== '.') result.push(component);
  }
  return (path.startsWith('/') ? '/' : '') + result.join('/');
};
