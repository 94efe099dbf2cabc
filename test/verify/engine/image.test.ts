import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runTool } from '../../../src/verify/process.ts';
import { folderWith, get } from '../../cli/harness.ts';
import { buildStandIn, standInTag } from '../standins.ts';
import { withEngine } from './harness.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const label = 'imgfix.test';
const base = 'localhost/imgfix-test:base';
const tag = 'localhost/imgfix-test:imgfix';

withEngine("imgfix's own image", (engine) => {
  if (engine.name !== 'docker') return;
  const settings = { arguments: [], target: undefined, platform: undefined, network: 'host', secrets: [], ssh: [] };
  const build = async (dockerfile: string, context: string, name: string, contexts: readonly string[]) => {
    const { finished, log } = await engine.build({
      ...{ settings: { ...settings, contexts }, context, dockerfile, tag: name, labels: { [label]: 'image' } },
      ...{ noCache: false, seconds: 500, signal: undefined },
    });
    expect(finished.code, log.tail.join('\n')).toBe(0);
  };

  it('builds', async () => {
    await buildStandIn(engine, 'node');
    // the certificates that this machine trusts, for what npm fetches
    const certificates = process.env['NODE_EXTRA_CA_CERTS'];
    const trust = 'COPY trusted.pem /etc/trusted.pem\nENV NODE_EXTRA_CA_CERTS=/etc/trusted.pem\n';
    const folder = folderWith({
      Dockerfile: `FROM ${standInTag('node')}-slim\n${certificates ? trust : ''}`,
    });
    if (certificates) cpSync(certificates, join(folder, 'trusted.pem'));
    await build(join(folder, 'Dockerfile'), folder, base, []);
    const [, reference = ''] = /^FROM (\S+)$/m.exec(get(root, 'Dockerfile')) ?? [];
    await build(join(root, 'Dockerfile'), root, tag, [`${reference}=docker-image://${base}`]);
  });
  afterAll(() => engine.removeAll(label));

  const run = (folder: string, argv: readonly string[], options: readonly string[] = []) =>
    runTool(engine.name, ['run', '--rm', '--volume', `${folder}:/work`, ...options, tag, ...argv], { seconds: 60 });

  it('rewrites the mounted folder as its owner, and asks git what to leave out', async () => {
    const old = 'FROM debian:12\nMAINTAINER me\n';
    const folder = folderWith({ Dockerfile: old, 'left/Dockerfile': old, '.gitignore': 'left\n' });
    await runTool('git', ['init', '--quiet', folder]);
    await runTool('chown', ['-R', '12345:12345', folder]);
    const { code, stderr } = await run(folder, ['--write'], ['--user', '12345:12345', '--network', 'none']);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(get(folder, 'Dockerfile')).toContain('LABEL org.opencontainers.image.authors="me"');
    expect(get(folder, 'left/Dockerfile')).toBe(old);
    expect(statSync(join(folder, 'Dockerfile')).uid).toBe(12345);
    expect(await run(folder, ['--check'], ['--user', '12345:12345'])).toMatchObject({ code: 0 });
  });

  it('runs as nobody special, with nothing of the workshop in it', async () => {
    const inspected = await runTool(engine.name, ['image', 'inspect', tag]);
    const [{ Config, Size }] = JSON.parse(inspected.stdout) as [{ Config: { User: string }; Size: number }];
    const standIn = await runTool(engine.name, ['image', 'inspect', base]);
    const [{ Size: under }] = JSON.parse(standIn.stdout) as [{ Size: number }];
    console.info(`imgfix's own image: ${Math.round((Size - under) / 1e6)} MB above its base`);
    expect(Config.User).toBe('node');
    const listing = await runTool(engine.name, [
      'run',
      '--rm',
      '--entrypoint',
      'ls',
      tag,
      '-A',
      '/opt/imgfix/node_modules',
      '/opt/imgfix',
      '/work',
    ]);
    expect(listing.stdout).toContain('dist');
    expect(listing.stdout).not.toMatch(/^(?:esbuild|typescript|vitest|src|__fixtures__)$/m);
  });
});
