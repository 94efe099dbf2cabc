import { workdirInForce, type Instruction } from '../dockerfile/index.ts';
import { usualWorkdirs } from '../knowledge/run-environment.ts';
import type { Word } from '../shell/index.ts';
import type { Effects } from './effects.ts';
import { unwrap } from './invocation.ts';

/**
 * Whether a script may remove or move away the directory that it starts in, in which the next body would start: each RUN
 * starts in a fresh working directory, a merged body does not.
 */
export const removesDirectory = (instruction: Instruction, effects: Effects): boolean => {
  const workdir = workdirInForce(instruction);
  let moved = false;
  for (const [command] of effects.commands) {
    const { program, arguments: words } = unwrap(command);
    if (program === 'cd' || program === 'pushd') moved = true;
    const operands = words.filter((word) => !word.text.startsWith('-'));
    if (program === 'rm' || program === 'rmdir') {
      if (operands.some((word) => mayRemove(word, instruction, workdir, moved))) return true;
    } else if (program === 'mv') {
      if (operands.slice(0, -1).some((word) => mayRemove(word, instruction, workdir, moved))) return true;
    }
  }
  return false;
};

const mayRemove = (word: Word, instruction: Instruction, workdir: string | undefined, moved: boolean): boolean => {
  const path = word.value ?? expanded(word, instruction) ?? word.text.replace(/^"|"$/g, '');
  const components = path.split('/').filter((component) => component !== '' && component !== '.');
  if (components.includes('..') || path === '.' || path === './') return true;
  if (workdir === '/') return false;
  if (workdir === undefined) {
    const clean = `/${components.join('/')}`;
    return path.startsWith('/') && usualWorkdirs.some((usual) => usual === clean || usual.startsWith(`${clean}/`));
  }
  const own = workdir.split('/').filter((component) => component !== '');
  if (path.startsWith('/')) {
    const matches = components.every((component, index) => {
      const other = own[index];
      return other !== undefined && matchesComponent(component, other);
    });
    return matches && components.length <= own.length;
  }
  const last = components.at(-1);
  if (last === undefined) return true;
  // relative to the directory in force, what it names lies below that; elsewhere only the name tells
  if (!moved && !word.parameters.length) return false;
  return own.some((component) => matchesComponent(last, component));
};

const expanded = (word: Word, instruction: Instruction): string | undefined => {
  if (word.scripts.length > 0 || word.parameters.length === 0) return undefined;
  const value = instruction.dockerfile.variables.expand(word.text, instruction)?.value;
  return value?.startsWith('/') ? value : undefined;
};

/** Whether a component with globs or expansions may stand for this name. */
const matchesComponent = (pattern: string, name: string): boolean => {
  if (!/[*?[$`{]/.test(pattern)) return pattern === name;
  const fixed = pattern.split(/[*?[$`{]/)[0] ?? '';
  return name.startsWith(fixed);
};
