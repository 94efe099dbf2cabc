import { none, words, type InstallCommand } from './types.ts';

const shared = {
  values: words(`-r --runtime -v --verbosity -s --source -c --configuration -o --output -f --framework -a --arch --os
    --version-suffix --packages --self-contained`),
  prefixes: words('-p: /p: -property: --property: -v: -nowarn:'),
} as const;

/** The commands of .NET. */
export const dotnetCommands: readonly InstallCommand[] = [
  {
    ...none,
    ...shared,
    tool: 'dotnet',
    programs: ['dotnet'],
    kind: 'project',
    subcommands: ['restore'],
    switches: words(
      '--no-cache --disable-parallel --locked-mode --force --ignore-failed-sources --use-lock-file --interactive',
    ),
    files: ['--configfile'],
    operands: 'packages',
    environment: words('NUGET_PACKAGES'),
    source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-restore',
  },
  {
    ...none,
    ...shared,
    tool: 'dotnet',
    programs: ['dotnet'],
    kind: 'compile',
    subcommands: ['publish', 'build'],
    switches: words(
      '--no-restore --nologo --no-self-contained --sc --use-current-runtime --no-dependencies --no-incremental',
    ),
    operands: 'packages',
    environment: words('NUGET_PACKAGES'),
    source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-publish',
  },
  {
    ...none,
    tool: 'dotnet',
    programs: ['dotnet'],
    kind: 'names',
    subcommands: ['tool install'],
    switches: ['-g', '--global'],
    values: words('--version --tool-path --add-source'),
    operands: 'packages',
    source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-tool-install',
  },
];

/** Files that MSBuild and NuGet look for in a project's folder and all above it. Names ignore case for NuGet's own. */
export const dotnetShared: readonly string[] =
  words(`Directory.Build.props Directory.Build.targets Directory.Packages.props
  nuget.config NuGet.config NuGet.Config global.json Directory.Build.rsp Directory.Solution.props Directory.Solution.targets`);
