/**
 * Commands that behave alike in GNU's and busybox's form with these option letters, so that a RUN with them works on
 * Debian and Alpine. Source: https://busybox.net/downloads/BusyBox.html and the builtins of its ash.
 */
export const portableCommands: Readonly<Record<string, string>> = {
  ':': '',
  source: '',
  type: '',
  '.': '',
  '[': 'abcdefghLnoprsStuwxz=',
  base64: 'dw',
  basename: '',
  break: '',
  cat: '',
  continue: '',
  cd: '',
  chgrp: 'R',
  chmod: 'R',
  chown: 'R',
  command: 'v',
  cp: 'adfprRL',
  cut: 'cdfs',
  date: 'u',
  dirname: '',
  echo: 'ne',
  eval: '',
  exec: '',
  exit: '',
  export: '',
  false: '',
  find: '',
  grep: 'EFeiqvclnoswxrhH',
  gunzip: 'cf',
  gzip: 'cdf',
  head: 'nc',
  hostname: '',
  id: 'ugn',
  kill: '',
  ln: 'sfn',
  local: '',
  ls: 'laAhdR1',
  md5sum: 'c',
  mkdir: 'pm',
  mktemp: 'd',
  mv: 'fi',
  nproc: '',
  printenv: '',
  printf: '',
  pwd: '',
  read: 'r',
  readlink: 'f',
  realpath: '',
  return: '',
  rm: 'rfR',
  rmdir: 'p',
  sed: 'inreE',
  set: 'exuo',
  sha1sum: 'c',
  sha256sum: 'c',
  sha512sum: 'c',
  shift: '',
  sleep: '',
  sort: 'nrukt',
  stat: '',
  tail: 'nfc',
  tar: 'xzfvcjJtCO',
  tee: 'a',
  test: 'abcdefghLnoprsStuwxz=',
  touch: '',
  tr: 'dsc',
  trap: '',
  true: '',
  umask: '',
  uname: 'asrm',
  uniq: 'cd',
  unset: '',
  wait: '',
  wc: 'lwc',
  which: '',
  whoami: '',
  xargs: 'nr0',
};

/**
 * Long options and single words that both forms know, and words of `find`.
 */
export const portableWords: Readonly<Record<string, readonly string[]>> = {
  tar: ['--strip-components=1', '--strip-components'],
  find: [
    '-name',
    '-type',
    '-delete',
    '-exec',
    '-maxdepth',
    '-mindepth',
    '-path',
    '-not',
    '-o',
    '-a',
    '-depth',
    '-iname',
    '-print',
    '-print0',
  ],
};

/** Option letters of `portableCommands` whose value may stand in the same word: `-d,`. */
export const lettersWithValue: Readonly<Record<string, string>> = {
  cut: 'dfc',
  head: 'nc',
  sort: 'kt',
  tail: 'nc',
  tr: '',
  xargs: 'n',
};

/** The apk package whose form of a program is GNU's. */
export const gnuPackages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'base64 basename cat chgrp chmod chown cp cut date dirname head id ln ls md5sum mkdir mv nproc readlink realpath rm rmdir ' +
      'sha1sum sha256sum sha512sum sort stat tail tee touch tr uname uniq wc install mktemp seq split du df env nl paste truncate timeout'
    )
      .split(' ')
      .map((name) => [name, 'coreutils']),
  ),
  grep: 'grep',
  egrep: 'grep',
  sed: 'sed',
  find: 'findutils',
  xargs: 'findutils',
  tar: 'tar',
  wget: 'wget',
  unzip: 'unzip',
  gzip: 'gzip',
};

/** Programs of Debian's full images and the apk packages that bring them, with the same options. */
export const apkForPrograms: Readonly<Record<string, string>> = {
  bash: 'bash',
  curl: 'curl',
  envsubst: 'gettext-envsubst',
  git: 'git',
  file: 'file',
  make: 'make',
  gcc: 'build-base',
  cc: 'build-base',
  'g++': 'build-base',
  'c++': 'build-base',
  python3: 'python3',
  hg: 'mercurial',
  openssl: 'openssl',
  patch: 'patch',
  perl: 'perl',
  ps: 'procps',
  pgrep: 'procps',
  pkill: 'procps',
  scp: 'openssh-client',
  ssh: 'openssh-client',
  'ssh-keyscan': 'openssh-client',
  svn: 'subversion',
  unzip: 'unzip',
  'update-ca-certificates': 'ca-certificates',
  wget: 'wget',
  xz: 'xz',
};

/** Accounts that Debian's images have and Alpine's lack, or have with another meaning. */
export const debianAccounts: ReadonlySet<string> = new Set([
  ...['www-data', 'nogroup', 'daemon', 'bin', 'sys', 'backup', 'list', 'irc', 'gnats', 'proxy', 'staff', 'users'],
]);

/** Programs that work with Debian itself: its packages, accounts, services. Everything else is a tool that may be missing. */
export const distributionPrograms: ReadonlySet<string> = new Set([
  ...[
    'apt',
    'apt-get',
    'apt-key',
    'apt-cache',
    'apt-mark',
    'aptitude',
    'add-apt-repository',
    'dpkg',
    'dpkg-reconfigure',
    'debconf-set-selections',
    'debconf',
  ],
  ...['adduser', 'addgroup', 'deluser', 'delgroup', 'gosu', 'chsh'],
  ...['service', 'systemctl', 'update-rc.d', 'update-alternatives', 'ldconfig', 'locale-gen'],
]);

/** Programs of shadow, of which Alpine has a package of that name; busybox has smaller forms of some of them. */
export const shadowPrograms: ReadonlySet<string> = new Set([
  ...['useradd', 'usermod', 'userdel', 'groupadd', 'groupmod', 'groupdel', 'gpasswd', 'groupmems'],
]);

/** Endings of addresses that name no program. */
export const harmlessDownloads: readonly string[] = [
  ...['.asc', '.gpg', '.sig', '.key', '.pem', '.crt', '.json', '.txt', '.md', '.css', '.js', '.html', '.xml', '.sql'],
  ...['.yml', '.yaml', '.ini', '.conf', '.cnf', '.csv', '.php', '.phar', '.py', '.rb', '.ico', '.png', '.svg', '.ttf'],
];

/** Programs of Debian's full images that a script may call and Alpine's images lack. */
export const missingPrograms: ReadonlySet<string> = new Set([
  ...['bash', 'curl', 'git', 'make', 'gcc', 'g++', 'cc', 'perl', 'python', 'python2', 'python3', 'zip', 'jq', 'rsync'],
  ...['openssl', 'ssh', 'scp', 'gpg', 'svn', 'hg', 'file', 'convert', 'identify'],
]);

/** Scripts there add sources of Debian's packages. */
export const debianSources: readonly string[] = [
  'deb.nodesource.com',
  'packagecloud.io',
  'deb.debian.org',
  'get.docker.com',
  '//apt.',
];
