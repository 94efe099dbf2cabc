import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPackageCatalogue } from '../../src/knowledge/catalogue/node.ts';
import { transforms } from '../../transforms/index.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';
import { folderWith, get, imgfix, system } from './harness.ts';

const corpus = process.env['IMGFIX_CORPUS'];
if (!corpus) console.warn('IMGFIX_CORPUS is not set: NO real repository is migrated as a whole');
const repositories = [
  'GoogleCloudPlatform__microservices-demo',
  'open-telemetry__opentelemetry-demo',
  'instana__robot-shop',
];
const setting = { transforms, catalogue: () => Promise.resolve(openPackageCatalogue()) };

/** A copy of a repository, in git; gone after the test. */
const repository = (name: string): string => {
  const folder = folderWith({});
  cpSync(join(corpus ?? '', 'contexts', name), folder, { recursive: true });
  system(folder, 'chmod', ['-R', 'u+w', '.']);
  system(folder, 'git', ['init', '-q']);
  system(folder, 'git', ['add', '-A']);
  return folder;
};

/** All Dockerfiles, and what lies beside them, by path. */
const texts = (folder: string): Readonly<Record<string, string>> => {
  const names = system(folder, 'git', ['ls-files', '-z', '--cached', '--others', '--', '.', ':!out', ':!*.html']);
  const paths = names
    .split('\0')
    .filter((name) => /Dockerfile|dockerignore/.test(name) && existsSync(join(folder, name)));
  return Object.fromEntries(paths.sort().map((path) => [path, get(folder, path)]));
};

const isShown = hasBrowser('the report on real repositories');
let browser: Browser | undefined;
beforeAll(async () => {
  if (isShown && corpus) browser = await startBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Opens a report in a browser: every changed file is there, with its diff. */
const look = async (report: string, files: string, changed: string, screenshot: string): Promise<void> => {
  const page = await browser?.newPage({ viewport: { width: 1280, height: 900 } });
  if (!page) return;
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  await page.goto(pathToFileURL(report).href);
  const totals = await page.locator('.total b').allInnerTexts();
  expect(totals.slice(0, 2)).toEqual([files, changed]);
  await page.selectOption('#status', 'changed');
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
  await expect.poll(() => page.locator('table.diff').count()).toBe(Number(changed));
  const folder = process.env['IMGFIX_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, screenshot) });
  expect(wrong).toEqual([]);
  await page.close();
};

describe.skipIf(!corpus)('real repositories, each in one run', () => {
  test.each(repositories)(
    '%s: diff, patches and --write agree, a second run changes nothing, the report shows it',
    async (name) => {
      const written = repository(name);
      const { code, stderr } = await imgfix(written, ['--write'], setting);
      const [, files = '', changed = ''] = /^(\d+) files: (\d+) rewritten$/m.exec(stderr) ?? [];
      expect(code).toBe(0);
      expect(Number(changed)).toBeGreaterThan(Number(files) / 3);
      expect(await imgfix(written, ['--check', '--quiet'], setting)).toMatchObject({ code: 0, stdout: '' });

      const byDiff = repository(name);
      const { bytes } = await imgfix(byDiff, ['--report', 'imgfix.html'], setting);
      await look(join(byDiff, 'imgfix.html'), files, changed, `${name}.png`);
      system(byDiff, 'git', ['apply', '--index', '-'], bytes);
      expect(texts(byDiff)).toEqual(texts(written));

      const byPatch = repository(name);
      await imgfix(byPatch, ['--patch-dir', 'out'], setting);
      const patches = readdirSync(join(byPatch, 'out')).map((patch) => join('out', patch));
      expect(patches.length).toBeGreaterThan(3);
      for (const patch of patches) {
        system(byPatch, 'git', ['apply', '--index', patch]);
        system(byPatch, 'git', ['apply', '--index', '-R', patch]);
      }
      for (const patch of patches) system(byPatch, 'git', ['apply', '--index', patch]);
      // a patch applies alone, so it does not count on what stands in another: that comes with the next run
      await imgfix(byPatch, ['--write'], setting);
      expect(texts(byPatch)).toEqual(texts(written));
    },
    60_000,
  );
});
