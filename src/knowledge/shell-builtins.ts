/**
 * Builtins that change the state of the shell that runs them.
 * Source: POSIX.1-2017, XCU 2.14 and 1.6; GNU bash manual, chapter 4.
 */
export const stateBuiltins: ReadonlySet<string> = new Set(
  (
    'cd pushd popd export readonly declare typeset local unset shopt umask ulimit trap alias unalias read getopts ' +
    'mapfile readarray let shift hash enable . source eval wait disown suspend'
  ).split(' '),
);

/**
 * Builtins in front of which an assignment outlives the command in a POSIX shell.
 * Source: POSIX.1-2017, XCU 2.14.
 */
export const specialBuiltins: ReadonlySet<string> = new Set(
  ': . break continue eval exec exit export readonly return set shift times trap unset'.split(' '),
);

/**
 * Files made to be sourced that assign variables and do nothing else.
 * Source: os-release(5), lsb_release(1), locale.conf(5) and update-locale(8).
 */
export const assignmentFiles: ReadonlySet<string> = new Set([
  '/etc/os-release',
  '/usr/lib/os-release',
  '/etc/lsb-release',
  '/etc/default/locale',
]);

/**
 * Commands that put a server into the background, and the words that make them do so (none: always). Each RUN ends with
 * its processes killed; in a merged RUN the server would still run.
 * Source: the manual page of each command.
 */
export const daemonStarters: Readonly<Record<string, readonly string[]>> = {
  service: ['start', 'restart', '--full-restart'],
  systemctl: ['start', 'restart', '--now'],
  'rc-service': ['start', 'restart'],
  'invoke-rc.d': ['start', 'restart'],
  initctl: ['start'],
  pg_ctl: ['start', 'restart'],
  pg_ctlcluster: ['start', 'restart'],
  apachectl: ['start', 'restart', 'graceful'],
  apache2: ['start', 'restart'],
  supervisorctl: ['start', 'restart'],
  apache2ctl: ['start', 'restart', 'graceful'],
  'start-stop-daemon': ['--start', '-S', '--background', '-b'],
  nohup: [],
  setsid: [],
  daemonize: [],
  'startup.sh': [],
  mysqld_safe: [],
  mysqld: ['--daemonize', '-D'],
  mongod: ['--fork'],
  'redis-server': ['--daemonize'],
  dockerd: [],
  supervisord: [],
  'ssh-agent': [],
  'dbus-daemon': ['--fork', '--system', '--session'],
  'dbus-launch': [],
  'rabbitmq-server': ['-detached'],
  memcached: ['-d'],
  nginx: [],
  sshd: [],
  cron: [],
  crond: [],
  rsyslogd: [],
  screen: ['-dm', '-dmS'],
  tmux: ['-d', 'new-session'],
  pm2: ['start', 'restart'],
  adb: ['start-server', 'connect', 'devices'],
  emacs: ['--daemon'],
  pulseaudio: ['--start', '-D', '--daemonize'],
  gearmand: ['-d', '--daemon'],
  slapd: [],
  named: [],
  httpd: ['start', 'restart'],
  lighttpd: [],
  cassandra: [],
  squid: [],
  dnsmasq: [],
  vncserver: [],
  elasticsearch: ['-d', '--daemonize'],
  haproxy: ['-D'],
  'php-fpm': ['-D'],
  smbd: ['-D'],
  // of Hadoop and HBase
  'start-all.sh': [],
  'start-dfs.sh': [],
  'start-yarn.sh': [],
  'start-hbase.sh': [],
};

/** Words that put almost any server into the background: `catalina.sh start`, `gunicorn --daemon`, `kafka-server-start.sh -daemon`. */
export const daemonWords: ReadonlySet<string> = new Set([
  '--daemon',
  '--daemonize',
  '-daemon',
  '--detach',
  '--background',
]);

/** Programs for which these words mean something else, or which wait for what they start. */
export const tellers: ReadonlySet<string> = new Set(
  'echo printf test [ grep sed awk cat npm yarn pnpm bun npx git apt-get apt apk yum dnf pip make ls rm cp mv mkdir touch chmod chown'.split(
    ' ',
  ),
);

/** Options with which a server only tells something and ends. */
export const inquiries: ReadonlySet<string> = new Set(['-t', '-T', '-v', '-V', '-h', '--version', '--help', '--test']);

/**
 * Names that dash, bash or BusyBox's ash runs by itself, so that a program of that name may do something else or not be there.
 * Source: dash(1), GNU bash manual, chapter 4, https://busybox.net/downloads/BusyBox.html#ash.
 */
export const shellBuiltins: ReadonlySet<string> = new Set([
  ...stateBuiltins,
  ...specialBuiltins,
  ...'alias bg bind builtin caller command compgen complete compopt dirs disown echo false fc fg getopts hash help'.split(
    ' ',
  ),
  ...'history jobs kill let local logout printf pwd read return test [ time true type wait'.split(' '),
]);

/**
 * Variables that bash gives a value where nobody else does, and dash does not.
 * Source: GNU bash manual, 5.2; run with bash 5.2 and dash 0.5.12 in an empty environment.
 */
export const variablesOfBash: ReadonlySet<string> = new Set(
  (
    'UID EUID GROUPS HOSTNAME HOSTTYPE MACHTYPE OSTYPE RANDOM SRANDOM SECONDS EPOCHSECONDS EPOCHREALTIME DIRSTACK SHLVL ' +
    'SHELLOPTS BASHOPTS BASH BASHPID BASH_VERSION BASH_VERSINFO FUNCNAME PIPESTATUS TERM SHELL _'
  ).split(' '),
);
