import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const program = 'docker-registry';

/** Whether the real registry (distribution 2.8, Debian's package docker-registry) is there; where not, that is said loudly. */
export const hasRegistry = ((): boolean => {
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) return true;
  const message = `SKIPPED: ${program} is not on PATH, so nothing is tested with a real registry (apt-get install docker-registry)`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stderr.write(`${message}\n`);
  return false;
})();

/** A registry that runs. */
export interface TestRegistry {
  /** `127.0.0.1:40123`. */
  readonly host: string;
  stop(): void;
}

/** The login of a registry that wants one. */
export const login = { user: 'reader', password: 'open-sesame' } as const;

/** Of the password above, by bcrypt, as `htpasswd -nbB` makes it. */
const htpasswd = 'reader:$2y$05$Q85MR1ao6Z0HQ7zkNHkl4u4dlitcK3kBxAqX9aYDmySS0lrb7/0Gy\n';

/** Starts the real registry on a free port of the loopback interface, empty, with or without a login. */
export const startRegistry = async ({ withLogin = false } = {}): Promise<TestRegistry> => {
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-registry-'));
  const port = await freePort();
  const passwords = join(folder, 'htpasswd');
  writeFileSync(passwords, htpasswd);
  const settings = {
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(folder, 'data') } },
    http: { addr: `127.0.0.1:${port}` },
    ...(withLogin ? { auth: { htpasswd: { realm: 'test', path: passwords } } } : {}),
  };
  const path = join(folder, 'config.yml');
  // YAML holds all of JSON
  writeFileSync(path, JSON.stringify(settings));
  const child = spawn(program, ['serve', path], { stdio: 'ignore' });
  const host = `127.0.0.1:${port}`;
  const stop = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let turn = 0; turn < 200; turn++) {
    try {
      await (await fetch(`http://${host}/v2/`)).arrayBuffer();
      return { host, stop };
    } catch {
      await wait(50);
    }
  }
  stop();
  throw new Error(`${program} does not answer`);
};

/** A port of the loopback interface on which nothing listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Where to push to. */
export interface Target {
  readonly host: string;
  readonly repository: string;
  /** The login is sent. */
  readonly withLogin?: boolean;
}

const call = async (target: Target, path: string, init: RequestInit = {}): Promise<Response> => {
  const url = path.startsWith('http') ? path : `http://${target.host}/v2/${target.repository}/${path}`;
  const authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  const headers = { ...(init.headers as Record<string, string>), ...(target.withLogin ? { authorization } : {}) };
  const response = await fetch(url, { ...init, headers });
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`);
  return response;
};

const pushBlob = async (target: Target, text: string): Promise<{ digest: string; size: number }> => {
  const digest = digestOf(text);
  const started = await call(target, 'blobs/uploads/', { method: 'POST' });
  const place = new URL(started.headers.get('location') ?? '', `http://${target.host}`);
  place.searchParams.set('digest', digest);
  const headers = { 'content-type': 'application/octet-stream' };
  await call(target, place.href, { method: 'PUT', body: text, headers });
  return { digest, size: Buffer.byteLength(text) };
};

const types = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
};

const pushManifest = async (target: Target, type: string, content: object, references: readonly string[]) => {
  const body = JSON.stringify({ schemaVersion: 2, mediaType: type, ...content });
  const digest = digestOf(body);
  for (const reference of references.length > 0 ? references : [digest])
    await call(target, `manifests/${reference}`, { method: 'PUT', body, headers: { 'content-type': type } });
  return { mediaType: type, digest, size: Buffer.byteLength(body) };
};

/** What an image is made of; two of the same are one. */
export interface TestImage {
  readonly architecture?: string;
  readonly created?: string;
  readonly label?: string;
}

const pushOne = async (target: Target, image: TestImage, references: readonly string[]) => {
  const { architecture = 'amd64', created = '2026-01-05T00:00:00Z', label = '' } = image;
  const content = { architecture, os: 'linux', created, config: { Labels: { label } }, rootfs: { type: 'layers' } };
  const config = { mediaType: types.config, ...(await pushBlob(target, JSON.stringify(content))) };
  const pushed = await pushManifest(target, types.manifest, { config, layers: [] }, references);
  return { ...pushed, platform: { os: 'linux', architecture } };
};

/** Pushes an image of one platform under tags; returns its digest. */
export const pushImage = async (target: Target, tags: readonly string[], image: TestImage = {}): Promise<string> =>
  (await pushOne(target, image, tags)).digest;

/** Pushes an index of linux/amd64 and linux/arm64 under tags; returns its digest. */
export const pushIndex = async (target: Target, tags: readonly string[], image: TestImage = {}): Promise<string> => {
  const manifests = [
    await pushOne(target, { ...image, architecture: 'amd64' }, []),
    await pushOne(target, { ...image, architecture: 'arm64' }, []),
  ];
  return (await pushManifest(target, types.index, { manifests }, tags)).digest;
};
