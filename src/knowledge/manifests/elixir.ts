import { none, words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

/** The commands of Mix. */
export const elixirCommands: readonly InstallCommand[] = [
  {
    ...none,
    tool: 'mix',
    programs: ['mix'],
    kind: 'project',
    subcommands: ['deps.get', 'deps.compile'],
    switches: words('--force --skip-umbrella-children --skip-local-deps --no-archives-check --check-locked'),
    values: ['--only', '--target'],
    operands: 'unknown',
    environment: words('MIX_EXS MIX_DEPS_PATH MIX_BUILD_PATH MIX_BUILD_ROOT'),
    source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html',
  },
];

/** What Mix reads beside. */
export const elixirFiles = {
  mix: {
    manifest: 'mix.exs',
    locks: ['mix.lock'],
    optional: ['.tool-versions'],
    dependencyFolder: 'deps',
    source: 'https://hexdocs.pm/mix/Mix.html',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
