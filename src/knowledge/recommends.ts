import { recommendsIndex, recommendsSource } from './recommends-index.ts';

/** A recommended package that carries the load of another, and when. */
export interface LoadBearingRecommends {
  /** Packages that are then named explicitly; names that every release of Debian and Ubuntu has which has the other. */
  readonly needs: readonly string[];
  readonly when: RecommendsNeed;
  /** The last releases that only recommend it; later ones depend on it. */
  readonly until?: { readonly debian: string; readonly ubuntu: string };
  readonly source: string;
}

/**
 * Signs in a file that a recommended package is used. `always`: without it the package hardly works; the others: only
 * where the file visibly does that.
 */
export type RecommendsNeed =
  | 'always'
  | 'pip'
  | 'ssh'
  | 'gpg-server'
  | 'ppa'
  | 'build'
  | 'autotools'
  | 'composer'
  | 'gem'
  | 'npm'
  | 'cgo'
  | 'package-build'
  | 'pdf'
  | 'perl'
  | 'snakeoil'
  | 'https';

const debian = (name: string): string => `https://packages.debian.org/bookworm/${name}`;

/**
 * Recommended packages without which people were seen to be stuck. Checked against the index of Debian 12, or where an
 * older release recommended what a newer one depends on, against that.
 */
export const loadBearingRecommends: Readonly<Record<string, readonly LoadBearingRecommends[]>> = {
  curl: [{ needs: ['ca-certificates'], when: 'always', source: debian('libcurl4') }],
  wget: [{ needs: ['ca-certificates'], when: 'always', source: debian('wget') }],
  git: [
    { needs: ['ca-certificates'], when: 'always', source: debian('libcurl3-gnutls') },
    { needs: ['openssh-client'], when: 'ssh', source: debian('git') },
  ],
  'git-core': [
    { needs: ['ca-certificates'], when: 'always', source: debian('git') },
    { needs: ['openssh-client'], when: 'ssh', source: debian('git') },
  ],
  'git-lfs': [{ needs: ['ca-certificates'], when: 'always', source: debian('git') }],
  mercurial: [
    { needs: ['ca-certificates'], when: 'always', source: debian('mercurial') },
    { needs: ['openssh-client'], when: 'ssh', source: debian('mercurial') },
  ],
  aria2: [{ needs: ['ca-certificates'], when: 'always', source: debian('aria2') }],
  'apt-transport-https': [
    // libcurl3-gnutls recommended them; since apt 1.5 the package is empty
    {
      needs: ['ca-certificates'],
      when: 'always',
      until: { debian: '9', ubuntu: '17.10' },
      source: 'https://packages.ubuntu.com/xenial/libcurl3-gnutls',
    },
  ],
  nodejs: [{ needs: ['ca-certificates'], when: 'always', source: debian('nodejs') }],
  gcc: [{ needs: ['libc6-dev'], when: 'always', source: debian('gcc') }],
  clang: [{ needs: ['libc6-dev'], when: 'always', source: debian('libgcc-12-dev') }],
  cmake: [{ needs: ['make', 'gcc', 'libc6-dev'], when: 'build', source: debian('cmake') }],
  meson: [{ needs: ['gcc', 'libc6-dev'], when: 'build', source: debian('dpkg-dev') }],
  autoconf: [{ needs: ['automake'], when: 'always', source: debian('autoconf') }],
  // through libltdl-dev
  libtool: [{ needs: ['automake'], when: 'autotools', source: debian('libltdl-dev') }],
  'libtool-bin': [{ needs: ['automake'], when: 'autotools', source: debian('libltdl-dev') }],
  // through pkg-php-tools, debhelper and dpkg-dev; what `pecl install` and phpize set up is built with it
  'php-dev': [{ needs: ['make'], when: 'always', source: debian('php8.2-dev') }],
  'dpkg-dev': [{ needs: ['build-essential', 'fakeroot'], when: 'package-build', source: debian('dpkg-dev') }],
  devscripts: [{ needs: ['build-essential', 'fakeroot'], when: 'package-build', source: debian('dpkg-dev') }],
  'golang-go': [{ needs: ['gcc', 'libc6-dev'], when: 'cgo', source: debian('golang-go') }],
  golang: [{ needs: ['gcc', 'libc6-dev'], when: 'cgo', source: debian('golang-go') }],
  'python3-pip': [
    { needs: ['build-essential', 'python3-dev'], when: 'pip', source: debian('python3-pip') },
    // `pip install` of a source package fails without it
    {
      needs: ['python3-setuptools'],
      when: 'pip',
      until: { debian: '10', ubuntu: '19.10' },
      source: 'https://packages.ubuntu.com/bionic/python3-pip',
    },
  ],
  'python-pip': [
    {
      needs: ['build-essential', 'python-dev', 'python-setuptools'],
      when: 'pip',
      source: 'https://packages.ubuntu.com/bionic/python-pip',
    },
  ],
  virtualenv: [{ needs: ['build-essential', 'python3-dev'], when: 'pip', source: debian('python3-virtualenv') }],
  'python3-virtualenv': [
    { needs: ['build-essential', 'python3-dev'], when: 'pip', source: debian('python3-virtualenv') },
  ],
  // every distribution of CPAN is built with it
  cpanminus: [{ needs: ['make'], when: 'perl', source: debian('cpanminus') }],
  // a C library for the target, without which nothing but a kernel compiles
  'gcc-aarch64-linux-gnu': [
    { needs: ['libc6-dev-arm64-cross'], when: 'always', source: debian('gcc-aarch64-linux-gnu') },
  ],
  'gcc-arm-linux-gnueabihf': [
    { needs: ['libc6-dev-armhf-cross'], when: 'always', source: debian('gcc-arm-linux-gnueabihf') },
  ],
  'gcc-arm-linux-gnueabi': [
    { needs: ['libc6-dev-armel-cross'], when: 'always', source: debian('gcc-arm-linux-gnueabi') },
  ],
  'gcc-arm-none-eabi': [{ needs: ['libnewlib-arm-none-eabi'], when: 'always', source: debian('gcc-arm-none-eabi') }],
  // its site `default-ssl` names the certificate that ssl-cert makes
  apache2: [{ needs: ['ssl-cert'], when: 'snakeoil', source: debian('apache2') }],
  xvfb: [{ needs: ['xauth'], when: 'always', source: debian('xvfb') }],
  // both fail to start without the font `fixed`
  tightvncserver: [{ needs: ['xfonts-base'], when: 'always', source: debian('tightvncserver') }],
  vnc4server: [{ needs: ['xfonts-base'], when: 'always', source: 'https://packages.ubuntu.com/bionic/vnc4server' }],
  // text is drawn as empty boxes without any font
  chromium: [{ needs: ['fonts-liberation'], when: 'always', source: debian('chromium') }],
  graphviz: [{ needs: ['fonts-liberation'], when: 'always', source: debian('graphviz') }],
  imagemagick: [{ needs: ['ghostscript'], when: 'pdf', source: debian('imagemagick') }],
  gpg: [{ needs: ['gnupg'], when: 'gpg-server', source: debian('gpg') }],
  gnupg: [
    {
      needs: ['dirmngr'],
      when: 'gpg-server',
      until: { debian: '9', ubuntu: '17.10' },
      source: 'https://packages.debian.org/stretch/gnupg',
    },
  ],
  gnupg2: [
    {
      needs: ['dirmngr'],
      when: 'gpg-server',
      until: { debian: '9', ubuntu: '17.10' },
      source: 'https://packages.debian.org/stretch/gnupg2',
    },
  ],
  'software-properties-common': [
    // it depends on gpg, which recommends gnupg, which brings the agent that adding a key asks for
    { needs: ['gnupg'], when: 'ppa', source: debian('software-properties-common') },
  ],
  composer: [{ needs: ['git', 'unzip'], when: 'composer', source: debian('composer') }],
  npm: [{ needs: ['build-essential', 'git'], when: 'npm', source: debian('npm') }],
  'node-gyp': [{ needs: ['build-essential'], when: 'npm', source: debian('node-gyp') }],
  bundler: [{ needs: ['build-essential', 'ruby-dev'], when: 'gem', source: debian('bundler') }],
};

