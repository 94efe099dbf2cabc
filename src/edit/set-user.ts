import type { Instruction, Stage } from '../dockerfile/index.ts';
import { looksLikeArchive } from '../knowledge/archives.ts';
import { userCommands } from '../knowledge/user-tools.ts';
import { pathWithin, type Copy, type Place } from '../query/copies.ts';
import { isOwnerBlind } from '../query/owner-blind.ts';
import { existsAt, userText, type RunUser } from '../query/run-user.ts';
import type { Edit } from '../text/span.ts';
import { insertFlag, insertInstructionsAfter, insertInstructionsBefore, runOf } from './insert-instructions.ts';
import { textFor } from './words.ts';

/** What becomes the user's before it is in force. */
export interface HandOver {
  /** Directories that are there at the end of the stage. */
  readonly directories: readonly string[];
  /** The first VOLUME of the stage: what is to change in a volume must change before it. */
  readonly volume: Instruction | undefined;
  /** Directories of the volumes. */
  readonly volumes: readonly string[];
  /** Those of them that the file makes before the first VOLUME. */
  readonly present: readonly string[];
  /** COPYs whose files may become the user's if they lie in one of these directories. */
  readonly copies: readonly Copy[];
  /** What else must be done as root. */
  readonly commands?: readonly string[];
  /** Instructions before USER. */
  readonly lines?: readonly string[];
}

/** Steps that need root, or that a user in force would change. */
const steps: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);
const starters: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/**
 * Makes the container run as a user: a RUN that makes it and hands directories over, and USER, behind the last step that
 * needs root and above what starts the program. Undefined where the last line of the stage cannot be followed.
 */
export const setUser = (stage: Stage, user: RunUser, handOver: HandOver): readonly Edit[] | undefined => {
  const { instructions, from } = stage;
  const near = instructions.findLast(({ keyword }) => keyword === 'RUN') ?? from;
  const numbers = userText(user);
  const { directories, volume, volumes } = handOver;
  const edits = handOver.copies
    .filter((copy) => takesOwner(copy, user, stage, [...directories, ...volumes]))
    .map((copy) => insertFlag(copy.instruction, `--chown=${numbers}`));
  if (volume && volumes.length > 0) {
    const missing = volumes.filter((path) => !handOver.present.includes(path));
    const made = missing.length > 0 ? [`mkdir -p ${missing.join(' ')}`] : [];
    edits.push(insertInstructionsBefore(volume, [runOf(near, [...made, `chown ${numbers} ${volumes.join(' ')}`])]));
  }
  const { make, name } = user;
  const owner = make ? `${make.user.name}:${make.user.name}` : numbers;
  const commands = make ? [...userCommands(make.tool, make.user)] : [];
  if (make?.needs) {
    const { manager, name: needed } = make.needs;
    commands.unshift(`${manager} install -y ${needed}`);
    commands.push(`${manager} clean all`);
  }
  commands.push(...(handOver.commands ?? []));
  if (directories.length > 0) commands.push(`chown ${owner} ${directories.join(' ')}`);
  const lines = commands.length > 0 ? [runOf(near, commands)] : [];
  lines.push(...(handOver.lines ?? []));
  // the number alone would not tell who it is
  if (!make && name !== undefined && name !== numbers) lines.push(`# ${name}`);
  lines.push(`${textFor(near, 'USER')} ${numbers}`);
  const lastStep = instructions.findLastIndex(
    (one) => steps.has(one.keyword) || (one === volume && volumes.length > 0),
  );
  const starter = instructions.find((one, index) => index > lastStep && starters.has(one.keyword));
  const last = instructions.at(-1) ?? from;
  const edit = starter ? insertInstructionsBefore(starter, lines) : insertInstructionsAfter(last, lines);
  return edit && [...edits, edit];
};

/**
 * Whether a COPY may give its files to the user: they lie in a directory that the process writes to, to no later RUN of root
 * it matters whose they are, and the user is there by then.
 */
const takesOwner = (copy: Copy, user: RunUser, stage: Stage, directories: readonly string[]): boolean => {
  const { instruction, place, sources } = copy;
  if (instruction.stage !== stage) return false;
  const later = stage.instructions.filter(({ keyword, index }) => keyword === 'RUN' && index > instruction.index);
  // `COPY requirements.txt .` before an install is read by that alone
  if (later.length > 0 && (!bringsFolder(copy) || !later.every(isOwnerBlind))) return false;
  if (instruction.flags.some(({ name }) => name === 'chown')) return false;
  if (!existsAt(user, instruction)) return false;
  // with --link there is no /etc/passwd to look a name up in
  if (user.uid === undefined && instruction.flags.some(({ name }) => name === 'link')) return false;
  if (!place || isCodeAlone(place)) return false;
  // an archive that ADD unpacks has owners of its own, which the flag changes since BuildKit 0.23 only
  if (instruction.keyword === 'ADD' && sources.some(looksLikeArchive)) return false;
  return directories.some((path) => pathWithin(placeOf(path), place) !== undefined);
};

/** `COPY . .`, `COPY src/ .`, `COPY src .` */
const bringsFolder = ({ sources }: Copy): boolean =>
  sources.some((source) => source.endsWith('/') || source.lastIndexOf('.') <= source.lastIndexOf('/') + 1);

/** An archive or installed dependencies, which a program reads only. */
const isCodeAlone = ({ path }: Place): boolean => {
  const name = path.at(-1) ?? '';
  return name.endsWith('.jar') || name.endsWith('.war') || dependencies.has(name);
};

const dependencies: ReadonlySet<string> = new Set(['node_modules', 'vendor', 'site-packages', '.venv', 'venv']);

const placeOf = (path: string): Place => ({ root: '', path: path.slice(1).split('/') });
