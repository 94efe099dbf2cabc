import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { openPackageCatalogue } from '../../../src/knowledge/catalogue/node.ts';
import { transforms } from '../../../transforms/index.ts';
import { folderWith, get, imgfix } from '../../cli/harness.ts';
import { hasBrowser, startBrowser } from '../../support/browser.ts';
import { withEngine } from './harness.ts';

const isShown = hasBrowser('the report with the sizes of images');
const setting = { transforms, catalogue: () => Promise.resolve(openPackageCatalogue()) };

withEngine('verify --report', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (isShown) browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  it('writes a page with the sizes of the images before and after', async () => {
    const wasteful = 'FROM debian:bookworm\nRUN head -c 20000000 /dev/urandom > /big\nRUN rm /big\nCMD ["true"]\n';
    const folder = folderWith({
      'waste/Dockerfile': wasteful,
      'fails/Dockerfile': 'FROM debian:bookworm\nMAINTAINER me\nRUN exit 3\n',
      'same/Dockerfile': 'FROM debian:bookworm\nCMD ["true"]\n',
    });
    const argv = [
      'verify',
      '--cached',
      '--no-touch',
      '--network',
      'host',
      '--skip',
      'use-slim-base',
      '--report',
      'page.html',
      '--quiet',
    ];
    const { code, stderr } = await imgfix(folder, argv, setting);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(get(folder, 'page.html')).toContain('"v":"verified","z":[');
    const page = await browser?.newPage({ viewport: { width: 1280, height: 900 } });
    if (!page) return;
    await page.goto(pathToFileURL(join(folder, 'page.html')).href);
    expect(await page.locator('.size').count()).toBe(1);
    expect(await page.innerText('.size .num')).toMatch(/^\d+ MB → \d+ MB, −\d+(?:\.\d)? %$/);
    const [was = 0, is = 0] = (await page.innerText('.size .num')).match(/\d+(?= MB)/g)?.map(Number) ?? [];
    expect(was - is).toBeGreaterThanOrEqual(19);
    const badges = await page.locator('.badge').allInnerTexts();
    expect(badges.join('\n')).toMatch(/^verified \(\d+ MB → \d+ MB/m);
    expect(badges.join('\n')).toContain('the original does not build');
    const screenshots = process.env['IMGFIX_SCREENSHOTS'];
    if (screenshots) await page.screenshot({ path: join(screenshots, 'verified.png') });
  });

  it('says at once where it cannot write, and builds nothing', async () => {
    const folder = folderWith({ Dockerfile: 'FROM debian:bookworm\nMAINTAINER me\n', 'page.html': 'mine' });
    const { code, stderr } = await imgfix(folder, ['verify', '--report', 'page.html'], setting);
    expect(code).toBe(2);
    expect(stderr).toBe('imgfix: page.html is another file: name one that is not there\n');
    expect(get(folder, 'page.html')).toBe('mine');
  });
});
