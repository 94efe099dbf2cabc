/** A place in an image whose files two builds of the same Dockerfile write differently, or that nothing in the image needs. */
export interface VolatilePath {
  /** A glob: `*` for anything within a name, `**` for anything. A folder counts with all below it. */
  readonly path: string;
  /** `any`: files come, go and change. `content`: they must be there, with their owner and mode. */
  readonly varies: 'any' | 'content';
  readonly why: string;
}

/** Home folders that tools keep caches in. */
const inHomes = (names: readonly string[], why: string): VolatilePath[] =>
  names.flatMap((name) =>
    ['/root', '/home/*', '/nonexistent', ''].map((home) => ({ path: `${home}/${name}`, varies: 'any', why })),
  );

/** What a comparison of two images leaves out, since it differs between any two builds. */
export const volatilePaths: readonly VolatilePath[] = [
  { path: '/var/log/**', varies: 'any', why: 'logs' },
  { path: '/tmp/v8-compile-cache*', varies: 'any', why: 'cache of node' },
  { path: '/tmp/node-compile-cache', varies: 'any', why: 'cache of node' },
  { path: '/tmp/npm-*', varies: 'any', why: 'temporary files' },
  { path: '/tmp/yarn--*', varies: 'any', why: 'temporary files' },
  { path: '/tmp/hsperfdata_*', varies: 'any', why: 'temporary files' },
  { path: '/run/adduser', varies: 'any', why: 'lock file' },
  { path: '/run/**', varies: 'content', why: 'state of a running system' },
  { path: '/var/lib/apt/lists/**', varies: 'any', why: 'package lists' },
  { path: '/var/cache/apt/**', varies: 'any', why: 'downloaded packages, and indexes that name the time' },
  { path: '/var/cache/apk/**', varies: 'any', why: 'package lists' },
  { path: '/etc/apk/cache/**', varies: 'any', why: 'package lists' },
  { path: '/var/cache/yum/**', varies: 'any', why: 'package lists' },
  { path: '/var/cache/dnf/**', varies: 'any', why: 'package lists' },
  { path: '/var/cache/libdnf5/**', varies: 'any', why: 'package lists' },
  { path: '/var/cache/zypp/**', varies: 'any', why: 'package lists' },
  { path: '/var/lib/dnf/**', varies: 'any', why: 'history of package actions' },
  { path: '/var/lib/yum/history/**', varies: 'any', why: 'history of package actions' },
  { path: '/var/cache/debconf/**', varies: 'any', why: 'questions of packages, rewritten with every install' },
  { path: '/var/cache/ldconfig/**', varies: 'any', why: 'holds times of files' },
  { path: '/var/cache/man/**', varies: 'any', why: 'index of manuals' },
  { path: '/var/cache/fontconfig/**', varies: 'any', why: 'holds times of files' },
  { path: '/var/lib/dpkg/**', varies: 'any', why: 'compared as packages' },
  { path: '/lib/apk/db/**', varies: 'any', why: 'compared as packages' },
  { path: '/usr/lib/apk/db/**', varies: 'any', why: 'compared as packages' },
  { path: '/var/lib/rpm/**', varies: 'any', why: 'compared as packages' },
  { path: '/usr/lib/sysimage/rpm/**', varies: 'any', why: 'compared as packages' },
  { path: '/var/lib/apt/extended_states', varies: 'any', why: 'compared as packages' },
  { path: '/var/lib/systemd/deb-systemd-helper-enabled/**', varies: 'any', why: 'notes of package scripts' },
  { path: '/var/lib/systemd/catalog/database', varies: 'content', why: 'holds the time' },
  { path: '/etc/ld.so.cache', varies: 'content', why: 'order of libraries' },
  { path: '/etc/machine-id', varies: 'content', why: 'made at random' },
  { path: '/var/lib/dbus/machine-id', varies: 'content', why: 'made at random' },
  { path: '/etc/hostname', varies: 'any', why: 'mounted by the builder' },
  { path: '/etc/hosts', varies: 'any', why: 'mounted by the builder' },
  { path: '/etc/resolv.conf', varies: 'any', why: 'mounted by the builder' },
  { path: '/etc/shadow', varies: 'content', why: 'holds the day of the last change' },
  { path: '/etc/shadow-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/passwd-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/group-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/gshadow-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/subuid-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/subgid-', varies: 'any', why: 'backup of the file of that name' },
  { path: '/etc/.pwd.lock', varies: 'any', why: 'lock file' },
  { path: '/etc/ssh/ssh_host_*', varies: 'content', why: 'made at random' },
  { path: '/etc/ssl/private/**', varies: 'content', why: 'made at random' },
  { path: '/etc/ssl/certs/ssl-cert-snakeoil.pem', varies: 'content', why: 'made at random' },
  { path: '/etc/ssl/certs/java/cacerts', varies: 'content', why: 'holds times' },
  { path: '/**/__pycache__', varies: 'any', why: 'compiled Python, which holds times of files' },
  { path: '/**/*.pyc', varies: 'any', why: 'compiled Python, which holds times of files' },
  { path: '/**/.git/**', varies: 'content', why: 'holds times of files' },
  { path: '/**/gschemas.compiled', varies: 'content', why: 'order of schemas' },
  { path: '/usr/share/info/dir', varies: 'content', why: 'order of manuals' },
  { path: '/usr/share/mime/mime.cache', varies: 'content', why: 'order of types' },
  { path: '/usr/share/applications/mimeinfo.cache', varies: 'content', why: 'order of types' },
  { path: '/usr/**/icon-theme.cache', varies: 'content', why: 'holds times of files' },
  { path: '/usr/lib/locale/locale-archive', varies: 'content', why: 'order of locales' },
  { path: '/**/node_modules/.cache', varies: 'any', why: 'cache of build tools' },
  { path: '/**/node_modules/.yarn-integrity', varies: 'content', why: 'holds the versions of the moment' },
  { path: '/**/node_modules/.modules.yaml', varies: 'content', why: 'holds the time' },
  { path: '/usr/local/share/.cache', varies: 'any', why: 'cache of yarn' },
  ...inHomes(['.cache', '.npm', '.yarn', '.local/share/pnpm/store', '.node-gyp'], 'caches of package managers'),
  ...inHomes(
    ['.m2/repository', '.gradle/caches', '.nuget', '.cargo/registry', '.composer/cache'],
    'caches of build tools',
  ),
  ...inHomes(['.wget-hsts', '.rnd', '.bash_history', '.node_repl_history', '.lesshst', '.viminfo'], 'traces of use'),
  ...inHomes(['.gnupg'], 'made at random'),
  { path: '/go/pkg/mod/cache', varies: 'any', why: 'downloads' },
  { path: '/go/pkg/sumdb', varies: 'any', why: 'downloads' },
];

