import { bringAlong, isMetaPackage, loadBearingRecommends, programsOfPackage } from '../src/knowledge/recommends.ts';
import { recommendedBy, recommendsSource } from '../src/knowledge/recommends.ts';
import { knowsWeakPackages, weakPackages } from '../src/knowledge/weak-packages.ts';
import {
  autoRemovalBehind,
  defineTransform,
  everyPackageCommand,
  insertAfter,
  insertIntoList,
  installedBy,
  installedUpTo,
  isToldPassword,
  isUnconditional,
  isUpTo,
  packageNames,
  parentOf,
  prependCommand,
  recommendsIn,
  recommendsChoice,
  recommendsConfigured,
  rootOf,
  startedPrograms,
  unreadApt,
  visibleNeeds,
  type Context,
  type Edit,
  type Finding,
  type Instruction,
  type LeanInstall,
  type PackageCommand,
  type Span,
} from '../src/transform/index.ts';

const reasons = {
  configured: 'the file configures the package manager for recommended packages by itself',
  'meta-package': 'a package is installed for what it recommends',
  'unknown-options': 'an option comes from a variable that the file does not tell',
  'exec-form': 'a RUN in exec form has no shell text to change',
  heredoc: 'what a shell is given to read in a heredoc is not changed',
  unreadable: 'the shell text cannot be read with certainty',
} as const;

/** How each package manager is told to leave recommended packages out. dnf and zypper call them weak dependencies. */
const flags: Readonly<Record<string, string>> = {
  'apt-get': '--no-install-recommends',
  apt: '--no-install-recommends',
  aptitude: '--without-recommends',
  zypper: '--no-recommends',
  dnf: '--setopt=install_weak_deps=False',
  dnf5: '--setopt=install_weak_deps=False',
  microdnf: '--setopt=install_weak_deps=0',
};

const installs = new Set(['install', 'in']);

export default defineTransform({
  name: 'add-no-install-recommends',
  summary: 'Leave out recommended packages when installing.',
  why:
    'apt installs what a package recommends beside what it needs: documentation, compilers, X libraries. `golang-go` brings ' +
    '46 packages that way and 4 without. `--no-install-recommends` leaves them out; the recommended packages that the file ' +
    'visibly needs are named explicitly instead. dnf and microdnf get `install_weak_deps`, zypper `--no-recommends`.',
  goal: 'size',
  level: 'review',
  announces: ['recommended-packages'],
  safety:
    'It is wrong where the image uses a recommended package without naming it. The known ones (certificates for curl, C ' +
    'headers for gcc, …) and those whose programs the file starts are added by name; a package that only the program inside ' +
    'needs at run time is not in the file.',
  estimates:
    'The Installed-Size of the packages that apt would bring only since others recommend them, and that nothing else in the ' +
    'file brings, by the package index of Debian 12 or 13. None where the base image holds packages that are not known, ' +
    'where something is removed again, and where the file installs a package that is not among the 1,000 most used.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://www.debian.org/doc/debian-policy/ch-relationships.html#binary-dependencies-depends-recommends-suggests-enhances-pre-depends',
  ],
  equivalents: { hadolint: ['DL3015'] },
  *find(dockerfile, context) {
    const added: LeanInstall[] = [];
    const findings: Finding[] = [];
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      const unread = unreadApt(instruction);
      if (unread?.installs) findings.push(leave({ command: instruction }, unread.reason));
      for (const command of everyPackageCommand(instruction)) {
        const flag =
          flags[command.invocation.program === 'xargs' ? command.manager.name : (command.invocation.program ?? '')];
        if (flag === undefined || !installs.has(command.actionWord.value ?? '')) continue;
        if (takesGroups(command) || hasNothingToLeaveOut(instruction, command)) continue;
        const choice = recommendsChoice(instruction, command);
        if (choice !== 'stated') findings.push(judge(instruction, command, flag, choice === 'unknown', context, added));
      }
    }
    // what an install no longer brings hangs on all the others
    const estimates = context.estimates ? recommendsIn(added, context.images) : undefined;
    for (const finding of findings) {
      const { at, fix } = finding;
      yield fix ? { ...finding, fix: { ...fix, saves: estimates?.get(at) } } : finding;
    }
  },
});

