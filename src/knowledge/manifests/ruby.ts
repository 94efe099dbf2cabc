import { words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

/** The commands of Bundler. */
export const rubyCommands: readonly InstallCommand[] = [
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

/** What Bundler read beside, by tool. */
export const rubyFiles = {
  bundler: {
    manifest: 'Gemfile',
    locks: ['Gemfile.lock'],
    optional: [],
    dependencyFolder: undefined,
    source: 'https://bundler.io/man/gemfile.5.html',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
