import { words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

/** The commands of Composer. */
export const phpCommands: readonly InstallCommand[] = [
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
];

/** What Composer read beside, by tool. */
export const phpFiles = {
  composer: {
    manifest: 'composer.json',
    locks: ['composer.lock'],
    optional: ['auth.json'],
    dependencyFolder: 'vendor',
    source: 'https://getcomposer.org/doc/04-schema.md',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
