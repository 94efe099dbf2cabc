import { none, words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

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
    // those that look at the sources, and download what these name
    subcommands: [
      'build',
      'install',
      'test',
      'vet',
      'generate',
      'run',
      'mod tidy',
      'mod verify',
      'mod vendor',
      'get',
      'list',
    ],
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

/** Variables that decide how code is compiled, not what is downloaded. Source: https://pkg.go.dev/cmd/go#hdr-Environment_variables */
export const goCompileVariables: ReadonlySet<string> = new Set(
  words(`CGO_ENABLED GOOS GOARCH GOARM GOARM64 GOAMD64 GO386 GOMIPS GOMIPS64 GOPPC64 GORISCV64 GOWASM GOEXPERIMENT
    CGO_CFLAGS CGO_CPPFLAGS CGO_CXXFLAGS CGO_LDFLAGS CC CXX AR PKG_CONFIG GOCACHE GOBIN GOMAXPROCS GOGC GO_EXTLINK_ENABLED
    GO111MODULE`),
);
