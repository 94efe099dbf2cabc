import { basename } from 'node:path';
import { dockerEngine } from './docker.ts';
import type { Engine } from './engine.ts';
import { podmanEngine } from './podman.ts';
import { runTool } from './process.ts';

/** Which engine to use. */
export interface EngineChoice {
  /** `docker`, `podman` or a path to either; undefined: the first that answers. */
  readonly engine?: string | undefined;
  /** A builder of buildx. */
  readonly builder?: string | undefined;
}

const answerSeconds = 30;

/** Finds a container engine that answers, or says in one line why there is none. */
export const findEngine = async ({ engine, builder }: EngineChoice): Promise<Engine | { readonly problem: string }> => {
  const candidates = engine === undefined ? (builder === undefined ? ['docker', 'podman'] : ['docker']) : [engine];
  const problems: string[] = [];
  for (const program of candidates) {
    const found = await tryEngine(program, builder);
    if (!('problem' in found)) return found;
    problems.push(`${program}: ${found.problem}`);
  }
  return { problem: `no container engine answers (${problems.join('; ')})` };
};

const tryEngine = async (
  program: string,
  builder: string | undefined,
): Promise<Engine | { readonly problem: string }> => {
  const buildx = await runTool(program, ['buildx', 'version'], { seconds: answerSeconds });
  if (buildx.ended === 'missing') {
    return { problem: program.includes('/') ? 'no program that can be started' : 'not found on PATH' };
  }
  // the package podman-docker is podman by the name of docker
  if (basename(program).includes('podman') || buildx.stdout.startsWith('buildah')) {
    if (builder !== undefined) return { problem: '--builder needs docker buildx' };
    const version = await runTool(program, ['version', '--format', '{{.Client.Version}}'], { seconds: answerSeconds });
    return version.code === 0 ? podmanEngine(program, version.stdout.trim()) : { problem: lastLine(version) };
  }
  const version = await runTool(program, ['version', '--format', '{{.Server.Version}}'], { seconds: answerSeconds });
  if (version.code !== 0) return { problem: lastLine(version) };
  if (version.stdout.trim() === '') return { problem: 'it tells no version, so it is no container engine' };
  if (buildx.code !== 0) return { problem: 'its plugin buildx is missing (https://docs.docker.com/go/buildx/)' };
  if (builder !== undefined) {
    const inspected = await runTool(program, ['buildx', 'inspect', builder], { seconds: answerSeconds });
    if (inspected.code !== 0) return { problem: lastLine(inspected) };
  }
  return dockerEngine(program, version.stdout.trim(), builder);
};

const lastLine = ({ ended, stderr }: { readonly ended: string; readonly stderr: string }): string => {
  if (ended === 'timeout') return `no answer in ${answerSeconds} s`;
  const last = stderr.trim().split('\n').at(-1);
  return last === undefined || last === '' ? 'it gave no reason' : last;
};
