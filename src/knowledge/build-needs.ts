/** Packages that it takes to compile something, by their names on Alpine and on Debian. */
export interface BuildNeeds {
  readonly apk: readonly string[];
  readonly apt: readonly string[];
}

/** Whether what is compiled with a package needs a library at run time: headers of the C library alone do not count. */
export const isLibrary = (name: string): boolean =>
  name.endsWith('-dev') && name !== 'musl-dev' && name !== 'libc6-dev';

/** What node-gyp compiles with. Source: https://github.com/nodejs/node-gyp#installation */
export const nodeGypNeeds: BuildNeeds = { apk: ['g++', 'make', 'python3'], apt: ['g++', 'make', 'python3'] };

/** What the native extensions of gems compile with. Source: https://guides.rubygems.org/gems-with-extensions/ */
export const gemNeeds: BuildNeeds = { apk: ['build-base'], apt: ['build-essential'] };
