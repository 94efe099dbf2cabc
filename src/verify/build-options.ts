import type { BuildSettings } from './engine.ts';
import type { BuildArgument } from './redact.ts';

/** Variables that the engine's own program reads: a build argument of such a name must not change it. */
const readByClient =
  /^(?:PATH|HOME|USER|LANG|LC_.*|TERM|TMPDIR|TEMP|TMP|NO_COLOR|.*_PROXY|(?:DOCKER|BUILDX|BUILDKIT|COMPOSE|CONTAINERS?|PODMAN|REGISTRY|XDG|GO|SSH|LD|OTEL|STORAGE|BUILDAH|KUBE|AWS|AZURE|GOOGLE|ACTIONS)(?:_.*)?|KUBECONFIG|SOURCE_DATE_EPOCH|EXPERIMENTAL_.*)$/i;

/**
 * Options for build arguments, and the environment that carries their values: on the command line every user of the
 * machine could read them.
 */
export const argumentOptions = (
  buildArguments: readonly BuildArgument[],
): { readonly options: string[]; readonly env: Record<string, string> } => {
  const env: Record<string, string> = {};
  const options = buildArguments.flatMap(({ name, value }) => {
    if (value !== undefined && readByClient.test(name)) return ['--build-arg', `${name}=${value}`];
    if (value !== undefined) env[name] = value;
    return ['--build-arg', name];
  });
  return { options, env };
};

/** Options that docker and podman spell alike. */
export const commonOptions = ({ target, platform, network, secrets, ssh, contexts }: BuildSettings): string[] => [
  ...(target === undefined ? [] : ['--target', target]),
  ...(platform === undefined ? [] : ['--platform', platform]),
  ...(network === undefined ? [] : ['--network', network]),
  ...secrets.flatMap((secret) => ['--secret', secret]),
  ...ssh.flatMap((agent) => ['--ssh', agent]),
  ...contexts.flatMap((context) => ['--build-context', context]),
];
