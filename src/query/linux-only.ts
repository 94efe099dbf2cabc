import type { Dockerfile } from '../dockerfile/index.ts';
import type { Catalogue } from '../knowledge/catalogue/index.ts';
import { packageCommands } from './packages.ts';
import { systemManagers } from './system-installs.ts';

/**
 * Whether a file cannot be built for Windows, so that a tag in it always meant the Linux image: it calls a package manager of
 * Linux, asks for a platform of Linux, or is built on an image that Windows never had.
 */
export const isForLinux = ({ stages, instructions }: Dockerfile, images: Catalogue): boolean =>
  stages.some(({ base, from }) => {
    const platform = from.flags.find(({ name }) => name === 'platform')?.value;
    if (platform?.startsWith('linux/') === true) return true;
    const facts = base.kind === 'image' ? images.tag(base.reference.name, base.reference.tag) : undefined;
    return facts !== undefined && !facts.windows && !facts.sharedWithWindows;
  }) ||
  instructions.some((instruction) =>
    packageCommands(instruction).some(({ manager }) => systemManagers.has(manager.name)),
  );
