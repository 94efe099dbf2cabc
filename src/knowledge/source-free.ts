/** What a program's words may be, for it to read and write nothing of a project. */
export interface SourceFree {
  /** First words that are meant; undefined: any. */
  readonly subcommands?: readonly string[];
  /** `names`: of packages, users, settings. `paths`: files, all of which must lie elsewhere. `text`: never a file. `nothing`: none at all. */
  readonly operands: 'names' | 'paths' | 'text' | 'nothing';
  /** The first word that is no option is a mode, an owner or a setting. */
  readonly skipsFirst?: boolean;
  /** One of these words has to be there: without it, it writes to the project. */
  readonly needs?: readonly string[];
}

const names: SourceFree = { operands: 'names' };
const paths: SourceFree = { operands: 'paths' };

/**
 * Commands that people put between the COPY of their sources and an install, and that do not look at those sources.
 * Sources: the manual page of each.
 */
export const sourceFreePrograms: Readonly<Record<string, SourceFree>> = {
  ...Object.fromEntries(
    'apt apt-get apk yum dnf microdnf zypper pacman useradd groupadd adduser addgroup usermod docker-php-ext-install docker-php-ext-configure docker-php-ext-enable install-php-extensions pecl pear a2enmod a2dismod'
      .split(' ')
      .map((program) => [program, names]),
  ),
  ...Object.fromEntries('rm mkdir touch ln virtualenv . source'.split(' ').map((program) => [program, paths])),
  chmod: { operands: 'paths', skipsFirst: true },
  chown: { operands: 'paths', skipsFirst: true },
  echo: { operands: 'text' },
  printf: { operands: 'text' },
  true: { operands: 'text' },
  ':': { operands: 'text' },
  'update-ca-certificates': { operands: 'nothing' },
  ldconfig: { operands: 'nothing' },
  npm: { subcommands: ['config', 'cache', 'set', '--version', '-v'], operands: 'names' },
  yarn: { subcommands: ['config', 'cache', '--version', '-v'], operands: 'names' },
  pnpm: { subcommands: ['config', 'store', '--version', '-v'], operands: 'names' },
  corepack: { subcommands: ['enable', 'prepare'], operands: 'names' },
  pip: { subcommands: ['config', 'cache', 'check', 'list', 'freeze', 'show', '--version'], operands: 'names' },
  poetry: { subcommands: ['config', '--version'], operands: 'names' },
  pipenv: { subcommands: ['--version'], operands: 'names' },
  pdm: { subcommands: ['config', '--version'], operands: 'names' },
  uv: { subcommands: ['--version', 'cache'], operands: 'names' },
  conda: { subcommands: ['config', 'clean', '--version'], operands: 'names' },
  mamba: { subcommands: ['config', 'clean', '--version'], operands: 'names' },
  bun: { subcommands: ['--version'], operands: 'nothing' },
  mix: { subcommands: ['local.hex', 'local.rebar'], operands: 'names' },
  rustup: { subcommands: ['target', 'component', 'toolchain', 'default', 'update'], operands: 'names' },
  mvn: { subcommands: ['--version', '-v'], operands: 'nothing' },
  go: { subcommands: ['env', 'version'], operands: 'names' },
  gem: { subcommands: ['install', 'update'], operands: 'names' },
  bundle: { subcommands: ['config', '--version'], operands: 'names' },
  composer: { subcommands: ['self-update', 'clear-cache', '--version'], operands: 'names' },
  node: { subcommands: ['--version', '-v'], operands: 'nothing' },
  python: {
    subcommands: ['--version', '-V', 'venv'],
    operands: 'paths',
    skipsFirst: true,
    needs: ['--version', '-V', '-m'],
  },
  git: { subcommands: ['config'], operands: 'names', needs: ['--global', '--system'] },
};

/** A setting of Yarn 2 and later by its spelling; without `--home` it is written into the project. Source: https://yarnpkg.com/cli/config/set */
export const isProjectSetting = (words: readonly (string | undefined)[]): boolean =>
  words[0] === 'config' &&
  words.some((word) => word === 'set' || word === 'unset') &&
  words.some((word) => word !== undefined && /^[a-z]+[A-Z]/.test(word)) &&
  !words.some((word) => word === '-H' || word === '--home');

/** Where programs keep what they downloaded, in the home folder of whoever runs them. Source: the manual of each. */
export const homeCache =
  /^(?:~|\$HOME|\$\{HOME\})\/\.(?:cache|npm|yarn|pnpm-store|composer\/cache|bundle\/cache|gem|pip)(?:\/|$)/;

/** Words by which a command says that it removes what an install has left behind: it must stay in the install's layer. */
export const cleanupWords: Readonly<Record<string, readonly string[]>> = {
  npm: ['cache', 'prune'],
  yarn: ['cache'],
  pnpm: ['store', 'prune'],
  pip: ['cache', 'uninstall'],
  apk: ['del'],
  apt: ['clean', 'purge', 'autoremove', 'remove'],
  'apt-get': ['clean', 'purge', 'autoremove', 'remove', 'autoclean'],
  yum: ['clean', 'remove', 'erase'],
  dnf: ['clean', 'remove'],
  microdnf: ['clean', 'remove'],
  composer: ['clear-cache', 'clearcache'],
  go: ['clean'],
  conda: ['clean'],
  mamba: ['clean'],
  micromamba: ['clean'],
  uv: ['cache'],
  poetry: ['cache'],
  pdm: ['cache'],
};

/** First words by which a package manager empties its own cache and does nothing else. */
export const cacheCleaners: Readonly<Record<string, readonly (readonly string[])[]>> = {
  npm: [
    ['cache', 'clean'],
    ['cache', 'clear'],
  ],
  yarn: [['cache', 'clean']],
  pip: [['cache', 'purge']],
  pip3: [['cache', 'purge']],
  composer: [['clear-cache'], ['clearcache']],
  conda: [['clean']],
  mamba: [['clean']],
  uv: [['cache', 'clean']],
};
