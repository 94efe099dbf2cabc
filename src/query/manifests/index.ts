import { manifestFiles, type Tool } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { readBundlerProject } from './bundler.ts';
import { readCargoProject } from './cargo.ts';
import { readComposerProject } from './composer.ts';
import { readCondaEnvironment } from './conda.ts';
import { readDotnetProject } from './dotnet.ts';
import { readGoModule } from './go.ts';
import { readGradleProject } from './gradle.ts';
import { readMavenProject } from './maven.ts';
import { readMixProject } from './mix.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { readNodeProject } from './node.ts';
import { readPipProject } from './pip.ts';
import { readPipenvProject } from './pipenv.ts';
import { readPyproject } from './pyproject.ts';
import { present } from './words.ts';

export type { Inputs, Obstacle, Obstructed, ProjectFiles } from './model.ts';

const readers: Readonly<Record<Tool, (install: Install, project: ProjectFiles) => Inputs | Obstructed>> = {
  npm: readNodeProject,
  yarn: readNodeProject,
  pnpm: readNodeProject,
  bun: readNodeProject,
  pip: readPipProject,
  pipenv: readPipenvProject,
  poetry: readPyproject,
  uv: readPyproject,
  pdm: readPyproject,
  conda: readCondaEnvironment,
  go: readGoModule,
  cargo: readCargoProject,
  maven: readMavenProject,
  gradle: readGradleProject,
  bundler: readBundlerProject,
  composer: readComposerProject,
  dotnet: readDotnetProject,
  mix: readMixProject,
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
  // without a name, `uv python install` takes the release that the project asks for
  const files = install.command.tool === 'uv' && install.operands.length === 0 ? manifestFiles.uv.optional : [];
  return { files: present(files, project), folders: [], produces: [], cautions: [] };
};
