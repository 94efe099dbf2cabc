/**
 * What the full variants hold more than the slim ones, in MB, by the number of their Debian: what `apt-get install
 * --no-install-recommends` says that the packages of buildpack-deps take on top of the packages of priority required, apt,
 * ca-certificates, netbase and tzdata. Other releases are not known.
 */
export const fullVariantMegabytes: Readonly<Record<string, number>> = { 11: 697, 12: 726, 13: 860 };

/** The same for Debian's own image: what a base system has in `slimmedFolders`, without copyright files. */
export const debianMegabytes: Readonly<Record<string, number>> = { 12: 42 };

/** The days of the indexes that these come from, for reports. */
export const packageIndexDates: Readonly<Record<string, string>> = {
  11: '2025-08-09',
  12: '2026-07-11',
  13: '2026-09-12',
};

/** Official images whose full variant holds all of buildpack-deps, and whose slim variant lacks it. */
export const hasFullVariant: ReadonlySet<string> = new Set(['node', 'python', 'ruby', 'perl']);

/**
 * Official images that hold Debian and packages that buildpack-deps has too, by their Dockerfiles:
 * https://github.com/docker-library/golang, https://github.com/docker-library/php, https://github.com/rust-lang/docker-rust.
 */
export const withinFullVariant: ReadonlySet<string> = new Set(['golang', 'php', 'rust']);
