import {
  defineTransform,
  feedsLaterInstall,
  ignoredBy,
  installsSystemPackages,
  isWindowsStage,
  mayMatterToPackages,
  moveAbove,
  packageNames,
  packageCommands,
  readCopy,
  readsArgument,
  type BuildContext,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'copy-may-matter': 'a file that is copied may matter to the installation, or packages may write over it',
  'variable-between': 'a variable is set between, which the installation would see',
  'user-between': 'another user is set between',
  'run-between': 'another RUN stands between, which may change what is installed',
  'feeds-later-install': 'a later RUN installs from the package lists that this one fetches',
  pragma: 'a comment orders the place to stay as it is',
} as const;

type Reason = keyof typeof reasons;

/** Why what follows stays. */
interface Refusal {
  readonly reason: Reason;
  readonly what: string;
}

export default defineTransform({
  name: 'move-package-installs-up',
  summary: 'Install packages of the system before copying the sources.',
  why:
    'A RUN that only installs packages of the system (apt, apk, yum, dnf, zypper …) does not need the sources. Behind their ' +
    'COPY it runs again for every edit of a source file; above it, it stays in the build cache.\n\n' +
    'Moved are whole RUNs that install packages by literal names and do nothing else. What stands between must not matter ' +
    'to the installation: no repository list or key is copied, no variable set, no user changed, no other RUN passed.',
  goal: 'cache',
  level: 'review',
  safety:
    'Wrong where the packages must be as new as the sources: the installation now stays in the build cache until its own ' +
    'text or what stands above it changes. Also where a package puts files into the folder of the sources.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    'https://docs.docker.com/build/building/best-practices/#leverage-build-cache',
  ],
  *find(dockerfile, { buildContext }) {
    for (const stage of dockerfile.stages) yield* inStage(stage, buildContext);
  },
});

function* inStage(stage: Stage, context: BuildContext | undefined): Generator<Finding> {
  const copied = stage.instructions.findIndex(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
  const candidates = new Set(copied < 0 ? [] : stage.instructions.slice(copied).filter(movable));
  if (candidates.size === 0) return;
  let anchor: Instruction | undefined;
  let moved: Instruction[] = [];
  let refusal: Refusal | undefined;
  for (const instruction of stage.instructions) {
    const { keyword } = instruction;
    if (passable.has(keyword)) continue;
    const copy = readCopy(instruction);
    if (copy) {
      if (mayMatterToPackages(copy, context)) {
        yield* finding(anchor, moved);
        anchor = undefined;
        moved = [];
        refusal = { reason: 'copy-may-matter', what: `what line ${instruction.line} copies may matter to it` };
      } else if (changesWithSources(instruction)) anchor ??= instruction;
      continue;
    }
    if (candidates.has(instruction)) {
      if (!anchor) {
        if (refusal) yield note(instruction, refusal.reason, refusal.what);
      } else if (ignoredBy(instruction, []) || ignoredBy(anchor, [])) {
        yield note(instruction, 'pragma', 'a comment orders the place to stay as it is');
      } else if (isArgumentRead(anchor, instruction)) {
        yield note(instruction, 'variable-between', 'it reads a variable that is set behind the COPY');
      } else {
        moved.push(instruction);
        continue;
      }
    }
    yield* finding(anchor, moved);
    refusal = anchor && barrier(instruction, anchor);
    anchor = undefined;
    moved = [];
  }
  yield* finding(anchor, moved);
}

const barrier = ({ keyword, line }: Instruction, anchor: Instruction): Refusal | undefined => {
  if (keyword === 'ENV') {
    return { reason: 'variable-between', what: `line ${line} sets a variable that the installation sees` };
  }
  // behind single files, such as manifests, nobody would look for it
  if (!['.', './'].includes(readCopy(anchor)?.sources.join(' ') ?? '')) return undefined;
  if (keyword === 'USER') return { reason: 'user-between', what: `line ${line} says as whom it runs` };
  return keyword === 'RUN'
    ? { reason: 'run-between', what: `the RUN of line ${line} stands between, and may matter to it` }
    : undefined;
};

/** They change nothing that an installation sees. */
const passable: ReadonlySet<string> = new Set([
  'WORKDIR',
  'ARG',
  'LABEL',
  'EXPOSE',
  'CMD',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'STOPSIGNAL',
]);

/** A COPY from the context or another stage; one from an image of its own changes as seldom as the packages do. */
const changesWithSources = ({ flags, dockerfile }: Instruction): boolean => {
  const from = flags.find(({ name }) => name === 'from')?.value;
  return (
    from === undefined ||
    dockerfile.stages.some(({ name, index }) => name === from.toLowerCase() || String(index) === from)
  );
};

const movable = (run: Instruction): boolean =>
  run.keyword === 'RUN' &&
  !isWindowsStage(run) &&
  run.flags.every(({ name, value }) => name === 'mount' && value?.split(',').includes('type=cache') === true) &&
  installsSystemPackages(run);

/** Whether an ARG between may be read: one that the text names, or by which the package manager is told something. */
const isArgumentRead = (anchor: Instruction, run: Instruction): boolean =>
  run.stage?.instructions.some(
    (between) =>
      between.keyword === 'ARG' &&
      between.index > anchor.index &&
      between.index < run.index &&
      readsArgument(run, between),
  ) === true;

function* finding(anchor: Instruction | undefined, moved: readonly Instruction[]): Generator<Finding> {
  const [first] = moved;
  const last = moved.at(-1);
  if (!anchor || !first || !last) return;
  if (feedsLaterInstall(moved)) {
    yield note(
      first,
      'feeds-later-install',
      'a later RUN installs from the package lists that it fetches, which would grow old',
    );
    return;
  }
  const names = moved.flatMap((run) =>
    packageCommands(run).flatMap((call) => (call.action === 'install' ? packageNames(run, call).names : [])),
  );
  const what =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more packages` : names.join(', ');
  const are = names.length === 1 ? 'is' : 'are';
  yield {
    at: { start: anchor.start, end: last.end },
    message:
      `${what === '' ? 'the package lists are fetched' : `${what} ${are} installed`} behind the ${anchor.keyword} of line ` +
      `${anchor.line}, so every edit of a file that it copies does this again; above it the result stays in the build cache, ` +
      'as old as that is',
    fix: {
      title: `Install above the ${anchor.keyword} of line ${anchor.line}`,
      level: 'review',
      edits: moveAbove(moved, anchor),
    },
  };
}

const note = (at: Finding['at'], reason: Reason, what: string): Finding => ({
  at,
  message: `not moved above the COPY: ${what}`,
  reason,
});
