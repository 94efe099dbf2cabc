import { none, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

/** The commands of Go. */
export const goCommands: readonly InstallCommand[] = [
  {
    ...none,
    tool: 'go',
    programs: ['go'],
    kind: 'project',
    subcommands: ['mod download'],
    switches: ['-x', '-json', '-modcacherw'],
    operands: 'unknown',
    environment: ['GOWORK', 'GOFLAGS', 'GO111MODULE=off'],
    source: 'https://go.dev/ref/mod#go-mod-download',
  },
  {
    ...none,
    tool: 'go',
    programs: ['go'],
    kind: 'compile',
    subcommands: ['build', 'install', 'test', 'vet', 'generate', 'run'],
    operands: 'anything',
    environment: ['GOWORK', 'GOFLAGS', 'GO111MODULE=off'],
    source: 'https://go.dev/ref/mod#go-mod-download',
  },
];

/** What Go read beside, by tool. */
export const goFiles = {
  go: {
    manifest: 'go.mod',
    locks: ['go.sum'],
    optional: [],
    dependencyFolder: undefined,
    source: 'https://go.dev/ref/mod#go-mod-file',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
