import { manifestFiles } from '../../knowledge/manifests/index.ts';
import { asObject, parseJsonObject, parseToml } from '../../formats/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, present } from './words.ts';

/** What `pipenv install` reads. */
export const readPipenvProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  const { manifest, locks, dependencyFolder } = manifestFiles.pipenv;
  const { options, operands, files, locals, subcommand } = install;
  if (operands.length + files.length + locals.length > 0) {
    return obstructed('edits-manifest', `${install.title} with names or files writes to ${manifest}`);
  }
  const text = project.read(manifest);
  if (text === undefined) return absent(manifest, project);
  const fields = parseToml(text);
  if (!fields) return obstructed('unreadable-manifest', `${manifest} cannot be read`);
  const lockText = project.read(locks[0]);
  const packages = [fields, parseJsonObject(lockText)].flatMap((one) => Object.values(one ?? {}));
  const local = packages.flatMap((group) => Object.values(asObject(group) ?? {})).find((one) => namesFile(one));
  if (local !== undefined) return obstructed('local-package', `${manifest} installs a package of the project`);
  const frozen = ['--deploy', '--ignore-pipfile', '--skip-lock'].some((option) => options.has(option));
  if (lockText === undefined && !options.has('--skip-lock') && (frozen || subcommand === 'sync')) {
    return obstructed(
      'missing-lockfile',
      `${install.title} needs a lockfile, and the build context has no ${locks[0]}`,
    );
  }
  return {
    files: present([manifest, ...locks], project),
    folders: [],
    produces: options.has('--system') ? [] : [dependencyFolder],
    cautions:
      lockText === undefined || frozen || subcommand === 'sync'
        ? []
        : [`should ${install.title} rewrite ${locks[0]}, the COPY after it brings back that of the build context`],
  };
};

/** `{ path = "." }`, `{ file = "./x.whl" }` */
const namesFile = (value: unknown): boolean => {
  const { path, file } = asObject(value) ?? {};
  return typeof path === 'string' || (typeof file === 'string' && !/^https?:/.test(file));
};
