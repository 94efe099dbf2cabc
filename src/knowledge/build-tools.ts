import type { BuildNeeds } from './build-needs.ts';

const apt = (...names: readonly string[]): BuildNeeds => ({ apk: [], apt: names });

/** A dependency that comes by git. */
export const gitDependency: BuildNeeds = apt('ca-certificates', 'git');

/**
 * Crates that bind a C library or are compiled from C++, and what the slim image of Rust, which holds gcc, lacks for them.
 * An empty list: they bring the sources. Source: the build script of each at https://crates.io/; not run here.
 */
export const cargoNeeds: Readonly<Record<string, BuildNeeds>> = {
  'openssl-sys': apt('libssl-dev', 'pkg-config'),
  'pq-sys': apt('libpq-dev'),
  'mysqlclient-sys': apt('default-libmysqlclient-dev', 'pkg-config'),
  'libsqlite3-sys': apt('libsqlite3-dev', 'pkg-config'),
  'libgit2-sys': apt('libssl-dev', 'pkg-config'),
  'libudev-sys': apt('libudev-dev', 'pkg-config'),
  'alsa-sys': apt('libasound2-dev', 'pkg-config'),
  'tikv-jemalloc-sys': apt('make'),
  'jemalloc-sys': apt('make'),
  'openssl-src': apt('make', 'perl'),
  'link-cplusplus': apt('g++'),
  'esaxx-rs': apt('g++'),
  'git-version': apt('git'),
  'shadow-rs': apt('git'),
  vergen: apt('git'),
  ...Object.fromEntries(
    (
      'linux-raw-sys windows-sys core-foundation-sys security-framework-sys js-sys web-sys inotify-sys fsevent-sys ' +
      'zstd-sys libz-sys libz-ng-sys bzip2-sys lzma-sys aws-lc-sys mimalloc-sys libmimalloc-sys onig_sys ring-sys ' +
      'schannel-sys wasi-sys redox-sys ntapi-sys kernel32-sys winapi-sys sys-info hermit-sys iana-time-zone-haiku-sys'
    )
      .split(' ')
      .map((name) => [name, apt()]),
  ),
};

/** What packages of Hex with a Makefile compile with. Source: https://hexdocs.pm/elixir_make/ */
export const mixNatives: BuildNeeds = apt('build-essential');

/** Modules of CPAN. Source: the installation pages at https://metacpan.org/; not run here. */
export const perlModules = {
  /** What every module is built and put in place with. */
  all: apt('gcc', 'libc6-dev', 'make'),
  plain: new Set(
    (
      'JSON JSON::XS JSON::PP Cpanel::JSON::XS Plack Dancer Dancer2 Mojolicious Starman Starlet Moo Moose Try::Tiny DateTime DBI ' +
      'YAML YAML::XS Template Carton IO::Socket::IP Kelp HTTP::Tiny LWP::UserAgent Path::Tiny Data::Printer Gazelle'
    ).split(' '),
  ) as ReadonlySet<string>,
  programs: {
    Carton: ['carton'],
    Dancer2: ['dancer2'],
    Mojolicious: ['hypnotoad', 'mojo', 'morbo'],
    Plack: ['plackup'],
    Starman: ['starman'],
  } as Readonly<Record<string, readonly string[]>>,
  libraries: {
    'DBD::Pg': apt('libpq-dev'),
    'DBD::mysql': apt('default-libmysqlclient-dev'),
    'DBD::MariaDB': apt('libmariadb-dev'),
    'Net::SSLeay': apt('libssl-dev', 'zlib1g-dev'),
    'IO::Socket::SSL': apt('libssl-dev', 'zlib1g-dev'),
    'LWP::Protocol::https': apt('libssl-dev', 'zlib1g-dev'),
    'XML::LibXML': apt('libxml2-dev', 'zlib1g-dev'),
    'XML::Parser': apt('libexpat1-dev'),
  } as Readonly<Record<string, BuildNeeds>>,
};

/** Programs that write what they compile to the path behind `-o`. */
export const compilers: ReadonlySet<string> = new Set(
  'go gcc g++ cc c++ clang clang++ crystal dart ghc dmd ldc2 nim v odin'.split(' '),
);
