import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Dependencies } from '../../src/cli/dependencies.ts';
import type { Io, Output } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import { openCatalogue } from '../../src/knowledge/catalogue/index.ts';
import { defineTransform, type AnyTransform } from '../../src/transform/index.ts';

/** Replaces `RUN old` by `RUN new`, and leaves `RUN keep` alone. */
export const replaceOld = defineTransform({
  name: 'replace-old',
  summary: 'Replace old by new.',
  why: 'New is new.',
  goal: 'style',
  level: 'safe',
  reasons: { kept: 'somebody wants it' },
  presets: ['recommended'],
  references: [],
  *find({ instructions }) {
    for (const { value, body, keyword } of instructions) {
      if (keyword !== 'RUN') continue;
      if (value === 'old') {
        const edits = [{ start: body.start, end: body.end, text: 'new' }];
        yield { at: body, message: 'old is old', fix: { title: 'Replace it', level: 'safe', edits } };
      } else if (value === 'keep') yield { at: body, message: 'keep is kept', reason: 'kept' };
    }
  },
});

/** A transform that runs only when named. */
export const reviewOld: AnyTransform = {
  ...replaceOld,
  name: 'review-old',
  level: 'review',
  safety: 'Always.',
  presets: [],
  *find(dockerfile, context) {
    for (const finding of replaceOld.find(dockerfile, { ...context, options: {} })) {
      yield finding.fix ? { ...finding, fix: { ...finding.fix, level: 'review' as const } } : finding;
    }
  },
};

/** A transform whose fixes have estimates. */
export const lighterOld: AnyTransform = {
  ...replaceOld,
  name: 'lighter-old',
  estimates: 'By the scales.',
  *find(dockerfile, context) {
    const saves = { bytes: 2_000_000, by: 'the <scales> of today' };
    for (const finding of replaceOld.find(dockerfile, { ...context, options: {} })) {
      yield finding.fix ? { ...finding, fix: { ...finding.fix, saves } } : finding;
    }
  },
};

/** A transform with a fault. */
export const faulty = (name: string, find: AnyTransform['find']): AnyTransform => ({ ...replaceOld, name, find });

/** A new folder with these files, gone after the test. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'imgfix-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
};

/** Writes one file below a folder. */
export const put = (folder: string, name: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};

/** Reads one file below a folder. */
export const get = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

/** What came of a run. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly bytes: Buffer;
  readonly stderr: string;
}

interface Setting {
  readonly transforms?: readonly AnyTransform[];
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** The facts about images; none by default. */
  readonly catalogue?: Dependencies['catalogue'];
  /** How many writes standard output takes before its reader is gone. */
  readonly takes?: number;
}

/** Runs the command line in this process. */
export const imgfix = async (cwd: string, argv: readonly string[], setting: Setting = {}): Promise<Outcome> => {
  const { transforms = [replaceOld, reviewOld], stdin = '', env = {}, isTerminal = false, takes = Infinity } = setting;
  const written = { out: [] as Buffer[], err: [] as Buffer[] };
  const lines = stdin.length > 0 ? Buffer.from(stdin).toString().replace(/\n$/, '').split('\n') : [];
  const output = (to: Buffer[], most: number): Output => ({
    isTerminal,
    write(data) {
      if (to.length >= most) return false;
      to.push(Buffer.from(data));
      return true;
    },
  });
  const io: Io = {
    cwd,
    env,
    stdout: output(written.out, takes),
    stderr: output(written.err, Infinity),
    readLine: () => lines.shift(),
    readStdin: (limit) => Promise.resolve(stdin.length > limit ? null : Buffer.from(stdin)),
  };
  const dependencies: Dependencies = {
    transforms: () => Promise.resolve(transforms),
    catalogue: setting.catalogue ?? (() => Promise.resolve(openCatalogue(() => undefined))),
    version: () => Promise.resolve('1.2.3'),
    example: () => Promise.resolve({ before: 'FROM x\nRUN old\n', after: 'FROM x\nRUN new\n' }),
  };
  const code = await run(argv, io, dependencies);
  const bytes = Buffer.concat(written.out);
  return { code, stdout: bytes.toString(), bytes, stderr: Buffer.concat(written.err).toString() };
};

/** Runs a program of the system in a folder, with a text on its standard input. */
export const system = (
  cwd: string,
  program: string,
  argv: readonly string[],
  input: string | Uint8Array = '',
): string => execFileSync(program, argv, { cwd, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
