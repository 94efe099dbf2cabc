import type { DistributionName } from './catalogue/distributions.ts';

/** How a distribution's image makes users. */
export type UserTool = 'shadow' | 'busybox';

/**
 * Images whose packages hold these tools from the start: `passwd` of Debian and Ubuntu, `shadow-utils` of the full Red Hat
 * family, `shadow` of Arch, BusyBox of Alpine. Absent from the minimal images of that family, from Amazon Linux and Photon.
 * Sources: https://packages.debian.org/passwd, https://catalog.redhat.com/software/base-images,
 * https://docs.aws.amazon.com/linux/al2023/ug/base-container.html, https://busybox.net/downloads/BusyBox.html#adduser.
 */
const tools: Partial<Record<DistributionName, UserTool>> = {
  debian: 'shadow',
  ubuntu: 'shadow',
  fedora: 'shadow',
  centos: 'shadow',
  almalinux: 'shadow',
  rockylinux: 'shadow',
  ubi: 'shadow',
  archlinux: 'shadow',
  alpine: 'busybox',
};

/** The tool that an image has for certain; undefined where there is none or it is not known. */
export const userToolOf = (image: {
  readonly distribution?: DistributionName;
  readonly packageManager?: string;
}): UserTool | undefined => {
  const { distribution, packageManager } = image;
  if (distribution === undefined || packageManager === 'microdnf' || packageManager === 'none') return undefined;
  return tools[distribution];
};

/**
 * Names of users and groups that the distributions' images have from the start; making one of them fails.
 * Sources: https://salsa.debian.org/debian/base-passwd (passwd.master, group.master),
 * https://gitlab.alpinelinux.org/alpine/aports/-/blob/master/main/alpine-baselayout (passwd, group),
 * https://pagure.io/setup (passwd, group), https://systemd.io/UIDS-GIDS/.
 */
export const systemAccounts: ReadonlySet<string> = new Set(
  (
    '_apt adm audio backup bin cdrom console cron daemon dbus dialout dip disk fax floppy ftp games guest halt input irc ' +
    'kmem kvm list lock lp mail man mem news nobody nogroup ntp operator ping plugdev proxy render root sasl sgx shadow ' +
    'shutdown src sshd staff sudo sync sys systemd-journal systemd-network systemd-timesync tape tss tty users utempter ' +
    'utmp uucp video voice wheel www-data'
  ).split(' '),
);

/** The user and the group of nobody. */
export const nobodyId = 65534;

/** Distributions whose minimal images lack the tools and have them in a package of this name. */
const shadowPackages: Partial<Record<DistributionName, string>> = {
  ...{ ubi: 'shadow-utils', almalinux: 'shadow-utils', rockylinux: 'shadow-utils', oraclelinux: 'shadow-utils' },
  ...{ centos: 'shadow-utils', fedora: 'shadow-utils', amazonlinux: 'shadow-utils' },
};

/** The package that brings the tools to an image, and the package manager that installs it; undefined where it is not known. */
export const userToolPackage = (image: {
  readonly distribution?: DistributionName;
  readonly packageManager?: string;
}): { readonly manager: string; readonly name: string } | undefined => {
  const { distribution, packageManager } = image;
  const name = distribution && shadowPackages[distribution];
  return name === undefined || packageManager === undefined || packageManager === 'none'
    ? undefined
    : // yum is there in all versions of Amazon Linux, as another name of dnf in the newer ones
      { manager: distribution === 'amazonlinux' ? 'yum' : packageManager, name };
};

/** A user to make. */
export interface NewUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Some programs stop, or lose their settings, without a home directory. */
  readonly home: boolean;
}

/** The commands that make a user with a group of its own name, who cannot log in. */
export const userCommands = (tool: UserTool, { name, uid, gid, home }: NewUser): readonly [string, string] =>
  tool === 'busybox'
    ? [
        `addgroup -S -g ${gid} ${name}`,
        `adduser -S -D ${home ? '' : '-H '}-u ${uid} -G ${name} -s /sbin/nologin ${name}`,
      ]
    : [
        `groupadd --gid ${gid} ${name}`,
        // without --no-log-init a large uid makes /var/log/faillog a huge sparse file
        `useradd --no-log-init ${home ? '--create-home' : '--no-create-home'} --uid ${uid} --gid ${name} --shell /usr/sbin/nologin ${name}`,
      ];

/** Directories of the system, which belong to root whatever a program does. */
const systemDirectories: ReadonlySet<string> = new Set(
  (
    '/ /bin /boot /dev /etc /home /lib /lib32 /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /var ' +
    '/usr/src /usr/local /var/lib /var/log /var/cache /var/run /var/tmp /var/www /var/opt /var/spool'
  ).split(' '),
);
const systemTrees: readonly string[] = (
  '/bin /boot /dev /etc /lib /lib32 /lib64 /proc /root /sbin /sys /tmp /usr/bin /usr/sbin /usr/lib /usr/lib64 /usr/libexec ' +
  '/usr/include /usr/share /usr/local/bin /usr/local/sbin /usr/local/lib /usr/local/include /usr/local/share /usr/local/etc ' +
  '/var/lib/apt /var/lib/dpkg /var/cache/apt /var/tmp /run/lock'
).split(' ');

/** Whether a directory belongs to the system (Filesystem Hierarchy Standard 3.0), so that it is not a program's own. */
export const isSystemDirectory = (path: string): boolean =>
  systemDirectories.has(path) || systemTrees.some((tree) => path === tree || path.startsWith(`${tree}/`));

/** Those of them that are empty, and meant for what a site or a package brings (FHS 3.0, 3.13 and 3.17): as the working directory they are the program's. */
const emptyDirectories: ReadonlySet<string> = new Set(['/srv', '/opt', '/var/www']);

/** Whether a directory of the system is the program's own where it is its working directory. */
export const mayBeWorkplace = (path: string): boolean => emptyDirectories.has(path);

/** Directories where everybody may write (FHS 3.0, 3.18 and 5.15), also as a volume, which gets the mode of what it covers. */
const openDirectories: ReadonlySet<string> = new Set(['/tmp', '/var/tmp']);

/** Whether a directory of an image that is not empty is open to every user. */
export const isOpenDirectory = (path: string): boolean => openDirectories.has(path);

/**
 * Directories that belong to an image's own user already:
 * https://github.com/docker-library/php/blob/master/Dockerfile-linux.template
 */
const givenDirectories: Readonly<Record<string, readonly string[]>> = { php: ['/var/www/html'] };

/** Whether a directory of an image belongs to the image's own user already. */
export const isGiven = (image: string, path: string): boolean => givenDirectories[image]?.includes(path) ?? false;

/** Directories that every image with a shell has from the start: those that all the distributions' images share. */
const commonDirectories: ReadonlySet<string> = new Set(
  (
    '/ /bin /dev /etc /home /lib /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/local ' +
    '/usr/local/bin /usr/local/lib /usr/sbin /usr/share /var /var/cache /var/lib /var/log /var/tmp'
  ).split(' '),
);

/** Whether a directory is there whatever the base image is, except in one without a shell. */
export const isEverywhere = (path: string): boolean => commonDirectories.has(path);
