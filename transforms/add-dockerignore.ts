import { containerFiles, ignorables, secretNames, type Ignorable } from '../src/knowledge/ignorable.ts';
import {
  contextSources,
  defineTransform,
  findNamed,
  isCopiedByName,
  isGitIgnored,
  isNamed,
  isNamedByScripts,
  stageBuilds,
  stageInstalls,
  versionControlReader,
  type ContextSource,
  type FileFinding,
  type SharedContext,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'unclear-source': 'what an instruction copies depends on a variable',
  'has-exceptions': 'the .dockerignore has exceptions, which further lines would undo',
  'may-be-secret': 'a file that may hold secrets travels with the context; whether the build needs it, nobody can see',
} as const;

export default defineTransform({
  name: 'add-dockerignore',
  summary: 'Keep what no image needs out of the build context.',
  why:
    '`COPY . .` copies whatever lies in the folder: the history in `.git`, packages installed for another system, build ' +
    'output, caches. That makes images larger, sends more to the builder, and lets every commit or local build invalidate the build ' +
    'cache. A `.dockerignore` file leaves it out.\n\n' +
    'Only entries that match something in this folder are written, and each is checked against every Dockerfile that is ' +
    'built with it: nothing that is copied by name is cut off, a dependency folder goes only where each stage that ' +
    'copies it installs it, build output only where it is built, `.git` only where nothing is seen to read version control. Files ' +
    'that may hold secrets are named in a comment and in a note.',
  goal: 'cache',
  level: 'review',
  safety:
    'Wrong where a build or the running program reads a file that neither the Dockerfile nor a manifest names: a script ' +
    'that reads the Dockerfile, a Go or .NET program that reports the revision that it was built from.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  // it changes no Dockerfile
  find: () => [],
  findFile: (shared) => {
    const { dockerfiles, context, existing } = shared;
    const sources = dockerfiles.flatMap(contextSources);
    if (!sources.some(({ path, instruction }) => path === '' && instruction.keyword !== 'RUN')) return undefined;
    if (sources.some(({ path }) => path === undefined)) return note('unclear-source');
    if (existing?.split('\n').some((line) => line.trimStart().startsWith('!'))) return note('has-exceptions');
    const added = ignorables.filter((one) => fits(one, shared, sources)).map(patternOf);
    const ours = added.length;
    const names = context.list('');
    const secrets = names.filter((name) => secretNames.some((pattern) => pattern.test(name)));
    if (ours === 0) return secrets.length === 0 ? undefined : secretNote(secrets);
    if (existing === undefined) {
      const files = names.filter((name) => containerFiles.some((pattern) => pattern.test(name)));
      added.push(...files.filter((name) => isFree(name, shared, sources)));
    }
    const carriers = carryingRevision.filter(([tool]) =>
      dockerfiles.some(({ stages }) => stages.some((stage) => stageBuilds(stage, [tool]))),
    );
    const revision = added.includes('.git') ? carriers.map(([, program]) => program) : [];
    const found = proposal(existing, added, existing === undefined ? secrets : [], revision);
    return secrets.length === 0 ? found : { ...found, notes: [secretNote(secrets)] };
  },
});

/** Whose compilers put the revision into the program: `go build`, and .NET from 8 on. */
const carryingRevision = [
  ['go', 'a Go program'],
  ['dotnet', 'a .NET program'],
] as const;

const secretNote = (names: readonly string[]): { readonly message: string; readonly reason: string } => ({
  message: `${names.join(', ')} may hold secrets and ${names.length === 1 ? 'travels' : 'travel'} into every image that copies the whole folder`,
  reason: 'may-be-secret' satisfies keyof typeof reasons,
});

const note = (reason: keyof typeof reasons): FileFinding => ({
  message: `no .dockerignore: ${reasons[reason]}`,
  reason,
});

const proposal = (
  existing: string | undefined,
  added: readonly string[],
  secrets: readonly string[],
  losingRevision: readonly string[],
): FileFinding => {
  const end = existing?.includes('\r\n') ? '\r\n' : '\n';
  const start =
    existing === undefined || existing === '' || existing.endsWith('\n') ? (existing ?? '') : existing + end;
  const hint =
    secrets.length === 0
      ? []
      : [
          '',
          '# These may hold secrets. Remove the mark where neither the build nor the image reads them.',
          ...secrets.map((name) => `# ${name}`),
        ];
  const revision =
    losingRevision.length > 0
      ? `; ${losingRevision.join(' and ')} no longer carries the revision that it was built from`
      : '';
  return {
    message:
      `every COPY of the whole folder also copies ${added.join(', ')}, which no image built here is seen to need` +
      revision,
    fix: {
      title: existing === undefined ? 'Add a .dockerignore' : `Add ${added.join(', ')} to the .dockerignore`,
      level: 'review',
      path: '.dockerignore',
      text: start + [...added, ...hint].map((line) => line + end).join(''),
    },
  };
};

const patternOf = ({ name, nested }: Ignorable): string => (nested ? `**/${name}` : name);

/** Whether something lies in the context that may be left out of every build with it. */
const fits = (one: Ignorable, shared: SharedContext, sources: readonly ContextSource[]): boolean => {
  const { context, dockerfiles } = shared;
  const places = one.nested ? findNamed(context, one.name) : context.has(one.name) ? [one.name] : [];
  if (places.length === 0) return false;
  if (one.ifGitIgnores && !isGitIgnored(one.name, context)) return false;
  if (one.versionControl && versionControlReader(dockerfiles, context) !== undefined) return false;
  const { beside } = one;
  if (beside && !places.every((place) => hasBeside(place, beside, shared))) return false;
  const copying = sources.filter(({ path = '' }) =>
    places.some((place) => path === '' || place.startsWith(`${path}/`)),
  );
  const makes = (stage: Stage | undefined): boolean =>
    stage !== undefined &&
    (one.installedBy === undefined || stageInstalls(stage, one.installedBy)) &&
    (one.builtBy === undefined || stageBuilds(stage, one.builtBy));
  if (!copying.every(({ instruction }) => makes(instruction.stage))) return false;
  const isMade = one.installedBy !== undefined || one.builtBy !== undefined;
  return (
    places.every((place) => !isCopiedByName(place, sources, context)) && (isMade || !isNamed(one.name, dockerfiles))
  );
};

const isFree = (name: string, shared: SharedContext, sources: readonly ContextSource[]): boolean =>
  !isCopiedByName(name, sources, shared.context) &&
  !isNamed(name, shared.dockerfiles) &&
  !isNamedByScripts(name, shared.context);

const hasBeside = (place: string, endings: readonly string[], { context }: SharedContext): boolean => {
  const folder = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
  return context.list(folder).some((name) => endings.some((ending) => name.endsWith(ending)));
};
