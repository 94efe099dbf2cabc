/**
 * What the full variants of Debian-based official images hold and their slim ones lack. Sources: the Dockerfiles of
 * https://github.com/docker-library/buildpack-deps, https://github.com/docker-library/python,
 * https://github.com/nodejs/docker-node and the slim rules of https://github.com/debuerreotype/debuerreotype (2025-06).
 */

/** Programs of buildpack-deps and the packages that bring them; of those that a Dockerfile or a script names. */
export const carriedPrograms: Readonly<Record<string, readonly string[]>> = {
  curl: ['ca-certificates', 'curl'],
  wget: ['ca-certificates', 'wget'],
  git: ['ca-certificates', 'git'],
  gpg: ['gnupg', 'dirmngr'],
  gpgv: ['gpgv'],
  hg: ['mercurial'],
  svn: ['subversion'],
  ssh: ['openssh-client'],
  scp: ['openssh-client'],
  'ssh-keyscan': ['openssh-client'],
  'ssh-keygen': ['openssh-client'],
  'ssh-agent': ['openssh-client'],
  'ssh-add': ['openssh-client'],
  ps: ['procps'],
  top: ['procps'],
  free: ['procps'],
  pgrep: ['procps'],
  pkill: ['procps'],
  sysctl: ['procps'],
  watch: ['procps'],
  bzip2: ['bzip2'],
  bunzip2: ['bzip2'],
  xz: ['xz-utils'],
  unxz: ['xz-utils'],
  xzcat: ['xz-utils'],
  unzip: ['unzip'],
  file: ['file'],
  patch: ['patch'],
  make: ['make'],
  openssl: ['openssl'],
  'update-ca-certificates': ['ca-certificates'],
  convert: ['imagemagick'],
  identify: ['imagemagick'],
  mogrify: ['imagemagick'],
  perl: ['perl'],
  envsubst: ['gettext-base'],
};

/** Programs of buildpack-deps that work on libraries and headers, of which it holds many: what they need is not known. */
export const compilers: ReadonlySet<string> = new Set([
  ...[
    'gcc',
    'g++',
    'cc',
    'c++',
    'cpp',
    'ld',
    'ar',
    'as',
    'autoconf',
    'automake',
    'autoreconf',
    'aclocal',
    'libtoolize',
  ],
  ...['libtool', 'cmake', 'configure', 'meson', 'ninja', 'pkg-config', 'mysql_config', 'pg_config', 'xml2-config'],
  ...[
    'curl-config',
    'dpkg-buildpackage',
    'dpkg-source',
    'rpmbuild',
    'cargo',
    'rustc',
    'go',
    'bundle',
    'gem',
    'python2',
  ],
  ...['make', 'scons', 'waf'],
]);

/** Programs of every Debian image, slim ones too: packages of priority required, and apt. */
export const debianPrograms: ReadonlySet<string> = new Set(
  (
    '. : [ adduser addgroup apt apt-cache apt-get apt-key apt-mark arch awk base64 basename bash break bunzip cat cd chgrp chmod chown chroot cksum cmp ' +
    'command comm continue cp csplit cut dash date dd deluser delgroup df diff dir dircolors dirname dpkg dpkg-divert dpkg-query ' +
    'dpkg-reconfigure du echo egrep env eval exec exit expand export expr factor false fgrep find flock fmt fold getent getopt getopts ' +
    'gpasswd grep groupadd groupdel groupmod groups gunzip gzip hash head hostid hostname iconv id install join kill ldconfig ldd link ln ' +
    'local locale localedef logname ls lsblk mawk md5sum mkdir mkfifo mknod mktemp more mount mv newgrp nice nl nohup nproc numfmt od ' +
    'passwd paste pathchk pinky pr printenv printf ptx pwd read readlink realpath return rm rmdir run-parts sed seq service set setpriv ' +
    'setsid sh sha1sum sha224sum sha256sum sha384sum sha512sum shift shred shuf sleep sort source split stat stdbuf stty su sum ' +
    'sync tac tail tar taskset tee tempfile test time timeout touch tr trap true truncate tsort tty type ulimit umask umount ' +
    'uname unexpand uniq unlink unset update-alternatives update-passwd useradd userdel usermod users vdir wait wc wdctl ' +
    'which who whoami xargs yes zcat zgrep chpasswd chage chsh chfn mountpoint nsenter start-stop-daemon select-editor ' +
    'update-rc.d invoke-rc.d debconf-set-selections deb-systemd-helper add-shell pwconv catchsegv getconf'
  ).split(' '),
);

/**
 * Programs that Debian's base system has had up to a release, and the package that brings them since: from Debian 13 on apt
 * does not depend on adduser any more. Source: https://tracker.debian.org/pkg/apt, the dependencies of apt 3.0
 */
export const movedOut: Readonly<Record<string, { readonly last: number; readonly name: string }>> = {
  adduser: { last: 12, name: 'adduser' },
  addgroup: { last: 12, name: 'adduser' },
  deluser: { last: 12, name: 'adduser' },
  delgroup: { last: 12, name: 'adduser' },
};

/** Folders that the slim variants of Debian leave empty whatever is installed. */
export const slimmedFolders: readonly string[] = [
  '/usr/share/man',
  '/usr/share/doc',
  '/usr/share/info',
  '/usr/share/locale',
  '/usr/share/groff',
  '/usr/share/lintian',
  '/usr/share/linda',
];

