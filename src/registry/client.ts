import { createHash } from 'node:crypto';
import { endpointsOf, type AddressSettings, type Endpoint, type RemoteImage } from './address.ts';
import { openAuthorized, readJson, type SendTo } from './authorize.ts';
import { dockerLogins } from './credentials.ts';
import { openHttp, type Answer, type HttpSettings } from './http.ts';
import { RegistryError, RequestProblem, type RegistryFault } from './problem.ts';

/** How registries are asked. */
export interface RegistrySettings extends AddressSettings, HttpSettings {}

/** What a tag stands for. */
export interface Resolved {
  /** Of the index, where the image is for several platforms. */
  readonly digest: string;
  /** The host that answered. */
  readonly source: string;
}

/** What is in a manifest or index. */
export interface Description {
  /** `linux/amd64`, `linux/arm/v7`, sorted. */
  readonly platforms: readonly string[];
  /** When the newest of the images was made, as ISO date and time; undefined where they do not tell. */
  readonly created: string | undefined;
}

/** Asks registries. Each question is asked once in a run. All fail with a RegistryError. */
export interface RegistryClient {
  /** What the tag stands for now. */
  resolve(image: RemoteImage): Promise<Resolved>;
  /** What the image with this digest holds; checked against the digest. */
  describe(image: RemoteImage, digest: string): Promise<Description>;
  /** The tags of the image's repository, at most so many. */
  tags(image: RemoteImage, most: number): Promise<readonly string[]>;
}

const indexes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const manifests = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const accept = [...indexes, ...manifests].join(', ');
const digestPattern = /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/;

/**
 * Opens a client of the OCI distribution protocol; nothing is asked before the first question.
 * Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export const openRegistry = (settings: RegistrySettings): RegistryClient => {
  const sendTo = openAuthorized(openHttp(settings), dockerLogins(settings.env), settings.insecure);
  const answers = new Map<string, Promise<unknown>>();

  /** Asks the mirrors, then the registry; what the registry says is what counts. */
  const ask = <T>(question: string, image: RemoteImage, at: (endpoint: Endpoint) => Promise<T>): Promise<T> => {
    const key = `${question} ${image.registry}/${image.repository}:${image.tag}`;
    const known = answers.get(key) as Promise<T> | undefined;
    const answer = known ?? askEach(image, endpointsOf(image, settings), at);
    answers.set(key, answer);
    return answer;
  };

  return {
    resolve: (image) => ask('digest', image, (endpoint) => resolveAt(sendTo, endpoint, image.tag)),
    describe: (image, digest) => ask(`content ${digest}`, image, (endpoint) => describeAt(sendTo, endpoint, digest)),
    tags: (image, most) => ask(`tags ${most}`, { ...image, tag: '' }, (endpoint) => tagsAt(sendTo, endpoint, most)),
  };
};

const askEach = async <T>(
  image: RemoteImage,
  endpoints: readonly Endpoint[],
  at: (endpoint: Endpoint) => Promise<T>,
): Promise<T> => {
  const said: string[] = [];
  let fault: RegistryFault = 'nonsense';
  for (const endpoint of endpoints) {
    try {
      return await at(endpoint);
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      said.push(`${endpoint.host} ${error.message}`);
      // that one of them lacks the image says more than that another is out of reach
      if (fault !== 'missing') ({ fault } = error);
    }
  }
  throw new RegistryError(fault, image.shown, said.join('; '));
};

const manifestUrl = ({ origin, repository }: Endpoint, reference: string): string =>
  `${origin}/v2/${repository}/manifests/${reference}`;

/** HEAD, which registries with a limit do not count; where it gives no digest, GET and the digest of what comes. */
const resolveAt = async (sendTo: SendTo, endpoint: Endpoint, tag: string): Promise<Resolved> => {
  const url = manifestUrl(endpoint, tag);
  const head = await sendTo(endpoint, { method: 'HEAD', url, headers: { accept } });
  const digest = head.headers.get('docker-content-digest');
  if (head.status === 200 && digest !== null && digestPattern.test(digest) && isKnownType(head))
    return { digest, source: endpoint.host };
  const got = await sendTo(endpoint, { method: 'GET', url, headers: { accept } });
  expectFound(got);
  if (!isKnownType(got)) throw new RequestProblem('nonsense', 'answers with something that is no manifest');
  const own = digestOf(got.body, 'sha256');
  const told = got.headers.get('docker-content-digest');
  if (told !== null && told.startsWith('sha256:') && told !== own)
    throw new RequestProblem('nonsense', 'sends a manifest that does not fit its digest');
  return { digest: own, source: endpoint.host };
};

const isKnownType = ({ headers }: Answer): boolean => {
  const type = headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return indexes.includes(type) || manifests.includes(type);
};

