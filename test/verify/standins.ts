import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Engine } from '../../src/verify/engine.ts';
import { runTool } from '../../src/verify/process.ts';

/** Images that take the place of official ones, which only a registry has. */
export type StandIn = 'debian' | 'node' | 'python' | 'servers' | 'compilers' | 'composer';

const label = { 'imgfix.standin': 'true' };

/** The name of a stand-in in the engine. Nothing there ever has the name of a real image that it is not. */
export const standInTag = (name: StandIn): string =>
  name === 'debian' ? 'debian:bookworm' : `localhost/imgfix-standin:${name}`;

const alpineTag = (name: StandIn): string => `localhost/imgfix-standin:${name}-alpine`;

const slimTag = (name: StandIn): string => `localhost/imgfix-standin:${name}-slim`;

/** The official images come in these too. */
type Variant = 'alpine' | 'slim';

/**
 * Builds a stand-in and its variants unless they are there; they stay, since all that is built on them would be built again
 * without them.
 */
export const buildStandIn = async (
  engine: Engine,
  name: StandIn,
  variants: readonly Variant[] = ['alpine', 'slim'],
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-standin-'));
  try {
    if (name !== 'debian' && !(await engine.hasImage(standInTag(name)))) {
      // a folder of its own, since the builder copies all that it may ask for
      const host = join(folder, 'host');
      if (name === 'node') await copyNode(host);
      const own = name === 'compilers' || name === 'composer' ? `standins/${name}` : 'standins';
      const context = name === 'node' || name === 'python' ? folder : join(import.meta.dirname, own);
      await build(engine, name, context, standInTag(name), name === 'node' ? [`host=${host}`] : []);
    }
    for (const variant of variants) {
      const tag = variant === 'alpine' ? alpineTag(name) : slimTag(name);
      if (await engine.hasImage(tag)) continue;
      const base = `base=docker-image://${standInTag(name)}`;
      await build(engine, variant, join(import.meta.dirname, 'standins'), tag, [base]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const build = async (
  engine: Engine,
  name: string,
  context: string,
  tag: string,
  contexts: readonly string[],
): Promise<void> => {
  const dockerfile = join(import.meta.dirname, 'standins', `${name}.Dockerfile`);
  const settings = { arguments: [], target: undefined, platform: undefined, network: 'host', secrets: [], ssh: [] };
  const { finished, log } = await engine.build({
    ...{ settings: { ...settings, contexts }, context, dockerfile, tag, labels: label },
    ...{ noCache: false, seconds: 600, signal: undefined },
  });
  if (finished.code !== 0) throw new Error(`the stand-in ${name} does not build:\n${log.tail.join('\n')}`);
};

const copyNode = async (folder: string): Promise<void> => {
  const node = realpathSync(process.execPath);
  const npm = join(dirname(node), '../lib/node_modules/npm');
  if (!existsSync(npm)) throw new Error(`there is no npm beside ${node}`);
  for (const [from, to] of [
    [node, 'node'],
    [npm, 'npm'],
  ] as const) {
    await runTool('mkdir', ['-p', folder]);
    const { code, stderr } = await runTool('cp', ['-aL', from, join(folder, to)]);
    if (code !== 0) throw new Error(stderr);
  }
};

/** Options that let the builder take a stand-in wherever a Dockerfile names an image. */
export const standInOptions = (references: readonly string[], name: StandIn): string[] =>
  references.flatMap((reference) => {
    const slimOrFull = reference.includes('slim') ? slimTag(name) : standInTag(name);
    const tag = reference.includes('alpine') ? alpineTag(name) : slimOrFull;
    return ['--build-context', `${reference}=docker-image://${tag}`];
  });
