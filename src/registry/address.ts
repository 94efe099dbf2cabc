/** An image as a registry knows it. */
export interface RemoteImage {
  /** As the user knows it, for messages: `node:22`, `ghcr.io/org/app:1`. */
  readonly shown: string;
  /** `docker.io`, `ghcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** With its first part: `library/node`, `org/app`. */
  readonly repository: string;
  readonly tag: string;
}

/** Where images are asked for, if not where their names say. */
export interface AddressSettings {
  /** Registry → addresses that are asked before it, as `mirror.example.com` or `https://host/path`. */
  readonly mirrors: Readonly<Record<string, readonly string[]>>;
  /** How names begin → what that stands for: `corp/` → `registry.corp.example/team/`. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Registries beside those of this machine that may be spoken to in plain http. */
  readonly insecure: readonly string[];
}

/** One place that has an image. */
export interface Endpoint {
  /** The host that messages name and logins are for. */
  readonly host: string;
  /** Scheme and host, without a slash at the end. */
  readonly origin: string;
  readonly repository: string;
}

/** The parts of a reference that say which image it is. */
export interface NamedImage {
  /** The short name: `node` for `docker.io/library/node`. */
  readonly name: string;
  readonly tag?: string | undefined;
}

/** The name by which a reference stands in the lock file and in messages: `node:22`, `node:latest` for `node`. */
export const keyOf = ({ name, tag }: NamedImage): string => `${name}:${tag ?? 'latest'}`;

/** The image behind a short name: registry and repository in full, prefixes replaced. */
export const remoteImage = (named: NamedImage, { prefixes }: Pick<AddressSettings, 'prefixes'>): RemoteImage => {
  const shown = keyOf(named);
  const prefix = Object.keys(prefixes)
    .filter((one) => named.name.startsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  const name = prefix === undefined ? named.name : `${prefixes[prefix] ?? ''}${named.name.slice(prefix.length)}`;
  const tag = named.tag ?? 'latest';
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  if (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()) {
    const registry = first === 'index.docker.io' || first === 'registry-1.docker.io' ? hub : first;
    return { shown, registry, repository: inHub(registry, name.slice(slash + 1)), tag };
  }
  return { shown, registry: hub, repository: inHub(hub, name), tag };
};

const hub = 'docker.io';
const inHub = (registry: string, path: string): string =>
  registry === hub && !path.includes('/') ? `library/${path}` : path;

/** Where the image is asked for, in this order: the mirrors of its registry, then the registry. */
export const endpointsOf = (image: RemoteImage, { mirrors, insecure }: AddressSettings): Endpoint[] => [
  ...(mirrors[image.registry] ?? []).map((address) => endpoint(address, image.repository, insecure)),
  // what Docker Hub's name stands for; https://docs.docker.com/docker-hub/usage/pulls/
  endpoint(image.registry === hub ? 'registry-1.docker.io' : image.registry, image.repository, insecure),
];

const endpoint = (address: string, repository: string, insecure: readonly string[]): Endpoint => {
  const [, scheme, host = '', path = ''] = /^(?:(https?):\/\/)?([^/]+)(?:\/(.*))?$/.exec(address) ?? [];
  const isPlain = scheme === 'http' || (scheme === undefined && mayBePlain(host, insecure));
  const below = path.replace(/^v2\//, '').replace(/\/+$/, '');
  return {
    host,
    origin: `${isPlain ? 'http' : 'https'}://${host}`,
    repository: below === '' ? repository : `${below}/${repository}`,
  };
};

/** Whether plain http is allowed: on this machine, as docker has it, and where the user says so. */
export const mayBePlain = (host: string, insecure: readonly string[]): boolean => {
  const name = host.replace(/:\d+$/, '');
  const own = name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
  return own || insecure.includes(host) || insecure.includes(name);
};
