import type { Instruction } from '../dockerfile/index.ts';
import { anyBefore } from './any-before.ts';
import { valuesOf } from './package-names.ts';
import type { PackageCommand } from './packages.ts';

/** What a command line says of recommended packages. */
export type RecommendsChoice = 'stated' | 'unstated' | 'unknown';

/**
 * Whether the options of an install say what is to be done with recommended packages, whatever they say; unknown where
 * an option comes from outside the file.
 */
export const recommendsChoice = (instruction: Instruction, command: PackageCommand): RecommendsChoice => {
  let result: RecommendsChoice = 'unstated';
  for (const word of [...command.options, ...command.operands]) {
    const values = valuesOf(word, command.script, instruction);
    // behind the flag that is added it could only say more
    if (!values && command.options.includes(word)) result = 'unknown';
    if (values?.some((value) => statesRecommends(value, command))) return 'stated';
  }
  return result;
};

const statesRecommends = (value: string, { manager }: PackageCommand): boolean => {
  if (!value.startsWith('-') && !value.includes('=')) return false;
  const lower = value.toLowerCase();
  const [name = ''] = lower.split('=');
  if (name.startsWith('--') && name.endsWith('recommends')) return true;
  if (lower.includes('apt::install-recommends') || lower.includes('install_weak_deps')) return true;
  // `-R` alone or among other letters
  return manager.name === 'aptitude' && /^-[a-z]*r/i.test(value) && !value.startsWith('--');
};

const upTo = (isSuch: (instruction: Instruction) => boolean): ((at: Instruction) => boolean) => {
  const ask = anyBefore(isSuch);
  return (at) => ask(at, 'itself-too');
};

const textOf = (instruction: Instruction): string =>
  instruction.dockerfile.text.slice(instruction.start, instruction.end);

const configurations = ['/etc/apt/apt.conf', '/etc/dnf/dnf.conf', '/etc/zypp/zypp.conf'];

const copiesConfiguration = (instruction: Instruction): boolean => {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false;
  const destination = instruction.exec?.at(-1) ?? instruction.words.at(-1)?.text ?? '';
  return configurations.some((path) => destination.startsWith(path));
};

/**
 * Whether the file itself settles what a package manager does with recommended packages before an instruction runs: text
 * that writes `Install-Recommends`, `install_weak_deps` or `solver.onlyRequires` somewhere, or a COPY into its configuration.
 */
export const recommendsConfigured = upTo((instruction) => {
  if (copiesConfiguration(instruction)) return true;
  const text = textOf(instruction);
  if (/solver\.onlyRequires|config-manager\s[^\n;&|]*install_weak_deps/.test(text)) return true;
  // the option of one command decides for that command alone
  return /APT::Install-Recommends|install_weak_deps/i.test(text.replace(ownOptions, ''));
});

const ownOptions = /-o[ =]*["']?APT::Install-Recommends|--setopt[ =]["']?install_weak_deps/gi;

/** Whether the file makes apt keep the package files that it downloads, which the images of Debian and Ubuntu delete. */
export const keepsArchives = upTo((instruction) => {
  if (instruction.keyword !== 'RUN') return false;
  const text = textOf(instruction);
  return text.includes('docker-clean') || /Keep-Downloaded-Packages/i.test(text);
});

/** Whether the file names a snapshot of a package archive, whose lists do not change. */
export const usesSnapshot = upTo((instruction) =>
  /\bsnapshot\.(?:debian|ubuntu)\.(?:org|com)\b/i.test(textOf(instruction)),
);