/** Programs by the package that brings them, where the names differ: a file that starts one needs the package. */
export const programsOfPackage: Readonly<Record<string, readonly string[]>> = {
  'openssh-client': ['ssh', 'scp', 'sftp', 'ssh-keyscan', 'ssh-keygen', 'ssh-add', 'ssh-agent'],
  'g++': ['g++', 'c++'],
  gcc: ['gcc', 'cc'],
  gnupg: ['gpg'],
  automake: ['automake', 'aclocal', 'autoreconf'],
  psmisc: ['killall', 'fuser', 'pstree'],
  'pkg-config': ['pkg-config'],
  ghostscript: ['gs'],
  'man-db': ['man'],
  cron: ['cron', 'crond', 'crontab'],
  'exim4-daemon-light': ['exim4', 'exim', 'sendmail'],
  mailutils: ['mail'],
  'xz-utils': ['xz', 'unxz'],
  dbus: ['dbus-daemon', 'dbus-launch', 'dbus-uuidgen'],
  udev: ['udevadm', 'udevd'],
  'default-jre-headless': ['java'],
  'default-jdk-headless': ['javac'],
  apache2: ['apache2', 'apache2ctl', 'apachectl', 'a2enmod', 'a2dismod', 'a2ensite', 'a2dissite'],
  'ruby-dev': ['mkmf'],
  'x11-utils': ['xdpyinfo', 'xwininfo', 'xprop', 'xev'],
  'x11-xserver-utils': ['xrandr', 'xset', 'xrdb', 'xhost', 'xsetroot'],
  'mesa-utils': ['glxinfo', 'glxgears'],
};

