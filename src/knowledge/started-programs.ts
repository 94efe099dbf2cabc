import { hasWord } from './word-table.ts';

/** What is known of a program that a container starts, as far as its user matters. */
export type StartedKind =
  /** Starts as root and changes to another user by itself. */
  | 'drops-privileges'
  /** Works as root only: it opens low ports, changes users, mounts, or starts services. */
  | 'needs-root'
  /** Runs what somebody types; or waits so that somebody can come in. */
  | 'interactive'
  /** A network server that reads its code and answers. */
  | 'server'
  /** Builds or installs before it runs, and so writes to its project and to caches in HOME. */
  | 'build-tool';

const kinds: Readonly<Record<StartedKind, string>> = {
  // gosu(1), su-exec, setpriv(1), su(1), runuser(1), chpst(8), s6-setuidgid, start-stop-daemon(8), sudo(8)
  'drops-privileges':
    'gosu su-exec setpriv su runuser chpst setuidgid s6-setuidgid s6-applyuidgid start-stop-daemon sudo doas chroot fixuid setuser',
  // each one's manual: systemd(1), supervisord, sshd(8), cron(8), dockerd(8), nginx, httpd(8), xinetd(8), smbd(8), named(8) …
  'needs-root':
    'systemd init my_init supervisord runit runsvdir runsvdir-start s6-svscan s6-overlay-suexec service systemctl rc-service initctl ' +
    'sshd dropbear cron crond fcron anacron dockerd dockerd-entrypoint.sh containerd kubelet k3s ' +
    'nginx openresty httpd httpd-foreground apache2 apache2ctl apachectl apache2-foreground php-fpm lighttpd mini_httpd ' +
    'xinetd inetd rsyslogd syslogd syslog-ng smbd nmbd samba named unbound dnsmasq openvpn wg-quick strongswan charon ipsec ' +
    'postfix sendmail exim master dovecot vsftpd proftpd pure-ftpd tcpdump iptables mount ntpd chronyd dhcpd radvd ' +
    'keepalived squid tor privoxy freeradius radiusd slapd rpcbind nfsd fail2ban-server collectd tinyproxy telnetd in.tftpd ' +
    'mysqld mysqld_safe mariadbd mariadbd-safe postgres pg_ctl pg_ctlcluster snmpd qemu-system-x86_64 Xvnc vncserver ' +
    // they write to /etc, or give files to others: ldconfig(8), update-ca-certificates(8), chown(1), usermod(8) …
    'ldconfig update-ca-certificates update-ca-trust chown chgrp useradd groupadd usermod groupmod adduser addgroup',
  interactive:
    'sleep tail cat top true irb pry ghci julia R iex jshell pwsh scala bpython ipython ptpython utop psql vim',
  server:
    'gunicorn uvicorn hypercorn daphne waitress-serve flask granian fastapi aiohttp.web http.server hug eve functions-framework celery streamlit http-server',
  'build-tool':
    'npm npx yarn pnpm corepack mvn mvnw gradle gradlew sbt lein clj clojure cargo go swift mix stack cabal make uv uvx poetry ' +
    'pipenv pdm hatch rails rake bundle next nuxt vite webpack ng nodemon ts-node tsx crystal nim dub opam dune deno bun air',
};

/** What is known of a program by its name; undefined for most. */
export const startedKind = (name: string): StartedKind | undefined =>
  (Object.keys(kinds) as StartedKind[]).find((kind) => hasWord(kinds[kind], name));

/** Servers of `server` whose options name a user to change to. Sources: gunicorn, uwsgi and memcached manuals. */
export const userOptions: Readonly<Record<string, readonly string[]>> = {
  gunicorn: ['-u', '--user'],
  uwsgi: ['--uid'],
  memcached: ['-u'],
  mini_httpd: ['-u'],
};

/** What a shell text does before it starts a program: none of it writes a file or needs root. */
export const preparingPrograms: ReadonlySet<string> = new Set(
  'cd set export readonly local unset shift echo printf true : test [ [[ exit return sleep date pwd dirname basename readlink hash type wait trap nc pg_isready'.split(
    ' ',
  ),
);

/** Run another program in their place: https://github.com/krallin/tini, https://github.com/Yelp/dumb-init. */
export const initWrappers: Readonly<Record<string, readonly string[]>> = {
  tini: ['-p', '-e'],
  'tini-static': ['-p', '-e'],
  'dumb-init': ['-r', '--rewrite'],
  catatonit: [],
  env: ['-u', '-C'],
  exec: ['-a'],
  'docker-php-entrypoint': [],
};

/** Packages that are installed to start something as root, by the names of all distributions. */
export const rootPackages: ReadonlySet<string> = new Set(
  (
    'gosu su-exec openssh-server openssh-sshd dropbear cron cronie supervisor supervisord runit s6 s6-overlay systemd-sysv ' +
    'docker.io docker-ce docker-ce-cli docker docker-cli moby-engine openvpn wireguard-tools strongswan iptables nftables ' +
    'fuse fuse3 nfs-common nfs-utils cifs-utils xinetd keepalived'
  ).split(' '),
);

/** Put programs or models into the home directory of whoever runs them. */
export const homeInstallers: ReadonlySet<string> = new Set(
  'pipx rustup rustup-init nvm fnm volta pyenv rbenv asdf sdk mise playwright ghcup opam julia juliaup nimble puppeteer nltk.downloader stack cs'.split(
    ' ',
  ),
);

/** Packages of servers that a program may start beside itself: they write to logs, sockets and data of their own. */
export const serverPackages: ReadonlySet<string> = new Set(
  (
    'nginx nginx-light nginx-full nginx-extras nginx-core apache2 httpd lighttpd haproxy varnish squid php-fpm php7.4-fpm ' +
    'php8.1-fpm php8.2-fpm php8.3-fpm redis redis-server memcached postgresql postgresql-server mysql-server ' +
    'default-mysql-server mariadb-server mongodb rabbitmq-server mosquitto postfix exim4 rsyslog dnsmasq bind9 tor slapd'
  ).split(' '),
);

/**
 * Tasks by which frameworks make or change a database, with SQLite a file: https://docs.djangoproject.com/en/stable/ref/django-admin/,
 * https://guides.rubyonrails.org/active_record_migrations.html, https://laravel.com/docs/migrations, https://www.prisma.io/docs/orm/reference/prisma-cli-reference
 */
export const databaseTasks: ReadonlySet<string> = new Set(
  'migrate syncdb loaddata createcachetable createsuperuser db:migrate db:setup db:prepare db:create db:seed db:push migrate:fresh'.split(
    ' ',
  ),
);
