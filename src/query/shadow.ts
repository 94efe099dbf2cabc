import { busyboxProviders, stableCommands } from '../knowledge/shell-commands.ts';
import type { Word } from '../shell/index.ts';
import { effectsOf, type Effects } from './effects.ts';
import { unwrap, type Invocation } from './invocation.ts';
import type { Link } from './chain.ts';

/**
 * A shell remembers where it found a command. A body that installs another version elsewhere in PATH (`pip install -U
 * pip`) would leave the next body of the same shell with the old one. Gives the links that must run in a subshell, so that
 * what they remember is forgotten.
 */
export const mayShadow = (links: readonly Link[], next: Effects): Link[] =>
  links.filter((link, index) => {
    if (link.wrap === 'subshell') return false;
    const names = [...effectsOf(link.script).names].filter((name) => next.allNames.has(name));
    if (names.length === 0) return false;
    const later = links.slice(index).map(({ script }) => effectsOf(script));
    return names.some((name) => later.some((effects) => installs(effects, name)));
  });

const installs = (effects: Effects, name: string): boolean =>
  effects.commands.some(([command]) => {
    const invocation = unwrap(command);
    const { program } = invocation;
    if (program === 'apk') return providers(name).some((provider) => operandNames(invocation.arguments, provider));
    if (stableCommands.has(name)) return false;
    if (program === undefined) return true;
    const installer = installers[program];
    return installer ? installer(invocation, name) : runsForeignInstaller(program);
  });

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
  return aliases.some((alias) => operandNames(invocation.arguments, alias));
};

const make: Installer = (invocation) => invocation.words.some((word) => word === undefined || word.includes('install'));

const npm: Installer = (invocation, name) => {
  const global = invocation.words.some((word) => word === '-g' || word === '--global' || word === 'global');
  return (
    global &&
    (operandNames(invocation.arguments, name) || (name === 'npx' && operandNames(invocation.arguments, 'npm')))
  );
};

const shell: Installer = (invocation) => invocation.words.some((word) => word === undefined || !word.startsWith('-'));

/** `tar -C /usr/local -x …` and such. */
const unpacks: Installer = (invocation) =>
  invocation.words.some((word) => ['/', '/usr', '/usr/', '/usr/local', '/usr/local/'].includes(word ?? ''));

const installers: Record<string, Installer> = {
  pip,
  pip2: pip,
  pip3: pip,
  pipx: pip,
  uv: pip,
  conda: pip,
  mamba: pip,
  python: (invocation, name) =>
    invocation.words.includes('pip')
      ? pip(invocation, name)
      : invocation.words.some((word) => /(?:setup|get-?pip)\.py$/.test(word ?? '')),
  python3: (invocation, name) => installers.python?.(invocation, name) ?? false,
  npm,
  yarn: npm,
  pnpm: npm,
  gem: named,
  corepack: () => true,
  make,
  ninja: make,
  cmake: make,
  meson: make,
  cargo: make,
  go: make,
  sh: shell,
  bash: shell,
  ln: named,
  cp: named,
  mv: named,
  install: named,
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
