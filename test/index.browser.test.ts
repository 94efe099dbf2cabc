import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openCatalogue, rewrite } from '../src/index.ts';
import { packageShards } from '../src/knowledge/catalogue/node.ts';
import { hasBrowser, startBrowser } from './support/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Dockerfiles that the documentation shows. */
const texts = readdirSync(join(root, '__fixtures__'))
  .map((name) => join(root, '__fixtures__', name, 'example/before.Dockerfile'))
  .filter((path) => existsSync(path))
  .map((path) => readFileSync(path, 'utf8'));

test.skipIf(!hasBrowser('the library in a browser'))(
  'rewrite() does the same in a browser as in node',
  async () => {
    // what the page cannot read itself: the facts that these texts ask for
    const shards = new Map<string, string>();
    const read = packageShards();
    const images = openCatalogue((name) => {
      const shard = read(name);
      if (shard) shards.set(name, Buffer.from(shard).toString('base64'));
      return shard;
    });
    const expected = texts.map((text) => rewrite(text, { images }).after);
    expect(expected.filter((after, index) => after !== texts[index]).length).toBeGreaterThan(20);
    const { outputFiles } = await build({
      entryPoints: [join(root, 'src/index.ts')],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      globalName: 'imgfix',
      write: false,
      logLevel: 'silent',
    });
    const browser = await startBrowser();
    try {
      const page = await browser.newPage();
      const wrong: string[] = [];
      page.on('pageerror', (error) => wrong.push(error.message));
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      const { found, isNode } = await page.evaluate<{ found: string[]; isNode: boolean }>(`(() => {
      const shards = new Map(${JSON.stringify([...shards])});
      const images = imgfix.openCatalogue((name) => {
        const shard = shards.get(name);
        return shard && Uint8Array.from(atob(shard), (character) => character.charCodeAt(0));
      });
      const found = ${JSON.stringify(texts)}.map((text) => imgfix.rewrite(text, { images }).after);
      return { found, isNode: typeof process !== 'undefined' || typeof require !== 'undefined' };
    })()`);
      expect({ found, isNode, wrong }).toEqual({ found: expected, isNode: false, wrong: [] });
    } finally {
      await browser.close();
    }
  },
  120_000,
);
