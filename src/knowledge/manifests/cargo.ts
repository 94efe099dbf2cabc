import { none, words, type InstallCommand } from './types.ts';

/** The commands of Cargo. */
export const cargoCommands: readonly InstallCommand[] = [
  {
    ...none,
    tool: 'cargo',
    programs: ['cargo'],
    kind: 'project',
    subcommands: ['fetch'],
    switches: words('--locked --frozen -q --quiet -v --verbose'),
    values: ['--target'],
    operands: 'unknown',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-fetch.html',
  },
  {
    ...none,
    tool: 'cargo',
    programs: ['cargo'],
    kind: 'compile',
    subcommands: ['build', 'b', 'test', 'check'],
    switches: words(
      '--release -r --locked --frozen --offline -q --quiet -v --verbose --all-features --no-default-features',
    ),
    values: words('--target --features -F --profile -j --jobs'),
    operands: 'unknown',
    environment: words('CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_INCREMENTAL'),
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-build.html',
  },
  {
    ...none,
    tool: 'cargo',
    programs: ['cargo'],
    kind: 'compile',
    subcommands: ['install'],
    switches: words(
      '--locked --frozen --offline --force -f -q --quiet -v --verbose --all-features --no-default-features',
    ),
    values: words('--root --target --features -F --profile -j --jobs --bin --version'),
    // without it, it is an install of the packages that it names
    folders: ['--path'],
    operands: 'packages',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-install.html',
  },
];

/** What Cargo reads. Source: https://doc.rust-lang.org/cargo/guide/project-layout.html */
export const cargoFiles = {
  cargo: {
    manifest: 'Cargo.toml',
    locks: ['Cargo.lock'],
    optional: words('rust-toolchain.toml rust-toolchain .cargo/config.toml .cargo/config'),
    dependencyFolder: 'target',
    source: 'https://doc.rust-lang.org/cargo/reference/build-cache.html',
  },
} as const;
