/** An official image whose Alpine variant does the same, as far as a Dockerfile can tell. */
export interface AlpineReadyImage {
  /**
   * `server`: runs its own program over files; `node`, `python`, `php`, `ruby`: runs what is installed into it; `go`: what
   * is built in it; `java`, `dotnet`: what is copied into it.
   */
  readonly kind: 'server' | 'node' | 'python' | 'go' | 'php' | 'ruby' | 'java' | 'dotnet';
  /** Programs that both variants have. */
  readonly programs: readonly string[];
  /** Accounts that both variants have. */
  readonly users: readonly string[];
  /** Folders of files that the server only reads. */
  readonly serves: readonly string[];
  /** Folders of its configuration, where a `user` line may name an account. */
  readonly configuration: readonly string[];
  /** What the two variants do not have in common, as a sentence for the message. */
  readonly caution?: string;
  readonly source: string;
}

const library = (path: string): string => `https://github.com/${path}`;

const otherWebUser = 'its user www-data has the number 82 and not 33, which matters for files in volumes';

/**
 * By their Dockerfiles. Left out on purpose: postgres (collations of glibc and musl differ, so indexes of an existing
 * database break) and rabbitmq (its makers do not support Alpine).
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
    caution: otherWebUser,
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
    programs: ['node', 'npm', 'npx', 'yarn', 'yarnpkg', 'corepack'],
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
  haproxy: {
    kind: 'server',
    programs: ['haproxy'],
    users: ['root', 'haproxy'],
    serves: [],
    configuration: ['/usr/local/etc/haproxy'],
    source: library('docker-library/haproxy'),
  },
  php: {
    kind: 'php',
    programs: [
      ...['php', 'php-fpm', 'pear', 'pecl', 'phar', 'phpize', 'php-config', 'curl', 'xz', 'docker-php-entrypoint'],
      ...['docker-php-ext-install', 'docker-php-ext-configure', 'docker-php-ext-enable', 'docker-php-source'],
    ],
    users: ['root', 'www-data'],
    serves: [],
    configuration: [],
    caution: `${otherWebUser}, and glob() has no GLOB_BRACE`,
    source: library('docker-library/php'),
  },
  ruby: {
    kind: 'ruby',
    programs: ['ruby', 'gem', 'bundle', 'bundler', 'irb', 'rake', 'erb'],
    users: ['root'],
    serves: [],
    configuration: [],
    source: library('docker-library/ruby'),
  },
  'eclipse-temurin': {
    kind: 'java',
    programs: ['java', 'keytool'],
    users: ['root'],
    serves: [],
    configuration: [],
    source: library('adoptium/containers'),
  },
  amazoncorretto: {
    kind: 'java',
    programs: ['java', 'keytool'],
    users: ['root'],
    serves: [],
    configuration: [],
    source: library('corretto/corretto-docker'),
  },
};

/** An image of .NET that runs what the SDK has published. */
const dotnet: AlpineReadyImage = {
  kind: 'dotnet',
  programs: ['dotnet'],
  users: ['root', 'app', '$APP_UID'],
  serves: [],
  configuration: [],
  source: library('dotnet/dotnet-docker'),
};

/** Images of .NET, which the catalogue of official images does not hold. */
export const dotnetImages: Readonly<Record<string, AlpineReadyImage>> = {
  'mcr.microsoft.com/dotnet/aspnet': dotnet,
  'mcr.microsoft.com/dotnet/runtime': dotnet,
};

/** Distributions whose packages come by yum or dnf. */
export const rpmDistributions: ReadonlySet<string> = new Set([
  ...['centos', 'fedora', 'amazonlinux', 'almalinux', 'rockylinux', 'oraclelinux'],
]);

/** Variants of official images that exist on Debian only, by a word of their tags. Source: the same Dockerfiles. */
export const withoutAlpine: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  php: {
    apache:
      'there is no Alpine variant of PHP with Apache, nor a slim one; one with FPM exists, for a web server beside it',
  },
};
