import {
  copiedFolder,
  installedBefore,
  installsBehind,
  installsIn,
  isSystemPlace,
  manifestCopies,
  meansTheSameAt,
  moveSourcesBehind,
  parentOf,
  defineTransform,
  readCopy,
  readsProject,
  type BuildContext,
  type Copy,
  type EarlyInstalls,
  type Finding,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'no-build-context': 'the build context is not known',
  'missing-manifest': 'the manifest does not come from the build context',
  'unreadable-manifest': 'the manifest cannot be read',
  'missing-lockfile': 'the command needs a lockfile that the build context does not have',
  'lifecycle-script': 'the install runs a script that may need the sources',
  workspaces: 'the install may need other packages of the workspace',
  'local-package': 'a package lies in the project itself',
  'patched-package': 'packages are patched with files of the project',
  vendored: 'the packages lie in the project, so nothing is downloaded',
  'code-in-manifest': 'the manifest holds or allows code that may read other files',
  'other-version': 'another version of the package manager reads more files',
  'edits-manifest': 'the command writes to the manifest',
  'unknown-option': 'an option is not known, so neither is what the command reads',
  'no-dependencies': 'the manifest lists no dependency',
  'no-download-step': 'no command downloads what the build needs without the sources',
  'run-between': 'a RUN between may need or change the sources',
  'copy-between': 'another COPY between may write over the same files',
  'volume-between': 'a VOLUME stands between',
  'mixed-run': 'the RUN does more than install, and cannot be cut in two',
  'dependency-folder': 'the build context brings a folder of installed packages',
  environment: 'a variable may make the install read other files',
  mount: 'the RUN has a mount that changes what it sees or keeps',
  'unknown-folder': 'the folder of the install or of the sources is not known',
  'folder-of-sources': 'a command before it enters a folder that only the sources bring',
  'system-folder': 'the sources are copied over folders of the system',
  'other-stage': 'the sources are copied in another stage, which this one is built from',
  'copy-form': 'the COPY has a flag or form that cannot be moved',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'copy-manifests-first',
  summary: 'Copy dependency manifests and install before copying the sources.',
  why:
    'Where `COPY . .` stands before `npm ci` or `pip install -r requirements.txt`, every edit of a source file makes the ' +
    'build install all packages again. With the manifest and the lockfile copied first, the installed packages stay in ' +
    'the build cache until one of these files changes.\n\n' +
    'Only done where the build context is at hand and every file that the install reads can be listed: lifecycle ' +
    'scripts, workspaces, local packages and nested requirement files are followed or the order is left alone. Where an ' +
    'install also needs the sources (`poetry install`, `go build`, `mvn package`), a step that only downloads goes before ' +
    'them.\n\n' +
    'Known: npm, Yarn, pnpm and Bun with workspaces; pip, uv, Poetry, PDM, Pipenv and conda; Go modules and workspaces; ' +
    'Maven; Bundler; Composer; .NET; Mix; Gradle where the file downloads in a step of its own; Cargo at `--level risky`.',
  goal: 'cache',
  level: 'risky',
  safety:
    'Wrong where an install reads a file that no manifest tells of, or where the build context of another machine holds a ' +
    'dependency folder (`node_modules`, `vendor`) that .dockerignore lets through: the sources then lie over the install. ' +
    'An install that is not frozen (`npm install`, `uv sync`) may rewrite the lockfile; the COPY of the sources, which now ' +
    'comes after it, brings back the one of the build context. For Cargo (`--level risky`) the dependencies are compiled ' +
    'with a stand-in for the sources, whose entry points are then touched.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    'https://docs.docker.com/build/building/best-practices/#leverage-build-cache',
  ],
  *find(dockerfile, { buildContext }) {
    for (const stage of dockerfile.stages) {
      yield* buildContext ? inStage(stage, buildContext) : withoutContext(stage);
    }
  },
});

function* withoutContext(stage: Stage): Generator<Finding> {
  const sources = stage.instructions.map(readCopy).find((copy) => {
    return copy !== undefined && copy.from === undefined && ['.', './'].includes(copy.sources.join(' '));
  });
  const run = sources && firstInstall(sources, stage);
  if (!run) return;
  yield note(run, 'no-build-context', 'whether this install can stand before the sources needs the build context');
}

const firstInstall = ({ instruction }: Copy, stage: Stage): Stage['instructions'][number] | undefined =>
  stage.instructions.find(
    (run) =>
      run.keyword === 'RUN' &&
      run.index > instruction.index &&
      installsIn(run).some((install) => readsProject(install) && !installedBefore(install, instruction)),
  );