/** `dnf group install`, `dnf module install`. */
const takesGroups = ({ invocation: { words } }: PackageCommand): boolean =>
  words.some((word) => word === 'group' || word === 'groups' || word === 'module');

const hasNothingToLeaveOut = ({ stage }: Instruction, { manager }: PackageCommand): boolean => {
  const base = stage && rootOf(stage).base;
  return base?.kind === 'image' && !knowsWeakPackages(manager.name, base.reference.name);
};

const leave = (
  command: { readonly command: Span },
  reason: keyof typeof reasons,
  message: string = reasons[reason],
): Finding => ({
  at: command.command,
  message: `recommended packages are still installed: ${message}`,
  reason,
});

const judge = (
  instruction: Instruction,
  command: PackageCommand,
  flag: string,
  unknownOption: boolean,
  context: Context<object>,
  added: LeanInstall[],
): Finding => {
  const isApt = command.manager.name === 'apt' || command.manager.name === 'aptitude';
  const { names } = packageNames(instruction, command);
  const meta = [...patternsOf(command), ...names].find((name) => isMetaPackage(name, command.manager.name));
  if (recommendsConfigured(instruction)) return leave(command, 'configured');
  // of two options the last one counts, and it may be the one that is not known
  if (unknownOption) return leave(command, 'unknown-options');
  if (meta !== undefined) return leave(command, 'meta-package', `${meta} is installed for what it recommends`);
  const wanted = isApt
    ? missingRecommends(instruction, names, context)
    : missingWeak(instruction, names, command.manager.name);
  dropPresent(instruction, command, wanted, added);
  const missing = [...wanted.keys()];
  added.push({ instruction, command, names: missing });
  const edits = [insertAfter(command.lastOption, flag)];
  if (missing.length > 0)
    edits.push(
      ...insertIntoList(instruction, command.operands, missing),
      ...stayAutomatic(instruction, command, wanted),
    );
  const verb = isApt || showsNeed(instruction, names, command.manager.name, missing) ? 'needs' : 'may need';
  const named = missing.length > 0 ? `; ${listed(missing)}, which the file ${verb}, named explicitly then` : '';
  return {
    at: command.command,
    message: (isApt ? lossMessage(names, missing, instruction) : 'installs weak dependencies as well') + named,
    fix: { title: `Add ${flag}${missing.length > 0 ? ` and name ${listed(missing)}` : ''}`, level: 'review', edits },
  };
};

/** `zypper install -t pattern devel_basis`, `pattern:devel_basis`: most of a pattern is what it recommends. */
const patternsOf = ({ options, operands }: PackageCommand): string[] => {
  const texts = operands.map(({ text }) => text);
  return options.some(({ value }) => value === 'pattern' || value === '--type=pattern')
    ? texts.map((text) => `pattern:${text}`)
    : texts.filter((text) => text.startsWith('pattern:'));
};

