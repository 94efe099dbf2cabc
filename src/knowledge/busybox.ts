/**
 * Commands that behave alike in GNU's and busybox's form with these option letters, so that a RUN with them works on
 * Debian and Alpine. Source: https://busybox.net/downloads/BusyBox.html and the builtins of its ash.
 */
export const portableCommands: Readonly<Record<string, string>> = {
  ':': '',
  '[': 'abcdefghLnoprsStuwxz=',
  cat: '',
  cd: '',
  chmod: 'R',
  chown: 'R',
  cp: 'adfprR',
  echo: 'ne',
  exec: '',
  exit: '',
  export: '',
  false: '',
  ln: 'sfn',
  mkdir: 'pm',
  mv: 'fi',
  printf: '',
  pwd: '',
  rm: 'rfR',
  rmdir: 'p',
  set: 'exu',
  sleep: '',
  test: 'abcdefghLnoprsStuwxz=',
  touch: '',
  true: '',
  unset: '',
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
  ],
  ...['useradd', 'usermod', 'userdel', 'groupadd', 'groupmod', 'adduser', 'addgroup', 'deluser', 'gosu', 'chsh'],
  ...['service', 'systemctl', 'update-rc.d', 'update-alternatives', 'update-ca-certificates', 'ldconfig', 'locale-gen'],
]);

/** Programs of Debian's full images that a script may call and Alpine's images lack. */
export const missingPrograms: ReadonlySet<string> = new Set([
  ...['bash', 'curl', 'git', 'make', 'gcc', 'g++', 'cc', 'perl', 'python', 'python2', 'python3', 'zip', 'jq', 'rsync'],
  ...['openssl', 'ssh', 'scp', 'gpg', 'svn', 'hg', 'file', 'convert', 'identify'],
]);
