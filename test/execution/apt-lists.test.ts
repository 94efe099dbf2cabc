import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import addAptUpdate from '../../transforms/add-apt-update.ts';
import mergeRuns from '../../transforms/merge-runs.ts';
import removePackageCaches from '../../transforms/remove-package-caches.ts';
import { rewriteWith } from '../support/engine.ts';
import { seed } from '../support/runs.ts';
import { missingShells } from './harness.ts';
import { randomFrom } from './shapes.ts';

const count = Math.ceil(Number(process.env.IMGFIX_CASES ?? 1_000) / 10);
const root = realpathSync(mkdtempSync(join(tmpdir(), 'imgfix-apt-')));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** An apt-get whose `install` fails where no `update` has left lists, and else writes down what it installs. */
const apt = `#!/bin/dash
for w in "$@"; do case "$w" in
  update) mkdir -p "$L"; : >"$L/ok" ;;
  install) [ -e "$L/ok" ] || { : >"$L.missed"; exit 100; } ;;
  p[0-9]*) echo "$w" >>"$L.log" ;;
esac; done
`;
mkdirSync(join(root, 'bin'));
writeFileSync(join(root, 'bin/apt-get'), apt, { mode: 0o755 });
writeFileSync(join(root, 'bin/retry'), '#!/bin/dash\nexec "$@"\n', { mode: 0o755 });

const lists = '/var/lib/apt/lists';

/** Random files of updates and installs under conditions, in loops, behind other programs. */
const filesFrom = (random: () => number): (() => string) => {
  let number = 0;
  const pick = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const update = (): string =>
    pick(
      'apt-get update',
      'apt-get update',
      'apt-get update || true',
      'retry apt-get update',
      'sh -c "apt-get update"',
    );
  const install = (): string => {
    const command = `apt-get install -y p${++number}`;
    return pick(command, command, `retry ${command}`, `sh -c "${command}"`, `$INSTALL p${number}`);
  };
  const others = [
    'true',
    'cd /tmp',
    'set -e',
    'false || true',
    '[ -n "$X" ]',
    '[ -z "$X" ]',
    `rm -rf ${lists}/*`,
  ] as const;
  const item = (depth: number): string => {
    if (depth === 0 || random() < 0.7) return pick(update, install, install, () => pick(...others))();
    const body = (): string => list(depth - 1);
    return pick(
      () => `( ${body()} )`,
      () => `{ ${body()}; }`,
      () => `if ${pick('[ -n "$X" ]', '[ -z "$X" ]', body())}; then ${body()}; fi`,
      () => `if [ -n "$X" ]; then ${body()}; else ${body()}; fi`,
      () => `for i in ${pick('1 2', '$X')}; do ${body()}; done`,
      () => `case "$X" in a) ${body()} ;; *) ${body()} ;; esac`,
      () => `${pick('while', 'until')} ${body()}; do break; done`,
      () => `fn() { ${body()}; }; fn`,
    )();
  };
  const list = (depth: number): string =>
    [item(depth), ...Array.from({ length: Math.floor(random() * 3) }, () => item(depth))].reduce(
      (before, next) => `${before}${pick(' && ', ' && ', '; ', ' || ', '; \\\n  ')}${next}`,
    );
  const run = (): string => pick(`RUN ${list(2)}\n`, `RUN ${update()} && ${install()}\n`, `RUN set -e; ${list(1)}\n`);
  return () => {
    number = 0;
    const runs = Array.from({ length: 2 + Math.floor(random() * 3) }, () => run() + pick('', 'COPY a /a\n'));
    return `FROM debian:12\nENV INSTALL="apt-get install -y"\n${runs.join('')}`;
  };
};

/** What a build installs, in order; undefined where it fails, or where an install that may fail has missed the lists. */
const build = (text: string, x: string): string | undefined => {
  const state = join(root, 'state');
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state);
  const own = join(state, 'lists');
  const env = { L: own, X: x, INSTALL: 'apt-get install -y', PATH: `${join(root, 'bin')}:/usr/bin:/bin` };
  for (const { keyword, value } of parseDockerfile(text).instructions) {
    if (keyword !== 'RUN') continue;
    const { status } = spawnSync('dash', ['-c', value.replaceAll(lists, own)], { cwd: state, env, stdio: 'ignore' });
    if (status !== 0) return undefined;
  }
  if (existsSync(`${own}.missed`)) return undefined;
  return existsSync(`${own}.log`) ? readFileSync(`${own}.log`, 'utf8') : '';
};

describe.skipIf(missingShells().length > 0)(`package lists, executed (seed ${seed})`, () => {
  it(`what is installed stays, over ${count} files`, { timeout: 600_000 }, () => {
    const file = filesFrom(randomFrom(seed));
    let compared = 0;
    for (let at = 0; at < count; at++) {
      const before = file();
      const { after, dropped } = rewriteWith(before, { transforms: [mergeRuns, addAptUpdate, removePackageCaches] });
      expect(dropped).toEqual([]);
      if (after === before) continue;
      for (const x of ['', 'a']) {
        const installed = build(before, x);
        if (installed === undefined) continue;
        compared++;
        expect(build(after, x), `X=${x}\n${before}----- becomes\n${after}`).toBe(installed);
      }
    }
    expect(compared).toBeGreaterThan(count / 10);
  });
});
