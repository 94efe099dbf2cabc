import {
  copiedFolder,
  installedBefore,
  installsBehind,
  installsIn,
  insertAbove,
  isSystemPlace,
  manifestCopies,
  meansTheSameAt,
  moveBelow,
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
  workspaces: 'the manifests of workspaces are read too',
  'local-package': 'a package lies in the project itself',
  'patched-package': 'packages are patched with files of the project',
  vendored: 'the packages lie in the project, so nothing is downloaded',
  'code-in-manifest': 'the manifest holds or allows code that may read other files',
  'other-version': 'another version of the package manager reads more files',
  'edits-manifest': 'the command writes to the manifest',
  'unknown-option': 'an option is not known, so neither is what the command reads',
  'no-dependencies': 'the manifest lists no dependency',
  'run-between': 'a RUN between may need or change the sources',
  'copy-between': 'another COPY between may write over the same files',
  'volume-between': 'a VOLUME stands between',
  'mixed-run': 'the RUN does more than install, and cannot be cut in two',
  'dependency-folder': 'the build context brings a folder of installed packages',
  environment: 'a variable may make the install read other files',
  mount: 'the RUN has a mount that changes what it sees or keeps',
  'unknown-folder': 'the folder of the install or of the sources is not known',
  'system-folder': 'the sources are copied over folders of the system',
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
    'scripts, workspaces, local packages and nested requirement files are followed or the order is left alone.',
  goal: 'cache',
  level: 'review',
  safety:
    'Wrong where an install reads a file that no manifest tells of, or where the build context of another machine holds a ' +
    'dependency folder (`node_modules`, `vendor`) that .dockerignore lets through: the sources then lie over the install.',
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
  const told = new Set<object>();
  // the last COPY first, so that those moved later come to stand above it as before
  for (const sources of stage.instructions.map(readCopy).toReversed()) {
    if (!sources || copiedFolder(sources, context) === undefined) continue;
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
    else if (firstInstall(sources, stage)) {
      yield note(sources.instruction, finding, `not moved behind the install: ${reasons[finding]}`);
    }
  }
}

const movableFlags = new Set(['chown', 'chmod', 'link']);

/** The COPY of the sources goes behind the last install that does not need them, and a COPY of the manifests in its place. */
const reorder = (sources: Copy, early: EarlyInstalls, context: BuildContext): Finding | Reason => {
  const { instruction } = sources;
  const { place } = sources;
  if (!place) return 'unknown-folder';
  if (instruction.flags.some(({ name }) => !movableFlags.has(name)) || instruction.heredocs.length > 0)
    return 'copy-form';
  if (isSystemPlace(place, sources, context)) return 'system-folder';
  const meaning = meansTheSameAt(sources, early.last);
  if (meaning === 'no' || (meaning === 'other-directory' && place.root !== '')) return 'unknown-folder';
  const manifests = manifestCopies(sources, early, context);
  if (!manifests) return 'unknown-folder';
  const edits = editsOf(sources, early, manifests, meaning === 'other-directory');
  if (!edits) return 'copy-form';
  const cautions = [...new Set(early.installs.flatMap(({ inputs }) => inputs.cautions))];
  const projects = early.installs.filter(({ install }) => readsProject(install));
  const named = new Set((projects.length > 0 ? projects : early.installs).map(({ install }) => install.title));
  const titles = [...named].join(' and ');
  const downloads = early.installs.find(({ inputs }) => inputs.download !== undefined)?.inputs.download;
  const files = manifests.flatMap(({ files: names }) => names);
  const verb = downloads === undefined ? 'install' : 'download';
  const message = [
    `${titles} ${named.size > 1 ? 'stand' : 'stands'} behind the COPY of the sources, so every edit of a source file makes ` +
      `${named.size > 1 ? 'them' : 'it'} ${verb} everything again`,
    files.length === 0 ? 'nothing of them is needed for it' : `all that is needed of them is ${files.join(', ')}`,
    ...cautions,
  ].join('; ');
  return {
    at: { start: instruction.start, end: early.last.end },
    message,
    fix: {
      title: files.length === 0 ? `Run ${titles} before copying the sources` : `Copy ${files.join(', ')} first`,
      level: cautions.length > 0 || downloads !== undefined ? 'review' : 'safe',
      edits,
    },
  };
};

const editsOf = (
  { instruction, place }: Copy,
  { last, cut, installs }: EarlyInstalls,
  manifests: readonly { readonly text: string }[],
  absolute: boolean,
): ReturnType<typeof moveBelow> | undefined => {
  const instead = manifests.map(({ text }) => text);
  const flags = last.flags.map((flag) => `${flag.text} `).join('');
  const destination = instruction.words.at(-1);
  if (absolute && !destination) return undefined;
  const { text: whole } = instruction.dockerfile;
  const text =
    absolute && destination && place
      ? `${whole.slice(instruction.start, destination.start)}/${place.path.join('/')}${whole.slice(destination.end, instruction.end)}`
      : whole.slice(instruction.start, instruction.end);
  const download = installs.find(({ inputs }) => inputs.download !== undefined)?.inputs.download;
  if (download !== undefined) {
    const added = [`RUN ${flags}${download}`];
    const stage = instruction.stage?.instructions ?? [];
    const between = stage.filter(({ index }) => index > instruction.index && index < last.index);
    if (between.every(({ keyword }) => keyword === 'ARG' || keyword === 'LABEL'))
      return [insertAbove(instruction, [...instead, ...added])];
    return moveBelow(instruction, { instead, text, target: { kind: 'before', instruction: last, added } });
  }
  if (!cut) return moveBelow(instruction, { instead, text, target: { kind: 'behind', instruction: last } });
  const gap = { start: cut.lastBefore.end, end: cut.first.start };
  const opening = `${whole.slice(last.keywordSpan.start, last.keywordSpan.end)} ${flags}${cut.opening}`;
  return moveBelow(instruction, { instead, text, target: { kind: 'cut', instruction: last, gap, opening } });
};
