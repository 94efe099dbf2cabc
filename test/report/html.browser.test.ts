import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rewrite } from '../../src/index.ts';
import { htmlReporter } from '../../src/report/html.ts';
import { plain } from '../../src/report/report.ts';
import { emptyTally } from '../../src/report/summary.ts';
import { folderWith, imgfix, lighterOld, replaceOld } from '../cli/harness.ts';
import { hasBrowser, startBrowser } from '../support/browser.ts';

const plainFacts = { version: '0', written: false, verbose: false, paint: plain };
const nasty = { ...replaceOld, name: 'nasty-name', reasons: { kept: '<b>somebody</b>' } };

describe.skipIf(!hasBrowser('the HTML report'))('the HTML report in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  /** Opens the report on these files; what the page complains of, or asks for, is kept. */
  const open = async (
    files: Readonly<Record<string, string>>,
    scheme: 'light' | 'dark' = 'light',
    transforms = [replaceOld, nasty],
  ) => {
    const folder = folderWith(files);
    await imgfix(folder, ['--report', 'report.html', '--quiet'], { transforms });
    const page = await browser.newPage({ colorScheme: scheme });
    const wrong: string[] = [];
    const url = pathToFileURL(join(folder, 'report.html')).href;
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => wrong.push(message.text()));
    page.on('request', (request) => {
      if (request.url() !== url) wrong.push(request.url());
    });
    const start = performance.now();
    await page.goto(url);
    return { page, wrong, milliseconds: performance.now() - start };
  };
  const total = (page: Page, name: string): Promise<string> =>
    page.locator(`.total:has(span:text-is("${name}")) b`).innerText();
  const background = (page: Page): Promise<string> =>
    page.evaluate<string>('getComputedStyle(document.body).backgroundColor');

  test('a thousand files: quick, entries made as one scrolls, filters', async () => {
    const files: Record<string, string> = { 'bad/Dockerfile': 'FROM x\nFOO\n' };
    for (let at = 0; at < 1000; at++) {
      files[`team-${at % 7}/service-${at}/Dockerfile`] = `FROM x\n# ${at}\nRUN ${at % 2 ? 'old' : 'keep'}\n`;
    }
    const { page, wrong, milliseconds } = await open(files);
    expect(milliseconds).toBeLessThan(10_000);
    expect(await total(page, 'files')).toBe('1001');
    expect(await total(page, 'would change')).toBe('500');
    expect(await total(page, 'errors')).toBe('1');
    const entries = page.locator('details');
    expect(await entries.count()).toBeLessThan(400);
    await page.selectOption('#service', 'team-3');
    expect(await total(page, 'files')).toBe('143');
    await page.selectOption('#status', 'changed');
    await page.fill('#text', 'service-3/');
    expect(await entries.count()).toBe(1);
    await page.click('#reset');
    await page.selectOption('#status', 'error');
    expect(await entries.count()).toBe(1);
    await page.click('#reset');
    await page.click('.chart button:has-text("replace-old")');
    expect(await page.inputValue('#transform')).toBe('replace-old');
    await page.selectOption('#level', 'risky');
    expect(await page.innerText('#empty')).toBe('No file is like that.');
    expect(wrong).toEqual([]);
    await page.close();
  }, 60_000);

  test('keys alone open a file: both sides, changes and reasons, as text', async () => {
    const html = '<img src=x onerror=alert(1)> </script>';
    const before = `# ${html}\nFROM x\n${'RUN a\n'.repeat(20)}RUN old\nRUN keep\n`;
    const { page, wrong } = await open({ [`a/Dockerfile`]: before, 'b/Dockerfile': 'FROM x\nRUN old' });
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const first = page.locator('details').first();
    await first.locator('table').waitFor();
    expect(await first.locator('td.del').allInnerTexts()).toEqual(['RUN old']);
    expect(await first.locator('td.add').allInnerTexts()).toEqual(['RUN new']);
    expect(await first.locator('td.gap').allInnerTexts()).toEqual(['19 lines the same']);
    expect(await first.locator('li').allInnerTexts()).toEqual(
      expect.arrayContaining(['line 23 replace-old (safe) old is old', 'line 24 nasty-name (kept) keep is kept']),
    );
    expect(await page.locator('img').count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(2);
    await page.keyboard.press('/');
    await page.keyboard.type('b/');
    expect(await page.locator('details').count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('details').count()).toBe(2);
    expect(wrong).toEqual([]);
    await page.close();
  }, 60_000);

  test('estimates by transform, by file and in all', async () => {
    const files = { 'a/Dockerfile': 'FROM x\nRUN old\n', 'b/Dockerfile': 'FROM x\nRUN old\nRUN a\nRUN old\n' };
    const { page, wrong } = await open(files, 'light', [lighterOld]);
    expect(await total(page, 'smaller, by estimate')).toBe('−6.0 MB');
    expect(await page.locator('.chart .num').allInnerTexts()).toEqual(['3 changes, estimate −6.0 MB']);
    expect(await page.locator('.size').allInnerTexts()).toEqual([
      'b/Dockerfile\n−4.0 MB, estimate',
      'a/Dockerfile\n−2.0 MB, estimate',
    ]);
    await page.fill('#text', 'a/');
    expect(await total(page, 'smaller, by estimate')).toBe('−2.0 MB');
    await page.locator('details summary').first().click();
    expect(await page.locator('details li').innerText()).toContain('(estimate: 2.0 MB less, by the <scales> of today)');
    expect(wrong).toEqual([]);
    await page.close();
    const { page: other } = await open(files);
    expect(await other.locator('.size').count()).toBe(0);
    expect(await other.innerText('body')).not.toMatch(/estimate/i);
    await other.close();
  }, 60_000);

  test('an estimate stands beside what was built', async () => {
    const result = rewrite('FROM x\nRUN old\n', { transforms: [lighterOld] });
    const reporter = htmlReporter({ ...plainFacts, transforms: [lighterOld] });
    const report = { encoding: 'utf8', result, complaints: [] } as const;
    const verified = { verdict: 'verified', sizes: [10_000_000, 7_000_000] } as const;
    const page = await browser.newPage();
    const parts = [
      reporter.start,
      reporter.file({ ...report, path: 'a' }),
      reporter.file({ ...report, path: 'b', verified }),
      reporter.end(emptyTally([])),
    ];
    await page.setContent(parts.join(''));
    expect(await page.locator('h2').allInnerTexts()).toContain('Size of the images before and after, as built');
    expect(await page.locator('.size').allInnerTexts()).toEqual([
      'b\n10.0 MB → 7.0 MB, −30 % (−2.0 MB, estimate)',
      'a\n−2.0 MB, estimate',
    ]);
    await page.close();
  }, 60_000);

  test('light and dark, by the system and by the button; narrow without a bar to scroll sideways', async () => {
    const { page } = await open({ Dockerfile: 'FROM x\nRUN old\n' }, 'dark');
    expect(await background(page)).toBe('rgb(20, 23, 28)');
    await page.click('text=light / dark');
    expect(await background(page)).toBe('rgb(255, 255, 255)');
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.close();
  }, 60_000);
});
