import type { Stage } from './dockerfile.ts';
import type { Instruction } from './instruction.ts';
import { alongChain } from './timeline.ts';
import { Memory } from '../text/memory.ts';

const windowsImage =
  /(?:^|[/_.:-])(?:windows|windowsservercore|nanoserver|servercore|ltsc\d{4})(?:[/_.:-]|\d|$)|^mcr\.microsoft\.com\/dotnet\/framework\/|^microsoft\/(?:iis|aspnet|wcf|dotnet-framework)(?:[:@]|$)/i;
/** Names and tags that only images of Linux have. */
const linuxImage =
  /(?:^|[/_.:-])(?:linux|alpine|debian|ubuntu|busybox|fedora|centos|rockylinux|almalinux|amazonlinux|archlinux|leap|tumbleweed|trixie|bookworm|bullseye|buster|stretch|noble|jammy|focal|bionic|xenial)(?:[/_.:@-]|\d|$)/i;
const known = new Memory<Stage, { readonly value: boolean }>('stage');

/**
 * Whether the stage of an instruction builds a Windows image, where RUN goes to cmd: by `--platform`, by the image's name
 * or tag, or because the file chose the backquote as escape character and nothing says that the image is one of Linux.
 */
export const isWindowsStage = (instruction: Instruction): boolean => {
  const escapes = instruction.dockerfile.escape === '`';
  if (!instruction.stage) return escapes;
  return alongChain(known, instruction.stage, (stage, below) => {
    const platform = stage.from.flags.find((flag) => flag.name === 'platform')?.value;
    if (platform?.startsWith('windows')) return true;
    if (platform?.startsWith('linux')) return false;
    if (below !== undefined) return below;
    const { baseText, baseValue = '' } = stage;
    if (windowsImage.test(baseText) || windowsImage.test(baseValue)) return true;
    return escapes && !linuxImage.test(baseText) && !linuxImage.test(baseValue);
  });
};
