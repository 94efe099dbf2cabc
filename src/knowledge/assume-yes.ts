import type { ManagerName } from './package-managers.ts';

/** How a package manager is told not to ask. */
export interface AssumeYes {
  /** The option to add. */
  readonly option: string;
  /** Options that say the same, or choose another answer. */
  readonly same: readonly string[];
  /** Letters that do so among short options in one word: `-qy`. */
  readonly letters: string;
  /** Commands that ask. */
  readonly asks: ReadonlySet<string>;
  readonly source: string;
}

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const rpm: AssumeYes = {
  option: '-y',
  same: ['--assumeyes', '--assumeno', '--nobest --assumeyes', '-C', '--downloadonly', '--cacheonly'],
  letters: 'y',
  asks: names(
    'install localinstall reinstall groupinstall group-install update upgrade distro-sync builddep build-dep remove erase ' +
      'autoremove',
  ),
  source: 'https://dnf.readthedocs.io/en/latest/command_ref.html',
};

/** By package manager; those that never ask are not here. */
export const assumeYes: Partial<Record<ManagerName, AssumeYes>> = {
  apt: {
    option: '-y',
    // `-qq` implies `-y`
    same: ['--yes', '--assume-yes', '--assume-no', '-qq', '-q=2', '--quiet=2', '--force-yes'].concat([
      '--simulate',
      '--just-print',
      '--dry-run',
      '--recon',
      '--no-act',
      '--print-uris',
      '--trivial-only',
    ]),
    letters: 'ys',
    asks: names(
      'install reinstall build-dep upgrade dist-upgrade full-upgrade remove purge autoremove auto-remove autopurge',
    ),
    source: 'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
  },
  aptitude: {
    option: '-y',
    same: ['--assume-yes', '--simulate'],
    letters: 'ys',
    asks: names('install upgrade safe-upgrade full-upgrade remove purge'),
    source: 'https://manpages.debian.org/bookworm/aptitude/aptitude-curses.8.en.html',
  },
  yum: rpm,
  dnf: rpm,
  microdnf: { ...rpm, asks: names('install reinstall update upgrade remove') },
  zypper: {
    option: '-y',
    same: ['--no-confirm', '--non-interactive', '--dry-run', '-D'],
    letters: 'yn',
    asks: names('install in update up dist-upgrade dup patch remove rm'),
    source: 'https://en.opensuse.org/SDB:Zypper_manual',
  },
  pacman: {
    option: '--noconfirm',
    same: ['--noconfirm', '--confirm', '--print', '-p'],
    letters: '',
    asks: new Set(),
    source: 'https://man.archlinux.org/man/pacman.8',
  },
  conda: {
    option: '-y',
    same: ['--yes', '--dry-run'],
    letters: 'yd',
    asks: names('install create update upgrade remove uninstall clean'),
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/install.html',
  },
};
