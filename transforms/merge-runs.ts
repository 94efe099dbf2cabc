import {
  baseImageOf,
  changesOften,
  crossingIn,
  defineTransform,
  extendChain,
  ignoredBy,
  imageStages,
  insertLineBehind,
  isFreshForEachRun,
  isSlow,
  joinRuns,
  mountsOf,
  packageCommands,
  pragmaAbove,
  relatedParts,
  rowsOf,
  runsAsRoot,
  shellInForce,
  startChain,
  type Chain,
  type Context,
  type Dockerfile,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

interface Options {
  /**
   * `image`: stages whose layers reach an image; `all`: every stage; `related`: only where the image gets smaller, since a
   * later RUN deletes or rewrites what an earlier one made or uses the same package manager.
   */
  readonly scope: 'image' | 'all' | 'related';
}

const reasons = {
  'other-stage': 'the layers of this stage reach no image; merging would only cost cache',
  unrelated: 'the image would not get smaller: the second RUN takes nothing back that the first one made',
  flags: 'the RUNs have different flags',
  'private-mount': 'each RUN sees its tmpfs or writable bind mount fresh',
  'exec-form': 'a RUN in exec form has no shell text to join',
  heredoc: 'a heredoc is a script of its own',
  shell: 'the text is for another shell than sh or bash',
  unreadable: 'the shell text cannot be read with certainty',
  'rc-files': 'a login shell or BASH_ENV reads its files anew for each RUN',
  pragma: 'a comment directly above one of them orders something about that RUN alone',
  'changes-often': 'the second RUN is made to run anew more often than the slow one before it',
  'ends-shell': 'the first RUN may end its shell',
  'background-job': 'the first RUN leaves a process running, which would still run in the second',
  trap: 'the first RUN sets a trap, which would run behind the second',
  'foreign-text': 'the first RUN sources or evaluates text that is not in the file',
  'trailing-comment': 'a comment at the end of a RUN would swallow what follows it',
  'trailing-backslash': 'a backslash at the end of a RUN would take what follows it into its word',
  errexit: 'joined, the shell might ignore a failure under `set -e` that ends the build now, or end for another',
  'exit-status': 'the first RUN may end for an unset variable, and in parentheses with another exit status',
  'removes-directory': 'the first RUN may remove the directory that the second starts in',
  'renewed-files': 'the builder gives each RUN its own /etc/hosts, /dev/shm, mounts and network',
  account: 'the first RUN changes the groups or the home of the user that the second starts as',
  'replaced-shell': 'the first RUN puts another shell in the place of the one that runs the second',
  'replaced-command': 'the first RUN may replace a command whose place the shell remembers',
  'too-long': 'together they would be longer than the argument of a shell may be',
  'workdir-path': 'the file does not tell the path of a WORKDIR between them, or a shell would read it in another way',
  'not-root': 'a WORKDIR between them makes its directory as root, and the RUNs may run as another user',
} as const;

type Reason = keyof typeof reasons;

const equivalents = { hadolint: ['DL3059'] };

export default defineTransform<Options>({
  name: 'merge-runs',
  summary: 'Join consecutive RUN instructions into one.',
  why:
    'Each RUN makes a layer. Files that a later RUN deletes stay in the layer of the earlier one, so a cleanup in a RUN of ' +
    'its own frees nothing, and package lists that one RUN fetched grow stale while the next is rebuilt.\n\n' +
    '**What it costs:** the merged RUN is one entry of the build cache. A change to any of its commands runs all of them ' +
    'again, and two RUNs that took a minute each take two minutes then. That is why stages whose layers reach no image ' +
    'are left alone (`"scope": "all"` joins there too), and why a RUN that is made to run anew (a `CACHEBUST` argument, a clone of a branch, a date) ' +
    'is not joined to a slow one before it. `"scope": "related"` joins only where the image gets smaller.\n\n' +
    'Commands, their order, directories, variables and what happens at a failure stay as they were: what changes the state ' +
    'of its shell is put into `( … )`, lists with `||`, `;` or `!` into `{ …; }`, and where that is not enough (`set -e`, ' +
    '`exit`, background jobs, sourced files …) the RUN is left alone.',
  goal: 'size',
  level: 'review',
  safety:
    'Joining neighbours is safe. Across a WORKDIR it is for review: the WORKDIRs between become `mkdir -p` and `cd` as root, ' +
    'which is the same unless the shell has a CDPATH or a command looks at OLDPWD.',
  reasons,
  presets: ['recommended', 'minimal', 'buildkit'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#set',
  ],
  equivalents,
  options: { scope: 'image' },
  choices: { scope: ['image', 'all', 'related'] },
  // across WORKDIR once neighbours are joined, and before anything is added to a RUN that becomes longer
  settlesFirst: true,
  *find(dockerfile, context) {
    const { scope } = context.options;
    const inImage = stagesInImages(dockerfile, context);
    for (const stage of dockerfile.stages) {
      const whole = scope === 'all' || inImage.has(stage);
      const findings = [...inStage(stage, whole, scope)];
      yield* findings;
      if (whole && !findings.some(({ fix }) => fix)) yield* acrossWorkdirs(stage, context);
    }
  },
});

/** To look for the files that name targets takes time, so only where a stage could be one of them that has RUNs to join. */
const stagesInImages = (dockerfile: Dockerfile, { buildContext }: Context<Options>): ReadonlySet<Stage> => {
  const known = imageStages(dockerfile);
  const asks = dockerfile.stages.some(
    (stage) => !known.has(stage) && stage.instructions.filter(({ keyword }) => keyword === 'RUN').length > 1,
  );
  return asks ? imageStages(dockerfile, buildContext?.builds?.targets) : known;
};

function* inStage(stage: Stage, whole: boolean, scope: Options['scope']): Generator<Finding> {
  let chain: Chain | undefined;
  for (const instruction of stage.instructions) {
    if (instruction.keyword !== 'RUN') {
      yield* merged(chain, scope);
      chain = undefined;
      continue;
    }
    const last = chain?.links.at(-1)?.instruction;
    const result = chain && last ? join(chain, last, instruction, whole) : undefined;
    if (typeof result === 'object') {
      chain = result;
      continue;
    }
    if (result !== undefined && last) yield left(last, instruction, result);
    yield* merged(chain, scope);
    chain = start(instruction);
  }
  yield* merged(chain, scope);
}

const left = (last: Instruction, next: Instruction, reason: Reason): Finding => ({
  at: next,
  message: `not joined to the RUN of line ${last.line}: ${reasons[reason]}`,
  reason,
});

/** A RUN that cannot be read starts no chain, but is still the neighbour of the next. */
const start = (instruction: Instruction): Chain =>
  instruction.script
    ? startChain(instruction, instruction.script)
    : { links: [{ instruction, script: noScript, wrap: 'none', operator: '&&' }], mode: 'closed' };

const noScript = {
  ...{ start: 0, end: 0 },
  body: { start: 0, end: 0, statements: [], memory: undefined },
  trailingComment: undefined,
  bashisms: [],
  memory: undefined,
};

const join = (chain: Chain, last: Instruction, next: Instruction, whole: boolean): Chain | Reason => {
  const obstacle = unreadable(last) ?? unreadable(next);
  if (obstacle) return obstacle;
  if (!whole && !isUpdateAndInstall(last, next)) return 'other-stage';
  return keptApart(chain.links, last, next) ?? (next.script ? extendChain(chain, next, next.script) : 'unreadable');
};

const unreadable = (instruction: Instruction): Reason | undefined => {
  if (instruction.heredocs.length > 0) return 'heredoc';
  if (instruction.exec) return 'exec-form';
  if (instruction.opaque === 'foreign-shell') return 'shell';
  return instruction.script ? undefined : 'unreadable';
};

/** What keeps a RUN apart from those before it, whatever it does to its shell. */
const keptApart = (links: Chain['links'], last: Instruction, next: Instruction): Reason | undefined => {
  if (pragmaAbove(next) || ignoredBy(last, equivalents.hadolint)) return 'pragma';
  if (flagsOf(last) !== flagsOf(next)) return 'flags';
  if (mountsOf(last).some(isFreshForEachRun)) return 'private-mount';
  const shell = shellInForce(next);
  const readsFiles = shell.login || (shell.kind === 'bash' && next.dockerfile.variables.lookup('BASH_ENV', next));
  if (readsFiles) return 'rc-files';
  return changesOften(next) && links.some(({ instruction }) => isSlow(instruction)) ? 'changes-often' : undefined;
};

const flagsOf = (instruction: Instruction): string =>
  instruction.flags
    .map((flag) => `${flag.name}=${flag.value ?? ''}`)
    .sort()
    .join(' ');

/** `RUN apt-get update` and the `apt-get install` that reads its lists: apart, the lists grow stale. */
const isUpdateAndInstall = (first: Instruction, second: Instruction): boolean => {
  const update = packageCommands(first).at(-1);
  return (
    update?.action === 'update' &&
    packageCommands(second).some(({ action, manager }) => action === 'install' && manager === update.manager)
  );
};

function* merged(chain: Chain | undefined, scope: Options['scope']): Generator<Finding> {
  if (!chain) return;
  const parts = scope === 'related' ? relatedParts(chain) : [chain];
  for (const { links } of parts) {
    const [first, ...others] = links;
    const last = others.at(-1);
    if (!first || !last) continue;
    yield {
      at: { start: first.instruction.start, end: last.instruction.end },
      message: `${links.length} consecutive RUN instructions make ${links.length} layers; joined, a change to one of them rebuilds all`,
      fix: { title: `Join ${links.length} RUN instructions`, level: 'safe', edits: joinRuns(links) },
    };
  }
  const joined = new Set(parts.flatMap(({ links }) => links.slice(1).map(({ instruction }) => instruction)));
  for (const [index, { instruction }] of chain.links.entries()) {
    const before = chain.links[index - 1];
    if (before && !joined.has(instruction)) yield left(before.instruction, instruction, 'unrelated');
  }
}

/** `WORKDIR redis` between the RUN that unpacks and the one that deletes keeps what is deleted in the image. */
function* acrossWorkdirs(stage: Stage, { images }: Context<Options>): Generator<Finding> {
  for (const row of rowsOf(stage)) {
    const crossing = crossingIn(row, (links, next) => {
      const last = links.at(-1)?.instruction ?? next;
      return unreadable(last) ?? unreadable(next) ?? keptApart(links, last, next);
    });
    if (!crossing) continue;
    if ('reason' in crossing) {
      // of neighbours it is said already
      if (crossing.next.index > crossing.last.index + 1) yield left(crossing.last, crossing.next, crossing.reason);
      continue;
    }
    const last = crossing.chain.links.at(-1);
    const first = crossing.chain.links[0];
    if (!first || !last) continue;
    if (!(runsAsRoot(first.instruction) ?? baseImageOf(stage, images)?.user === 'root')) {
      yield left(first.instruction, last.instruction, 'not-root');
      continue;
    }
    const { links } = crossing.chain;
    yield {
      at: { start: first.instruction.start, end: last.instruction.end },
      message:
        `the RUN of line ${last.instruction.line} deletes what an earlier one made, which the layers below keep; joined, ` +
        'the image is smaller, the WORKDIRs between become mkdir and cd, and a change to one RUN rebuilds all',
      fix: {
        title: `Join ${links.length} RUN instructions across WORKDIR`,
        level: 'review',
        edits: [
          ...joinRuns(links),
          ...(crossing.workdir === undefined ? [] : [insertLineBehind(last.instruction, crossing.workdir)]),
        ],
      },
    };
  }
}
