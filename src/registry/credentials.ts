import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { RequestProblem } from './problem.ts';

/** What to log in to a registry with. */
export type Login =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  /** A refresh token, as `docker login` keeps it for some registries. */
  | { readonly kind: 'token'; readonly token: string };

/** Looks a host's login up; undefined if the user has none for it. */
export type FindLogin = (host: string) => Promise<Login | undefined>;

interface Entry {
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

interface DockerConfig {
  readonly auths?: Readonly<Record<string, Entry>>;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

/**
 * Logins as docker keeps them: `config.json` in DOCKER_CONFIG or ~/.docker, with its helpers. Each host is looked up once.
 * Source: https://docs.docker.com/reference/cli/docker/login/
 */
export const dockerLogins = (env: Readonly<Record<string, string | undefined>>): FindLogin => {
  const found = new Map<string, Promise<Login | undefined>>();
  let config: DockerConfig | undefined;
  const look = async (host: string): Promise<Login | undefined> => {
    config ??= readConfig(env);
    for (const key of keysOf(host)) {
      const helper = config.credHelpers?.[key];
      if (helper !== undefined) return askHelper(helper, key, env);
    }
    if (config.credsStore !== undefined && config.credsStore !== '') {
      for (const key of keysOf(host)) {
        const login = await askHelper(config.credsStore, key, env);
        if (login) return login;
      }
    }
    const keys = keysOf(host);
    const [, entry] = Object.entries(config.auths ?? {}).find(([key]) => keys.includes(key)) ?? [];
    return entry && fromEntry(entry);
  };
  return (host) => {
    const known = found.get(host) ?? look(host);
    found.set(host, known);
    return known;
  };
};

/** Docker Hub's logins stand under the address of its first version. */
const keysOf = (host: string): string[] => {
  const names = host === 'registry-1.docker.io' ? ['index.docker.io', 'docker.io', host] : [host];
  return names.flatMap((name) => [
    `https://${name}/v1/`,
    name,
    `https://${name}`,
    `https://${name}/v2/`,
    `http://${name}`,
  ]);
};

const readConfig = (env: Readonly<Record<string, string | undefined>>): DockerConfig => {
  const folder = env['DOCKER_CONFIG'] ?? join(env['HOME'] ?? homedir(), '.docker');
  const path = join(folder, 'config.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new RequestProblem('denied', `cannot be logged in to: ${path} cannot be read (${String(code)})`);
  }
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null) return read;
  } catch {
    // the parser's message quotes the text, which holds passwords
  }
  throw new RequestProblem('denied', `cannot be logged in to: ${path} is not valid JSON`);
};

const fromEntry = ({ auth, username, password, identitytoken }: Entry): Login | undefined => {
  if (identitytoken) return { kind: 'token', token: identitytoken };
  if (username !== undefined && password !== undefined) return { kind: 'password', user: username, password };
  const plain = Buffer.from(auth ?? '', 'base64').toString();
  const colon = plain.indexOf(':');
  return colon <= 0
    ? undefined
    : { kind: 'password', user: plain.slice(0, colon), password: plain.slice(colon + 1).replace(/\0+$/, '') };
};

/** Source: https://github.com/docker/docker-credential-helpers#development */
const askHelper = (
  helper: string,
  server: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Login | undefined> => {
  const program = `docker-credential-${helper}`;
  if (!/^[\w.-]+$/.test(helper))
    return Promise.reject(
      new RequestProblem('denied', 'cannot be logged in to: its credential helper has no plain name'),
    );
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(new RequestProblem('denied', `cannot be logged in to: ${program} ${why}`));
    const child = execFile(program, ['get'], { env, timeout: 30_000, maxBuffer: 1 << 20 }, (error, stdout) => {
      if (error) {
        // an answer, not a failure
        if (/not found|no credentials/i.test(stdout)) resolve(undefined);
        else refuse(error.code === 'ENOENT' ? 'is not on PATH' : 'failed');
        return;
      }
      const login = readHelper(stdout);
      if (login === 'nonsense') refuse('gives no login that can be read');
      else resolve(login);
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(server);
  });
};

const readHelper = (stdout: string): Login | 'nonsense' | undefined => {
  let read: unknown;
  try {
    read = JSON.parse(stdout);
  } catch {
    return 'nonsense';
  }
  const { Username: user, Secret: secret } = (read ?? {}) as { Username?: unknown; Secret?: unknown };
  if (typeof user !== 'string' || typeof secret !== 'string') return 'nonsense';
  if (user === '' && secret === '') return undefined;
  return user === '<token>' ? { kind: 'token', token: secret } : { kind: 'password', user, password: secret };
};
