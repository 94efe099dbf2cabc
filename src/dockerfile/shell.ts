import type { Instruction } from './instruction.ts';
import { isWindowsStage } from './platform.ts';
import { lastBefore } from './timeline.ts';

/** The shell that runs the commands of an instruction. */
export interface ShellInForce {
  /** `sh`: whatever /bin/sh is; `other`: cmd, PowerShell, zsh …, whose text is not read. */
  readonly kind: 'sh' | 'bash' | 'other';
  readonly errexit: boolean;
  readonly nounset: boolean;
  readonly pipefail: boolean;
  /** A login shell reads rc files anew for each RUN. */
  readonly login: boolean;
  /** The SHELL instruction that set it; undefined for the builder's default. */
  readonly setBy: Instruction | undefined;
}

const plain: ShellInForce = {
  kind: 'sh',
  errexit: false,
  nounset: false,
  pipefail: false,
  login: false,
  setBy: undefined,
};

/** Which shell runs the shell form of an instruction: the last SHELL of its stage and the stages it is built from. */
export const shellInForce = (instruction: Instruction): ShellInForce => {
  const set = lastBefore(instruction, 'SHELL');
  if (set) return readShell(set);
  return isWindowsStage(instruction) ? { ...plain, kind: 'other' } : plain;
};

const readShell = (instruction: Instruction): ShellInForce => {
  const [program = '', ...options] = instruction.exec ?? [];
  const name = program.slice(program.lastIndexOf('/') + 1);
  const other: ShellInForce = { ...plain, kind: 'other', setBy: instruction };
  if (!['sh', 'bash', 'dash', 'ash'].includes(name)) return other;
  let flags = '';
  const named = new Set<string>();
  let command = false;
  for (let index = 0; index < options.length; index++) {
    const option = options[index] ?? '';
    if (/^-[a-zA-Z]+$/.test(option)) {
      flags += option.slice(1);
      if (option.endsWith('o')) named.add(options[++index] ?? '');
      command ||= option.includes('c');
    } else if (option === '--login') flags += 'l';
    else if (option === '--noprofile' || option === '--norc') continue;
    else return other;
  }
  if (!command) return other;
  return {
    kind: name === 'bash' ? 'bash' : 'sh',
    errexit: flags.includes('e') || named.has('errexit'),
    nounset: flags.includes('u') || named.has('nounset'),
    pipefail: named.has('pipefail'),
    login: flags.includes('l') || flags.includes('i'),
    setBy: instruction,
  };
};
