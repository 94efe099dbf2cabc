import { none, words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

const npm = {
  tool: 'npm',
  programs: ['npm'],
  switches: words(`--production --dev --audit --fund --silent -s --quiet -q --verbose -d -dd
    --legacy-peer-deps --strict-peer-deps --force -f --prefer-offline --prefer-online --optional --save --save-exact -E
    --package-lock --frozen-lockfile --unsafe-perm --progress --ignore-scripts --strict-ssl --bin-links --engine-strict
    --build-from-source --shrinkwrap --ci --update-notifier --timing --color --yes -y --foreground-scripts
    --include-workspace-root --workspaces --install-links --no-cache`),
  values:
    words(`--workspace -w --only --omit --include --also --cache --loglevel --registry --maxsockets --fetch-retries --fetch-retry-mintimeout --fetch-retry-maxtimeout
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

/** The commands of npm, Yarn, pnpm and Bun. */
export const nodeCommands: readonly InstallCommand[] = [
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
      --verbose --no-bin-links --bin-links --no-default-rc --strict-semver --json --emoji --immutable --immutable-cache
      --check-cache --check-resolutions --inline-builds --refresh-lockfile --skip-builds`),
    values: words(
      '--network-timeout --network-concurrency --cache-folder --mutex --registry --child-concurrency --mode',
    ),
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
    ...none,
    tool: 'yarn',
    programs: ['yarn', 'yarnpkg'],
    kind: 'project',
    subcommands: ['workspaces focus'],
    switches: words('--production --all -A --json'),
    operands: 'anything',
    environment: ['YARN_RC_FILENAME', 'YARN_IGNORE_PATH'],
    source: 'https://yarnpkg.com/cli/workspaces/focus',
  },
  {
    tool: 'pnpm',
    programs: ['pnpm'],
    kind: 'project',
    subcommands: ['install', 'i'],
    switches: words(`--frozen-lockfile --prod -P --production --dev -D --offline --prefer-offline --ignore-scripts
      --shamefully-hoist --optional --recursive -r --workspace-root -w --silent -s --force --lockfile --strict-peer-dependencies --unsafe-perm --config`),
    values: words(`--reporter --store-dir --loglevel --network-concurrency --registry --fetch-timeout --fetch-retries
      --filter -F`),
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
    ...none,
    tool: 'bun',
    programs: ['bun'],
    kind: 'project',
    subcommands: ['install', 'i', 'ci'],
    switches:
      words(`--frozen-lockfile --production -p --prod --no-save --dev -d --silent --quiet --verbose --no-progress
      --no-summary --ignore-scripts --no-cache --force -f --exact -E --save-text-lockfile --no-verify`),
    values: words('--cache-dir --registry --backend --concurrent-scripts --network-concurrency --omit --linker'),
    folders: ['--cwd'],
    globals: ['-g', '--global'],
    operands: 'added-to-manifest',
    source: 'https://bun.com/docs/pm/cli/install',
  },
  {
    ...none,
    tool: 'bun',
    programs: ['bun'],
    kind: 'names',
    subcommands: ['add'],
    globals: ['-g', '--global'],
    operands: 'packages',
    source: 'https://bun.com/docs/pm/cli/add',
  },
];

/** What npm, Yarn, pnpm and Bun read beside, by tool. */
export const nodeFiles = {
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
    optional: ['pnpm-workspace.yaml', '.npmrc'],
    dependencyFolder: 'node_modules',
    source: 'https://pnpm.io/settings',
  },
  bun: {
    manifest: 'package.json',
    locks: ['bun.lock', 'bun.lockb'],
    optional: ['bunfig.toml', '.npmrc'],
    dependencyFolder: 'node_modules',
    source: 'https://bun.com/docs/pm/lockfile',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;

/**
 * Lockfiles of others that an install takes the versions from while it has none of its own. Sources:
 * https://docs.npmjs.com/cli/v11/commands/npm-install and https://bun.com/docs/pm/lockfile#automatic-lockfile-migration
 */
export const adoptedLocks = {
  npm: ['yarn.lock'],
  yarn: [],
  pnpm: [],
  bun: ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'],
} as const satisfies Partial<Record<Tool, readonly string[]>>;

/**
 * Settings of .npmrc, .yarnrc, bunfig.toml and pnpm-workspace.yaml by what their value means to an install; `certfile` and
 * `keyfile` stand behind a registry. Sources: https://docs.npmjs.com/cli/v11/using-npm/config, https://pnpm.io/settings,
 * https://classic.yarnpkg.com/en/docs/yarnrc and https://bun.com/docs/runtime/bunfig
 */
export const nodeSettings = {
  /** A file that is read. */
  files: words('cafile certfile keyfile'),
  /** A program that is loaded. */
  programs: words('pnpmfile global-pnpmfile'),
  /** A folder that is filled. */
  writes: words('modules-dir virtual-store-dir'),
  /** What they make it read or fill is not followed. */
  others: words(`yarn-path yarn-offline-mirror modules-folder install.modules-folder node-gyp script-shell userconfig
    lockfile-dir`),
} as const;

/** Programs that pnpm loads where they lie beside the manifest. Source: https://pnpm.io/pnpmfile */
export const pnpmHooks: readonly string[] = words('.pnpmfile.cjs .pnpmfile.mjs');

/** Settings of .yarnrc.yml that name no file of the project; those that do are read one by one. */
export const plainYarnSettings: readonly string[] = words(`nodeLinker enableTelemetry telemetryInterval telemetryUserId
  enableGlobalCache npmRegistryServer npmScopes npmAuthToken npmAlwaysAuth npmRegistries npmAuthIdent npmPublishAccess
  npmPublishRegistry npmPublishProvenance packageExtensions logFilters compressionLevel enableImmutableInstalls checksumBehavior
  supportedArchitectures enableScripts nmMode nmHoistingLimits nmSelfReferences pnpMode pnpFallbackMode pnpIgnorePatterns
  pnpEnableEsmLoader defaultSemverRangePrefix enableMessageNames enableProgressBars enableTimers enableColors enableHyperlinks
  enableInlineBuilds enableInlineHunks enableStrictSsl enableNetwork enableMirror httpProxy httpsProxy httpRetry httpTimeout
  networkConcurrency networkSettings unsafeHttpWhitelist preferInteractive preferReuse preferAggregateCacheInfo
  preferTruncatedLines preferDeferredVersions initScope initFields changesetBaseRefs changesetIgnorePatterns cacheMigrationMode
  enableImmutableCache enableTransparentWorkspaces enableHardenedMode enableOfflineMode winLinkType tsEnableAutoTypes
  approvedGitRepositories npmMinimalAgeGate npmPreapprovedPackages enableConstraintsChecks virtualFolder catalog catalogs`);

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
    files: words(`.puppeteerrc .puppeteerrc.json .puppeteerrc.yaml .puppeteerrc.yml .puppeteerrc.js .puppeteerrc.ts
      .puppeteerrc.cjs .puppeteerrc.mjs puppeteer.config.js puppeteer.config.ts puppeteer.config.cjs puppeteer.config.mjs`),
    source: 'https://pptr.dev/guides/configuration',
  },
};
