import type { ManagerName } from './package-managers.ts';

/** What a package manager leaves behind, and how that is undone or avoided. */
export interface PackageCache {
  /** Folders that it fills; a mount on one of them keeps them out of the layer. `/root` stands for any home. */
  readonly folders: readonly string[];
  /** Words behind the program that empty the cache; undefined where the program has none, or none that is sure to work. */
  readonly clean?: string;
  /** What empties it without the program: for where the program may be gone or was never there. Never fails. */
  readonly remove?: string;
  /** Option of the install command that fills nothing. */
  readonly option?: string;
  /** Releases whose program does not know that option yet, as the last of them. */
  readonly optionAfter?: Readonly<Partial<Record<'alpine' | 'debian' | 'ubuntu', string>>>;
  /** Images that bring a newer program than their release has. */
  readonly broughtBy?: readonly string[];
  /** Variables that switch the cache off for good, and other options with which nothing is cached. */
  readonly off?: readonly string[];
  /** Variables and options that put it elsewhere, or make the installed files links into it. */
  readonly moved?: readonly string[];
  /** Values with which one of those variables changes nothing of that. */
  readonly harmless?: Readonly<Record<string, readonly string[]>>;
  /** Settings that put it elsewhere: `bundle config set path vendor/bundle`. */
  readonly movedBy?: readonly string[];
  /** Options with which a command only fetches into the cache: what lies there is all that it makes. */
  readonly downloads?: readonly string[];
  /** Where one of these names another place for it, that is not so. */
  readonly downloadsTo?: readonly string[];
  /** Options with which a command makes do with what an earlier one has left in the cache. */
  readonly offline?: readonly string[];
  /** Subcommands that clean: the words after the program must start with one of these rows. */
  readonly cleaners: readonly (readonly string[])[];
  /** How paths end that deletions of it name beside `folders`. */
  readonly endings?: readonly string[];
  /** Only worth a command of its own in a stage whose layers reach an image. */
  readonly onlyInImage?: boolean;
  /** A later call of the program reads it again; what one RUN cleans, the next would fetch or build anew. */
  readonly readAgain?: boolean;
  /** Its cleaner ends with an error where there is nothing to clean. */
  readonly cleanerFails?: boolean;
  readonly source: string;
}

const aptLists = {
  folders: ['/var/lib/apt/lists', '/var/lib/apt'],
  remove: 'rm -rf /var/lib/apt/lists/*',
  source: 'https://docs.docker.com/build/building/best-practices/#apt-get',
};

/** Where apt keeps the package files. */
export const aptArchives: PackageCache = {
  folders: ['/var/cache/apt', '/var/cache/apt/archives'],
  downloads: ['-d', '--download-only'],
  offline: ['--no-download'],
  cleaners: [['clean']],
  source: 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
};

const rpmFolders = ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'];
const removeRpm = `rm -rf ${rpmFolders.join(' ')}`;
const rpmOptions = {
  downloads: ['--downloadonly'],
  downloadsTo: ['--downloaddir', '--destdir'],
  offline: ['-C', '--cacheonly'],
};

/** Caches by package manager. */
export const packageCaches = {
  apt: { ...aptLists, cleaners: [['dist-clean'], ['distclean']] },
  aptitude: { ...aptLists, cleaners: [] },
  apk: {
    folders: ['/var/cache/apk', '/etc/apk/cache'],
    option: '--no-cache',
    optionAfter: { alpine: '3.2' },
    off: ['--no-network'],
    moved: ['--cache-dir'],
    cleaners: [
      ['cache', 'clean'],
      ['cache', 'purge'],
    ],
    source: 'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Add_a_Package',
  },
  yum: {
    folders: rpmFolders,
    clean: 'clean all',
    remove: removeRpm,
    moved: ['--installroot'],
    ...rpmOptions,
    cleaners: [['clean']],
    source: 'https://man7.org/linux/man-pages/man8/yum.8.html',
  },
  dnf: {
    folders: rpmFolders,
    clean: 'clean all',
    remove: removeRpm,
    moved: ['--installroot'],
    ...rpmOptions,
    cleaners: [['clean']],
    source: 'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
  },
  microdnf: {
    folders: rpmFolders,
    clean: 'clean all',
    remove: removeRpm,
    moved: ['--installroot'],
    ...rpmOptions,
    cleaners: [['clean']],
    source: 'https://github.com/rpm-software-management/microdnf',
  },
  zypper: {
    folders: ['/var/cache/zypp'],
    clean: 'clean --all',
    remove: 'rm -rf /var/cache/zypp',
    downloads: ['-d', '--download-only'],
    offline: ['--no-refresh'],
    cleaners: [['clean'], ['cc']],
    source: 'https://en.opensuse.org/SDB:Zypper_manual',
  },
  pacman: {
    // `-Scc --noconfirm` takes the default answer of its question, which is no
    folders: ['/var/cache/pacman/pkg'],
    remove: 'rm -rf /var/cache/pacman/pkg/*',
    cleaners: [],
    source: 'https://man.archlinux.org/man/pacman.8#SYNC_OPTIONS_(APPLY_TO_-S)',
  },
  pip: {
    folders: ['/root/.cache/pip', '/root/.cache'],
    option: '--no-cache-dir',
    // pip 6 brought the option; these releases ship 1.5
    optionAfter: { debian: '8', ubuntu: '14.10', alpine: '3.2' },
    broughtBy: ['python', 'pypy'],
    off: ['PIP_NO_CACHE_DIR', 'PIP_CACHE_DIR'],
    moved: ['--cache-dir', '--no-cache'],
    cleaners: [['cache', 'purge']],
    // "No matching packages"
    cleanerFails: true,
    source: 'https://pip.pypa.io/en/stable/topics/caching/',
  },
  uv: {
    folders: ['/root/.cache/uv', '/root/.cache'],
    option: '--no-cache',
    off: ['UV_NO_CACHE', 'UV_CACHE_DIR', 'UV_OFFLINE'],
    moved: ['--cache-dir', '--no-cache-dir', '-n', '--link-mode', '--offline', 'UV_LINK_MODE'],
    // with `symlink` what is installed are links into the cache
    harmless: { UV_LINK_MODE: ['copy', 'clone', 'hardlink'] },
    cleaners: [['cache', 'clean'], ['cache', 'prune'], ['clean']],
    source: 'https://docs.astral.sh/uv/concepts/cache/',
  },
  npm: {
    folders: ['/root/.npm'],
    clean: 'cache clean --force',
    remove: 'rm -rf ~/.npm',
    moved: ['--cache', 'npm_config_cache', 'NPM_CONFIG_CACHE'],
    cleaners: [['cache', 'clean']],
    onlyInImage: true,
    source: 'https://docs.npmjs.com/cli/v10/commands/npm-cache',
  },
  yarn: {
    folders: ['/usr/local/share/.cache', '/root/.cache/yarn', '/root/.cache'],
    clean: 'cache clean',
    moved: ['--cache-folder', 'YARN_CACHE_FOLDER', '--pnp', '--enable-pnp', '--offline', '--mutex'],
    cleaners: [['cache', 'clean']],
    onlyInImage: true,
    source: 'https://classic.yarnpkg.com/en/docs/cli/cache#toc-yarn-cache-clean',
  },
  // the store is not a cache: what pnpm installs are links into it, symbolic ones with its global virtual store
  pnpm: {
    folders: ['/root/.local/share/pnpm/store', '/pnpm/store', '/pnpm'],
    cleaners: [['store', 'prune']],
    onlyInImage: true,
    source: 'https://pnpm.io/cli/store#prune',
  },
  gem: {
    folders: ['/usr/local/bundle', '/usr/local/bundle/cache'],
    remove: 'rm -rf "$(gem env gemdir)/cache"',
    moved: ['--install-dir', '-i', '--user-install'],
    endings: ['/cache', '/cache/*', '/cache/*.gem', '/gems'],
    cleaners: [],
    onlyInImage: true,
    source: 'https://guides.rubygems.org/command-reference/#gem-environment',
  },
  bundler: {
    folders: ['/usr/local/bundle', '/usr/local/bundle/cache'],
    remove: 'rm -rf "$(gem env gemdir)/cache"',
    moved: ['--path', '--deployment', 'BUNDLE_PATH', 'BUNDLE_DEPLOYMENT'],
    movedBy: ['path', 'deployment'],
    endings: ['/cache', '/cache/*', '/cache/*.gem', '/gems'],
    cleaners: [],
    onlyInImage: true,
    source: 'https://bundler.io/man/bundle-install.1.html',
  },
  composer: {
    folders: ['/root/.composer/cache', '/root/.cache/composer', '/tmp/cache'],
    clean: 'clear-cache',
    remove: 'rm -rf ~/.composer/cache ~/.cache/composer',
    off: ['COMPOSER_CACHE_DIR'],
    moved: ['--no-cache', 'COMPOSER_HOME'],
    downloads: ['--download-only'],
    cleaners: [['clear-cache'], ['clearcache'], ['cc']],
    onlyInImage: true,
    source: 'https://getcomposer.org/doc/03-cli.md#clear-cache-clearcache-cc',
  },
  conda: {
    folders: ['/opt/conda/pkgs', '/root/.conda/pkgs', '/opt/miniconda/pkgs', '/opt/miniconda3/pkgs'],
    clean: 'clean --all --yes',
    moved: ['CONDA_PKGS_DIRS', '--offline'],
    downloads: ['--download-only'],
    cleaners: [['clean']],
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/clean.html',
  },
  cargo: {
    folders: ['/usr/local/cargo/registry', '/usr/local/cargo', '/root/.cargo/registry', '/root/.cargo'],
    remove: 'rm -rf "${CARGO_HOME:-$HOME/.cargo}/registry"',
    moved: ['--offline', '--frozen'],
    endings: ['/registry', '/registry/*', '/.cargo', '/cargo', '$CARGO_HOME', '${CARGO_HOME}'],
    cleaners: [],
    onlyInImage: true,
    readAgain: true,
    source: 'https://doc.rust-lang.org/cargo/guide/cargo-home.html',
  },
  go: {
    folders: ['/root/.cache/go-build', '/root/.cache'],
    remove: 'rm -rf ~/.cache/go-build',
    moved: ['GOCACHE'],
    endings: ['/go-build', '/go-build/*', '/.cache', '/.cache/*'],
    cleaners: [['clean', '-cache']],
    onlyInImage: true,
    readAgain: true,
    source: 'https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching',
  },
} as const satisfies Partial<Record<ManagerName, PackageCache>>;

