import type { Dockerfile, Instruction } from '../dockerfile/index.ts';
import type { RecommendsNeed } from '../knowledge/recommends.ts';
import { commandsOf } from '../shell/index.ts';
import { unwrap, type Invocation } from './invocation.ts';
import { mountsOf } from './mounts.ts';
import { runCommands } from './nested.ts';
import { everyPackageCommand } from './packages.ts';
import { Memory } from '../text/memory.ts';

/** What a file visibly does, as far as a recommended package may matter to it. */
export const visibleNeeds = (dockerfile: Dockerfile): ReadonlySet<RecommendsNeed> => {
  let needs = known.get(dockerfile);
  if (!needs) {
    needs = readNeeds(dockerfile);
    known.set(dockerfile, needs);
  }
  return needs;
};

const known = new Memory<Dockerfile, ReadonlySet<RecommendsNeed>>('dockerfile');

const builders = new Set([
  'make',
  'cmake',
  'ninja',
  'gcc',
  'cc',
  'g++',
  'c++',
  'meson',
  'configure',
  'autoreconf',
  'catkin_make',
  'colcon',
]);

/** Programs of autoconf, automake and libtool, and scripts that call them. */
const autotools = new Set(
  'autoreconf autoconf autoheader aclocal automake libtoolize autogen.sh autogen bootstrap buildconf'.split(' '),
);

const packageBuilders = new Set([
  'dpkg-buildpackage',
  'debuild',
  'mk-build-deps',
  'dh_make',
  'equivs-build',
  'dpkg-source',
]);

/** Programs that download by https without naming an address, and trust the certificates of the system. */
const downloaders = new Set([
  ...[
    'cargo',
    'cpanm',
    'cpan',
    'gem',
    'bundle',
    'bundler',
    'go',
    'git',
    'mix',
    'rebar3',
    'stack',
    'cabal',
    'opam',
    'luarocks',
  ],
  ...['npm', 'npx', 'yarn', 'pnpm', 'composer', 'dotnet', 'nuget', 'conan', 'vcpkg', 'curl', 'wget', 'certbot'],
]);

const readNeeds = (dockerfile: Dockerfile): Set<RecommendsNeed> => {
  const needs = new Set<RecommendsNeed>(['always']);
  for (const written of dockerfile.instructions) {
    const instruction = written.trigger ?? written;
    if (usesSshKeys(instruction)) needs.add('ssh');
    if (instruction.keyword !== 'RUN') continue;
    // what cannot be read may do anything
    if (!instruction.script) for (const need of everything) needs.add(need);
    for (const invocation of invocations(instruction)) for (const need of needsOf(invocation)) needs.add(need);
    for (const { manager, action } of everyPackageCommand(instruction)) {
      if (action !== 'install') continue;
      if (manager.name === 'pip') needs.add('pip');
      if (manager.name === 'gem') needs.add('gem');
      if (manager.name === 'npm' || manager.name === 'yarn') needs.add('npm');
      if (manager.name === 'composer') needs.add('composer');
    }
  }
  if (!disablesCgo(dockerfile)) needs.add('cgo');
  return needs;
};

/** `--mount=type=ssh`, `COPY id_rsa /root/.ssh/`. */
const usesSshKeys = (instruction: Instruction): boolean => {
  const { keyword } = instruction;
  if (keyword === 'RUN') return mountsOf(instruction).some((mount) => mount?.type === 'ssh');
  const words = keyword === 'COPY' || keyword === 'ADD' ? instruction.words : [];
  return words.some(({ text }) => text.includes('.ssh'));
};

const everything: readonly RecommendsNeed[] = [
  'pip',
  'ssh',
  'gpg-server',
  'ppa',
  'build',
  'autotools',
  'composer',
  'gem',
  'npm',
  'cgo',
  'package-build',
  'pdf',
  'perl',
  'snakeoil',
  'https',
];

const invocations = (instruction: Instruction): Invocation[] =>
  runCommands(instruction).map(({ command }) => unwrap(command));

const needsOf = ({ program, arguments: words }: Invocation): RecommendsNeed[] => {
  if (program === undefined) return [];
  const needs: RecommendsNeed[] = [];
  const mentions = (text: string): boolean => words.some((word) => word.text.includes(text));
  if (program === 'ssh' || program === 'scp' || program === 'ssh-keyscan') needs.push('ssh');
  if (mentions('git@') || mentions('ssh://') || mentions('git+ssh') || mentions('.ssh')) needs.push('ssh');
  if (mentions('https://') || downloaders.has(program)) needs.push('https');
  if (program === 'cpanm' || program === 'cpan') needs.push('perl');
  if (mentions('default-ssl') || mentions('snakeoil')) needs.push('snakeoil');
  if (mentions('--keyserver') || mentions('--recv-key') || mentions('--recv')) needs.push('gpg-server');
  if (program === 'apt-key' && mentions('adv')) needs.push('gpg-server');
  if (program === 'add-apt-repository' || program === 'apt-add-repository' || program === 'apt-key') needs.push('ppa');
  if (builders.has(program)) needs.push('build');
  if (autotools.has(program) || mentions('autogen') || mentions('bootstrap')) needs.push('autotools');
  if (packageBuilders.has(program)) needs.push('package-build');
  if (words.some((word) => word.text.toLowerCase().endsWith('.pdf'))) needs.push('pdf');
  if (program === 'bundle' || program === 'bundler') needs.push('gem');
  if (['pipenv', 'poetry', 'uv', 'tox'].includes(program) || mentions('setup.py') || mentions('requirements'))
    needs.push('pip');
  // a script of the image or the context: what it does is not in the file
  if (/\.(?:sh|py|bash)$/.test(program)) needs.push('build', 'autotools', 'pip', 'npm', 'gem');
  return needs;
};

const disablesCgo = (dockerfile: Dockerfile): boolean =>
  dockerfile.instructions.some((instruction) => {
    if (instruction.keyword === 'ENV')
      return instruction.pairs?.some(({ name, value }) => name.text === 'CGO_ENABLED' && value?.text === '0');
    return invocations(instruction).some(({ environment }) => environment.get('CGO_ENABLED') === '0');
  });

const programs = new Memory<Dockerfile, ReadonlySet<string>>('dockerfile');

/** The programs that the file starts by their names: in RUN, CMD, ENTRYPOINT and HEALTHCHECK. */
export const startedPrograms = (dockerfile: Dockerfile): ReadonlySet<string> => {
  let found = programs.get(dockerfile);
  if (!found) {
    found = new Set(dockerfile.instructions.flatMap((instruction) => programsIn(instruction.trigger ?? instruction)));
    programs.set(dockerfile, found);
  }
  return found;
};

/** The programs that one instruction starts by their names. */
export const programsIn = (instruction: Instruction): string[] => {
  if (instruction.keyword === 'RUN' && instruction.script)
    return invocations(instruction).flatMap(({ program }) => program ?? []);
  if (instruction.exec) return instruction.exec.map((word) => word.slice(word.lastIndexOf('/') + 1));
  if (!instruction.script) return [];
  return commandsOf(instruction.script.body).flatMap(([command]) => unwrap(command).program ?? []);
};
