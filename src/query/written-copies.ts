import { shellInForce, userInForce, type Instruction } from '../dockerfile/index.ts';
import { volumesOf } from './writes.ts';
import { pathWithin, readCopy, workplaceOf, type Copy, type Place } from './copies.ts';
import { everyPackageCommand } from './packages.ts';

/** Why the files of a COPY must be written by the user in force. */
export type WrittenBy = 'volume' | 'install';

/** What package managers write anew in the project that they install for, beside the folder of the packages. */
const rewritten: Readonly<Record<string, readonly string[]>> = {
  npm: ['package.json', 'package-lock.json', 'npm-shrinkwrap.json'],
  yarn: ['package.json', 'yarn.lock', '.yarnrc.yml'],
  pnpm: ['package.json', 'pnpm-lock.yaml'],
  composer: ['composer.json', 'composer.lock'],
  bundler: ['Gemfile', 'Gemfile.lock'],
};

/**
 * Why the files that a COPY brings as root must belong to the user in force: they lie in a volume, or an install of a later
 * RUN of that user writes beside them. Undefined where nothing shows it.
 */
export const writtenBy = (copy: Copy): WrittenBy | undefined => {
  const { instruction, place } = copy;
  const { stage } = instruction;
  if (!stage || !place || shellInForce(instruction).kind === 'other') return undefined;
  const user = userInForce(instruction)?.definition;
  for (const one of stage.instructions) {
    if (one.keyword === 'VOLUME' && volumesOf(one).some((path) => path !== undefined && holds(path, place)))
      return 'volume';
    if (one.keyword !== 'RUN' || one.index < instruction.index || userInForce(one)?.definition !== user) continue;
    if (installsIn(one, copy, place)) return 'install';
  }
  return undefined;
};

const holds = (path: string, place: Place): boolean =>
  pathWithin({ root: '', path: path.split('/').filter((part) => part !== '') }, place) !== undefined;

const installsIn = (run: Instruction, copy: Copy, place: Place): boolean => {
  const directory = workplaceOf(run);
  const rest = directory && pathWithin(directory, place);
  if (rest === undefined) return false;
  return everyPackageCommand(run).some(
    ({ manager, action, actionWord, operands, options }) =>
      mayBring(copy, rest, rewritten[manager.name]) &&
      action === 'install' &&
      // `npm ci` leaves the lock file alone
      actionWord.value !== 'ci' &&
      operands.length === 0 &&
      !options.some(({ value }) => value === '-g' || value === '--global' || value?.startsWith('--frozen')),
  );
};

/** Whether a COPY may bring one of these files to the project: by its name, or in a folder or by a pattern. */
const mayBring = ({ sources }: Copy, rest: string, names: readonly string[] | undefined): boolean => {
  if (!names) return false;
  if (rest !== '') return names.includes(rest);
  return sources.some((source) => {
    const name = source.slice(source.lastIndexOf('/') + 1);
    return names.includes(name) || /[*?[]/.test(name) || !/[^.]/.test(name) || name.lastIndexOf('.') <= 0;
  });
};

/** The COPYs of an instruction that belong to root although another user is in force, and that user. */
export const copyAsUser = (instruction: Instruction): { readonly copy: Copy; readonly user: string } | undefined => {
  const copy = readCopy(instruction);
  if (!copy || instruction.flags.some(({ name }) => name === 'chown')) return undefined;
  const user = userInForce(instruction);
  const name = user?.value?.split(':')[0];
  if (!user || user.value === undefined || name === undefined || name === 'root' || name === '0') return undefined;
  const written = user.definition.value;
  const text = written.includes('$') ? sameUser(user.definition, instruction) : written;
  return text !== undefined && /^[\w:.${}-]+$/.test(text) ? { copy, user: text } : undefined;
};

/** What stands for the user of a USER with a variable at another instruction: its value, or the variable that a build may set. */
const sameUser = (definition: Instruction, at: Instruction): string | undefined => {
  const { value, dockerfile } = definition;
  const before = dockerfile.variables.expand(value, definition);
  if (before?.fixed) return before.value;
  const now = dockerfile.variables.expand(value, at);
  const isSame =
    before?.definitions.length === now?.definitions.length &&
    before?.definitions.every((one, index) => one === now?.definitions[index]);
  return isSame === true ? value : undefined;
};
