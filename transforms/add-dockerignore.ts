import { containerFiles, ignorables, secretNames, type Ignorable } from '../src/knowledge/ignorable.ts';
import {
  contextSources,
  defineTransform,
  exceptionsFor,
  findNamed,
  isBuiltFolder,
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
} from '../src/transform/index.ts';

const reasons = {
  'unclear-source': 'what an instruction copies depends on a variable',
  'has-exceptions': 'the .dockerignore has exceptions, which a further line might undo',
  'may-be-secret': 'a file that may hold secrets travels with the context; whether the build needs it, nobody can see',
  'reads-version-control': 'something may ask the repository that the build sees',
  'not-made': 'a stage that copies it does not make it itself',
  needed: 'an instruction names it',
} as const;

type Reason = keyof typeof reasons;

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
    if (sources.some(({ path }) => path === undefined)) return unclear(existing);
    const verdicts = verdictsOn(shared, sources);
    const out = [...verdicts].flatMap(([pattern, verdict]) => (verdict === 'out' ? [pattern] : []));
    const added = out.filter((pattern) => pattern === '*.log' || !pattern.endsWith('.log') || !out.includes('*.log'));
    const staying = [...verdicts.values()].flatMap((verdict) => (typeof verdict === 'object' ? [verdict] : []));
    const names = context.list('');
    const secrets = names.filter((name) => secretNames.some((pattern) => pattern.test(name)));
    const notes = [...staying, ...(secrets.length > 0 ? [secretNote(secrets)] : [])];
    if (added.length === 0) {
      const [first, ...others] = notes;
      return first && { ...first, notes: others };
    }
    if (existing === undefined) {
      const files = names.filter((name) => containerFiles.some((pattern) => pattern.test(name)));
      added.push(...files.filter((name) => isFree(name, shared, sources)));
    }
    const carriers = carryingRevision.filter(([tool]) =>
      dockerfiles.some(({ stages }) => stages.some((stage) => stageBuilds(stage, [tool]))),
    );
    const revision = added.includes('.git') ? carriers.map(([, program]) => program) : [];
    const found = proposal(existing, added, existing === undefined ? secrets : [], revision);
    return { ...found, notes };
  },
});

/** Whose compilers put the revision into the program: `go build`, and .NET from 8 on. */
const carryingRevision = [
  ['go', 'a Go program'],
  ['dotnet', 'a .NET program'],
] as const;

/** What stays in the context, and why. */
interface Note {
  readonly message: string;
  readonly reason: Reason;
}

const secretNote = (names: readonly string[]): Note => ({
  message: `${names.join(', ')} may hold secrets and ${names.length === 1 ? 'travels' : 'travel'} into every image that copies the whole folder`,
  reason: 'may-be-secret',
});

const unclear = (existing: string | undefined): FileFinding => ({
  message: `${existing === undefined ? 'no .dockerignore' : 'the .dockerignore stays as it is'}: ${reasons['unclear-source']}`,
  reason: 'unclear-source' satisfies Reason,
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

type Verdict = 'absent' | 'out' | Note;

/** What becomes of each ignorable, by the pattern that would leave it out; some have several signs by which they are known. */
const verdictsOn = (shared: SharedContext, sources: readonly ContextSource[]): ReadonlyMap<string, Verdict> => {
  const verdicts = new Map<string, Verdict>();
  for (const one of ignorables) {
    const pattern = patternOf(one);
    const before = verdicts.get(pattern) ?? 'absent';
    if (before === 'out') continue;
    const verdict = judge(one, shared, sources);
    verdicts.set(pattern, verdict === 'absent' ? before : verdict);
  }
  return verdicts;
};

/** Whether something lies in the context, and may be left out of every build with it. */
const judge = (one: Ignorable, shared: SharedContext, sources: readonly ContextSource[]): Verdict => {
  const { context, dockerfiles, existing = '' } = shared;
  const places = placesOf(one, context);
  if (places.length === 0) return 'absent';
  const { beside, holds } = one;
  const isOutput = one.builtBy?.includes('script') === true && isBuiltFolder(one.name, context);
  if (one.ifGitIgnores && !isOutput && !isGitIgnored(one.name, context)) return 'absent';
  if (beside && !places.every((place) => hasBeside(place, beside, shared))) return 'absent';
  if (holds !== undefined && !places.every((place) => context.has(`${place}/${holds}`) === 'file')) return 'absent';
  const stays = (reason: Reason, why: string): Note => ({
    message: `${patternOf(one)} stays in the build context: ${why}`,
    reason,
  });
  const reader = one.versionControl ? versionControlReader(dockerfiles, context) : undefined;
  if (reader !== undefined) return stays('reads-version-control', `${reader} may read the repository`);
  if (places.some((place) => isCopiedByName(place, sources, context))) {
    return stays('needed', 'an instruction copies it by its name');
  }
  const copying = sources.filter(({ path = '' }) =>
    places.some((place) => path === '' || place.startsWith(`${path}/`)),
  );
  for (const { instruction } of copying) {
    const { stage, keyword } = instruction;
    const missing =
      one.installedBy && !(stage && stageInstalls(stage, one.installedBy))
        ? 'installs'
        : one.builtBy && !(stage && stageBuilds(stage, one.builtBy))
          ? 'builds'
          : undefined;
    if (missing)
      return stays(
        'not-made',
        `a stage that copies it with the whole folder (${keyword} of line ${instruction.line}) ${missing} nothing like it`,
      );
  }
  const isMade = one.installedBy !== undefined || one.builtBy !== undefined;
  if (!isMade && places.some((place) => isNamed(place.slice(place.lastIndexOf('/') + 1), dockerfiles))) {
    return stays('needed', 'an instruction names it');
  }
  const exceptions = exceptionsFor(existing, one.name, one.nested === true);
  return exceptions.length === 0
    ? 'out'
    : stays('has-exceptions', `a further line might undo ${exceptions.join(', ')} of the .dockerignore`);
};

/** `*.log` means files at the top. */
const placesOf = ({ name, nested }: Ignorable, context: SharedContext['context']): readonly string[] => {
  if (name.startsWith('*'))
    return context.list('').filter((one) => one.endsWith(name.slice(1)) && context.has(one) === 'file');
  return nested ? findNamed(context, name) : context.has(name) ? [name] : [];
};

const isFree = (name: string, shared: SharedContext, sources: readonly ContextSource[]): boolean =>
  !isCopiedByName(name, sources, shared.context) &&
  !isNamed(name, shared.dockerfiles) &&
  !isNamedByScripts(name, shared.context);

const hasBeside = (place: string, endings: readonly string[], { context }: SharedContext): boolean => {
  const folder = place.includes('/') ? place.slice(0, place.lastIndexOf('/')) : '';
  return context.list(folder).some((name) => endings.some((ending) => name.endsWith(ending)));
};