/** What will no longer be installed, as far as the index tells, a handful of it. */
const lossMessage = (names: readonly string[], missing: readonly string[], instruction: Instruction): string => {
  const present = installedBy(instruction);
  const lost = new Set<string>();
  let more = 0;
  for (const name of names) {
    const found = recommendedBy(name);
    for (const one of found.names)
      if (!comesWith(one, (other) => present.has(other) || missing.includes(other))) lost.add(one);
    if (found.more) more = 1;
  }
  if (lost.size === 0) return 'installs what the packages recommend, which the image hardly needs';
  const shown = [...lost].slice(0, 5);
  const rest = lost.size > shown.length || more > 0 ? [...shown, 'others'] : shown;
  return `no longer installs what the packages only recommend (in ${recommendsSource}: ${listed(rest)})`;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Recommended packages that the file needs and that neither this command nor one before it names, with who recommends them. */
const missingRecommends = (
  instruction: Instruction,
  names: readonly string[],
  { images }: Context<object>,
): Map<string, Set<string>> => {
  const needs = visibleNeeds(instruction.dockerfile);
  const programs = startedPrograms(instruction.dockerfile);
  const wanted = new Map<string, Set<string>>();
  for (const name of names) {
    const want = (one: string): unknown => wanted.set(one, (wanted.get(one) ?? new Set<string>()).add(name));
    for (const { needs: packages, when, until } of loadBearingRecommends[unversioned(name)] ?? []) {
      const matters = needs.has(when) && (!until || isUpTo(instruction.stage, images, until) !== false);
      if (matters) packages.forEach(want);
    }
    for (const one of recommendedBy(name).names) {
      const isStarted = (programsOfPackage[one] ?? [one]).some((program) => programs.has(program));
      if (isStarted || (one === 'ca-certificates' && needs.has('https'))) want(one);
    }
  }
  return wanted;
};

/** `gcc-12`, `golang-1.19`, `php8.2-dev`: what is known of `gcc` and `php-dev` holds for them as well. */
const unversioned = (name: string): string =>
  name in loadBearingRecommends ? name : name.replace(/-\d+(?:\.\d+)?$/, '').replace(/^php[\d.]+-/, 'php-');

/** The same for dnf and zypper. */
const missingWeak = (instruction: Instruction, names: readonly string[], manager: string): Map<string, Set<string>> => {
  const started = startedPrograms(instruction.dockerfile);
  const wanted = new Map<string, Set<string>>();
  for (const name of names) {
    for (const { needs, programs, unless } of weakPackages(name, manager)) {
      if (isUsed(programs, started) || (unless !== undefined && !started.has(unless)))
        wanted.set(needs, new Set([name]));
    }
  }
  return wanted;
};

/** Whether the file starts what each of the packages is there for: a container of nodejs may start npm or not. */
const showsNeed = (
  instruction: Instruction,
  names: readonly string[],
  manager: string,
  missing: readonly string[],
): boolean => {
  const started = startedPrograms(instruction.dockerfile);
  const known = names.flatMap((name) => weakPackages(name, manager));
  return known.every(({ needs, programs }) => !missing.includes(needs) || isUsed(programs, started));
};

const isUsed = (programs: readonly string[] | undefined, started: ReadonlySet<string>): boolean =>
  programs === undefined || programs.some((program) => started.has(program));

/** Whether one of the packages that a package comes with, itself among them, is there. */
const comesWith = (name: string, isPresent: (one: string) => boolean): boolean =>
  [name, ...(bringAlong[name] ?? [])].some(isPresent);

/** Takes out what is there already: named by a command before, or by the fix of one, or brought by another. */
const dropPresent = (
  instruction: Instruction,
  command: PackageCommand,
  wanted: Map<string, Set<string>>,
  added: readonly LeanInstall[],
): void => {
  if (wanted.size === 0) return;
  const present = installedUpTo(instruction, command);
  for (const one of added)
    if (one.names.length > 0 && isThere(one, instruction)) for (const name of one.names) present.add(name);
  for (const name of wanted.keys())
    if (comesWith(name, (one) => present.has(one) || (one !== name && wanted.has(one)))) wanted.delete(name);
};

const isThere = ({ instruction: { stage }, command }: LeanInstall, at: Instruction): boolean => {
  let below = at.stage;
  while (below && below !== stage) below = parentOf(below);
  return below !== undefined && isUnconditional(command.script.body, command.command);
};

/**
 * `apt-mark auto libc6-dev` before `apt-get purge --auto-remove gcc`, which removed it as long as apt had chosen it by
 * itself. Not for what the base image may hold because its makers chose it.
 */
const stayAutomatic = (
  instruction: Instruction,
  install: PackageCommand,
  missing: ReadonlyMap<string, ReadonlySet<string>>,
): Edit[] => {
  const marked = [...missing.keys()].filter((name) => name !== 'ca-certificates');
  if (marked.length === 0 || !hasSmallBase(instruction)) return [];
  const recommenders = new Set(marked.flatMap((name) => [...(missing.get(name) ?? [])]));
  const removal = autoRemovalBehind(instruction, install, recommenders);
  if (!removal || isToldPassword(removal.elevated)) return [];
  const mark = [...removal.elevated.map(({ text }) => text), 'apt-mark', 'auto', ...marked].join(' ');
  const edit = prependCommand(instruction, removal.script, removal.command, mark);
  return typeof edit === 'string' ? [] : [edit];
};

/** An image without compilers: Debian's or Ubuntu's own, or a slim one. */
const hasSmallBase = ({ stage }: Instruction): boolean => {
  const base = stage && rootOf(stage).base;
  if (base?.kind !== 'image') return false;
  const { name, tag } = base.reference;
  return name === 'debian' || name === 'ubuntu' || tag?.includes('slim') === true;
};
