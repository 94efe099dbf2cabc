/**
 * Programs that do the same as root whoever owns the files that they find. Not among them: git and what asks it (it refuses
 * the folder of another owner), npm, yarn and pnpm (they run scripts as the owner of the folder), tar (it gives files to
 * their owners). Sources: the manual page of each, https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory,
 * https://docs.npmjs.com/cli/v8/using-npm/scripts#user.
 */
export const ownerBlindPrograms: ReadonlySet<string> = new Set(
  (
    'cd set export echo printf true : test [ exit mkdir touch chmod ln rm rmdir ls cat pwd sed grep dos2unix locale-gen ' +
    'apt-get apt apk yum dnf microdnf zypper apt-key apt-mark dpkg update-ca-certificates ldconfig ' +
    'useradd groupadd adduser addgroup usermod a2enmod docker-php-ext-install docker-php-ext-enable docker-php-ext-configure'
  ).split(' '),
);
