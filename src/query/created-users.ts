import type { Instruction, Stage } from '../dockerfile/index.ts';
import { commandsOf } from '../shell/index.ts';
import { unwrap } from './invocation.ts';
import { copiesOf, instructionsOf } from './start-command.ts';

/** A user that the file makes. */
export interface CreatedUser {
  readonly name: string;
  /** Undefined where the tool chooses. */
  readonly uid: number | undefined;
  readonly gid: number | undefined;
  readonly by: Instruction;
}

/** Accounts that RUNs make. */
export interface Accounts {
  readonly users: readonly CreatedUser[];
  /** Names of users and groups, and ids, that are taken. */
  readonly names: ReadonlySet<string>;
  readonly ids: ReadonlySet<number>;
  /** A RUN that makes a user whose name is not in it. */
  readonly unnamed: Instruction | undefined;
}

/** Options of useradd, groupadd, addgroup and both kinds of adduser that take the next word. */
const valueOptions = new Set(
  (
    '-u --uid -g --gid -G --groups --ingroup -s --shell -d --home --home-dir -h -c --comment --gecos -b --base-dir -e ' +
    '--expiredate -f --inactive -k --skel -K --key -p --password -R --root -Z --firstuid --lastuid'
  ).split(' '),
);

/** Reads the users and groups that these instructions make by literal names, one after another. */
export const accountsOf = (instructions: readonly Instruction[]): Accounts => {
  const users = new Map<string, CreatedUser>();
  const groups = new Map<string, number | undefined>();
  const ids = new Set<number>();
  let unnamed: Instruction | undefined;
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN' || !instruction.script) continue;
    for (const [command, { around }] of commandsOf(instruction.script.body)) {
      const { program, words } = unwrap(command);
      if (program === undefined) continue;
      const { options, operands } = readWords(words);
      const [name] = operands;
      for (const option of [options.get('-u'), options.get('--uid'), options.get('-g'), options.get('--gid')]) {
        if (option !== undefined && /^\d+$/.test(option)) ids.add(Number(option));
      }
      if (operands.includes('') && (program === 'useradd' || program === 'adduser')) unnamed ??= instruction;
      if (name === undefined || operands.length !== 1) continue;
      const group = options.get('-g') ?? options.get('--gid');
      if (program === 'groupadd' || program === 'addgroup') groups.set(name, numberOf(group));
      else if (program === 'userdel' || program === 'deluser') users.delete(name);
      else if ((program === 'useradd' || program === 'adduser') && around.length === 0) {
        const own =
          program === 'useradd' ? group : (options.get('-G') ?? options.get('--ingroup') ?? options.get('--gid'));
        const uid = numberOf(options.get('-u') ?? options.get('--uid'));
        users.set(name, { name, uid, gid: numberOf(own) ?? groups.get(own ?? ''), by: instruction });
      }
    }
  }
  return { users: [...users.values()], names: new Set([...users.keys(), ...groups.keys()]), ids, unnamed };
};

/**
 * The accounts of a stage's image: those that its instructions make, else those of the stage from which it copies
 * /etc/passwd, by the COPY.
 */
export const accountsIn = (stage: Stage): Accounts => {
  const own = accountsOf(instructionsOf(stage));
  if (own.users.length > 0) return own;
  for (const { from, sources, instruction } of copiesOf(stage)) {
    if (from === undefined || !sources.includes('/etc/passwd')) continue;
    const other = instruction.dockerfile.stageNamed(from, stage);
    if (!other) continue;
    const accounts = accountsOf(instructionsOf(other));
    return { ...accounts, users: accounts.users.map((user) => ({ ...user, by: instruction })) };
  }
  return own;
};

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

const readWords = (
  words: readonly (string | undefined)[],
): { options: ReadonlyMap<string, string>; operands: readonly string[] } => {
  const options = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    // a name that a variable decides is some operand all the same
    if (word === undefined) operands.push('', '');
    else if (!word.startsWith('-')) operands.push(word);
    else {
      const equals = word.indexOf('=');
      if (equals > 0) options.set(word.slice(0, equals), word.slice(equals + 1));
      else if (valueOptions.has(word)) options.set(word, words[++at] ?? '');
      // `useradd -rmu 1000 app`
      else if (/^-[a-zA-Z]{2,}$/.test(word) && valueOptions.has(`-${word.at(-1) ?? ''}`)) {
        options.set(`-${word.at(-1) ?? ''}`, words[++at] ?? '');
      }
    }
  }
  return { options, operands };
};
