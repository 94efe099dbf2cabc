/**
 * Ends of names of archives that ADD may unpack: tar, plain or compressed, also where it is called otherwise. ADD looks at
 * the contents alone.
 * Sources: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives,
 * https://github.com/ruby/rubygems (a .gem is a tar archive), https://doc.rust-lang.org/cargo/commands/cargo-package.html
 * (.crate), https://wiki.alpinelinux.org/wiki/Apk_spec, https://www.dmtf.org/standards/ovf (.ova),
 * https://developer.hashicorp.com/vagrant/docs/boxes/format (.box)
 */
const archiveEnds: readonly string[] =
  '.gem .crate .apk .ova .box .tar .gz .tgz .taz .bz2 .tb2 .tbz .tbz2 .tz2 .xz .txz .lzma .tlz .zst .tzst .Z .lz4'.split(
    ' ',
  );

/** Whether a file may be an archive that ADD unpacks, by its name. */
export const looksLikeArchive = (name: string): boolean => {
  const lower = name.toLowerCase();
  return archiveEnds.some((end) => lower.endsWith(end.toLowerCase()));
};

/** tar archives that ADD surely unpacks, and options with which `tar -x` reads each of them. */
const tarEnds: Readonly<Record<string, string>> = {
  '.tar': '',
  '.tar.gz': 'z',
  '.tgz': 'z',
  '.tar.bz2': 'j',
  '.tbz2': 'j',
  '.tar.xz': 'J',
  '.txz': 'J',
};

/** The letter of tar for the compression of an archive, '' for none; undefined if its name is not that of a tar archive. */
export const tarCompression = (name: string): string | undefined =>
  Object.entries(tarEnds).find(([end]) => name.toLowerCase().endsWith(end))?.[1];
