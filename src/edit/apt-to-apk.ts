import type { Instruction } from '../dockerfile/index.ts';
import { alpineNames } from '../knowledge/alpine-packages.ts';
import type { AptObstacle, AptTranslation } from '../query/alpine-fit.ts';
import { effectsOf } from '../query/effects.ts';
import { unwrap } from '../query/invocation.ts';
import { packageCommands, type PackageCommand } from '../query/packages.ts';
import type { Pipeline, SimpleCommand } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';

/** Options of `apt-get install` that say nothing apk would have to know. */
const plainOptions = new Set(
  '-y -yq -qy -yqq -qqy -q -qq --yes --assume-yes --no-install-recommends --no-install-suggests --quiet'.split(' '),
);

/**
 * Rewrites the apt commands of a RUN for apk: `apt-get update`, `clean` and the removal of the lists go, `install` becomes
 * `apk add --no-cache` with Alpine's names. Only in a flat `&&` list of simple commands. Undefined if there is no apt.
 */
export const aptToApk = (instruction: Instruction): AptTranslation | AptObstacle | undefined => {
  const { script } = instruction;
  const apt = packageCommands(instruction).filter(({ manager }) => manager.name === 'apt');
  const cleanups = script
    ? effectsOf(script)
        .commands.map(([command]) => command)
        .filter(removesLists)
    : [];
  if (!script || (apt.length === 0 && cleanups.length === 0)) return undefined;
  const [statement] = script.body.statements;
  const list = statement?.andOr;
  const asIs = (name: string): AptObstacle => ({ kind: 'command', name });
  if (
    !list ||
    script.body.statements.length !== 1 ||
    list.operators.some((operator) => operator !== '&&') ||
    list.pipelines.some(({ commands, negated }) => negated || commands.length !== 1)
  ) {
    return asIs('apt-get');
  }
  const dropped = new Set<SimpleCommand>(cleanups);
  const edits: Edit[] = [];
  const installed: string[] = [];
  const unknown: string[] = [];
  for (const one of apt) {
    const isPlain =
      one.place.around.length === 0 &&
      !one.place.forked &&
      one.invocation.elevated.length === 0 &&
      one.options.every(
        (word) => word.value !== undefined && plainOptions.has(word.value) && word.end <= one.lastOption.end,
      );
    if (!isPlain) return asIs(one.invocation.program ?? 'apt-get');
    if (one.action === 'update' || one.action === 'clean') dropped.add(one.command);
    else if (one.action === 'install' && one.operands.length > 0) {
      for (const word of one.operands) {
        const name = word.value;
        if (name === undefined || !Object.hasOwn(alpineNames, name)) unknown.push(word.text);
        else installed.push(name);
      }
      edits.push(...installEdits(one));
    } else return asIs(`apt-get ${one.actionWord.value ?? ''}`);
  }
  if (unknown.length > 0) return { kind: 'package', names: unknown };
  const removals = removeAll(list.pipelines, dropped, instruction);
  return removals ? { edits: [...edits, ...removals], installed } : asIs('apt-get');
};

/** `rm -rf /var/lib/apt/lists/*` and nothing else. */
const removesLists = (command: SimpleCommand): boolean => {
  const { program, arguments: words } = unwrap(command);
  const paths = words.filter((word) => !word.text.startsWith('-'));
  return (
    program === 'rm' && paths.length > 0 && paths.every(({ text }) => /^\/var\/(?:lib|cache)\/apt(?:\/|$)/.test(text))
  );
};

const installEdits = ({ command, invocation, lastOption, operands }: PackageCommand): Edit[] => {
  const start = invocation.nameWord?.start ?? command.start;
  return [
    { start, end: lastOption.end, text: 'apk add --no-cache' },
    ...operands.flatMap(({ start: at, end, value }): Edit[] => {
      const names = (value === undefined ? undefined : alpineNames[value])?.join(' ');
      return names === undefined || names === value ? [] : [{ start: at, end, text: names }];
    }),
  ];
};

/** Removes commands of a list with the operators that held them; undefined where nothing or a comment would be left out. */
const removeAll = (
  pipelines: readonly Pipeline[],
  dropped: ReadonlySet<SimpleCommand>,
  { comments }: Instruction,
): readonly Edit[] | undefined => {
  const isDropped = ({ commands: [command] }: Pipeline): boolean => command?.kind === 'simple' && dropped.has(command);
  const kept = pipelines.filter((pipeline) => !isDropped(pipeline));
  const lastKept = kept.at(-1);
  const last = pipelines.at(-1);
  if (!lastKept || !last) return undefined;
  const edits: Edit[] = [];
  pipelines.forEach((pipeline, index) => {
    const next = pipelines[index + 1];
    if (isDropped(pipeline) && next && pipeline.start < lastKept.start) {
      edits.push({ start: pipeline.start, end: next.start, text: '' });
    }
  });
  if (last !== lastKept) edits.push({ start: lastKept.end, end: last.end, text: '' });
  const losesComment = comments.some((comment) =>
    edits.some((edit) => comment.start >= edit.start && comment.end <= edit.end),
  );
  return losesComment ? undefined : edits;
};
