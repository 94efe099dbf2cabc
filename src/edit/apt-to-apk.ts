import type { Instruction } from '../dockerfile/index.ts';
import { apkNamesOf } from '../knowledge/apk-names.ts';
import type { AptObstacle, AptTranslation } from '../query/alpine-target.ts';
import { effectsOf } from '../query/effects.ts';
import { unwrap } from '../query/invocation.ts';
import { packageCommands, type PackageCommand } from '../query/packages.ts';
import { shapeOf } from '../query/shape.ts';
import type { Pipeline, SimpleCommand, Word } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import { removeInstruction } from './remove-instruction.ts';
import { removeWord, replace } from './words.ts';

/** Options of `apt-get install` that say nothing apk would have to know. */
const plainOptions = new Set(
  '-y -yq -qy -yqq -qqy -q -qq --yes --assume-yes --no-install-recommends --no-install-suggests --quiet'.split(' '),
);

/** The same for `remove`, `purge` and `autoremove`. */
const removalOptions = new Set([
  ...plainOptions,
  '--purge',
  '--auto-remove',
  '--autoremove',
  '-o',
  'APT::AutoRemove::RecommendsImportant=false',
]);

/** The name under which packages are installed that the same RUN removes. */
const virtualName = '.build-deps';

const cppCompilers = new Set(['g++', 'build-essential', 'gfortran']);

interface Reading {
  readonly installs: PackageCommand[];
  readonly removals: PackageCommand[];
  readonly upgrades: PackageCommand[];
  readonly dropped: Set<SimpleCommand>;
  /** What nothing needs any more goes too. */
  removesMore: boolean;
}

/**
 * Rewrites the apt commands of a RUN for apk of Alpine 3.`minor`: `apt-get update`, `clean` and the removal of the lists
 * go, `install` becomes `apk add --no-cache` with Alpine's names, `upgrade` becomes `apk upgrade`. What the same RUN removes
 * becomes one virtual package that `apk del` takes out. Only in a flat `&&` list of simple commands, or a `;` list of such.
 * Undefined if there is no apt.
 */
export const aptToApk = (instruction: Instruction, minor: number): AptTranslation | AptObstacle | undefined => {
  const { script } = instruction;
  const apt = packageCommands(instruction).filter(({ manager }) => manager.name === 'apt');
  const commands = script ? effectsOf(script).commands.map(([command]) => command) : [];
  const cleanups = commands.filter((command) => others(command).length === 0 && listsIn(command).length > 0);
  const lists = commands.filter((command) => !cleanups.includes(command)).flatMap(listsIn);
  if (!script || (apt.length === 0 && cleanups.length === 0 && lists.length === 0)) return undefined;
  const asIs = (name: string): AptObstacle => ({ kind: 'command', name });
  const shape = shapeOf(script);
  if (shape === 'other') return asIs('apt-get');
  const pipelines = script.body.statements.flatMap(({ andOr }) => andOr.pipelines);
  const joint = shape === 'sequence' ? '; ' : ' && ';
  const reading: Reading = {
    installs: [],
    removals: [],
    upgrades: [],
    dropped: new Set(cleanups),
    removesMore: false,
  };
  for (const one of apt) {
    const problem = sort(one, reading);
    if (problem !== undefined) return asIs(problem);
  }
  const installed = reading.installs.flatMap(({ operands }) => operands.map(({ value, text }) => value ?? text));
  // beside a compiler Python is there for node-gyp and the like, which work with any
  const isTool = (name: string): boolean => name === 'python3' && installed.some((one) => cppCompilers.has(one));
  const unknown = installed
    .filter((name) => !isTool(name))
    .map((name) => obstacleOf(name, minor))
    .filter((one) => one !== undefined);
  if (unknown.length > 0) return { kind: 'package', names: unknown };
  const removed = removedNames(reading, installed);
  if (!removed) return asIs('apt-get remove');
  const removals = removeAll(pipelines, reading.dropped, instruction);
  if (!removals) return asIs('apt-get');
  const edits = reading.installs.flatMap((one) => installEdits(one, instruction, { minor, removed, joint }));
  const [first] = reading.removals;
  const start = first?.invocation.nameWord?.start;
  if (first && start !== undefined) {
    edits.push({ start, end: (first.operands.at(-1) ?? first.lastOption).end, text: `apk del ${virtualName}` });
  }
  for (const { invocation, command, lastOption } of reading.upgrades) {
    const from = invocation.nameWord?.start ?? command.start;
    edits.push({ start: from, end: lastOption.end, text: 'apk upgrade --no-cache' });
  }
  return {
    edits: [...edits, ...removals, ...lists.map((word) => removeWord(instruction, word))],
    installed: installed.filter((name) => !removed.has(name)),
    temporary: [...removed],
  };
};

