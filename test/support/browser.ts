import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/**
 * Whether there is a browser for a test; where not, that is said, and fails where CI asks for one.
 * @param what what is then not looked at
 */
export const hasBrowser = (what: string): boolean => {
  if (executablePath !== undefined) return true;
  const message = `SKIPPED: ${what} is not looked at: there is no chromium (apt-get install chromium)`;
  if (process.env['IMGFIX_REQUIRE_BROWSER'] === 'true') throw new Error(message);
  console.warn(message);
  return false;
};

/** Starts the browser of this machine. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });
