/** The package managers whose installs are known file by file. */
export type Tool = 'npm' | 'yarn' | 'pnpm' | 'pip' | 'go' | 'composer' | 'bundler';

/**
 * A command that installs what a manifest lists. Options are named by what their value means for the files that the
 * command reads; an option that stands nowhere here is unknown, and the command is left where it is.
 */
export interface InstallCommand {
  readonly tool: Tool;
  readonly programs: readonly string[];
  /** First words after the options that may stand before them; '' for the program alone. */
  readonly subcommands: readonly string[];
  /**
   * `project`: installs what the manifest lists. `compile`: downloads only what it compiles, so a step that downloads
   * has to be added. `names`: installs what the command line names, and reads nothing of the project.
   */
  readonly kind: 'project' | 'compile' | 'names';
  /** Without a value, or with one after `=` that only switches; `--no-x` counts as `--x`. */
  readonly switches: readonly string[];
  /** Their value names no file of the project. */
  readonly values: readonly string[];
  /** Their value is a file to read. */
  readonly files: readonly string[];
  /** Their value may be a package that lies in the project. */
  readonly locals: readonly string[];
  /** Their value is a folder that the install writes. */
  readonly writes: readonly string[];
  /** Their value is the folder to work in. */
  readonly folders: readonly string[];
  /** What makes it an install of the names alone. */
  readonly globals: readonly string[];
  /** What words that are no options mean: packages to install beside the manifest, packages that are written into it, or nothing known. */
  readonly operands: 'packages' | 'added-to-manifest' | 'anything' | 'unknown';
  /** It stops where there is no lockfile, and never changes one. */
  readonly frozen?: boolean;
  /** Variables that make it read other files; with a value: only that value does. */
  readonly environment: readonly string[];
  readonly source: string;
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const npm = {
  tool: 'npm',
  programs: ['npm'],
  switches: words(`--production --dev --audit --fund --silent -s --quiet -q --verbose -d -dd
    --legacy-peer-deps --strict-peer-deps --force -f --prefer-offline --prefer-online --optional --save --save-exact -E
    --package-lock --frozen-lockfile --unsafe-perm --progress --ignore-scripts --strict-ssl --bin-links --engine-strict
    --build-from-source --shrinkwrap --ci --update-notifier --timing --color --yes -y --foreground-scripts
    --include-workspace-root --install-links --no-cache`),
  values:
    words(`--only --omit --include --also --cache --loglevel --registry --maxsockets --fetch-retries --fetch-retry-mintimeout --fetch-retry-maxtimeout
    --fetch-timeout --python --arch --platform --target_arch --os --cpu --libc --install-strategy --depth --network-timeout
    --node-gyp --cache-min --jobs --timeout --fetch-retry-factor`),
  files: ['--userconfig'],
  locals: [],
  writes: [],
  folders: ['--prefix', '-C'],
  globals: ['-g', '--global', '--location=global'],
  environment: words('NPM_CONFIG_USERCONFIG npm_config_userconfig NPM_CONFIG_PREFIX npm_config_prefix'),
} as const;

/** What `npm install` and its relatives are called, with the misspellings that npm takes. */
const npmInstall = words('install i in ins inst insta instal isnt isnta isntal isntall');
const npmCi = words('ci clean-install ic install-clean isntall-clean');

const none = {
  files: [],
  locals: [],
  writes: [],
  folders: [],
  globals: [],
  environment: [],
  switches: [],
  values: [],
} as const;

/** Every install that is known, in the order in which they are tried. */
export const installCommands: readonly InstallCommand[] = [
  {
    ...npm,
    kind: 'project',
    subcommands: [...npmInstall, 'add'],
    operands: 'added-to-manifest',
    source: 'https://docs.npmjs.com/cli/v11/commands/npm-install',
  },
  {
    ...npm,
    kind: 'project',
    subcommands: npmCi,
    operands: 'unknown',
    frozen: true,
    source: 'https://docs.npmjs.com/cli/v11/commands/npm-ci',
  },
  {
    tool: 'yarn',
    programs: ['yarn', 'yarnpkg'],
    kind: 'project',
    subcommands: ['', 'install'],
    switches: words(`--frozen-lockfile --production --prod --non-interactive --silent -s --progress --ignore-engines
      --ignore-optional --ignore-scripts --ignore-platform --pure-lockfile --lockfile --prefer-offline --check-files --force
      --verbose --no-bin-links --bin-links --no-default-rc --strict-semver --json --emoji`),
    values: words('--network-timeout --network-concurrency --cache-folder --mutex --registry --child-concurrency'),
    files: [],
    locals: [],
    writes: ['--modules-folder'],
    folders: ['--cwd'],
    globals: [],
    operands: 'unknown',
    environment: ['YARN_RC_FILENAME', 'YARN_IGNORE_PATH'],
    source: 'https://classic.yarnpkg.com/en/docs/cli/install',
  },
  {
    ...none,
    tool: 'yarn',
    programs: ['yarn', 'yarnpkg'],
    kind: 'names',
    subcommands: ['global'],
    switches: words('--silent -s --non-interactive --ignore-engines --force'),
    values: words('--network-timeout --prefix --cache-folder'),
    operands: 'packages',
    source: 'https://classic.yarnpkg.com/en/docs/cli/global',
  },
  {
    tool: 'pnpm',
    programs: ['pnpm'],
    kind: 'project',
    subcommands: ['install', 'i'],
    switches: words(`--frozen-lockfile --prod -P --production --dev -D --offline --prefer-offline --ignore-scripts
      --shamefully-hoist --optional --silent -s --force --lockfile --strict-peer-dependencies --unsafe-perm --config`),
    values: words('--reporter --store-dir --loglevel --network-concurrency --registry --fetch-timeout --fetch-retries'),
    files: [],
    locals: [],
    writes: ['--modules-dir', '--virtual-store-dir'],
    folders: ['-C', '--dir'],
    globals: [],
    operands: 'added-to-manifest',
    environment: ['NPM_CONFIG_USERCONFIG', 'npm_config_userconfig'],
    source: 'https://pnpm.io/cli/install',
  },
  {
    ...none,
    tool: 'pnpm',
    programs: ['pnpm'],
    kind: 'names',
    subcommands: ['add'],
    globals: ['-g', '--global'],
    operands: 'packages',
    source: 'https://pnpm.io/cli/add',
  },
  {
    tool: 'pip',
    programs: ['pip', 'pip2', 'pip3'],
    kind: 'project',
    subcommands: ['install'],
    switches: words(`--no-cache-dir --upgrade -U --user --pre --no-deps --require-hashes --force-reinstall
      --disable-pip-version-check --quiet -q --verbose -v --no-input --ignore-installed -I --no-compile --compile
      --prefer-binary --no-warn-script-location --no-warn-conflicts --break-system-packages --no-build-isolation --no-clean
      --no-color --ignore-requires-python --isolated --no-use-pep517 --use-pep517 --no-index --no-python-version-warning`),
    values:
      words(`--cache-dir --exists-action --use-deprecated --index-url -i --extra-index-url --trusted-host --timeout --default-timeout --retries --progress-bar
      --root-user-action --no-binary --only-binary --use-feature --upgrade-strategy --platform --python-version --abi
      --implementation --global-option --config-settings --install-option --proxy --cert`),
    files: ['-r', '--requirement', '-c', '--constraint'],
    locals: ['-e', '--editable', '-f', '--find-links'],
    writes: ['-t', '--target', '--prefix'],
    folders: [],
    globals: [],
    operands: 'packages',
    environment: words('PIP_CONFIG_FILE PIP_CONSTRAINT PIP_REQUIREMENT PIP_FIND_LINKS PIP_TARGET PIP_EDITABLE'),
    source: 'https://pip.pypa.io/en/stable/cli/pip_install/',
  },
  {
    ...none,
    tool: 'go',
    programs: ['go'],
    kind: 'project',
    subcommands: ['mod download'],
    switches: ['-x', '-json', '-modcacherw'],
    operands: 'unknown',
    environment: ['GOWORK', 'GOFLAGS', 'GO111MODULE=off'],
    source: 'https://go.dev/ref/mod#go-mod-download',
  },
  {
    ...none,
    tool: 'go',
    programs: ['go'],
    kind: 'compile',
    subcommands: ['build', 'install', 'test', 'vet', 'generate', 'run'],
    operands: 'anything',
    environment: ['GOWORK', 'GOFLAGS', 'GO111MODULE=off'],
    source: 'https://go.dev/ref/mod#go-mod-download',
  },
  {
    tool: 'composer',
    programs: ['composer', 'composer.phar'],
    kind: 'project',
    subcommands: ['install', 'i'],
    switches: words(`--no-dev --dev --optimize-autoloader -o --classmap-authoritative -a --apcu-autoloader --no-scripts
      --no-autoloader --no-interaction -n --prefer-dist --prefer-source --ignore-platform-reqs --ignore-platform-req
      --no-progress --no-plugins --no-suggest --quiet -q --ansi --no-ansi --verbose -v -vv -vvv --no-cache --profile`),
    values: [],
    files: [],
    locals: [],
    writes: [],
    folders: ['-d', '--working-dir'],
    globals: [],
    operands: 'unknown',
    environment: ['COMPOSER', 'COMPOSER_VENDOR_DIR'],
    source: 'https://getcomposer.org/doc/03-cli.md#install-i',
  },
  {
    tool: 'bundler',
    programs: ['bundle', 'bundler'],
    kind: 'project',
    subcommands: ['', 'install'],
    switches: words(
      '--deployment --frozen --quiet --no-cache --no-prune --system --clean --redownload --force --full-index',
    ),
    values: words('--jobs -j --retry --without --with --trust-policy'),
    files: ['--gemfile'],
    locals: [],
    writes: ['--path', '--binstubs'],
    folders: [],
    globals: [],
    operands: 'unknown',
    environment: ['BUNDLE_GEMFILE'],
    source: 'https://bundler.io/man/bundle-install.1.html',
  },
];

/** Files that a tool reads where they exist, beside its manifest. */
export interface ManifestFiles {
  readonly manifest: string;
  readonly locks: readonly string[];
  readonly optional: readonly string[];
  /** Where it puts the packages, inside the project. */
  readonly dependencyFolder: string | undefined;
  readonly source: string;
}

/** By tool; pip reads what its command line names. */
export const manifestFiles = {
  npm: {
    manifest: 'package.json',
    locks: ['npm-shrinkwrap.json', 'package-lock.json'],
    optional: ['.npmrc'],
    dependencyFolder: 'node_modules',
    source: 'https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json',
  },
  yarn: {
    manifest: 'package.json',
    locks: ['yarn.lock'],
    optional: ['.yarnrc', '.npmrc'],
    dependencyFolder: 'node_modules',
    source: 'https://classic.yarnpkg.com/en/docs/yarnrc',
  },
  pnpm: {
    manifest: 'package.json',
    locks: ['pnpm-lock.yaml'],
    optional: ['pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs'],
    dependencyFolder: 'node_modules',
    source: 'https://pnpm.io/settings',
  },
  go: {
    manifest: 'go.mod',
    locks: ['go.sum'],
    optional: [],
    dependencyFolder: undefined,
    source: 'https://go.dev/ref/mod#go-mod-file',
  },
  composer: {
    manifest: 'composer.json',
    locks: ['composer.lock'],
    optional: ['auth.json'],
    dependencyFolder: 'vendor',
    source: 'https://getcomposer.org/doc/04-schema.md',
  },
  bundler: {
    manifest: 'Gemfile',
    locks: ['Gemfile.lock'],
    optional: [],
    dependencyFolder: undefined,
    source: 'https://bundler.io/man/gemfile.5.html',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;

/** Scripts of package.json that an install of the project runs (`prepublish` up to npm 6). */
export const lifecycleScripts: readonly string[] = words(
  'preinstall install postinstall prepublish preprepare prepare postprepare dependencies pnpm:devPreinstall',
);

/**
 * Programs that lifecycle scripts start, and what they read: nothing of the project, its repository (`.git`), or a folder.
 * Sources: the README of each.
 */
export const lifecyclePrograms: Readonly<Record<string, 'nothing' | '.git' | 'patches' | 'prisma'>> = {
  'only-allow': 'nothing',
  'is-ci': 'nothing',
  true: 'nothing',
  echo: 'nothing',
  exit: 'nothing',
  opencollective: 'nothing',
  'opencollective-postinstall': 'nothing',
  husky: '.git',
  'simple-git-hooks': '.git',
  lefthook: '.git',
  'patch-package': 'patches',
  prisma: 'prisma',
};

/** Packages whose own install scripts read files of the project that depends on them. */
export const readsProjectAtInstall: Readonly<
  Record<string, { readonly files?: readonly string[]; readonly folder?: string; readonly source: string }>
> = {
  '@prisma/client': {
    folder: 'prisma',
    source: 'https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/generating-prisma-client',
  },
  puppeteer: {
    files: words(
      '.puppeteerrc.cjs .puppeteerrc.js .puppeteerrc .puppeteerrc.json puppeteer.config.js puppeteer.config.cjs',
    ),
    source: 'https://pptr.dev/guides/configuration',
  },
};

/**
 * Folders at the top of a file system, which an install uses itself: sources copied over them are more than a project.
 * Source: Filesystem Hierarchy Standard 3.0.
 */
export const systemFolders: readonly string[] = words(
  'bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var',
);

/** Those below them that are no place for a project. */
export const systemPaths: readonly string[] = words(
  '/bin /etc /lib /sbin /usr /usr/bin /usr/lib /usr/local /usr/local/bin /usr/local/lib /usr/sbin /var /var/lib /home /opt /tmp',
);
