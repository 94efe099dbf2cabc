import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, present } from './words.ts';

/** What a mix.exs says where it reads more than itself. It is a program: whoever reads files does it by one of these. */
const readsMore =
  /\b(?:path:|in_umbrella|apps_path|File\.|Path\.|Code\.|System\.(?:cmd|shell)|:os\.cmd|:file\.|@external_resource)/;

/** What `mix deps.get` and `mix deps.compile` read: https://hexdocs.pm/phoenix/releases.html#containers */
export const readMixProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks, dependencyFolder } = manifestFiles.mix;
  const text = project.read(manifest);
  if (text === undefined) return absent(manifest, project);
  const found = readsMore.exec(text.replace(/#.*$/gm, ''))?.[0];
  if (found !== undefined) {
    const isUmbrella = found === 'apps_path' || found === 'in_umbrella';
    return obstructed(
      isUmbrella ? 'workspaces' : 'code-in-manifest',
      `${manifest} is a program, and “${found}” names other files of the project`,
    );
  }
  const hasLock = project.has(locks[0]) === 'file';
  return {
    files: present([manifest, ...locks], project),
    // the settings that dependencies are compiled with
    folders: install.subcommand === 'deps.compile' && project.holds('config') ? ['config'] : [],
    produces: [dependencyFolder, '_build'],
    cautions:
      hasLock && install.subcommand === 'deps.get' && !install.options.has('--check-locked')
        ? [`should ${install.title} rewrite ${locks[0]}, the COPY after it brings back that of the build context`]
        : [],
  };
};
