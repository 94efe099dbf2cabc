import { mayBePlain, type Endpoint } from './address.ts';
import type { FindLogin, Login } from './credentials.ts';
import type { Answer, Request, Send } from './http.ts';
import { RequestProblem } from './problem.ts';

/** Sends a request to an endpoint, with the login that it asks for. */
export type SendTo = (endpoint: Endpoint, request: Request) => Promise<Answer>;

/** One entry of a WWW-Authenticate header. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Sends without a login first; a challenge is answered with a token or with name and password, once a repository.
 * Source: https://distribution.github.io/distribution/spec/auth/token/
 */
export const openAuthorized = (send: Send, findLogin: FindLogin, insecure: readonly string[]): SendTo => {
  const known = new Map<string, Promise<string | undefined>>();

  const answerTo = async (endpoint: Endpoint, challenge: Challenge): Promise<string | undefined> => {
    const login = await findLogin(endpoint.host);
    if (challenge.scheme === 'basic')
      return login?.kind === 'password' ? `Basic ${basic(login.user, login.password)}` : undefined;
    return `Bearer ${await fetchToken(endpoint, challenge, login)}`;
  };

  const fetchToken = async (
    endpoint: Endpoint,
    { parameters }: Challenge,
    login: Login | undefined,
  ): Promise<string> => {
    const realm = URL.canParse(parameters['realm'] ?? '') ? new URL(parameters['realm'] ?? '') : undefined;
    if (!realm) throw new RequestProblem('nonsense', 'asks for a token and does not say where to get it');
    if (realm.protocol !== 'https:' && !mayBePlain(realm.host, insecure))
      throw new RequestProblem('nonsense', `wants the login sent to ${realm.host} in plain http`);
    const scope = parameters['scope'] ?? `repository:${endpoint.repository}:pull`;
    const service = parameters['service'];
    const answer = await send(tokenRequest(realm, service, scope, login));
    if (answer.status === 401 || answer.status === 403) throw refused(login);
    if (answer.status !== 200)
      throw new RequestProblem('denied', `gives no token (${realm.host} answers ${answer.status})`);
    const { token, access_token: accessToken } = readJson(answer.body) as { token?: unknown; access_token?: unknown };
    const found = token ?? accessToken;
    if (typeof found !== 'string' || found === '') throw new RequestProblem('nonsense', 'gives a token that is none');
    return found;
  };

  return async (endpoint, request) => {
    const key = `${endpoint.origin}/${endpoint.repository}`;
    const before = known.get(key);
    const first = await send(withLogin(request, await before));
    if (first.status !== 401) return first;
    const challenge = chooseChallenge(parseChallenges(first.headers.get('www-authenticate') ?? ''));
    if (!challenge) throw new RequestProblem('denied', 'asks for a login of an unknown kind (401)');
    // whoever comes first asks; a token that has run out is asked for again
    if (known.get(key) === before) known.set(key, answerTo(endpoint, challenge));
    const authorization = await known.get(key);
    if (authorization === undefined) throw refused(undefined);
    const second = await send(withLogin(request, authorization));
    if (second.status === 401) throw refused(await findLogin(endpoint.host));
    return second;
  };
};

const refused = (login: Login | undefined): RequestProblem =>
  new RequestProblem(
    'denied',
    login
      ? 'refuses the login that docker keeps for it (401): log in again with docker login'
      : 'has no such image that is public (401): check the name, or log in with docker login',
  );

const basic = (user: string, password: string): string => Buffer.from(`${user}:${password}`).toString('base64');

const tokenRequest = (realm: URL, service: string | undefined, scope: string, login: Login | undefined): Request => {
  if (login?.kind === 'token') {
    const form = { grant_type: 'refresh_token', client_id: 'imgfix', refresh_token: login.token, scope };
    const body = new URLSearchParams({ ...form, ...(service === undefined ? {} : { service }) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: realm.href, headers, body };
  }
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const one of scope.split(' ')) url.searchParams.append('scope', one);
  const headers = login ? { authorization: `Basic ${basic(login.user, login.password)}` } : {};
  return { method: 'GET', url: url.href, headers };
};

const withLogin = (request: Request, authorization: string | undefined): Request =>
  authorization === undefined ? request : { ...request, headers: { ...request.headers, authorization } };

const chooseChallenge = (all: readonly Challenge[]): Challenge | undefined =>
  all.find(({ scheme }) => scheme === 'bearer') ?? all.find(({ scheme }) => scheme === 'basic');

/** Reads a WWW-Authenticate header; https://www.rfc-editor.org/rfc/rfc9110#name-www-authenticate */
export const parseChallenges = (header: string): Challenge[] => {
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  const pattern = /([A-Za-z][\w-]*)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;
  for (const [, name = '', quoted, bare] of header.matchAll(pattern)) {
    const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
    if (value === undefined) found.push({ scheme: name.toLowerCase(), parameters: {} });
    else {
      const last = found.at(-1);
      if (last) last.parameters[name.toLowerCase()] = value;
    }
  }
  return found;
};

/** The object in a body; an empty one if it is none, so that what it lacks is reported. */
export const readJson = (body: Buffer): object => {
  try {
    const read: unknown = JSON.parse(body.toString());
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
};