const note = (at: Finding['at'], reason: Reason, what: string): Finding => ({ at, message: what, reason });

function* inStage(stage: Stage, context: BuildContext): Generator<Finding> {
  // the quickest to see: most stages install nothing behind a COPY, and to ask the build context takes longest
  const last = stage.instructions.findLast((run) => run.keyword === 'RUN' && installsIn(run).length > 0);
  if (!last) return;
  const told = new Set<object>();
  // the last COPY first, so that those moved later come to stand above it as before
  for (const sources of stage.instructions.map(readCopy).toReversed()) {
    if (!sources || sources.instruction.index > last.index || copiedFolder(sources, context) === undefined) continue;
    const { place } = sources;
    const early = place && installsBehind(sources, place, stage, context);
    if (place && !early) continue;
    if (early && 'reason' in early) {
      if (!told.has(early.run)) yield note(early.run, early.reason, `not put before the sources: ${early.what}`);
      told.add(early.run);
      continue;
    }
    const finding = early ? reorder(sources, early, context) : 'unknown-folder';
    if (typeof finding === 'object') yield finding;
    else if (finding !== undefined && firstInstall(sources, stage)) {
      yield note(sources.instruction, finding, `not moved behind the install: ${reasons[finding]}`);
    }
  }
  const inherited = inheritedSources(stage, context);
  const late = inherited && firstInstall(inherited, stage);
  if (!late) return;
  yield note(
    late,
    'other-stage',
    `not put before the sources: line ${inherited.instruction.line} copies them in the stage that this one is built from`,
  );
}

/** The last COPY of a folder in the stages that one is built from, where it copies nothing itself and they install nothing. */
const inheritedSources = (stage: Stage, context: BuildContext): Copy | undefined => {
  if (stage.instructions.some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')) return undefined;
  for (let at = parentOf(stage); at; at = parentOf(at)) {
    if (at.instructions.some((run) => run.keyword === 'RUN' && installsIn(run).some(readsProject))) return undefined;
    const copies = at.instructions.map(readCopy);
    const found = copies.findLast((copy) => copy !== undefined && copiedFolder(copy, context) !== undefined);
    if (found) return found;
  }
  return undefined;
};

const movableFlags = new Set(['chown', 'chmod', 'link']);

/** The COPY of the sources goes behind the last install that does not need them, and a COPY of the manifests in its place. */
const reorder = (sources: Copy, early: EarlyInstalls, context: BuildContext): Finding | Reason | undefined => {
  const { instruction } = sources;
  const { place } = sources;
  if (!place) return 'unknown-folder';
  if (instruction.flags.some(({ name }) => !movableFlags.has(name)) || instruction.heredocs.length > 0)
    return 'copy-form';
  if (isSystemPlace(place, sources, context)) return 'system-folder';
  const meaning = meansTheSameAt(sources, early.last);
  if (meaning === 'no' || (meaning === 'other-directory' && place.root !== '')) return 'unknown-folder';
  const manifests = manifestCopies(sources, early, context);
  if (manifests === 'needed') return undefined;
  if (manifests === 'not-there') return 'folder-of-sources';
  if (!manifests) return 'unknown-folder';
  const edits = moveSourcesBehind(sources, early, manifests, meaning === 'other-directory');
  if (!edits) return 'copy-form';
  const cautions = [...new Set(early.installs.flatMap(({ inputs }) => inputs.cautions))];
  const projects = early.installs.filter(({ install }) => readsProject(install));
  const named = new Set((projects.length > 0 ? projects : early.installs).map(({ install }) => install.title));
  const titles = [...named].join(' and ');
  const { download, touched } = early.installs.find(({ inputs }) => inputs.download !== undefined)?.inputs ?? {};
  const files = manifests.flatMap(({ files: names }) => names);
  const verb = touched ? 'compile' : download === undefined ? 'install' : 'download';
  const message = [
    `${titles} ${named.size > 1 ? 'stand' : 'stands'} behind the COPY of the sources, so every edit of a source file makes ` +
      `${named.size > 1 ? 'them' : 'it'} ${verb} everything again`,
    files.length === 0 ? 'nothing of them is needed for it' : `all that is needed of them is ${files.join(', ')}`,
    ...(download === undefined ? [] : [`“${download}” goes before them`]),
    ...cautions,
  ].join('; ');
  return {
    at: { start: instruction.start, end: early.last.end },
    message,
    fix: {
      title: files.length === 0 ? `Run ${titles} before copying the sources` : `Copy ${files.join(', ')} first`,
      level: touched ? 'risky' : cautions.length > 0 || download !== undefined ? 'review' : 'safe',
      edits,
    },
  };
};