/** The cache of a package manager, if one is known. */
export const cacheOf = (manager: ManagerName): PackageCache | undefined =>
  (packageCaches as Partial<Record<ManagerName, PackageCache>>)[manager];

/** Managers that share a cache, or that are names of one another. */
export const rpmManagers: ReadonlySet<string> = new Set(['yum', 'dnf', 'microdnf']);

/**
 * Programs that read apt's lists, or start what does.
 * Source: their manuals.
 */
export const listReaders: ReadonlySet<string> = new Set([
  ...[
    'apt-cache',
    'apt-file',
    'gdebi',
    'rosdep',
    'mk-build-deps',
    'tasksel',
    'dselect',
    'wajig',
    'apt-fast',
    'apt-venv',
    'nala',
  ],
  ...['unattended-upgrade', 'unattended-upgrades', 'install_packages', 'apt-install', 'check-language-support'],
  ...['ansible', 'ansible-playbook', 'puppet', 'chef-client', 'chef-solo', 'salt-call', 'pkcon'],
]);

/**
 * Hosts of install scripts that fetch the lists by themselves or have nothing to do with apt.
 * Source: the scripts themselves.
 */
export const selfSufficientScripts: readonly string[] = [
  ...['deb.nodesource.com', 'get.docker.com', 'sh.rustup.rs', 'static.rust-lang.org', 'nvm-sh/nvm', 'creationix/nvm'],
  ...['bootstrap.pypa.io', 'install.python-poetry.org', 'python-poetry/poetry', 'getcomposer.org', 'astral.sh/uv'],
  ...['get.sdkman.io', 'bun.sh/install', 'deno.land', 'get.pnpm.io', 'yarnpkg.com/install.sh', 'npmjs.org/install.sh'],
  ...['ohmyzsh', 'oh-my-zsh', 'get.helm.sh', 'helm/helm', 'pyenv.run', 'pyenv/pyenv-installer', 'get.rvm.io'],
];

const harmlessScripts = new Set([
  ...[
    'configure',
    'autogen.sh',
    'gradlew',
    'mvnw',
    'catalina.sh',
    'make.bash',
    'buildconf',
    'b2',
    'bootstrap-vcpkg.sh',
  ],
  ...['manage.py', 'artisan'],
]);

/**
 * Scripts of well-known projects that compile or unpack something and leave apt alone.
 * Source: the projects' build instructions.
 */
export const isHarmlessScript = (name: string): boolean =>
  harmlessScripts.has(name) || /^(?:anaconda|miniconda|miniforge|mambaforge)[\w.-]*\.sh$/i.test(name);
