import { bringAlong, isMetaPackage, loadBearingRecommends, programsOfPackage } from '../src/knowledge/recommends.ts';
import { recommendedBy, recommendsSource } from '../src/knowledge/recommends.ts';
import {
  defineTransform,
  everyPackageCommand,
  insertAfter,
  insertIntoList,
  installedBy,
  isUpTo,
  packageNames,
  recommendsChoice,
  recommendsConfigured,
  startedPrograms,
  visibleNeeds,
  type Context,
  type Finding,
  type Instruction,
  type PackageCommand,
} from '../src/transform/index.ts';

const reasons = {
  configured: 'the file configures apt for recommended packages by itself',
  'meta-package': 'a package is installed for what it recommends',
  'unknown-options': 'an option comes from a variable that the file does not tell',
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
    'visibly needs are named explicitly instead.',
  goal: 'size',
  level: 'review',
  announces: ['recommended-packages'],
  safety:
    'It is wrong where the image uses a recommended package without naming it. The known ones (certificates for curl, C ' +
    'headers for gcc, …) and those whose programs the file starts are added by name; a package that only the program inside ' +
    'needs at run time is not in the file.',
  reasons,
  presets: ['recommended', 'buildkit'],
  references: [
    'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://www.debian.org/doc/debian-policy/ch-relationships.html#binary-dependencies-depends-recommends-suggests-enhances-pre-depends',
  ],
  equivalents: { hadolint: ['DL3015'] },
  *find(dockerfile, context) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      for (const command of everyPackageCommand(instruction)) {
        const flag =
          flags[command.invocation.program === 'xargs' ? command.manager.name : (command.invocation.program ?? '')];
        if (flag === undefined || !installs.has(command.actionWord.value ?? '')) continue;
        const choice = recommendsChoice(instruction, command);
        if (choice !== 'stated') yield judge(instruction, command, flag, choice === 'unknown', context);
      }
    }
  },
});

const leave = (command: PackageCommand, reason: keyof typeof reasons, message: string = reasons[reason]): Finding => ({
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
): Finding => {
  const isApt = command.manager.name === 'apt' || command.manager.name === 'aptitude';
  const { names } = packageNames(instruction, command);
  const meta = names.find((name) => isMetaPackage(name, command.manager.name));
  if (isApt && recommendsConfigured(instruction)) return leave(command, 'configured');
  // of two options the last one counts, and it may be the one that is not known
  if (unknownOption) return leave(command, 'unknown-options');
  if (meta !== undefined) return leave(command, 'meta-package', `${meta} is installed for what it recommends`);
  const missing = isApt ? missingRecommends(instruction, names, context) : [];
  const edits = [insertAfter(command.lastOption, flag)];
  if (missing.length > 0) edits.push(...insertIntoList(instruction, command.operands, missing));
  const named = missing.length > 0 ? `; ${listed(missing)}, which the file needs, named explicitly then` : '';
  return {
    at: command.command,
    message: (isApt ? lossMessage(names, missing, instruction) : 'installs weak dependencies as well') + named,
    fix: { title: `Add ${flag}${missing.length > 0 ? ` and name ${listed(missing)}` : ''}`, level: 'review', edits },
  };
};

/** What will no longer be installed, as far as the index tells, a handful of it. */
const lossMessage = (names: readonly string[], missing: readonly string[], instruction: Instruction): string => {
  const present = installedBy(instruction);
  const lost = new Set<string>();
  let more = 0;
  for (const name of names) {
    const found = recommendedBy(name);
    for (const one of found.names) if (!present.has(one) && !missing.includes(one)) lost.add(one);
    if (found.more) more = 1;
  }
  if (lost.size === 0) return 'installs what the packages recommend, which the image hardly needs';
  const shown = [...lost].slice(0, 5);
  const rest = lost.size > shown.length || more > 0 ? [...shown, 'others'] : shown;
  return `no longer installs what the packages only recommend (in ${recommendsSource}: ${listed(rest)})`;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Recommended packages that the file needs and that neither this command nor one before it names. */
const missingRecommends = (
  instruction: Instruction,
  names: readonly string[],
  { images }: Context<object>,
): string[] => {
  const needs = visibleNeeds(instruction.dockerfile);
  const programs = startedPrograms(instruction.dockerfile);
  const wanted = new Set<string>();
  for (const name of names) {
    for (const { needs: packages, when, until } of loadBearingRecommends[name] ?? []) {
      const matters = needs.has(when) && (!until || isUpTo(instruction.stage, images, until) !== false);
      if (matters) for (const one of packages) wanted.add(one);
    }
    for (const one of recommendedBy(name).names) {
      if ((programsOfPackage[one] ?? [one]).some((program) => programs.has(program))) wanted.add(one);
    }
  }
  if (wanted.size === 0) return [];
  const present = installedBy(instruction);
  return [...wanted].filter((name) => ![name, ...(bringAlong[name] ?? [])].some((one) => present.has(one)));
};
