import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { endpointsOf, remoteImage } from '../../src/registry/address.ts';
import { parseChallenges } from '../../src/registry/authorize.ts';
import { openRegistry, type RegistryClient, type RegistrySettings } from '../../src/registry/client.ts';
import { limit } from '../../src/registry/http.ts';
import pinBaseImage from '../../transforms/pin-base-image.ts';
import { folderWith, get, imgfix } from '../cli/harness.ts';
import { catalogue } from '../support/engine.ts';

const nowhere = { mirrors: {}, prefixes: {}, insecure: [] };
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const config = JSON.stringify({ os: 'linux', architecture: 'arm', variant: 'v7', created: '2026-02-03T04:05:06Z' });
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const manifest = JSON.stringify({ schemaVersion: 2, config: { digest: digestOf(config) }, layers: [] });
const digest = digestOf(manifest);

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of the test's own making; `seen` are the requests. */
const serve = async (handler: Handler): Promise<{ host: string; seen: string[] }> => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
};

/** Answers as a registry that has one image. */
const good: Handler = ({ method, url = '' }, response) => {
  const blob = url.includes('/blobs/');
  response.writeHead(200, { 'content-type': blob ? 'x' : manifestType, 'docker-content-digest': digest });
  response.end(method === 'HEAD' ? '' : blob ? config : manifest);
};

const open = (settings: Partial<RegistrySettings> = {}): RegistryClient =>
  openRegistry({ ...nowhere, env: { HOME: '/nonexistent' }, backOffMilliseconds: 1, ...settings });
const image = (host: string, tag = '1') => remoteImage({ name: `${host}/a/b`, tag }, nowhere);

describe('addresses', () => {
  test.each([
    ['node', '22', 'docker.io', 'library/node', 'https://registry-1.docker.io'],
    ['org/app', undefined, 'docker.io', 'org/app', 'https://registry-1.docker.io'],
    ['ghcr.io/org/app', '1', 'ghcr.io', 'org/app', 'https://ghcr.io'],
    ['localhost/app', '1', 'localhost', 'app', 'http://localhost'],
    ['127.0.0.1:5000/app', '1', '127.0.0.1:5000', 'app', 'http://127.0.0.1:5000'],
    ['reg.example:5000/a/b/c', '1', 'reg.example:5000', 'a/b/c', 'https://reg.example:5000'],
    ['corp/app', '1', 'reg.example', 'team/app', 'https://reg.example'],
    ['plain.example/app', '1', 'plain.example', 'app', 'http://plain.example'],
  ])('%s', (name, tag, registry, repository, origin) => {
    const settings = { mirrors: {}, prefixes: { 'corp/': 'reg.example/team/' }, insecure: ['plain.example'] };
    const found = remoteImage({ name, tag }, settings);
    expect(found).toEqual({ shown: `${name}:${tag ?? 'latest'}`, registry, repository, tag: tag ?? 'latest' });
    expect(endpointsOf(found, settings).map((endpoint) => endpoint.origin)).toEqual([origin]);
  });

  test('mirrors come first, also below a path', () => {
    const mirrors = { 'docker.io': ['mirror.example', 'https://proxy.example/hub/'] };
    const found = endpointsOf(remoteImage({ name: 'node' }, nowhere), { ...nowhere, mirrors });
    expect(found.map(({ origin, repository }) => `${origin} ${repository}`)).toEqual([
      'https://mirror.example library/node',
      'https://proxy.example hub/library/node',
      'https://registry-1.docker.io library/node',
    ]);
  });
});

