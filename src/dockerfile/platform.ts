import type { Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { alongChain } from './timeline.ts';
import { Memory } from '../text/memory.ts';

const windowsImage =
  /(?:^|[/_.:-])(?:windows|windowsservercore|nanoserver|servercore|ltsc\d{4})(?:[/_.:-]|\d|$)|^mcr\.microsoft\.com\/dotnet\/framework\/|^microsoft\/(?:iis|aspnet|wcf|dotnet-framework)(?:[:@]|$)/i;
const known = new Memory<Stage, { readonly value: boolean }>('stage');

/**
 * Whether the stage of an instruction builds a Windows image, where RUN goes to cmd: by `--platform`, by the image's name
 * or tag, or because the file chose the backquote as escape character and names no shell.
 */
export const isWindowsStage = (instruction: Instruction): boolean => {
  if (instruction.dockerfile.escape === '`') return true;
  if (!instruction.stage) return false;
  return alongChain(known, instruction.stage, (stage, below) => {
    const platform = stage.from.flags.find((flag) => flag.name === 'platform')?.value;
    if (platform?.startsWith('windows')) return true;
    return below ?? (windowsImage.test(stage.baseText) || windowsImage.test(stage.baseValue ?? ''));
  });
};