/**
 * Starts of package names that make links into /usr/share/man, or depend on one that does: before Debian 12 they fail
 * to configure where it is missing. Source: https://bugs.debian.org/863199
 */
export const needsManFolders: readonly string[] = [
  ...[
    'openjdk-',
    'default-j',
    'ca-certificates-java',
    'oracle-java',
    'postgresql',
    'pgadmin',
    'postgis',
    'odoo',
    'barman',
  ],
  ...[
    'maven',
    'ant',
    'gradle',
    'jenkins',
    'sbt',
    'scala',
    'libreoffice',
    'tomcat',
    'elasticsearch',
    'cassandra',
    'solr',
  ],
  ...[
    'zookeeper',
    'hadoop',
    'jetty',
    'groovy',
    'bazel',
    'pdftk',
    'kotlin',
    'clojure',
    'leiningen',
    'logstash',
    'kafka',
  ],
  ...[
    'texlive',
    'octave',
    'fop',
    'jmeter',
    'icedtea',
    'android',
    'jython',
    'graphhopper',
    'plantuml',
    'ditaa',
    'neo4j',
  ],
  ...[
    'r-base',
    'r-cran',
    'mono-',
    'unifi',
    'rundeck',
    'gcj',
    'ecj',
    'libpostgresql',
    'pgpool',
    'repmgr',
    'slony',
    'pgbouncer',
  ],
];

/** Packages whose use is what slim images leave out. */
export const needsDocumentation: ReadonlySet<string> = new Set([
  'man',
  'man-db',
  'info',
  'manpages',
  'manpages-dev',
  'groff',
]);

/** An official image with a slim variant of the same Debian. */
export interface SlimImage {
  readonly kind: 'debian' | 'node' | 'python' | 'ruby' | 'perl' | 'rust' | 'beam' | 'haskell';
  /** Programs of its own that both variants have. */
  readonly programs: readonly string[];
  /** Packages that the slim variant lacks and that anything may read. */
  readonly lacks?: readonly string[];
}

/**
 * By the Dockerfiles of https://github.com/docker-library/ruby, https://github.com/rust-lang/docker-rust,
 * https://github.com/erlang/docker-erlang-otp, https://github.com/erlef/docker-elixir,
 * https://github.com/haskell/docker-haskell and https://github.com/Perl/docker-perl (2025-11). Without one: golang, php,
 * gcc, maven, gradle.
 */
export const slimImages: Readonly<Record<string, SlimImage>> = {
  debian: { kind: 'debian', programs: [] },
  node: { kind: 'node', programs: ['node', 'npm', 'npx', 'yarn', 'yarnpkg', 'corepack', 'nodejs'] },
  python: { kind: 'python', programs: ['python', 'python3', 'pip', 'pip3'] },
  ruby: { kind: 'ruby', programs: ['ruby', 'gem', 'bundle', 'bundler', 'irb', 'rake', 'erb'] },
  perl: { kind: 'perl', programs: ['perl', 'cpan', 'cpanm', 'prove', 'corelist'], lacks: ['ca-certificates'] },
  rust: { kind: 'rust', programs: ['cargo', 'rustc', 'rustup', 'rustdoc', 'gcc', 'cc', 'ld', 'ar', 'as'] },
  erlang: { kind: 'beam', programs: ['erl', 'erlc', 'escript', 'rebar3'], lacks: ['ca-certificates'] },
  elixir: {
    kind: 'beam',
    programs: ['erl', 'erlc', 'escript', 'elixir', 'elixirc', 'iex', 'mix'],
    lacks: ['ca-certificates'],
  },
  haskell: {
    kind: 'haskell',
    programs: [
      ...[
        'ghc',
        'ghci',
        'runghc',
        'runhaskell',
        'cabal',
        'stack',
        'ghc-pkg',
        'haddock',
        'gcc',
        'g++',
        'cc',
        'ld',
        'make',
      ],
      ...['curl', 'git', 'xz', 'gpg'],
    ],
  },
};

/** Official images of a JDK that have JREs of the same version, tagged `jre`. */
export const javaImages: ReadonlySet<string> = new Set([
  'openjdk',
  'eclipse-temurin',
  'adoptopenjdk',
  'java',
  'sapmachine',
]);

/** Programs of a JDK that no JRE has, and build tools that need them. */
export const jdkPrograms: ReadonlySet<string> = new Set([
  ...[
    'javac',
    'jar',
    'javadoc',
    'javap',
    'jarsigner',
    'jdeps',
    'jlink',
    'jpackage',
    'jmod',
    'jshell',
    'jcmd',
    'jmap',
    'jps',
  ],
  ...['jstack', 'jstat', 'jinfo', 'jhat', 'jdb', 'jconsole', 'native2ascii', 'rmic', 'xjc', 'wsimport', 'schemagen'],
  ...[
    'mvn',
    'mvnw',
    'gradle',
    'gradlew',
    'ant',
    'sbt',
    'lein',
    'clojure',
    'kotlinc',
    'scalac',
    'groovyc',
    'boot',
    'grails',
  ],
]);

/** Official images that have ended, and what took their places. Source: the deprecation notices on https://hub.docker.com/ */
export const successors: Readonly<Record<string, string>> = {
  openjdk: 'eclipse-temurin',
  java: 'eclipse-temurin',
  adoptopenjdk: 'eclipse-temurin',
  centos: 'almalinux, rockylinux or quay.io/centos/centos:stream9',
};
