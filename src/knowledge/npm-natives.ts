/**
 * What npm packages with machine code do on musl. Source: https://registry.npmjs.org/, the scripts, optional dependencies
 * and files of the versions named; read on 2026-11-21 by scripts/check-npm-natives.ts, which checks them again.
 */

/** npm packages with an install script that needs neither a compiler nor a C library: it prints a message, or links a program of its own. */
export const harmlessInstallScripts: ReadonlySet<string> = new Set([
  ...['core-js', 'core-js-pure', 'core-js-bundle', 'es5-ext', 'protobufjs', 'esbuild', 'fsevents', 'vue-demi'],
  ...['@nestjs/core', '@scarf/scarf', 'nodemon', 'styled-components', 'aws-sdk', '@firebase/util', 'tldjs'],
]);

/** From which version on an npm package with an install script brings or depends on a build for musl. */
export const muslBuildSince: Readonly<Record<string, string>> = {
  argon2: '0.40.1',
  bcrypt: '6.0.0',
  sharp: '0.33.0',
  '@parcel/watcher': '2.4.0',
  '@swc/core': '1.3.0',
  '@biomejs/biome': '1.5.0',
  nx: '15.9.0',
  'unrs-resolver': '1.3.0',
};

/** npm packages whose install script compiles the sources that they bring where it finds no build: with python3, make and g++. */
export const compilesItself: ReadonlySet<string> = new Set([
  'argon2',
  'bcrypt',
  'better-sqlite3',
  'sqlite3',
  'msgpackr-extract',
  'event-loop-stats',
  'iconv',
  'node-expat',
]);

/** Prebuilt programs of npm packages that are linked statically, so that one build serves every libc. */
export const staticPrebuilds: readonly string[] = [
  '@esbuild/linux-',
  '@typescript/native-preview-linux-',
  'turbo-linux-',
];

/**
 * npm packages without an install script that start or fetch programs which Alpine's node image lacks or which are built
 * for glibc. Source: the README of each at https://www.npmjs.com/
 */
export const glibcNodePackages: ReadonlySet<string> = new Set([
  ...[
    'playwright',
    'playwright-core',
    'puppeteer',
    'puppeteer-core',
    'chrome-launcher',
    'selenium-webdriver',
    'cypress',
  ],
  ...['electron', 'electron-builder', 'prisma', 'simple-git', 'gm', 'imagemagick', 'fluent-ffmpeg', 'wkhtmltopdf'],
  ...['python-shell', 'pdf-image', 'phantomjs-prebuilt', 'chromedriver', 'geckodriver', 'ffmpeg-static', 'node-sass'],
  ...['mongodb-memory-server', 'grpc-tools', 'sass-embedded', '@sentry/cli', 'ngrok', 'wkhtmltopdf-installer'],
]);

/** Those of them that only start programs, when they are used: to install them harms nothing. */
export const startsPrograms: ReadonlySet<string> = new Set([
  ...['playwright', 'playwright-core', 'puppeteer-core', 'chrome-launcher', 'selenium-webdriver', 'simple-git', 'gm'],
  ...['imagemagick', 'fluent-ffmpeg', 'python-shell', 'pdf-image'],
]);

/**
 * npm packages that help others to build, find or fetch machine code: who depends on one has an install script, which the
 * lockfiles of yarn and newer ones of pnpm do not tell.
 */
export const nativeHelpers: ReadonlySet<string> = new Set([
  ...['nan', 'node-addon-api', 'bindings', 'node-gyp', 'node-gyp-build', 'node-gyp-build-optional-packages'],
  ...['prebuild-install', 'node-pre-gyp', '@mapbox/node-pre-gyp', 'napi-build-utils', 'cmake-js'],
  ...['bin-wrapper', 'bin-build', 'pkg-prebuilds', '@napi-rs/triples', 'neon-cli', 'ffi-napi'],
]);

/**
 * npm packages that fetch or hold a build for glibc, so that they need no compiler there, and the tools that do so for
 * them.
 */
export const glibcPrebuilt: ReadonlySet<string> = new Set([
  ...['bcrypt', 'sharp', 'argon2', 'better-sqlite3', 'sqlite3', 'msgpackr-extract', 'bufferutil', 'utf-8-validate'],
  ...['leveldown', 'microtime', '@parcel/watcher', '@swc/core', 'nx', 'unrs-resolver', '@biomejs/biome'],
]);

/** npm packages, and programs of such, that people install globally or start with npx, of plain JavaScript with all that they depend on. */
export const plainNodeTools: ReadonlySet<string> = new Set([
  ...['npm', 'yarn', 'pnpm', 'serve', 'http-server', 'typescript', 'ts-node', 'nodemon', 'pm2', 'rimraf', 'cross-env'],
  ...['tsc', 'tsx', 'vite', 'webpack', 'rollup', 'react-scripts', 'vue-cli-service', 'corepack', 'concurrently'],
]);

/** Programs of `plainNodeTools` that are called otherwise. */
export const nodeToolPrograms: Readonly<Record<string, readonly string[]>> = {
  pm2: ['pm2-runtime', 'pm2-docker'],
  typescript: ['tsc'],
};
