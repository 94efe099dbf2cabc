import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import type { Case } from './grammar.ts';

/** A case and the file that a rewrite made of it. */
export interface Rewritten {
  readonly one: Case;
  readonly after: string;
}

/** Where before and after differ. */
export interface Difference extends Rewritten {
  readonly before: string;
  readonly afterwards: string;
}

const find = (program: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));

/** The shells that these tests need and this machine lacks. busybox takes part where it is there. */
export const missingShells = (): string[] => ['dash', 'bash'].filter((name) => find(name) === undefined);

/** Differences that are looked at again. */
const enough = 5;

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Runs files as the builder does: a fresh shell for each RUN, in the working directory (made anew if it is gone), up to
 * the first failure. One driver shell runs hundreds of cases.
 */
export class Harness {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), 'imgfix-execution-')));
  /** What can stand for /bin/sh, as command lines. */
  readonly #sh: readonly string[];
  readonly #bash: string;
  #batch = 0;

  constructor() {
    const [dash, bash, busybox] = [find('dash'), find('bash'), find('busybox')];
    if (!dash || !bash) throw new Error('these tests need dash and bash');
    const shared = join(this.#root, 'bin');
    mkdirSync(shared);
    symlinkSync(bash, join(shared, 'sh'));
    // upgrades itself into a folder that comes earlier in PATH
    const pip =
      '#!/bin/sh\necho old pip "$@"\n[ "$1" != install ] || { echo echo new pip >"$NEW/pip"; /bin/chmod +x "$NEW/pip"; }\n';
    mkdirSync(join(this.#root, 'tools'));
    writeFileSync(join(this.#root, 'tools/pip'), pip, { mode: 0o755 });
    this.#bash = bash;
    this.#sh = [dash, dash, join(shared, 'sh'), ...(busybox ? [`${busybox} ash`, `${busybox} ash`] : [dash])];
  }

  dispose(): void {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  /** Runs many cases, some at a time. Gives the first few differences. */
  async differences(cases: readonly Rewritten[], workers = 2): Promise<Difference[]> {
    const size = Math.ceil(cases.length / workers) || 1;
    const parts = Array.from({ length: workers }, (_, index) => cases.slice(index * size, (index + 1) * size));
    const found = await Promise.all(parts.map((part) => this.#run(part)));
    const sure: Difference[] = [];
    for (const one of found.flat()) {
      if (this.#comesAgain(one)) sure.push(one);
      if (sure.length === enough) break;
    }
    return sure;
  }

  /**
   * Whether a difference is of the rewrite. What the input itself leaves to chance (`yes | rm -rf *` under pipefail, a job in
   * the background, the order in which the parts of a pipe write) comes out in two ways, also without one.
   */
  #comesAgain(one: Rewritten): boolean {
    const count = (times: number, of: Rewritten): number =>
      Array.from({ length: times }).filter(() => this.difference(of) !== undefined).length;
    return count(10, { ...one, after: one.one.dockerfile }) === 0 && count(5, one) === 5;
  }

  /** Runs one case. */
  difference(one: Rewritten): Difference | undefined {
    const folder = this.#prepare([one]);
    const { stdout } = spawnSync('/bin/sh', [join(folder, 'driver')], { encoding: 'utf8', timeout: 20_000 });
    return this.#compare(folder, [one], stdout)[0];
  }

  async #run(cases: readonly Rewritten[]): Promise<Difference[]> {
    const folder = this.#prepare(cases);
    const child = spawn('/bin/sh', [join(folder, 'driver')], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    await new Promise((resolve) => child.on('close', resolve));
    return this.#compare(folder, cases, output);
  }

  #prepare(cases: readonly Rewritten[]): string {
    const folder = join(this.#root, `batch${++this.#batch}`);
    const lines = [
      'b() {',
      '  [ -d "$R/x/w" ] || /bin/mkdir -p "$R/x/w"',
      '  (',
      '    cd "$R/x/w" && ulimit -t 2 && unset OLDPWD',
      '    export LOG="$R/log" NEW="$R/new" HOME="$R/x" E=base PATH="$R/new:$P"',
      '    exec "$@" </dev/null >>"$R/out" 2>/dev/null',
      '  )',
      '  s=$?; echo "$K $s"; return $s',
      '}',
      `P=${quote(`${join(this.#root, 'tools')}:/usr/bin:/bin`)}`,
      'umask 022; unset K R',
    ];
    cases.forEach(({ one, after }, index) => {
      for (const [side, text] of [
        ['b', one.dockerfile],
        ['a', after],
      ] as const) {
        const root = join(folder, `${index}${side}`);
        mkdirSync(join(root, 'x/w/d'), { recursive: true });
        mkdirSync(join(root, 'new'));
        writeFileSync(join(root, 'x/w/s.sh'), 'X=sourced\n');
        const program = one.shell.kind === 'bash' ? this.#bash : (this.#sh[one.program % this.#sh.length] ?? '');
        const shell = `${program} ${one.shell.options.join(' ')} -c `;
        const runs = parseDockerfile(text).instructions.filter(({ keyword }) => keyword === 'RUN');
        const commands = runs.map((run) => {
          const [heredoc] = run.heredocOnly ? run.heredocs : [];
          return `b ${shell}${quote(heredoc ? text.slice(heredoc.body.start, heredoc.body.end) : run.value)}`;
        });
        lines.push(`K=${index}${side} R=${quote(root)}`, commands.join(' &&\n'));
      }
    });
    writeFileSync(join(folder, 'driver'), `${lines.join('\n')}\n`);
    return folder;
  }

  #compare(folder: string, cases: readonly Rewritten[], output: string): Difference[] {
    const last = new Map<string, string>();
    for (const line of output.split('\n')) {
      const [key, status] = line.split(' ');
      if (key !== undefined && status !== undefined) last.set(key, status);
    }
    const outcome = (key: string): string => {
      const root = join(folder, key);
      const seen = [`status ${last.get(key) ?? 'none'}`, ...readTree(root, '')].join('\n');
      return seen.replaceAll(root, '');
    };
    const found: Difference[] = [];
    cases.forEach((one, index) => {
      const before = outcome(`${index}b`);
      const afterwards = outcome(`${index}a`);
      if (before !== afterwards) found.push({ ...one, before, afterwards });
    });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    return found;
  }
}

const readTree = (root: string, path: string): string[] => {
  const full = join(root, path);
  const entry = statSync(full);
  const line = `${path} ${(entry.mode & 0o777).toString(8)}`;
  if (!entry.isDirectory()) return [`${line} ${JSON.stringify(readFileSync(full, 'utf8'))}`];
  return [
    line,
    ...readdirSync(full)
      .sort()
      .flatMap((name) => readTree(root, join(path, name))),
  ];
};
