/**
 * What Debian packages are called on Alpine, for tools that mean the same there. Every name exists in main or community
 * of all releases from `oldestRelease` on (aports at each 3.N.0, read in 2026-08). A package whose name alone is the same
 * is not here: equal names must stand for equal software. Source: https://pkgs.alpinelinux.org/packages
 */
export const alpineNames: Readonly<Record<string, readonly string[]>> = {
  'apache2-utils': ['apache2-utils'],
  bash: ['bash'],
  bzip2: ['bzip2'],
  'ca-certificates': ['ca-certificates'],
  curl: ['curl'],
  dnsutils: ['bind-tools'],
  dos2unix: ['dos2unix'],
  'dumb-init': ['dumb-init'],
  ffmpeg: ['ffmpeg'],
  file: ['file'],
  git: ['git'],
  'git-lfs': ['git-lfs'],
  gnupg: ['gnupg'],
  graphviz: ['graphviz'],
  htop: ['htop'],
  'inotify-tools': ['inotify-tools'],
  'iputils-ping': ['iputils'],
  jpegoptim: ['jpegoptim'],
  jq: ['jq'],
  less: ['less'],
  lsof: ['lsof'],
  make: ['make'],
  'mariadb-client': ['mariadb-client'],
  nano: ['nano'],
  'net-tools': ['net-tools'],
  'netcat-openbsd': ['netcat-openbsd'],
  'openssh-client': ['openssh-client'],
  openssl: ['openssl'],
  optipng: ['optipng'],
  patch: ['patch'],
  pngquant: ['pngquant'],
  procps: ['procps'],
  rsync: ['rsync'],
  socat: ['socat'],
  sqlite3: ['sqlite'],
  strace: ['strace'],
  tar: ['tar'],
  tini: ['tini'],
  tmux: ['tmux'],
  tree: ['tree'],
  tzdata: ['tzdata'],
  unzip: ['unzip'],
  vim: ['vim'],
  wget: ['wget'],
  'xz-utils': ['xz'],
  zip: ['zip'],
};

/** The oldest release of Alpine whose packages are known here. */
export const oldestRelease = 15;

/** Programs that a package of `alpineNames` brings and that Alpine's images lack or have in a smaller form. */
export const programsOf: Readonly<Record<string, readonly string[]>> = {
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