describe('what a registry answers', () => {
  test('HEAD is enough for the digest, and each question is asked once', async () => {
    const { host, seen } = await serve(good);
    const client = open();
    const answers = await Promise.all([client.resolve(image(host)), client.resolve(image(host))]);
    expect(answers).toEqual(Array(2).fill({ digest, source: host }));
    expect(seen).toEqual(['HEAD /v2/a/b/manifests/1']);
    expect(await client.describe(image(host), digest)).toEqual({
      platforms: ['linux/arm/v7'],
      created: '2026-02-03T04:05:06.000Z',
    });
  });

  test('without a digest in the answer it is that of the content', async () => {
    const { host, seen } = await serve(({ method }, response) => {
      response.writeHead(200, { 'content-type': manifestType }).end(method === 'HEAD' ? '' : manifest);
    });
    expect((await open().resolve(image(host))).digest).toBe(digest);
    expect(seen).toHaveLength(2);
  });

  test.each<[string, Handler, RegExp]>([
    [
      'content that does not fit',
      (_, response) =>
        response.writeHead(200, { 'content-type': manifestType, 'docker-content-digest': digest }).end('{}'),
      /does not fit its digest/,
    ],
    [
      'a page of a portal',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      /no manifest/,
    ],
    ['a status', (_, response) => response.writeHead(418).end(), /answers with 418/],
    [
      'redirections without end',
      (request, response) => response.writeHead(307, { location: request.url ?? '' }).end(),
      /redirects without end/,
    ],
    [
      'a redirection to plain http',
      (_, response) => response.writeHead(307, { location: 'http://elsewhere.example/' }).end(),
      /plain http/,
    ],
    [
      'a manifest that never ends',
      (_, response) => {
        response.writeHead(200, { 'content-type': manifestType });
        for (let count = 0; count < 10; count++) response.write(Buffer.alloc(1 << 20));
      },
      /more than any manifest/,
    ],
  ])('%s is refused', async (_, handler, message) => {
    const { host } = await serve((request, response) => {
      if (request.method === 'HEAD') response.writeHead(405).end();
      else handler(request, response);
    });
    const client = open();
    const asked = async (): Promise<void> => {
      await client.resolve(image(host));
      await client.describe(image(host), digest);
    };
    await expect(asked()).rejects.toThrow(message);
    await expect(asked()).rejects.toThrow(`${host}/a/b:1: ${host} `);
  });

  test('tags come page by page, and no further than asked', async () => {
    const { host, seen } = await serve(({ url = '' }, response) => {
      const page = Number(/last=(\d+)/.exec(url)?.[1] ?? 0);
      if (page < 5) response.setHeader('link', `</v2/a/b/tags/list?last=${page + 1}>; rel="next"`);
      response.end(JSON.stringify({ tags: [`${page}.0`, `${page}.1`] }));
    });
    expect(await open().tags(image(host), 5)).toEqual(['0.0', '0.1', '1.0', '1.1', '2.0']);
    expect(seen).toHaveLength(3);
    expect(await open().tags(image(host), 100)).toHaveLength(12);
  });
});