/** Puts an apt command where it belongs; what cannot be translated is named. */
const sort = (one: PackageCommand, reading: Reading): string | undefined => {
  const { installs, removals, upgrades, dropped } = reading;
  const { action, actionWord, operands, options, lastOption } = one;
  const isRemoval = action === 'remove' || actionWord.value === 'autoremove' || actionWord.value === 'purge';
  const known = isRemoval ? removalOptions : plainOptions;
  const isPlain =
    one.place.around.length === 0 &&
    !one.place.forked &&
    one.invocation.elevated.length === 0 &&
    options.every(
      (word) => word.value !== undefined && known.has(word.value) && (isRemoval || word.end <= lastOption.end),
    );
  if (!isPlain) return one.invocation.program ?? 'apt-get';
  if (isRemoval && (actionWord.value === 'autoremove' || options.some(({ text }) => text.startsWith('--auto'))))
    reading.removesMore = true;
  if (isRemoval && operands.length === 0) dropped.add(one.command);
  else if (isRemoval && removals.length === 0) removals.push(one);
  else if (action === 'update' || action === 'clean' || actionWord.value === 'autoclean') dropped.add(one.command);
  else if (action === 'install' && operands.length > 0) installs.push(one);
  else if (action === 'upgrade' && operands.length === 0) upgrades.push(one);
  else return `apt-get ${actionWord.value ?? ''}`;
  return undefined;
};

/** Why a package cannot come along, as a clause; undefined if it can. */
const obstacleOf = (name: string, minor: number): string | undefined => {
  const answer = apkNamesOf(name, minor);
  if (!answer) return name.includes('=') ? `${name} (a version of Debian)` : name;
  if (answer.kind === 'none') return `${name} (${answer.reason})`;
  return answer.differs ? `${name} (Alpine has another version or layout of it)` : undefined;
};

/** What is installed and removed by the same RUN; undefined where something else is removed, or the same command keeps a part. */
const removedNames = (
  { installs, removals, removesMore }: Reading,
  installed: readonly string[],
): ReadonlySet<string> | undefined => {
  const names = removals.flatMap(({ operands }) => operands.map(({ value, text }) => value ?? text));
  const removed = new Set(names);
  if (names.some((name) => !installed.includes(name))) return undefined;
  // `purge libpq-dev` leaves libpq5 on Debian; on Alpine libpq would go with it
  const leavesLibraries = !removesMore && names.some((name) => name.startsWith('lib'));
  if (leavesLibraries) return undefined;
  const mixed = installs.filter(({ operands }) => operands.some(({ value }) => removed.has(value ?? '')));
  return mixed.length > 1 ? undefined : removed;
};

const isOfApt = ({ text }: Word): boolean => /^\/var\/(?:lib|cache)\/apt(?:\/|$)/.test(text);

const removedPaths = (command: SimpleCommand): readonly Word[] => {
  const { program, arguments: words } = unwrap(command);
  return program === 'rm' ? words.filter((word) => !word.text.startsWith('-')) : [];
};

/** What `rm` removes of apt's own: `/var/lib/apt/lists/*`. */
const listsIn = (command: SimpleCommand): readonly Word[] => removedPaths(command).filter(isOfApt);

const others = (command: SimpleCommand): readonly Word[] => removedPaths(command).filter((word) => !isOfApt(word));

interface InstallStyle {
  readonly minor: number;
  /** Debian names of what the same RUN removes. */
  readonly removed: ReadonlySet<string>;
  /** What stands between two commands here. */
  readonly joint: ' && ' | '; ';
}

