import { setTimeout as wait } from 'node:timers/promises';
import { mayBePlain } from './address.ts';
import { RequestProblem } from './problem.ts';

/** How requests are made. */
export interface HttpSettings {
  /** Where proxies are named: HTTPS_PROXY, HTTP_PROXY and NO_PROXY, in capitals or not. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly insecure: readonly string[];
  /** For one attempt, its body included. */
  readonly timeoutMilliseconds?: number;
  /** Attempts at what may pass by itself: a broken connection, 429, 5xx. */
  readonly attempts?: number;
  /** The longest that a registry may ask to wait. */
  readonly longestWaitMilliseconds?: number;
  /** The wait before the second attempt; it doubles from then on. */
  readonly backOffMilliseconds?: number;
  /** Requests at a time. */
  readonly concurrency?: number;
}

/** One request. */
export interface Request {
  readonly method: 'HEAD' | 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A complete answer, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly body: Buffer;
  /** Where it came from after redirections. */
  readonly url: string;
}

/**
 * Makes one request.
 * @throws RequestProblem if no complete answer comes, or 429 and 5xx do not pass
 */
export type Send = (request: Request) => Promise<Answer>;

type Reply = Pick<Response, 'status' | 'body'> & { readonly headers: Pick<Headers, 'get'> };
type Fetch = (url: string, init: RequestInit) => Promise<Reply>;

/** Manifests above 4 MiB are refused by registries; https://github.com/opencontainers/distribution-spec, Pushing Manifests. */
const mostBytes = 8 * 1024 * 1024;
const mostRedirects = 5;

/** Opens a sender that keeps to the limits of the settings. */
export const openHttp = (settings: HttpSettings): Send => {
  const { timeoutMilliseconds = 30_000, attempts = 4, longestWaitMilliseconds = 60_000 } = settings;
  const { backOffMilliseconds = 500, concurrency = 6 } = settings;
  const slots = limit(concurrency);
  let fetching: Promise<Fetch> | undefined;
  // who was out of reach once is not waited for again
  const gone = new Map<string, RequestProblem>();

  const once = async (request: Request): Promise<Answer> => {
    const call = await (fetching ??= chooseFetch(settings.env));
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    let { url, headers } = request;
    for (let turn = 0; turn <= mostRedirects; turn++) {
      const { method, body } = request;
      const response = await call(url, { method, headers, signal, redirect: 'manual', ...(body ? { body } : {}) });
      const target = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(response.status) || target === null) {
        return { status: response.status, headers: response.headers, body: await readBody(response), url };
      }
      await response.body?.cancel();
      const next = new URL(target, url);
      if (next.protocol !== 'https:' && !mayBePlain(next.host, settings.insecure))
        throw new RequestProblem('nonsense', 'redirects to plain http');
      // the login is for the registry alone
      if (next.origin !== new URL(url).origin) headers = withoutLogin(headers);
      url = next.href;
    }
    throw new RequestProblem('nonsense', 'redirects without end');
  };

  return (request) =>
    slots(async () => {
      const { origin } = new URL(request.url);
      for (let attempt = 1; ; attempt++) {
        const known = gone.get(origin);
        if (known) throw known;
        const isLast = attempt >= attempts;
        let pause = backOffMilliseconds * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
        try {
          const answer = await once(request);
          if (answer.status !== 429 && answer.status < 500) return answer;
          const asked = retryAfter(answer.headers);
          if (isLast || (asked ?? 0) > longestWaitMilliseconds) throw overloaded(answer.status, asked);
          pause = asked ?? pause;
        } catch (error) {
          if (error instanceof RequestProblem) throw error;
          const { problem, passes, isGone } = describe(error, timeoutMilliseconds);
          if (isLast || !passes) {
            const said = hasProxy(settings.env) ? viaProxy(problem) : problem;
            if (isGone) gone.set(origin, said);
            throw said;
          }
        }
        await wait(pause);
      }
    });
};