describe('patience', () => {
  test('429 waits as long as asked, 5xx and a broken connection are tried again', async () => {
    let turn = 0;
    const { host } = await serve((request, response) => {
      turn++;
      if (turn === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else if (turn === 2) response.writeHead(503).end();
      else if (turn === 3) request.socket.destroy();
      else good(request, response);
    });
    const started = Date.now();
    expect((await open().resolve(image(host))).digest).toBe(digest);
    expect({ turn, waited: Date.now() - started >= 990 }).toEqual({ turn: 4, waited: true });
  });

  test.each([
    [
      '429 that asks to wait for long',
      429,
      { 'retry-after': '3600' },
      1,
      'has had too many requests from here (429); it asks to wait 3600 s',
    ],
    ['429 until a date', 429, { 'retry-after': new Date(Date.now() + 7200_000).toUTCString() }, 1, 'it asks to wait 7'],
    ['429 that does not pass', 429, {}, 4, 'try again later'],
    ['503 that does not pass', 503, {}, 4, 'is out of order (503)'],
  ])('%s ends', async (_, status, headers, attempts, message) => {
    const { host, seen } = await serve((_request, response) => response.writeHead(status, headers).end());
    await expect(open().resolve(image(host))).rejects.toThrow(message);
    expect(seen).toHaveLength(attempts);
  });

  test('a registry that says nothing', async () => {
    const { host, seen } = await serve(() => undefined);
    const client = open({ timeoutMilliseconds: 100, attempts: 2, concurrency: 1 });
    const asked = ['1', '2', '3'].map((tag) => client.resolve(image(host, tag)));
    for (const one of asked) await expect(one).rejects.toThrow(`${host} does not answer within 0.1 s`);
    // the first time twice, then it is given up
    expect(seen).toHaveLength(2);
  });

  test('a body that stops in the middle', async () => {
    const { host } = await serve((_, response) => {
      response.writeHead(200, { 'content-type': manifestType, 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(open().describe(image(host), digest)).rejects.toThrow(
      `${host} broke the connection off before its answer was complete`,
    );
  });

  test('a mirror that fails is passed over', async () => {
    const broken = await serve((_, response) => response.writeHead(404).end());
    const { host } = await serve(good);
    const mirrors = { [host]: [`http://${broken.host}`] };
    expect(await open({ mirrors }).resolve(image(host))).toEqual({ digest, source: host });
    const both = open({ mirrors: { [broken.host]: [`http://${broken.host}/x`] } }).resolve(image(broken.host));
    await expect(both).rejects.toThrow(/no such image or tag \(404\); 127.* no such image or tag \(404\)/);
  });

  test('no more requests at a time than allowed', async () => {
    const slots = limit(2);
    let running = 0;
    let most = 0;
    const task = (): Promise<void> =>
      slots(async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 2));
        running--;
      });
    await Promise.all(Array.from({ length: 20 }, task));
    expect(most).toBe(2);
  });
});

describe('tokens', () => {
  test('are fetched once a repository, with the login, and again when they have run out', async () => {
    let token = 1;
    const server = await serve((request, response) => {
      const { url = '', headers } = request;
      if (url.startsWith('/token')) {
        const known = headers.authorization === `Basic ${Buffer.from('me:secret-word').toString('base64')}`;
        response.writeHead(known ? 200 : 401).end(JSON.stringify({ token: `t${token}` }));
      } else if (headers.authorization === `Bearer t${token}`) good(request, response);
      else {
        const realm = `http://${headers.host ?? ''}/token`;
        response
          .writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="s",scope="repository:a/b:pull"` })
          .end();
      }
    });
    const folder = folderWith({
      'config.json': JSON.stringify({ auths: { [server.host]: { username: 'me', password: 'secret-word' } } }),
    });
    const client = open({ env: { DOCKER_CONFIG: folder } });
    await client.resolve(image(server.host));
    await client.resolve(image(server.host, '2'));
    const asked = (): number => server.seen.filter((one) => one.includes('/token')).length;
    expect(asked()).toBe(1);
    expect(server.seen).toContain('GET /token?service=s&scope=repository%3Aa%2Fb%3Apull');
    token++;
    expect((await client.resolve(image(server.host, '3'))).digest).toBe(digest);
    expect(asked()).toBe(2);
  });

  test('a refresh token is sent in a form', async () => {
    let form = '';
    const server = await serve((request, response) => {
      if (request.url === '/token') {
        request.on('data', (chunk: Buffer) => (form += chunk.toString()));
        request.on('end', () => response.end(JSON.stringify({ access_token: 'fresh' })));
      } else if (request.headers.authorization === 'Bearer fresh') good(request, response);
      else {
        const realm = `http://${request.headers.host ?? ''}/token`;
        response.writeHead(401, { 'www-authenticate': `Bearer realm="${realm}",service="s"` }).end();
      }
    });
    const auths = { [server.host]: { identitytoken: 'long-lived' } };
    const folder = folderWith({ 'config.json': JSON.stringify({ auths }) });
    await open({ env: { DOCKER_CONFIG: folder } }).resolve(image(server.host));
    expect(Object.fromEntries(new URLSearchParams(form))).toMatchObject({
      ...{ grant_type: 'refresh_token', refresh_token: 'long-lived', scope: 'repository:a/b:pull' },
    });
  });

  test('the login goes to no plain http elsewhere, and not along with a redirection', async () => {
    const plain = await serve((_, response) =>
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://elsewhere.example/token"' }).end(),
    );
    await expect(open().resolve(image(plain.host))).rejects.toThrow(
      'wants the login sent to elsewhere.example in plain http',
    );
    const seen: (string | undefined)[] = [];
    const store = await serve((request, response) => {
      seen.push(request.headers.authorization);
      good(request, response);
    });
    const server = await serve((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      else response.writeHead(307, { location: `http://${store.host}${request.url ?? ''}` }).end();
    });
    const auths = { [server.host]: { auth: Buffer.from('me:secret-word').toString('base64') } };
    const folder = folderWith({ 'config.json': JSON.stringify({ auths }) });
    await open({ env: { DOCKER_CONFIG: folder } }).resolve(image(server.host));
    expect(seen).toEqual([undefined]);
  });

  test('challenges', () => {
    expect(
      parseChallenges('Basic realm="a, b", Bearer realm="https://x/t?y=1",scope="a:b:pull,push",service=s'),
    ).toEqual([
      { scheme: 'basic', parameters: { realm: 'a, b' } },
      { scheme: 'bearer', parameters: { realm: 'https://x/t?y=1', scope: 'a:b:pull,push', service: 's' } },
    ]);
    expect(parseChallenges('')).toEqual([]);
  });
});

describe('a proxy', () => {
  test('is asked, unless NO_PROXY has the host; its password is not shown', async () => {
    const { host } = await serve(good);
    const asked: string[] = [];
    const proxy = createServer().on('connect', ({ url = '' }, socket) => {
      asked.push(url);
      const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      for (const end of [upstream, socket]) end.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    const address = `http://user:proxy-secret@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    expect((await open({ env: { http_proxy: address } }).resolve(image(host))).digest).toBe(digest);
    expect(asked).toEqual([host]);
    await open({ env: { HTTP_PROXY: address, NO_PROXY: '127.0.0.1' } }).resolve(image(host));
    expect(asked).toHaveLength(1);
    const wrong = open({ env: { HTTP_PROXY: 'http://user:proxy-secret@127.0.0.1:99999' } }).resolve(image(host));
    await expect(wrong).rejects.toThrow(/no address of a proxy/);
    await expect(wrong).rejects.not.toThrow(/proxy-secret/);
  });
});

describe('on the command line', () => {
  test.each<[string, Handler, string]>([
    [
      'too many requests',
      (_, response) => response.writeHead(429, { 'retry-after': '600' }).end(),
      'has had too many requests from here (429); it asks to wait 600 s, or log in for a higher limit',
    ],
    [
      'a half-sent body',
      (request, response) => {
        if (request.method === 'HEAD') {
          good(request, response);
          return;
        }
        response.writeHead(200, { 'content-type': manifestType, 'content-length': '1000' });
        response.write('half', () => response.destroy());
      },
      'broke the connection off before its answer was complete',
    ],
  ])('%s: one clear line, 2, and the file as it was', async (_, handler, message) => {
    const { host } = await serve(handler);
    const text = `FROM ${host}/a/b:1\n`;
    const folder = folderWith({ Dockerfile: text });
    const argv = ['--online', '--write', '--quiet', '--set', 'pin-base-image.mode=tag+digest'];
    const setting = { transforms: [pinBaseImage], catalogue: () => Promise.resolve(catalogue), env: { HOME: folder } };
    const { code, stdout, stderr } = await imgfix(folder, argv, setting);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `imgfix: ${host}/a/b:1: ${host} ${message}\n`,
    });
    expect(get(folder, 'Dockerfile')).toBe(text);
  });
});