/**
 * Packages that bring another one along by a hard dependency, so that it need not be named beside them.
 * Source: Debian's package index, bookworm.
 */
export const bringAlong: Readonly<Record<string, readonly string[]>> = {
  'libc6-dev': ['build-essential', 'g++', 'libstdc++-dev', 'python3-dev', 'python-dev'],
  gcc: ['build-essential', 'g++'],
  make: ['build-essential', 'dpkg-dev'],
  'g++': ['build-essential'],
  gnupg: ['gnupg2'],
  'openssh-client': ['ssh', 'openssh-server'],
  'ca-certificates': ['ca-certificates-java'],
};

/**
 * Packages whose point is what they recommend: a desktop, a TeX distribution, R with its compilers.
 * Source: Debian's package index, bookworm; a `*` at an end stands for any rest.
 */
export const metaPackages: readonly string[] = [
  '*^',
  'r-base',
  'r-base-core',
  'r-base-dev',
  'r-recommended',
  'texlive*',
  'task-*',
  '*-desktop',
  '*-desktop-environment',
  'xfce4',
  'xfce4-*',
  'lxde*',
  'lxqt*',
  'mate-desktop-*',
  'cinnamon*',
  'gnome*',
  'kde-*',
  'plasma-*',
  'xorg',
  'xserver-xorg*',
  'libreoffice*',
  'wine*',
  'docker.io',
  'docker-ce',
  'systemd*',
  'snapd',
  'network-manager',
  'octave',
  'kodi',
  'tasksel',
  'sagemath',
  'ros-*',
  'gnuradio',
  'kicad',
  'freecad',
  'qgis',
  'gimp',
];

/** The same for dnf and zypper, whose groups and patterns are lists of what is recommended. */
export const metaPackagesElsewhere: readonly string[] = [
  '@*',
  'pattern:*',
  // php-cli, php-xml, php-mbstring …; the Java compiler; gem and bundle
  'php',
  'php7',
  'php8',
  'maven',
  'ruby',
  'texlive*',
  'libreoffice*',
  '*-desktop',
  'patterns-*',
  'podman*',
  'buildah',
  'docker*',
  'R',
  'wine*',
  'octave*',
  'systemd*',
];

const matches = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) => {
    if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
    return pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern;
  });

/** Whether a package is left with what it recommends. */
export const isMetaPackage = (name: string, manager = 'apt'): boolean =>
  matches(manager === 'apt' || manager === 'aptitude' ? metaPackages : metaPackagesElsewhere, name);

/** Where `recommendedBy` has its answers from, for messages. */
export { recommendsSource };

/** Packages that others recommend. */
export interface Recommended {
  /** Most wanted first. */
  readonly names: readonly string[];
  /** That is not all. */
  readonly more: boolean;
}

let byName: ReadonlyMap<string, string> | undefined;

/** What a package recommends, the packages that it depends on included. */
export const recommendedBy = (name: string): Recommended => {
  byName ??= new Map(
    recommendsIndex
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line] as const),
  );
  const names = byName.get(name)?.split(' ').slice(1) ?? [];
  const more = names.at(-1) === '&';
  return { names: more ? names.slice(0, -1) : names, more };
};