/** `apt-get install -y curl gcc` → `apk add --no-cache curl`, and what the RUN removes as a virtual package. */
const installEdits = (
  { command, invocation, lastOption, operands }: PackageCommand,
  instruction: Instruction,
  { minor, removed, joint }: InstallStyle,
): Edit[] => {
  const start = invocation.nameWord?.start ?? command.start;
  const goes = (word: Word): boolean => removed.has(word.value ?? '');
  const [temporary, kept] = [operands.filter(goes), operands.filter((word) => !goes(word))];
  const seen = new Set<string>();
  const namesOf = (word: Word): string => {
    const answer = apkNamesOf(word.value ?? '', minor);
    const names = answer?.kind === 'names' ? answer.names.filter((name) => !seen.has(name)) : [];
    for (const name of names) seen.add(name);
    return names.join(' ');
  };
  const written = (words: readonly Word[], one: Word): Edit[] => {
    const names = namesOf(one);
    if (names === one.value) return [];
    // the first name of a list is there for sure, so that the list is never empty
    return [names === '' && one !== words[0] ? removeWord(instruction, one) : replace(one, names)];
  };
  if (temporary.length === 0) {
    return [{ start, end: lastOption.end, text: 'apk add --no-cache' }, ...kept.flatMap((one) => written(kept, one))];
  }
  const head = `apk add --no-cache --virtual ${virtualName}`;
  // what a C++ compiler builds needs its libraries afterwards; on Debian they are part of every image
  const runtime = temporary.some(({ value }) => cppCompilers.has(value ?? '')) ? ['libgcc', 'libstdc++'] : [];
  if (kept.length === 0 && runtime.length === 0)
    return [{ start, end: lastOption.end, text: head }, ...temporary.flatMap((one) => written(temporary, one))];
  const keptNames = [...kept.map(namesOf), ...runtime].filter((names) => names !== '').join(' ');
  return [
    { start, end: lastOption.end, text: `apk add --no-cache ${keptNames}${joint}${head}` },
    ...kept.map((one) => removeWord(instruction, one)),
    ...temporary.flatMap((one) => written(temporary, one)),
  ];
};

/** A command and the operator behind it; the comments between it and the next one stay where they are. */
const cut = (one: Pipeline, next: Pipeline, { comments, dockerfile: { text } }: Instruction): Edit[] => {
  const between = comments.filter(({ start, end }) => start >= one.end && end <= next.start);
  if (between.length === 0) return [{ start: one.start, end: next.start, text: '' }];
  const isInComment = (at: number): boolean => between.some(({ start, end }) => at >= start && at < end);
  const behindBlanks = (at: number): number => at + (/^[ \t]*/.exec(text.slice(at, next.start))?.[0].length ?? 0);
  let operator = one.end;
  while (operator < next.start && (isInComment(operator) || !/[&;]/.test(text[operator] ?? ''))) operator++;
  const end = behindBlanks(operator + (text.startsWith('&&', operator) ? 2 : 1));
  return operator < (between[0]?.start ?? 0)
    ? [{ start: one.start, end, text: '' }]
    : [
        { start: one.start, end: behindBlanks(one.end), text: '' },
        { start: operator, end, text: '' },
      ];
};

/** Removes commands of a list with the operators that held them, or all of the RUN; undefined where a comment would be lost. */
const removeAll = (
  pipelines: readonly Pipeline[],
  dropped: ReadonlySet<SimpleCommand>,
  instruction: Instruction,
): readonly Edit[] | undefined => {
  const isDropped = ({ commands: [command] }: Pipeline): boolean => command?.kind === 'simple' && dropped.has(command);
  const kept = pipelines.filter((pipeline) => !isDropped(pipeline));
  const lastKept = kept.at(-1);
  const last = pipelines.at(-1);
  if (!lastKept || !last) {
    const all = instruction.heredocs.length > 0 ? [] : removeInstruction(instruction);
    return all.length > 0 ? all : undefined;
  }
  const edits: Edit[] = [];
  pipelines.forEach((pipeline, index) => {
    const next = pipelines[index + 1];
    if (isDropped(pipeline) && next && pipeline.start < lastKept.start) edits.push(...cut(pipeline, next, instruction));
  });
  if (last !== lastKept) edits.push({ start: lastKept.end, end: last.end, text: '' });
  const losesComment = instruction.comments.some((comment) =>
    edits.some((edit) => comment.start >= edit.start && comment.end <= edit.end),
  );
  return losesComment ? undefined : edits;
};
