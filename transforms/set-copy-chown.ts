import {
  attributeChange,
  attributeWords,
  baseImageOf,
  copiedPaths,
  copiesAbove,
  defineTransform,
  mentions,
  hasParent,
  insertFlag,
  isNewFolder,
  mayBeFolder,
  leadingCommands,
  placeIn,
  removeInstruction,
  removeLeading,
  runsAsRoot,
  samePlace,
  type AttributeChange,
  type Context,
  type Copy,
  type Edit,
  type Finding,
  type Instruction,
  type Span,
} from '../src/transform/index.ts';

const reasons = {
  'other-files': 'it changes more than what the COPY above brings, or something else',
  'existing-folder': 'the flag would not own the folder itself, which was there before',
  'new-parent': 'the flag would also hold for the folder around it, which the COPY may have to make',
  'some-of-them': 'the COPY brings more than what is changed',
  'unknown-kind': 'whether the COPY brings a file or a folder is not known without its build context',
  'other-words': 'a variable, a pattern, an option or a mode relative to the one it has cannot be said in a flag',
  'has-flag': 'the COPY says another owner or mode already',
  comment: 'a comment belongs to the RUN, which would be lost',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'set-copy-chown',
  summary: 'Set owner and mode of copied files in the COPY itself.',
  why:
    'A chown or chmod in a RUN stores every file a second time, since a layer holds whole files: copying 100 MB and changing ' +
    'its owner takes 200 MB. `COPY --chown` and `COPY --chmod` do it in one layer.',
  goal: 'size',
  level: 'review',
  safety:
    '`--chmod` needs BuildKit, the builder of Docker since version 23; the classic one stops at it. `chmod +x` adds to the ' +
    'mode that a file has; the flag sets 755, so that a file which only its owner could read becomes readable to all.',
  announces: ['file-mode'],
  reasons,
  presets: ['recommended', 'buildkit'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  *find(dockerfile, context) {
    for (const run of dockerfile.instructions) {
      if (run.keyword !== 'RUN' || run.flags.length > 0 || !mentions(run, 'chown', 'chmod')) continue;
      const previous = dockerfile.instructions[run.index - 1];
      if (!previous || previous.keyword === 'RUN' || previous.keyword === 'FROM') continue;
      const finding = inspect(run, context);
      if (finding) yield finding;
    }
  },
});

interface Wanted {
  readonly copy: Copy;
  readonly flag: AttributeChange['flag'];
  readonly value: string;
}

const inspect = (run: Instruction, context: Context<object>): Finding | undefined => {
  const commands = run.script ? leadingCommands(run.script) : [];
  const changes = run.exec ? [attributeWords(run.exec[0], run.exec.slice(1))] : commands.map(attributeChange);
  const program = run.exec?.[0] ?? commands[0]?.words[0]?.value;
  const isMeant = changes[0] !== undefined || program === 'chown' || program === 'chmod';
  if (!isMeant || runsAsRoot(run) === false) return undefined;
  const copies = copiesAbove(run);
  if (copies.length === 0) return undefined;
  const wanted: Wanted[] = [];
  let count = 0;
  let reason: Reason = changes[0] ? 'other-files' : 'other-words';
  let relative = false;
  for (const change of changes) {
    const found = change ? flagsFor(change, run, copies, context) : reason;
    if (typeof found === 'string' || clash(wanted, found)) {
      if (typeof found === 'string') reason = found;
      break;
    }
    wanted.push(...found);
    relative ||= change?.relative ?? false;
    count++;
  }
  const edits = count === 0 ? [] : run.exec ? removeInstruction(run) : removeLeading(run, count);
  if (edits.length === 0) {
    const { statements = [] } = run.script?.body ?? {};
    const isAll = statements.length === 1 && statements[0]?.andOr.pipelines.length === count;
    if (count > 0 && (run.heredocs.length === 0 || !isAll)) reason = 'comment';
    return { at: commands[0] ?? run, message: `the RUN stores the files again: ${reasons[reason]}`, reason };
  }
  const at = { start: (commands[0] ?? run).start, end: (commands[count - 1] ?? run).end };
  return result(at, wanted, edits, relative);
};

const result = (at: Span, wanted: readonly Wanted[], removal: readonly Edit[], relative: boolean): Finding => {
  const flags = new Map<Instruction, Set<string>>();
  for (const { copy, flag, value } of wanted) {
    const { instruction } = copy;
    flags.set(instruction, (flags.get(instruction) ?? new Set()).add(`--${flag}=${value}`));
  }
  const edits = [...flags].map(([instruction, texts]) => insertFlag(instruction, [...texts].join(' ')));
  const texts = [...new Set([...flags.values()].flatMap((one) => [...one]))].join(' ');
  const isMode = wanted.some(({ flag }) => flag === 'chmod');
  return {
    at,
    message:
      `stores the copied files a second time${isMode ? '; --chmod needs BuildKit' : ''}` +
      (relative ? '; the mode becomes 755 whatever it was' : ''),
    fix: { title: `Give the COPY ${texts}`, level: isMode ? 'review' : 'safe', edits: [...edits, ...removal] },
  };
};

/** Two values of one flag at one COPY; or a chown behind a chmod of a setuid bit, which it takes away again. */
const clash = (wanted: readonly Wanted[], found: readonly Wanted[]): boolean =>
  found.some((a) =>
    wanted.some((b) => {
      if (a.copy !== b.copy) return false;
      return a.flag === b.flag ? a.value !== b.value : a.flag === 'chown' && b.value.length === 4;
    }),
  );

const flagsFor = (
  change: AttributeChange,
  run: Instruction,
  copies: readonly Copy[],
  context: Context<object>,
): readonly Wanted[] | Reason => {
  const { flag, value, paths } = change;
  const used = new Map<Copy, number>();
  for (const path of paths) {
    const place = placeIn(path, run);
    const copy =
      place && copies.find((one) => copiedPaths(one, context.buildContext)?.some((it) => samePlace(it.place, place)));
    if (!copy) return 'other-files';
    // with --link there is no /etc/passwd to look a name up in
    const isOwn = copy.instruction.flags.some(({ name }) => name === flag || (name === 'link' && flag === 'chown'));
    if (isOwn) return 'has-flag';
    // a chown takes away a setuid bit
    const mode = copy.instruction.flags.find(({ name }) => name === 'chmod')?.value ?? '';
    if (flag === 'chown' && mode.length === 4 && !mode.startsWith('0')) return 'other-files';
    used.set(copy, (used.get(copy) ?? 0) + 1);
  }
  for (const [copy, count] of used) {
    const all = copiedPaths(copy, context.buildContext) ?? [];
    if (all.length !== count) return 'some-of-them';
    const [only] = all;
    if (all.some((one) => mayBeFolder(copy, one))) return 'other-files';
    if (all.some(({ kind }) => kind === 'folder')) {
      if (!change.recursive || change.relative || all.length > 1) return 'other-files';
      const image = baseImageOf(copy.instruction.stage ?? run.stage ?? never(), context.images);
      if (!image || !isNewFolder(copy)) return 'existing-folder';
    } else if (only?.kind === 'unknown' && (flag === 'chown' || change.recursive)) return 'unknown-kind';
    // what the builder makes on the way has mode 755 anyway
    const isHarmless = flag === 'chmod' && value === '755';
    if (!isHarmless && !all.every((one) => hasParent(copy, one))) return 'new-parent';
  }
  return [...used.keys()].map((copy) => ({ copy, flag, value }));
};

const never = (): never => {
  throw new Error('a COPY above a RUN stands in a stage');
};
