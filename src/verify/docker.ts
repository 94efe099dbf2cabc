import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentOptions, commonOptions } from './build-options.ts';
import { containerCommands, labelOptions } from './containers.ts';
import type { Engine } from './engine.ts';
import { runTool } from './process.ts';
import { readBuildKitLog } from './progress.ts';

/** Docker, or whatever `docker buildx --builder` reaches; images are loaded into the local engine. */
export const dockerEngine = async (program: string, version: string, builder: string | undefined): Promise<Engine> => {
  const onBuilder = builder === undefined ? [] : ['--builder', builder];
  const info = await runTool(program, ['info', '-f', '{{.DockerRootDir}}'], { seconds: 30 });
  const endpoint = await endpointOf(program);
  const isLocal = /^(?:unix|npipe):/.test(endpoint);
  const root = info.stdout.trim();
  const commands = containerCommands({ program, saveMany: [], host: isLocal ? '127.0.0.1' : hostOf(endpoint) });
  // a builder by name may be shared: what others build there must stay
  const cached = builder === undefined ? await cacheRecords(program) : undefined;
  const records: string[] = [];

  return {
    name: 'docker',
    version,
    dataRoot: isLocal && root !== '' && existsSync(root) ? root : undefined,
    ...commands,

    async build(request) {
      const { settings, labels, tag, context, dockerfile, noCache, signal, seconds } = request;
      const { options, env } = argumentOptions(settings.arguments);
      const folder = mkdtempSync(join(tmpdir(), 'imgfix-build-'));
      const metadata = join(folder, 'metadata.json');
      try {
        const finished = await runTool(
          program,
          [
            ...['buildx', 'build', ...onBuilder, '--progress', 'plain', '--load', '--provenance=false', '--sbom=false'],
            ...['--metadata-file', metadata, '-t', tag, '-f', dockerfile, ...labelOptions(labels), ...options],
            ...[...commonOptions(settings), ...(noCache ? ['--no-cache'] : []), context],
          ],
          { signal, seconds, env: { ...env, BUILDX_METADATA_PROVENANCE: 'min', NO_COLOR: '1' } },
        );
        const { record, bases } = readMetadata(metadata);
        if (record !== undefined) records.push(record);
        return { finished, log: readBuildKitLog(finished.stderr), bases };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },

    async removeAll(label) {
      await commands.removeAll(label);
      // the record of a build holds its arguments and its log
      if (records.length > 0)
        await runTool(program, ['buildx', 'history', 'rm', ...onBuilder, ...records.splice(0)], { seconds: 60 });
    },

    async pruneCache() {
      if (!cached) return;
      const fresh = [...(await cacheRecords(program))].filter((id) => !cached.has(id));
      for (let at = 0; at < fresh.length; at += 200) {
        const ids = fresh.slice(at, at + 200).join('|');
        await runTool(program, ['buildx', 'prune', '-f', '--filter', `id~=^(${ids})$`], { seconds: 300 });
      }
    },
  };
};

interface Metadata {
  readonly 'buildx.build.ref'?: string;
  readonly 'buildx.build.provenance'?: {
    readonly materials?: readonly { readonly uri?: string; readonly digest?: Readonly<Record<string, string>> }[];
  };
}

/** What buildx writes beside the image. */
const readMetadata = (
  file: string,
): { readonly record: string | undefined; readonly bases: readonly string[] | undefined } => {
  if (!existsSync(file)) return { record: undefined, bases: undefined };
  const metadata = JSON.parse(readFileSync(file, 'utf8')) as Metadata;
  const { 'buildx.build.ref': reference, 'buildx.build.provenance': provenance } = metadata;
  const digests = provenance?.materials?.map(({ uri, digest }) => digest?.['sha256'] ?? uri ?? '');
  return { record: reference?.split('/').at(-1), bases: digests && [...new Set(digests)].sort() };
};

const cacheRecords = async (program: string): Promise<Set<string>> => {
  const { stdout } = await runTool(program, ['buildx', 'du'], { seconds: 60 });
  return new Set([...stdout.matchAll(/^([a-z0-9]{20,})\*?\s/gm)].map((match) => match[1] ?? ''));
};

const endpointOf = async (program: string): Promise<string> => {
  const { DOCKER_HOST: fromEnvironment } = process.env;
  if (fromEnvironment !== undefined && fromEnvironment !== '') return fromEnvironment;
  const format = '{{.Endpoints.docker.Host}}';
  return (await runTool(program, ['context', 'inspect', '--format', format], { seconds: 30 })).stdout.trim();
};

const hostOf = (endpoint: string): string =>
  /^\w+:\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(endpoint)?.[1] ?? '127.0.0.1';
