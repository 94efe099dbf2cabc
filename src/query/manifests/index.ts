import type { Tool } from '../../knowledge/manifests.ts';
import type { Install } from '../installs.ts';
import { readBundlerProject } from './bundler.ts';
import { readComposerProject } from './composer.ts';
import { readGoModule } from './go.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { readNodeProject } from './node.ts';
import { readPipProject } from './pip.ts';

export type { Inputs, Obstacle, Obstructed, ProjectFiles } from './model.ts';

const readers: Readonly<Record<Tool, (install: Install, project: ProjectFiles) => Inputs | Obstructed>> = {
  npm: readNodeProject,
  yarn: readNodeProject,
  pnpm: readNodeProject,
  pip: readPipProject,
  go: readGoModule,
  composer: readComposerProject,
  bundler: readBundlerProject,
};

/** All files of the project that an install reads, or why they cannot be told. */
export const readInputs = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  if (install.unclear !== undefined) {
    return obstructed('unknown-option', `it is not known what ${install.unclear} makes ${install.title} read`);
  }
  if (install.kind !== 'names') return readers[install.command.tool](install, project);
  const path = install.operands.find((operand) => /^[./~]|\.tgz$/.test(operand));
  if (path !== undefined)
    return obstructed('local-package', `${install.title} installs ${path}, which is code of the project`);
  return { files: [], folders: [], produces: [], cautions: [] };
};
