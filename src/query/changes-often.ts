import type { Instruction } from '../dockerfile/index.ts';
import { changingArguments, movingBranches, slowPrograms } from '../knowledge/changing-arguments.ts';
import { effectsOf, wordsOf } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { packageCommands } from './packages.ts';

/**
 * Whether a RUN is made to run anew: it uses a build argument such as CACHEBUST, clones a branch that moves on, asks for
 * the date or holds one.
 */
export const changesOften = (instruction: Instruction): boolean => {
  const { script } = instruction;
  if (!script) return false;
  const commands = effectsOf(script).commands.map(([command]) => command);
  const words = commands.flatMap((command) => [...wordsOf(command)]);
  if (words.some(({ parameters }) => parameters.some((name) => changingArguments.has(name.toUpperCase())))) return true;
  if (words.some(({ value }) => value !== undefined && isDate(value))) return true;
  const invocations = commands.map(unwrap);
  if (invocations.some(({ program }) => program === 'date')) return true;
  return invocations.some(clonesBranch) && !invocations.some(chosesCommit);
};

/** `2024-05-17`. */
const isDate = (text: string): boolean => {
  const [year = '', month = '', day = '', ...rest] = text.split('-');
  const sizes = year.length === 4 && month.length === 2 && day.length === 2;
  return sizes && rest.length === 0 && !Number.isNaN(Date.parse(text));
};

const clonesBranch = ({ program, words }: Invocation): boolean => {
  if (program !== 'git' || !words.includes('clone')) return false;
  const at = words.findIndex((word) => word === '-b' || word === '--branch' || word === '--revision');
  const given = at < 0 ? words.find((word) => word?.startsWith('--branch=')) : words[at + 1];
  if (at < 0 && given === undefined) return true;
  return given !== undefined && movingBranches.has(given.slice(given.indexOf('=') + 1));
};

const chosesCommit = ({ program, words }: Invocation): boolean =>
  program === 'git' && words.some((word) => word === 'checkout' || word === 'reset' || word === 'switch');

/** Whether a RUN takes long: it installs, downloads or builds. */
export const isSlow = (instruction: Instruction): boolean => {
  if (packageCommands(instruction).some(({ action }) => action !== 'clean' && action !== 'remove')) return true;
  const { script } = instruction;
  if (!script) return false;
  return effectsOf(script).commands.some(([command]) => slowPrograms.has(unwrap(command).program ?? ''));
};