const variable = (env: HttpSettings['env'], name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';

const hasProxy = (env: HttpSettings['env']): boolean =>
  variable(env, 'HTTP_PROXY') !== '' || variable(env, 'HTTPS_PROXY') !== '';

const viaProxy = ({ fault, message }: RequestProblem): RequestProblem =>
  new RequestProblem(fault, `${message} (a proxy is set in HTTP_PROXY or HTTPS_PROXY)`);

/** Node's own fetch; with a proxy that of undici, the library it is made from, which is large and loaded for that alone. */
const chooseFetch = async (env: HttpSettings['env']): Promise<Fetch> => {
  if (!hasProxy(env)) return fetch;
  const [httpProxy, httpsProxy, noProxy] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map((name) => variable(env, name));
  const undici = await import('undici');
  let dispatcher: InstanceType<typeof undici.EnvHttpProxyAgent>;
  try {
    dispatcher = new undici.EnvHttpProxyAgent({
      httpProxy: httpProxy ?? '',
      httpsProxy: httpsProxy ?? '',
      noProxy: noProxy ?? '',
    });
  } catch {
    // its own message shows the address, which may hold a password
    throw new RequestProblem('unreachable', 'cannot be asked: HTTP_PROXY or HTTPS_PROXY is no address of a proxy');
  }
  const { fetch: proxied } = undici;
  return (url, { method, headers, body, signal, redirect }) => {
    const init = { method, headers, body, signal, redirect, dispatcher } as Parameters<typeof proxied>[1];
    return proxied(url, init);
  };
};

const readBody = async (response: Reply): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // undici's types know no async iterator here, its streams have one
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > mostBytes) throw new RequestProblem('nonsense', 'sends more than any manifest holds');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const withoutLogin = (headers: Request['headers']): Request['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));

/** Seconds or a date; https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
const retryAfter = (headers: Answer['headers']): number | undefined => {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
};

const overloaded = (status: number, asked: number | undefined): RequestProblem => {
  const when = asked === undefined ? 'try again later' : `it asks to wait ${Math.ceil(asked / 1000)} s`;
  return status === 429
    ? new RequestProblem('busy', `has had too many requests from here (429); ${when}, or log in for a higher limit`)
    : new RequestProblem('unreachable', `is out of order (${status}); ${when}`);
};

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection: nothing listens there',
  ENOTFOUND: 'is unknown: no such name in the DNS',
  EAI_AGAIN: 'cannot be looked up: the DNS does not answer',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  UND_ERR_SOCKET: 'broke the connection off before its answer was complete',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'does not answer in time',
  UND_ERR_BODY_TIMEOUT: 'does not finish its answer in time',
  ENETUNREACH: 'cannot be reached: there is no network',
  EHOSTUNREACH: 'cannot be reached',
  ETIMEDOUT: 'does not answer in time',
  ERR_SSL_WRONG_VERSION_NUMBER: 'speaks plain http: --insecure-registry allows that',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'speaks plain http: --insecure-registry allows that',
};

const final = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ENETUNREACH', 'EHOSTUNREACH']);

/** What a failed request says of the registry. */
interface Failure {
  readonly problem: RequestProblem;
  /** Another attempt may succeed. */
  readonly passes: boolean;
  /** The next request would fail like this one. */
  readonly isGone: boolean;
}

/** Words for a failed request: never the message of the system, which may hold the address with a password. */
const describe = (error: unknown, timeout: number): Failure => {
  const unreachable = (what: string, passes: boolean, isGone = !passes): Failure => ({
    problem: new RequestProblem('unreachable', what),
    passes,
    isGone,
  });
  if (error instanceof Error && error.name === 'TimeoutError')
    return unreachable(`does not answer within ${timeout / 1000} s`, true, true);
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    const first: unknown = one instanceof AggregateError ? one.errors[0] : one;
    const code = first instanceof Error && 'code' in first ? first.code : undefined;
    if (typeof code !== 'string') continue;
    if (/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(code))
      return unreachable(`has a certificate that is not trusted (${code}); NODE_EXTRA_CA_CERTS names more`, false);
    const said = words[code];
    if (said === undefined) return unreachable(`cannot be asked (${code})`, true);
    const passes = !final.has(code) && !code.startsWith('ERR_SSL');
    return unreachable(said, passes, !passes || code === 'EAI_AGAIN' || /TIME/.test(code));
  }
  // fetch has ports of its own that it never asks
  if (error instanceof TypeError && error.cause instanceof Error && error.cause.message === 'bad port')
    return unreachable('is at a port that is not for registries', false);
  if (error instanceof TypeError) return unreachable('broke the connection off before its answer was complete', true);
  throw error;
};

/** Lets so many tasks run at a time; the others wait in line. */
export const limit = (most: number): (<T>(task: () => Promise<T>) => Promise<T>) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
};