const digestOf = (bytes: Buffer, algorithm: string): string =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;

const expectFound = ({ status, body }: Answer): void => {
  if (status === 200) return;
  const { errors } = readJson(body) as { errors?: unknown };
  const [first] = (Array.isArray(errors) ? errors : []) as readonly ({ code?: unknown } | null)[];
  const code = first?.code;
  const said = typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? `${status} ${code}` : `${status}`;
  if (status === 404) throw new RequestProblem('missing', `has no such image or tag (${said})`);
  if (status === 403) throw new RequestProblem('denied', `does not allow to read it (${said})`);
  throw new RequestProblem('nonsense', `answers with ${said}`);
};

/** The parts of manifests and configurations that are read here. */
interface Part {
  readonly mediaType?: string;
  readonly digest?: string;
  readonly platform?: { readonly os?: string; readonly architecture?: string; readonly variant?: string };
}

/** Fetches by digest and checks it, so that what comes is complete and what was meant. */
const fetchChecked = async (sendTo: SendTo, endpoint: Endpoint, kind: string, digest: string): Promise<Answer> => {
  const url = `${endpoint.origin}/v2/${endpoint.repository}/${kind}/${digest}`;
  const answer = await sendTo(endpoint, { method: 'GET', url, headers: kind === 'blobs' ? {} : { accept } });
  expectFound(answer);
  if (digestOf(answer.body, digest.split(':')[0] ?? '') !== digest)
    throw new RequestProblem('nonsense', 'sends something that does not fit its digest');
  return answer;
};

const describeAt = async (sendTo: SendTo, endpoint: Endpoint, digest: string): Promise<Description> => {
  const content = readJson((await fetchChecked(sendTo, endpoint, 'manifests', digest)).body);
  const { manifests: parts } = content as { manifests?: readonly Part[] };
  if (!Array.isArray(parts)) {
    const { platform, created } = await configOf(sendTo, endpoint, content);
    return { platforms: [platform], created };
  }
  // an attestation has no platform
  const images = (parts as readonly Part[]).filter(
    ({ platform }) => platform?.os !== undefined && platform.os !== 'unknown',
  );
  const platforms = [...new Set(images.map(({ platform = {} }) => platformName(platform)))].sort();
  const first = images.find(({ platform }) => platform?.os === 'linux') ?? images[0];
  if (first?.digest === undefined || !digestPattern.test(first.digest)) return { platforms, created: undefined };
  const manifest = readJson((await fetchChecked(sendTo, endpoint, 'manifests', first.digest)).body);
  return { platforms, created: (await configOf(sendTo, endpoint, manifest)).created };
};

const configOf = async (
  sendTo: SendTo,
  endpoint: Endpoint,
  manifest: object,
): Promise<{ readonly platform: string; readonly created: string | undefined }> => {
  const { config } = manifest as { config?: Part };
  if (typeof config?.digest !== 'string' || !digestPattern.test(config.digest))
    throw new RequestProblem('nonsense', 'sends a manifest without a configuration');
  const read = readJson((await fetchChecked(sendTo, endpoint, 'blobs', config.digest)).body) as Part['platform'] & {
    created?: unknown;
  };
  const created = typeof read.created === 'string' ? Date.parse(read.created) : NaN;
  // reproducible builds write the beginning of time
  const isReal = created > Date.parse('2013-01-01');
  return { platform: platformName(read), created: isReal ? new Date(created).toISOString() : undefined };
};

const platformName = ({ os = 'unknown', architecture = 'unknown', variant }: NonNullable<Part['platform']>): string =>
  [os, architecture, ...(variant === undefined || variant === '' ? [] : [variant])].join('/');

const tagsAt = async (sendTo: SendTo, endpoint: Endpoint, most: number): Promise<readonly string[]> => {
  const tags: string[] = [];
  let url: string | undefined = `${endpoint.origin}/v2/${endpoint.repository}/tags/list?n=1000`;
  while (url !== undefined && tags.length < most) {
    const answer: Answer = await sendTo(endpoint, { method: 'GET', url, headers: {} });
    expectFound(answer);
    const page = (readJson(answer.body) as { tags?: unknown }).tags;
    const found = Array.isArray(page) ? page.filter((tag) => typeof tag === 'string') : [];
    tags.push(...found);
    url = found.length === 0 ? undefined : nextPage(answer);
  }
  return tags.slice(0, most);
};

/** `Link: </v2/node/tags/list?last=x&n=1000>; rel="next"`, which must lead to the same registry. */
const nextPage = ({ headers, url }: Answer): string | undefined => {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(headers.get('link') ?? '')?.[1];
  if (target === undefined || !URL.canParse(target, url)) return undefined;
  const next = new URL(target, url);
  return next.origin === new URL(url).origin && next.href !== url ? next.href : undefined;
};
