/** Programs that a Debian package and its counterpart on Alpine bring, and that Alpine's images lack or have in a smaller form. */
export const programsOf: Readonly<Record<string, readonly string[]>> = {
  'build-essential': ['gcc', 'g++', 'make', 'cc', 'c++'],
  gcc: ['gcc', 'cc'],
  'g++': ['gcc', 'g++', 'cc', 'c++'],
  cmake: ['cmake'],
  autoconf: ['autoconf', 'autoreconf'],
  automake: ['automake', 'aclocal'],
  'mariadb-client': ['mysql', 'mysqldump', 'mysqladmin'],
  'default-mysql-client': ['mysql', 'mysqldump', 'mysqladmin'],
  'postgresql-client': ['psql', 'pg_dump', 'pg_isready'],
  sqlite3: ['sqlite3'],
  ffmpeg: ['ffmpeg', 'ffprobe'],
  imagemagick: ['convert', 'identify', 'mogrify'],
  graphviz: ['dot'],
  'gettext-base': ['envsubst'],
  gettext: ['envsubst', 'msgfmt', 'msgmerge', 'xgettext'],
  'openssh-client': ['ssh', 'scp', 'ssh-keyscan', 'ssh-keygen'],
  subversion: ['svn'],
  mercurial: ['hg'],
  gnupg: ['gpg'],
  'xz-utils': ['xz', 'unxz'],
  bzip2: ['bzip2', 'bunzip2'],
  file: ['file'],
  netcat: ['nc'],
  'netcat-openbsd': ['nc'],
  'netcat-traditional': ['nc'],
  patch: ['patch'],
  procps: ['ps', 'pgrep', 'pkill', 'free', 'top'],
  coreutils: [],
  sudo: [],
  perl: ['perl'],
  pandoc: ['pandoc'],
  'poppler-utils': ['pdftotext', 'pdftoppm', 'pdfinfo'],
  ghostscript: ['gs'],
  'tesseract-ocr': ['tesseract'],
  dnsutils: ['dig', 'nslookup'],
  'inotify-tools': ['inotifywait'],
  tzdata: [],
  curl: ['curl'],
  wget: ['wget'],
  git: ['git'],
  bash: ['bash'],
  make: ['make'],
  jq: ['jq'],
  unzip: ['unzip'],
  zip: ['zip'],
  openssl: ['openssl'],
  'dumb-init': ['dumb-init'],
  tini: ['tini'],
  gosu: ['gosu'],
  supervisor: ['supervisord', 'supervisorctl'],
  locales: ['locale-gen'],
  dos2unix: ['dos2unix'],
  rsync: ['rsync'],
};

/** Where Alpine's packages put some of these programs, which is where Debian's do. */
export const samePaths: ReadonlySet<string> = new Set([
  ...[
    '/usr/bin/curl',
    '/usr/bin/wget',
    '/usr/bin/git',
    '/usr/bin/make',
    '/usr/bin/jq',
    '/usr/bin/unzip',
    '/usr/bin/zip',
  ],
  ...['/usr/bin/openssl', '/usr/bin/dumb-init', '/usr/bin/rsync', '/usr/sbin/nginx', '/bin/bash'],
]);

/** Programs of Debian's packages that Alpine's packages put elsewhere. */
export const movedPrograms: Readonly<Record<string, string>> = {
  '/usr/bin/tini': '/sbin/tini',
  '/usr/bin/bash': '/bin/bash',
};

/** apk packages that others hold. */
export const heldBy: Readonly<Record<string, readonly string[]>> = {
  gcc: ['g++', 'build-base'],
  'g++': ['build-base'],
  make: ['build-base'],
  'musl-dev': ['build-base'],
  pkgconf: ['pkgconf-dev'],
};

/**
 * Files of other images that work with any C library, and the program each is: PHP text, shell scripts, static programs.
 * Source: the Dockerfiles of https://github.com/composer/docker, https://github.com/mlocati/docker-php-extension-installer
 * and https://github.com/astral-sh/uv.
 */
export const portableFiles: Readonly<Record<string, readonly string[]>> = {
  composer: ['/usr/bin/composer', '/usr/local/bin/composer'],
  'mlocati/php-extension-installer': ['/usr/bin/install-php-extensions'],
  'ghcr.io/mlocati/php-extension-installer': ['/usr/bin/install-php-extensions'],
  'ghcr.io/astral-sh/uv': ['/uv', '/uvx'],
};
