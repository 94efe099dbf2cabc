/** An official image whose Alpine variant does the same, as far as a Dockerfile can tell. */
export interface AlpineReadyImage {
  /** `server`: runs its own program over files; `node`, `python`: runs what is installed into it; `go`: what is built in it. */
  readonly kind: 'server' | 'node' | 'python' | 'go';
  /** Programs that both variants have. */
  readonly programs: readonly string[];
  /** Accounts that both variants have. */
  readonly users: readonly string[];
  /** Folders of files that the server only reads. */
  readonly serves: readonly string[];
  /** Folders of its configuration, where a `user` line may name an account. */
  readonly configuration: readonly string[];
  readonly source: string;
}

const library = (path: string): string => `https://github.com/${path}`;

/**
 * By their Dockerfiles. Left out on purpose: postgres (collations of glibc and musl differ, so indexes of an existing
 * database break), php, ruby, JDKs (extensions, gems, fonts and native libraries in jars).
 */
export const alpineReadyImages: Readonly<Record<string, AlpineReadyImage>> = {
  nginx: {
    kind: 'server',
    programs: ['nginx', 'nginx-debug'],
    users: ['root', 'nginx'],
    serves: ['/usr/share/nginx/html', '/var/www', '/srv', '/www'],
    configuration: ['/etc/nginx'],
    source: library('nginx/docker-nginx'),
  },
  httpd: {
    kind: 'server',
    programs: ['httpd', 'httpd-foreground'],
    users: ['root', 'www-data'],
    serves: ['/usr/local/apache2/htdocs', '/var/www', '/srv'],
    configuration: ['/usr/local/apache2/conf'],
    source: library('docker-library/httpd'),
  },
  redis: {
    kind: 'server',
    programs: ['redis-server', 'redis-sentinel'],
    users: ['root', 'redis'],
    serves: ['/data'],
    configuration: ['/usr/local/etc/redis', '/etc/redis'],
    source: library('docker-library/redis'),
  },
  memcached: {
    kind: 'server',
    programs: ['memcached'],
    users: ['root', 'memcache'],
    serves: [],
    configuration: [],
    source: library('docker-library/memcached'),
  },
  node: {
    kind: 'node',
    programs: ['node', 'npm', 'npx', 'yarn', 'yarnpkg'],
    users: ['root', 'node'],
    serves: [],
    configuration: [],
    source: library('nodejs/docker-node'),
  },
  python: {
    kind: 'python',
    programs: ['python', 'python3', 'pip', 'pip3'],
    users: ['root'],
    serves: [],
    configuration: [],
    source: library('docker-library/python'),
  },
  golang: {
    kind: 'go',
    programs: ['go', 'gofmt'],
    users: ['root'],
    serves: [],
    configuration: [],
    source: library('docker-library/golang'),
  },
};

/**
 * npm packages with an install script that works on musl: it prints a message, or fetches a static program. Source: the
 * scripts of each at https://www.npmjs.com/
 */
export const harmlessInstallScripts: ReadonlySet<string> = new Set([
  ...['core-js', 'core-js-pure', 'core-js-bundle', 'es5-ext', 'protobufjs', 'esbuild', 'fsevents', 'vue-demi'],
  ...['@parcel/watcher', '@swc/core', '@biomejs/biome', '@nestjs/core', '@scarf/scarf', 'nodemon', 'styled-components'],
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
  ...['electron', 'electron-builder', 'node-gyp', 'node-pre-gyp', 'prebuild-install', 'prisma', 'simple-git', 'gm'],
  ...['imagemagick', 'fluent-ffmpeg', 'wkhtmltopdf', 'python-shell', 'pdf-image'],
]);

/**
 * npm packages that fetch or hold a build for glibc, so that they need no compiler there, and the tools that do so for
 * them. Source: the install script of each at https://www.npmjs.com/
 */
export const glibcPrebuilt: ReadonlySet<string> = new Set([
  ...['bcrypt', 'sharp', 'argon2', 'better-sqlite3', 'sqlite3', 'msgpackr-extract', 'bufferutil', 'utf-8-validate'],
  ...['@mapbox/node-pre-gyp', 'node-pre-gyp', 'prebuild-install', 'node-gyp', 'node-gyp-build', 'cpu-features'],
]);

/** npm packages, and programs of such, that people install globally or start with npx, of plain JavaScript with all that they depend on. */
export const plainNodeTools: ReadonlySet<string> = new Set([
  ...['npm', 'yarn', 'pnpm', 'serve', 'http-server', 'typescript', 'ts-node', 'nodemon', 'pm2', 'rimraf', 'cross-env'],
  ...['tsc', 'tsx', 'vite', 'webpack', 'rollup', 'react-scripts', 'vue-cli-service'],
]);

/**
 * PyPI packages that need no compiler on musl, with all that they depend on: pure Python, an optional speed-up in C, or
 * wheels for musllinux in every release of the last years. Keys are normalised names; values are the programs they
 * install. Source: the files and metadata of each at https://pypi.org/
 */
export const plainPythonPackages: Readonly<Record<string, readonly string[]>> = {
  asgiref: [],
  attrs: [],
  beautifulsoup4: [],
  blinker: [],
  boto3: [],
  botocore: [],
  bottle: [],
  certifi: [],
  chardet: [],
  click: [],
  colorama: [],
  django: ['django-admin'],
  'django-cors-headers': [],
  djangorestframework: [],
  'dj-database-url': [],
  docopt: [],
  flask: ['flask'],
  'flask-cors': [],
  'flask-login': [],
  'flask-wtf': [],
  gunicorn: ['gunicorn'],
  h11: [],
  httplib2: [],
  idna: [],
  itsdangerous: [],
  jinja2: [],
  jmespath: [],
  markdown: [],
  oauthlib: [],
  packaging: [],
  pika: [],
  pip: ['pip', 'pip3'],
  'prometheus-client': [],
  pyjwt: [],
  pymysql: [],
  pyparsing: [],
  pytest: ['pytest'],
  'python-dateutil': [],
  'python-dotenv': [],
  pytz: [],
  redis: [],
  requests: [],
  s3transfer: [],
  setuptools: [],
  six: [],
  sqlparse: [],
  tabulate: [],
  toml: [],
  tqdm: [],
  'typing-extensions': [],
  urllib3: [],
  waitress: ['waitress-serve'],
  werkzeug: [],
  wheel: [],
  whitenoise: [],
  wtforms: [],
};
