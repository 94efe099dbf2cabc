/** The day of the archives that `aptListBytes` comes from, for reports. */
export const aptListsDate = '2026-11-21';

/**
 * Bytes that `apt-get update` leaves in /var/lib/apt/lists of the distribution's own image, by release, for amd64.
 *
 * debian: the files that apt leaves with the images' settings (Acquire::GzipIndexes, for which apt keeps its lists as lz4;
 * Acquire::Languages none) and their sources (main of the release, its updates and security), measured.
 *
 * ubuntu: the sizes of Packages.gz by the archive's Release files (main, restricted, universe and multiverse of the release,
 * its updates, backports and security). As apt keeps them as lz4, which packs less, it is somewhat more.
 */
export const aptListBytes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  debian: { 11: 18_452_334, 12: 19_853_620, 13: 21_654_313 },
  ubuntu: {
    '16.04': 16_793_957,
    '18.04': 27_450_669,
    '20.04': 34_700_334,
    '22.04': 48_937_303,
    '24.04': 33_404_552,
    '26.04': 26_863_960,
  },
};
