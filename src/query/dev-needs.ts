import { descendantsOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { asObject, type Fields } from '../formats/index.ts';
import { packageFreeNpm, packageFreePrograms } from '../knowledge/development-files.ts';
import { commandsOf, parseShell, type SimpleCommand } from '../shell/index.ts';
import { pathWithin, placeFromText, readCopy, type Place } from './copies.ts';
import { namedAsFile } from './imported-packages.ts';
import { readInstall, valueAt, type Install } from './installs.ts';
import { unwrap } from './invocation.ts';
import type { DevPackages } from './lockfiles/dev-packages.ts';
import { mountsOf } from './mounts.ts';
import { startOf, type StartedProgram } from './start-command.ts';

/** Who needs the packages for development once they are installed, or may. */
export interface DevNeed {
  readonly reason: 'needed-later' | 'unknown-start';
  readonly what: string;
}

/** What is known of the project whose packages are installed. */
export interface InstalledProject {
  readonly directory: Place;
  readonly manifest: Fields;
  readonly packages: DevPackages;
  /** What services of compose files start, as shell text; undefined for one that cannot be told. */
  readonly starts: readonly (string | undefined)[];
}

/**
 * The first command, or program that a container starts, which may need packages for development behind an install;
 * `elsewhere` where the packages do not come into the last stage, so that nobody cares.
 */
export const devNeed = (
  install: Install,
  run: Instruction,
  project: InstalledProject,
): DevNeed | 'elsewhere' | undefined => {
  const { stage } = run;
  if (!stage) return 'elsewhere';
  const behind = (commands: readonly SimpleCommand[]): readonly SimpleCommand[] =>
    commands.slice(commands.indexOf(install.node) + 1);
  const reached = reachedFrom(run, project.directory);
  const last = run.dockerfile.stages.at(-1);
  if (!last || !reached.has(last)) return 'elsewhere';
  const own = needIn(run, behind(commandsIn(run)));
  if (own) return own;
  for (const [at, from] of reached) {
    for (const instruction of at.instructions) {
      const need = instruction.index > from ? needOf(instruction, project) : undefined;
      if (need) return need;
    }
    const mounting = run.dockerfile.instructions.find((one) => mountsPackages(one, at, project.directory));
    if (mounting)
      return { reason: 'needed-later', what: `the RUN of line ${mounting.line} mounts them, and may need them` };
    const start = startNeed(at, project);
    if (start) return start;
  }
  return project.starts.map((text) => textNeed(text, project, 'that a compose file starts')).find((need) => need);
};

/** The stages that the packages come into which a RUN installs, itself among them. */
export const stagesWith = (run: Instruction, directory: Place): readonly Stage[] => [
  ...reachedFrom(run, directory).keys(),
];

/** The same, with the index behind which they are there. */
const reachedFrom = (run: Instruction, directory: Place): ReadonlyMap<Stage, number> => {
  const reached = new Map<Stage, number>(run.stage ? [[run.stage, run.index]] : []);
  for (const [at] of reached) {
    for (const other of descendantsOf(at)) if (!reached.has(other)) reached.set(other, -1);
    for (const [other, index] of copyingStages(at, directory)) if (!reached.has(other)) reached.set(other, index);
  }
  return reached;
};

const commandsIn = (run: Instruction): readonly SimpleCommand[] =>
  run.script ? commandsOf(run.script.body).map(([command]) => command) : [];

/** Stages that copy the packages, or a folder that holds them, out of a stage, and the COPY that does so. */
const copyingStages = (stage: Stage, directory: Place): readonly (readonly [Stage, number])[] => {
  const moved = stage.instructions.some((run) => run.keyword === 'RUN' && movesPackages(run));
  return stage.from.dockerfile.stages.flatMap((other) =>
    other.instructions.flatMap((instruction): (readonly [Stage, number])[] => {
      const from = readCopy(instruction)?.from?.toLowerCase();
      const isThis = from !== undefined && (from === stage.name?.toLowerCase() || from === String(stage.index));
      return isThis && (moved || mayHoldPackages(instruction, directory)) ? [[other, instruction.index]] : [];
    }),
  );
};

/** `RUN --mount=from=deps,source=/app/node_modules`, which stays to be read whatever its commands do with it. */
const mountsPackages = (run: Instruction, stage: Stage, directory: Place): boolean =>
  mountsOf(run).some((mount) => {
    if (!mount) return true;
    const from = mount.options.get('from')?.toLowerCase();
    if (from === undefined || (from !== stage.name?.toLowerCase() && from !== String(stage.index))) return false;
    const source = mount.options.get('source') ?? mount.options.get('src') ?? '/';
    return (
      stage.instructions.some((one) => one.keyword === 'RUN' && movesPackages(one)) || holdsPackages(source, directory)
    );
  });

/** `mv /app/node_modules /node_modules`: where they then lie is not followed. */
const movesPackages = (run: Instruction): boolean =>
  commandsIn(run).some((command) => {
    const { program, words } = unwrap(command);
    return movers.has(program ?? '') && words.some((word) => word === undefined || word.includes('node_modules'));
  });

const movers: ReadonlySet<string> = new Set(['mv', 'cp', 'ln', 'rsync', 'tar']);

const mayHoldPackages = (instruction: Instruction, directory: Place): boolean => {
  const sources = readCopy(instruction)?.sources ?? [];
  return sources.some((source) => holdsPackages(source, directory));
};

/** Whether a path of an image holds the packages, or is one of them; it may, where a variable or a pattern decides. */
const holdsPackages = (source: string, directory: Place): boolean => {
  const folder = placeFromText(directory, 'node_modules');
  if (!folder || folder.root !== '' || /[$*?[]/.test(source)) return true;
  const place = placeFromText({ root: '', path: [] }, source);
  return !place || pathWithin(place, folder) !== undefined || pathWithin(folder, place) !== undefined;
};

const needOf = (instruction: Instruction, project: InstalledProject): DevNeed | undefined => {
  const { keyword, line } = instruction;
  if (keyword === 'ONBUILD')
    return { reason: 'needed-later', what: `the ONBUILD of line ${line} runs in images that are not known` };
  if (keyword === 'RUN') return needIn(instruction, commandsIn(instruction));
  if (keyword !== 'HEALTHCHECK' || !instruction.script) return undefined;
  return commandsIn(instruction)
    .map((command) => programNeed(programOf(command), project))
    .find((need) => need?.reason === 'needed-later');
};

const needIn = (run: Instruction, commands: readonly SimpleCommand[]): DevNeed | undefined => {
  if (!run.script) return { reason: 'needed-later', what: `the RUN of line ${run.line} cannot be read` };
  const other = commands.find((command) => !isFree(command, run));
  if (!other) return undefined;
  const text = run.dockerfile.text.slice(other.start, other.end).replace(/\s*\\?\s*\n\s*/g, ' ');
  return {
    reason: 'needed-later',
    what: `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}” of line ${run.line} may need them`,
  };
};

/** Whether a command loads no package of a project. */
const isFree = (command: SimpleCommand, run: Instruction): boolean => {
  if (command.words.length === 0) return true;
  const { program, words } = unwrap(command);
  if (program === undefined) return false;
  if (packageFreePrograms.has(program)) return true;
  if (['npm', 'yarn', 'pnpm'].includes(program) && packageFreeNpm.has(words[0] ?? '')) return true;
  const install = readInstall(command, (word) => valueAt(word, run));
  return (
    install !== undefined &&
    (install.kind === 'names' || !['npm', 'yarn', 'pnpm', 'bun'].includes(install.command.tool))
  );
};

/** What a stage's image starts; a stage without a start of its own runs only as part of another. */
const startNeed = (stage: Stage, project: InstalledProject): DevNeed | undefined => {
  const name = stage.name?.toLowerCase() ?? '';
  if (/^(?:dev|test|ci|lint)/.test(name))
    return { reason: 'needed-later', what: `the stage ${name} is for development` };
  const start = startOf(stage, undefined);
  if (!start) {
    const isLast = stage.from.dockerfile.stages.at(-1) === stage;
    return isLast ? { reason: 'unknown-start', what: 'the file does not tell what the image starts' } : undefined;
  }
  if (!start.readable)
    return { reason: 'unknown-start', what: `what line ${start.instruction.line} starts cannot be read` };
  if ([start.instruction, start.entrypoint].some((one) => one && commandsIn(one).some(loadsByEnvironment)))
    return { reason: 'unknown-start', what: byEnvironment };
  // what CMD gives to `ENTRYPOINT ["node"]` is its file, and no program
  const isScript = start.programs.some(({ name: program }) => !starters.has(program ?? ''));
  return [...start.programs, ...(isScript ? start.passed : [])]
    .map((one) => programNeed(one, project))
    .find((need) => need !== undefined);
};

const byEnvironment = 'NODE_OPTIONS may load one of them';

const loadsByEnvironment = (command: SimpleCommand): boolean => unwrap(command).environment.has('NODE_OPTIONS');

const starters: ReadonlySet<string> = new Set(['node', 'nodejs', 'npm', 'yarn', 'pnpm']);

const programOf = (command: SimpleCommand): StartedProgram => {
  const { name, words } = unwrap(command);
  return { name, words };
};

/** Whether a program of the container needs packages for development; its own sources are looked through elsewhere. */
const programNeed = ({ name, words }: StartedProgram, project: InstalledProject, depth = 0): DevNeed | undefined => {
  const unknown = (what: string): DevNeed => ({ reason: 'unknown-start', what: `it is not known what ${what} needs` });
  if (name === undefined || words.includes(undefined)) return unknown('a program that a variable names');
  const base = name.slice(name.lastIndexOf('/') + 1);
  const loaded = words.find((word) => word !== undefined && isOfDevelopment(word, project.packages));
  if (loaded !== undefined)
    return { reason: 'needed-later', what: `${base} is started with ${loaded}, a package for development` };
  if (base === 'node' || base === 'nodejs') {
    return words.some((word) => word?.startsWith('-') === false) ? undefined : unknown('node without a file');
  }
  if (base === 'npm' || base === 'yarn' || base === 'pnpm') return scriptNeed(base, words, project, depth);
  const owner = project.packages.programOf(base);
  if (owner === 'development')
    return { reason: 'needed-later', what: `the container starts ${base}, a program of a package for development` };
  return owner === 'other' ? undefined : unknown(base);
};

const isOfDevelopment = (word: string, packages: DevPackages): boolean =>
  packages.all.has(packageIn(word)) || namedAsFile(word, packages) !== undefined;

/** `-r ts-node/register`, `--import=tsx` */
const packageIn = (word: string): string => {
  const value = word.startsWith('-') ? word.slice(word.indexOf('=') + 1) : word;
  return value.split('/', value.startsWith('@') ? 2 : 1).join('/');
};

const scriptNeed = (
  manager: string,
  words: StartedProgram['words'],
  project: InstalledProject,
  depth: number,
): DevNeed | undefined => {
  const plain = words.filter((word) => word !== undefined && !word.startsWith('-'));
  const script = (plain[0] === 'run' || plain[0] === 'run-script' ? plain[1] : plain[0]) ?? '';
  const scripts = asObject(project.manifest['scripts']) ?? {};
  const texts = [`pre${script}`, script, `post${script}`]
    .map((key) => scripts[key])
    .filter((text) => text !== undefined);
  // `npm start` without a script starts this file
  if (texts.length === 0 && script === 'start' && manager === 'npm') return undefined;
  const unknown: DevNeed = {
    reason: 'unknown-start',
    what: `it is not known what ${manager} ${plain.join(' ')} starts`,
  };
  if (scripts[script] === undefined || depth > 3) return unknown;
  return texts
    .map((text) => textNeed(text, project, `(script “${script}” of package.json)`, depth + 1))
    .find((need) => need !== undefined);
};

/** What shell text needs; `where` says where it stands. */
const textNeed = (text: unknown, project: InstalledProject, where: string, depth = 0): DevNeed | undefined => {
  const parsed = typeof text === 'string' ? parseShell(text, 0, []) : { failure: '' };
  if (!('script' in parsed)) return { reason: 'unknown-start', what: `a command ${where} cannot be read` };
  for (const [command] of commandsOf(parsed.script.body)) {
    if (loadsByEnvironment(command)) return { reason: 'unknown-start', what: `${byEnvironment} ${where}` };
    if (packageFreePrograms.has(unwrap(command).program ?? '') || command.words.length === 0) continue;
    const need = programNeed(programOf(command), project, depth);
    if (need) return { ...need, what: `${need.what} ${where}` };
  }
  return undefined;
};
