import type { Instruction } from '../dockerfile/index.ts';
import { pathWithin, placeFromText, type Copy, type Place } from './copies.ts';
import { readsProject, type Install } from './installs.ts';
import { unwrap } from './invocation.ts';
import { readInputs, type Inputs, type Obstacle } from './manifests/index.ts';
import { copiedFolder, projectIn, type ContextFiles } from './project-files.ts';

/** Why an install stays behind the COPY of the sources. */
export type OrderObstacle =
  | Obstacle
  | 'run-between'
  | 'copy-between'
  | 'volume-between'
  | 'mixed-run'
  | 'dependency-folder'
  | 'environment'
  | 'mount'
  | 'unknown-folder';

/** An install that could stand before the sources. */
export interface EarlyInstall {
  readonly install: Install;
  readonly inputs: Inputs;
  readonly run: Instruction;
  readonly directory: Place;
}

/** An install that stays, and why. */
export interface LateInstall {
  readonly run: Instruction;
  readonly reason: OrderObstacle;
  readonly what: string;
}

/** Why an install stays, before it is known which one. */
export type Barrier = Pick<LateInstall, 'reason' | 'what'>;

/** Whether an install can go before the sources that a COPY brings to a place, and what it then has to read. */
export const readEarly = (
  install: Install,
  run: Instruction,
  from: Place | undefined,
  sources: Copy,
  place: Place,
  context: ContextFiles,
): EarlyInstall | Barrier => {
  const named = [...install.command.environment];
  const set = named.find((entry) => isSet(entry, install, run));
  if (set !== undefined) {
    return { reason: 'environment', what: `${set} is set, so ${install.title} may read other files` };
  }
  const bound = run.flags.find(({ name, value }) => name === 'mount' && !isKnownMount(value ?? ''));
  if (bound) return { reason: 'mount', what: `the RUN sees files by ${bound.text}` };
  if (
    install.kind === 'compile' &&
    run.flags.some(({ name, value }) => name === 'mount' && keeps(value ?? '', install))
  ) {
    return { reason: 'mount', what: `a cache mount keeps what ${install.title} downloads already` };
  }
  const folder = install.folder;
  const directory = folder === undefined ? from : from && placeFromText(from, folder);
  if (!directory) {
    return {
      reason: 'unknown-folder',
      what: `the folder in which ${install.title} runs depends on a variable or the base image`,
    };
  }
  if (readsProject(install) && directory.root !== place.root && (directory.root !== '' || place.root !== '')) {
    return {
      reason: 'unknown-folder',
      what: `it is not known whether ${install.title} runs in the folder of the sources`,
    };
  }
  const project = projectIn(directory, run, sources, context);
  const inputs = readInputs(install, project);
  if ('obstacle' in inputs) return { reason: inputs.obstacle, what: inputs.what };
  const cautions = [...inputs.cautions];
  for (const produced of inputs.produces) {
    const target = placeFromText(directory, produced);
    const inside = target && pathWithin(place, target);
    if (inside === undefined) continue;
    if (inside === '' || project.holds(produced) || project.has(produced) === 'file') {
      return {
        reason: 'dependency-folder',
        what: `${produced} is in the build context, and the COPY would lay it over the installed packages`,
      };
    }
    const origin = copiedFolder(sources, context);
    if (origin !== undefined && !context.ignores(origin === '' ? inside : `${origin}/${inside}`)) {
      cautions.push(
        `no .dockerignore excludes ${inside}: where it exists, the COPY lays it over the installed packages`,
      );
    }
  }
  return { install, inputs: { ...inputs, cautions }, run, directory };
};

const isSet = (entry: string, install: Install, run: Instruction): boolean => {
  const [name = '', value] = entry.split('=');
  const own = unwrap(install.node).environment;
  const found = own.has(name) ? { value: own.get(name) } : run.dockerfile.variables.lookup(name, run);
  return found !== undefined && (value === undefined || found.value === undefined || found.value === value);
};

const isKnownMount = (value: string): boolean =>
  ['type=cache', 'type=secret', 'type=ssh', 'type=tmpfs'].some((type) => value.split(',').includes(type));

/** Whether a mount keeps what a compiler downloads: for Go its module cache, for the others any cache. */
const keeps = (value: string, { command }: Install): boolean =>
  command.tool === 'go' ? isModuleCache(value) : value.split(',').includes('type=cache');

const isModuleCache = (value: string): boolean =>
  value.split(',').some((part) => /^(?:target|dst|destination)=(?:.*\/pkg(?:\/mod)?|\/go|.*\/go)\/?$/.test(part));
