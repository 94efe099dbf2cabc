import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { commandsOf, type SimpleCommand } from '../shell/index.ts';
import type { Install } from './installs.ts';
import { unwrap } from './invocation.ts';

/**
 * A setting that a RUN has changed before an install, out of those asked for, with the command as it stands there:
 * `npm config set omit dev`. Where a variable gives its name, it may be any.
 */
export const configuredBefore = (
  install: Install,
  run: Instruction,
  isAsked: (key: string) => boolean,
): string | undefined => {
  for (let stage: Stage | undefined = run.stage; stage; stage = parentOf(stage)) {
    for (const one of stage.instructions) {
      if (stage === run.stage && one.index > run.index) break;
      const command = commandsBefore(install, one).find((each) => sets(each, isAsked));
      if (command) return `“${one.dockerfile.text.slice(command.start, command.end)}” of line ${one.line}`;
    }
  }
  return undefined;
};

/** The value that the RUN of an install gives to a variable in front of it; undefined where it gives none, or one that is not plain. */
export const givenInRun = (
  name: string,
  install: Install,
  run: Instruction,
): { readonly value: string | undefined } | undefined => {
  const { environment } = unwrap(install.node);
  if (environment.has(name)) return { value: environment.get(name) };
  let found: { readonly value: string | undefined } | undefined;
  for (const { words, assignments } of commandsBefore(install, run)) {
    if (words.length === 0) {
      const own = assignments.findLast((one) => one.name === name);
      if (own) found = { value: own.value?.value };
    }
    if (words[0]?.value !== 'export') continue;
    const own = words.findLast(({ text }) => text.startsWith(`${name}=`));
    if (own) found = { value: own.value?.slice(name.length + 1) };
  }
  return found;
};

const commandsBefore = (install: Install, run: Instruction): readonly SimpleCommand[] => {
  const commands = run.keyword === 'RUN' && run.script ? commandsOf(run.script.body).map(([command]) => command) : [];
  const at = commands.indexOf(install.node);
  return at < 0 ? commands : commands.slice(0, at);
};

const sets = (command: SimpleCommand, isAsked: (key: string) => boolean): boolean => {
  const { program, words } = unwrap(command);
  if (program !== 'npm' && program !== 'pnpm' && program !== 'yarn') return false;
  const at = words.indexOf('set');
  if (at < 0 || (at > 0 && words[at - 1] !== 'config' && words[at - 1] !== 'c')) return false;
  const first = words.slice(at + 1).filter((word) => word?.startsWith('-') !== true);
  const keys = first[0]?.includes('=') === true ? first : first.slice(0, 1);
  return keys.some((key) => key === undefined || isAsked(key.split('=', 1)[0] ?? ''));
};
