import { busyboxProviders, stableCommands } from '../knowledge/shell-commands.ts';
import { workdirInForce, type Instruction } from '../dockerfile/index.ts';
import type { Word } from '../shell/index.ts';
import { effectsOf, type Effects } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import type { Link } from './chain.ts';

/**
 * A shell remembers where it found a command. A body that installs another version elsewhere in PATH (`pip install -U
 * pip`) would leave the next body of the same shell with the old one. Gives the links that must run in a subshell, so that
 * what they remember is forgotten.
 */
export const mayShadow = (links: readonly Link[], next: Effects): Link[] => {
  /** The last link that installs a command: those up to it may remember another. Once for each name, since links are many. */
  const known = new Map<string, number>();
  const lastInstaller = (name: string): number => {
    const index =
      known.get(name) ??
      links.findLastIndex(({ instruction, script }) => installs(instruction, effectsOf(script), name));
    known.set(name, index);
    return index;
  };
  return links.filter((link, index) => {
    if (link.wrap === 'subshell') return false;
    for (const name of effectsOf(link.script).names)
      if (next.allNames.has(name) && lastInstaller(name) >= index) return true;
    return false;
  });
};

const installs = (instruction: Instruction, effects: Effects, name: string): boolean => {
  let folder = workdirInForce(instruction);
  return effects.commands.some(([command]) => {
    const invocation = unwrap(command);
    const { program } = invocation;
    if (program === 'cd') folder = invocation.words[0];
    if (program === 'apk') return providers(name).some((provider) => operandNames(invocation.arguments, provider));
    if (stableCommands.has(name)) return false;
    if (program === undefined) return true;
    const installer = installers[program];
    if (installer === unpacks && holdsCommands(folder)) return true;
    return installer ? installer(invocation, name) : runsForeignInstaller(program);
  });
};

/** Packages that put a command beside the one that the image has of busybox. */
const providers = (name: string): string[] => [name, ...(busyboxProviders[name] ?? [])];

type Installer = (invocation: Invocation, name: string) => boolean;

const operandNames = (words: readonly Word[], name: string): boolean =>
  words.some((word) => {
    if (word.value === undefined) return false;
    const base = word.value.slice(word.value.lastIndexOf('/') + 1);
    return base.split(/[=<>!~@[]/)[0] === name;
  });

const named: Installer = (invocation, name) => operandNames(invocation.arguments, name);

const pip: Installer = (invocation, name) => {
  if (!invocation.words.includes('install') && !invocation.words.includes('update')) return false;
  const aliases = name.startsWith('pip') ? [name, 'pip'] : [name];
  // `pip install -r requirements.txt`, `pip install .`: names that are not in the file
  const isOpen = invocation.words.some((word) => word === undefined || openOperands.has(word));
  return (isOpen && !isInterpreter(name)) || aliases.some((alias) => operandNames(invocation.arguments, alias));
};

/** `make install`, `make $TARGET`; `-j$(nproc)` and `-j $(nproc)` name no target. */
const make: Installer = ({ arguments: words }) =>
  words.some(({ value, text }, index) => {
    if (value !== undefined) return value.includes('install');
    return !text.startsWith('-') && words[index - 1]?.value !== '-j';
  });

const openOperands = new Set(['-r', '--requirement', '-e', '--editable', '.', './']);

/** What a requirements file hardly brings. */
const isInterpreter = (name: string): boolean =>
  broughtBySystem.has(name) ||
  /^(?:pip|python|node|npm|npx|yarn|ruby|gem|bundle|go|java|mvn|php|conda)[\d.]*$/.test(name);

/** `curl … | python`, `curl … | perl - App::cpanminus`. */
const readsInput = ({ words: [first] }: Invocation): boolean => first === undefined || first === '-';

const npm: Installer = (invocation, name) => {
  const global = invocation.words.some((word) => word === '-g' || word === '--global' || word === 'global');
  return (
    global &&
    (operandNames(invocation.arguments, name) || (name === 'npx' && operandNames(invocation.arguments, 'npm')))
  );
};

/** `sh install.sh`, `curl … | bash`, `curl … | bash -s -- -y`. */
const shell: Installer = ({ words: [first] }, name) => {
  const readsInput = first === undefined || first === '-' || /^-[a-z]*s$/.test(first);
  return !readsInput || !broughtBySystem.has(name);
};

/** Commands that scripts from the network use and leave to the distribution. */
const broughtBySystem = new Set(
  'curl wget git gpg gpg2 openssl ssh make gcc cc g++ c++ cmake unzip lsb_release gosu perl'.split(' '),
);

/** `cp x /usr/local/bin`, and `cp bin/* /usr/local/bin`, `cp -r bin /usr/local`, whose names are not in the words. */
const places: Installer = (invocation, name) => {
  const { words } = invocation;
  const isMany = words.some((word) => word === undefined || /^-[a-zA-Z]*[arR]|^--(?:archive|recursive)$/.test(word));
  return named(invocation, name) || (isMany && words.some(holdsCommands));
};

/** Folders that PATH names, and those above them. */
const holdsCommands = (folder: string | undefined): boolean =>
  folder !== undefined && /^\/(?:usr(?:\/local)?\/?)?(?:s?bin\/?)?$/.test(folder);

/** `tar -C /usr/local -x …` and such. */
const unpacks: Installer = (invocation) => invocation.words.some(holdsCommands);

const installers: Record<string, Installer> = {
  pip,
  pip2: pip,
  pip3: pip,
  pipx: pip,
  uv: pip,
  conda: pip,
  mamba: pip,
  python: (invocation, name) =>
    readsInput(invocation) ||
    (invocation.words.includes('ensurepip') && name.startsWith('pip')) ||
    (invocation.words.includes('pip')
      ? pip(invocation, name)
      : invocation.words.some((word) => /(?:setup|get-?pip)\.py$/.test(word ?? ''))),
  perl: readsInput,
  python3: (invocation, name) => installers.python?.(invocation, name) ?? false,
  npm,
  yarn: npm,
  pnpm: npm,
  gem: (invocation, name) => named(invocation, name) || (name === 'bundle' && named(invocation, 'bundler')),
  corepack: (_, name) => ['npm', 'npx', 'pnpm', 'pnpx', 'yarn', 'yarnpkg'].includes(name),
  // extensions of PHP, no commands
  'docker-php-ext-install': () => false,
  'docker-php-ext-configure': () => false,
  'docker-php-ext-enable': () => false,
  make,
  ninja: make,
  cmake: make,
  meson: make,
  cargo: named,
  go: named,
  sh: shell,
  bash: shell,
  php: (invocation, name) => named(invocation, name) || invocation.words.some((word) => word?.startsWith('--filename')),
  ln: places,
  cp: places,
  mv: places,
  install: places,
  rsync: places,
  // a command that is gone is not looked for elsewhere
  rm: named,
  'update-alternatives': named,
  curl: named,
  wget: named,
  tar: unpacks,
  unzip: unpacks,
  n: () => true,
  nvm: () => true,
  fnm: () => true,
  volta: () => true,
  rustup: () => true,
  pyenv: () => true,
  asdf: () => true,
  sdk: () => true,
};

/** A script of the image or of the build context, whose doings are not known. */
const runsForeignInstaller = (program: string): boolean => /install|bootstrap|\.sh$|\.py$|configure/.test(program);
