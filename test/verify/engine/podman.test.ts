import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findEngine } from '../../../src/verify/find-engine.ts';
import { runTool } from '../../../src/verify/process.ts';
import { transforms } from '../../../transforms/index.ts';
import { folderWith } from '../../cli/harness.ts';
import { engine, verify } from './harness.ts';

const podman = await findEngine({ engine: 'podman' });
const base = 'docker.io/library/debian:bookworm';

/** Podman keeps images of its own: docker's is copied. */
const hasBase = async (): Promise<boolean> => {
  if ('problem' in podman) return false;
  if (await podman.hasImage(base)) return true;
  if (engine?.name !== 'docker') return false;
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-test-'));
  const archive = join(folder, 'base.tar');
  await runTool('docker', ['save', '-o', archive, 'debian:bookworm']);
  const { code } = await runTool('podman', ['load', '-i', archive]);
  rmSync(folder, { recursive: true, force: true });
  return code === 0;
};

// docker is what CI has; podman is tested where it is
describe.skipIf(!(await hasBase()))('podman', { timeout: 300_000 }, () => {
  const files = {
    Dockerfile: `FROM ${base}
RUN echo one > /one
RUN echo two > /two
COPY . /app
RUN cat /app/app.py
CMD ["cat", "/one"]
`,
    'app.py': 'print(1)\n',
    'Dockerfile.dockerignore': 'ignored\n',
    ignored: 'x',
  };

  it('builds, compares and rebuilds like docker', async () => {
    const options = [
      '--engine',
      'podman',
      '--skip',
      'pin-base-image,use-alpine-base,use-slim-base',
      '--smoke',
      'cat /one; ls /app',
    ];
    const { outcome, files: reported } = await verify(folderWith(files), options, transforms);
    const [file] = reported;
    expect(file).toMatchObject({ status: 'verified', differences: [], touched: 'app.py' });
    expect([file?.before?.layers.length, file?.after?.layers.length]).toEqual([5, 4]);
    const steps = file?.after?.rebuild?.steps.map(({ name, cached }) => [name.replace(/^\S+ /, ''), cached]);
    expect(steps).toContainEqual(['COPY . /app', false]);
    expect(steps?.filter(([, cached]) => cached)).toHaveLength(1);
    expect(outcome.code).toBe(0);
    const left = await runTool('podman', ['image', 'ls', '-aq', '--filter', 'label=imgfix.run']);
    expect(left.stdout).toBe('');
  });

  it('says why a build fails', async () => {
    const failing = { Dockerfile: `FROM ${base}\nRUN true\nRUN no-such-command\n` };
    const options = ['--engine', 'podman', '--only', 'merge-runs', '--cached'];
    const { files: reported } = await verify(folderWith(failing), options, transforms);
    expect(reported[0]).toMatchObject({ status: 'original-fails' });
    expect(reported[0]?.failure).toContain('no-such-command: not found');
  });
});
