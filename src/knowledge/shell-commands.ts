/**
 * Commands that Dockerfiles do not replace by another version while they use them: builtins, coreutils and the package
 * managers of distributions, whose own upgrades stay at the same path.
 * Source: POSIX.1-2017 XCU 4; GNU coreutils manual; the manuals of apt, apk, dnf, zypper.
 */
export const stableCommands: ReadonlySet<string> = new Set(
  (
    'apt apt-get apt-key apt-cache apt-mark aptitude dpkg debconf-set-selections add-apt-repository apk yum dnf microdnf ' +
    'rpm zypper pacman update-ca-certificates update-alternatives ldconfig locale-gen localedef ' +
    'useradd groupadd usermod adduser addgroup chpasswd passwd sudo su ' +
    'basename cat chgrp chmod chown cp cut date dd df dirname du echo env expr false head id install ln ls mkdir mktemp ' +
    'mv nproc printf pwd readlink realpath rm rmdir seq sleep sort stat tail tee test touch tr true uname uniq wc which ' +
    'xargs yes awk sed grep egrep fgrep find gzip gunzip zcat tar sh bash dash ash ' +
    'cd export set unset umask ulimit : [ command exit exec eval read type alias local source . wait trap shift'
  ).split(' '),
);

/**
 * Alpine packages that bring their own version of a command that busybox has: command → packages.
 * Source: `apk info -L` of coreutils, findutils, grep, sed, gawk, tar, gzip, procps, shadow, util-linux, bash.
 */
export const busyboxProviders: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    (
      'basename cat chgrp chmod chown cp cut date dd df dirname du echo env expr false head id install ln ls mkdir ' +
      'mktemp mv nproc printf pwd readlink realpath rm rmdir seq sleep sort stat tail tee test touch tr true uname ' +
      'uniq wc yes sha256sum sha512sum sha1sum md5sum base64'
    )
      .split(' ')
      .map((name) => [name, ['coreutils']]),
  ),
  ...{ find: ['findutils'], xargs: ['findutils'], egrep: ['grep'], fgrep: ['grep'], awk: ['gawk'] },
  ...{ gunzip: ['gzip'], zcat: ['gzip'], adduser: ['shadow'], addgroup: ['shadow'], passwd: ['shadow'] },
  ...{ su: ['shadow', 'util-linux'], which: ['which'] },
};