/**
 * Where the scripts of Debian's packages write files that no package owns: a package that is gone takes them with it.
 * https://www.debian.org/doc/debian-policy/ch-maintainerscripts.html
 */
export const packageScriptPaths: readonly string[] = [
  '/etc/alternatives',
  '/etc/ssl/certs',
  '/etc/ca-certificates.conf',
  '/etc/passwd',
  '/etc/group',
  '/etc/shadow',
  '/etc/gshadow',
  '/etc/shells',
  '/etc/rc*.d/**',
  '/etc/init.d/**',
  '/etc/systemd',
  '/etc/pam.d',
  '/etc/apparmor.d',
  '/etc/fonts',
  '/etc/perl',
  '/etc/ssh',
  '/etc/emacs',
  '/etc/sgml',
  '/etc/xml',
  '/etc/modules-load.d',
  '/etc/localtime',
  '/etc/timezone',
  '/etc/mailcap',
  '/etc/inputrc',
  '/etc/networks',
  '/etc/nsswitch.conf',
  '/var/lib/**',
  '/var/cache/**',
  '/var/spool/**',
  '/var/mail',
  '/usr/share/**/*.cache',
  '/usr/share/mime',
  '/usr/share/info/dir',
  '/usr/share/fonts',
  '/usr/lib/**/*.cache',
  '/usr/lib/**/gconv-modules.cache',
  '/usr/share/glib-2.0/schemas/gschemas.compiled',
  '/usr/local/share/fonts',
  '/usr/local/share/ca-certificates',
  '/usr/local/lib/python*/**',
];

/** Folders in which the scripts of packages make files, and in which an application has no business without saying so. */
export const systemPaths: readonly string[] = ['/etc/**', '/run/**', '/var/**', '/root/.ssh', '/srv/tftp'];

/** Folders that a base image fills; what an application brings lies elsewhere. */
export const baseImagePaths: readonly string[] = [
  ...['bin', 'boot', 'dev', 'etc', 'home', 'lib', 'lib32', 'lib64', 'libx32', 'media', 'mnt', 'opt', 'proc', 'root'],
  ...['run', 'sbin', 'srv', 'sys', 'tmp', 'usr', 'var', '.dockerenv'],
].map((name) => `/${name}`);

/** What an account and the folders that it owns are made of. */
export const accountPaths: readonly string[] = [
  '/etc/passwd',
  '/etc/group',
  '/etc/shadow',
  '/etc/gshadow',
  '/etc/subuid',
  '/etc/subgid',
  '/home/**',
];
