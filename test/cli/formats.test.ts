import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/report/json-schema.ts';
import { fingerprints } from '../../src/report/fingerprint.ts';
import { faulty, folderWith, get, imgfix, lighterOld, replaceOld } from './harness.ts';

const files = {
  'a/Dockerfile': 'FROM x\n# why\nRUN old\nRUN keep\nRUN old',
  'b, c: 100%/Dockerfile': 'FROM x\r\nRUN old\r\n',
  'd/Dockerfile': 'FROM x\n  FOO bar\n',
  'e/Dockerfile': 'FROM x\n',
};

/** Texts of standards; sarif-schema-2.1.0.json is that of OASIS (https://github.com/oasis-tcs/sarif-spec), without blanks. */
const schema = (path: string): object =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../report', path), 'utf8')) as object;

/** Shows a value in messages, as a caller of others and with markup. */
const loud = faulty('loud', function* (dockerfile, context) {
  for (const finding of replaceOld.find(dockerfile, { ...context, options: {} })) {
    yield { ...finding, message: '@team <img src=x onerror=alert(1)> a|b `c` </script>\u2028' };
  }
});

describe('sarif', () => {
  interface Region {
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  }
  interface Sarif {
    readonly runs: readonly {
      readonly results: readonly {
        readonly ruleId: string;
        readonly kind: string;
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
        }[];
        readonly fixes?: readonly {
          readonly artifactChanges: readonly {
            readonly replacements: readonly {
              readonly deletedRegion: Region;
              readonly insertedContent: { readonly text: string };
            }[];
          }[];
        }[];
      }[];
      readonly invocations: readonly { readonly toolExecutionNotifications: readonly unknown[] }[];
    }[];
  }
  const check = new Ajv({ format: 'full' }).compile(schema('sarif-schema-2.1.0.json'));
  /** What is wrong with a SARIF text; empty where nothing is. */
  const valid = (sarif: unknown): string => (check(sarif) === true ? '' : JSON.stringify(check.errors));
  const offset = (text: string, line: number, column: number): number =>
    text
      .split('\n')
      .slice(0, line - 1)
      .reduce((sum, one) => sum + one.length + 1, 0) +
    column -
    1;

  test('is valid, and its fixes make the text that --write writes', async () => {
    const folder = folderWith(files);
    const { stdout } = await imgfix(folder, ['--format', 'sarif', '--verbose']);
    const sarif = JSON.parse(stdout) as Sarif;
    expect(valid(sarif)).toBe('');
    const [run] = sarif.runs;
    expect(run?.results.map(({ ruleId, kind }) => `${ruleId} ${kind}`)).toEqual([
      ...['replace-old fail', 'replace-old fail', 'replace-old informational', 'replace-old fail'],
    ]);
    expect(run?.invocations[0]?.toolExecutionNotifications).toHaveLength(1);
    const fixed = { ...files } as Record<string, string>;
    for (const { fixes, locations } of run?.results ?? []) {
      const path = decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? '');
      const before = files[path as keyof typeof files];
      const replacements = fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
      if (replacements.length === 0) continue;
      fixed[path] = replacements.toReversed().reduce((text, { deletedRegion: at, insertedContent }) => {
        const [start, end] = [offset(before, at.startLine, at.startColumn), offset(before, at.endLine, at.endColumn)];
        return text.slice(0, start) + insertedContent.text + text.slice(end);
      }, before);
    }
    await imgfix(folder, ['--write']);
    for (const path of Object.keys(files)) expect(fixed[path]).toBe(get(folder, path));
  });

  test('a byte-order mark is no part of a fix', async () => {
    const { transforms } = await import('../../transforms/index.ts');
    const folder = folderWith({ Dockerfile: '\uFEFFfrom debian:12\nRUN a\nRUN b <x\n' });
    const argv = ['--format', 'sarif', '--only', 'use-consistent-casing'];
    const sarif = JSON.parse((await imgfix(folder, argv, { transforms })).stdout) as Sarif;
    expect(sarif.runs[0]?.results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
      {
        deletedRegion: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 1 },
        insertedContent: { text: 'FROM debian:12\n' },
      },
    ]);
  });

  test('without a file', async () => {
    const sarif = JSON.parse((await imgfix(folderWith({}), ['--format', 'sarif'])).stdout) as Sarif;
    expect(valid(sarif)).toBe('');
    expect(sarif.runs[0]?.results).toEqual([]);
  });

  test('is valid with all transforms; and the check can fail', async () => {
    const { transforms } = await import('../../transforms/index.ts');
    const folder = folderWith({ Dockerfile: 'FROM debian:12\nMAINTAINER me\nRUN sudo apt-get install -y curl\n' });
    const { stdout } = await imgfix(folder, ['--format', 'sarif', '--verbose', '--preset', 'all'], { transforms });
    const sarif = JSON.parse(stdout) as { runs: [{ results: [{ level: string }] }] };
    expect(valid(sarif)).toBe('');
    sarif.runs[0].results[0].level = 'loud';
    expect(valid(sarif)).toContain('should be equal to one of the allowed values');
  });
});

test('json fits the schema that is published', async () => {
  const { stdout } = await imgfix(folderWith(files), ['--format', 'json']);
  const check = new Ajv().compile(reportSchema('https://example.org/report.json'));
  expect(check(JSON.parse(stdout)), JSON.stringify(check.errors)).toBe(true);
});

test('github: annotations, and a summary of the job', async () => {
  const folder = folderWith({ ...files, 'summary.md': 'before\n' });
  const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
  const { stdout } = await imgfix(folder, ['--format', 'github'], { env });
  expect(stdout.split('\n')).toEqual([
    '::notice file=a/Dockerfile,line=3,endLine=3,title=imgfix replace-old (safe)::old is old',
    '::notice file=a/Dockerfile,line=5,endLine=5,title=imgfix replace-old (safe)::old is old',
    '::notice file=b%2C c%3A 100%25/Dockerfile,line=2,endLine=2,title=imgfix replace-old (safe)::old is old',
    '::error file=d/Dockerfile,line=2,col=3,title=imgfix::unknown instruction FOO',
    '',
  ]);
  expect(get(folder, 'summary.md')).toMatch(/^before\n## imgfix: 2 of 4 files would change\n/);
});

test.each(['github', 'gitlab', 'sarif'])('%s: paths start at the top of the repository', async (format) => {
  const folder = folderWith({ '.git/HEAD': '', 'services/my api/Dockerfile': 'FROM x\nRUN old\n' });
  const outcome = await imgfix(join(folder, 'services/my api'), ['--format', format]);
  expect(outcome.stdout).toMatch(/services\/my(?: |%20)api\/Dockerfile/);
  expect(outcome.stdout).not.toMatch(/["=]Dockerfile/);
});

/** What GitLab asks of each finding: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const gitlabSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{16,}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};

test('gitlab: every finding has what GitLab asks for', async () => {
  const { stdout } = await imgfix(folderWith(files), ['--format', 'gitlab']);
  const check = new Ajv().compile(gitlabSchema);
  const issues = JSON.parse(stdout) as unknown[];
  expect(check(issues), JSON.stringify(check.errors)).toBe(true);
  expect(issues).toHaveLength(4);
  expect(check([{ ...(issues[0] as object), severity: 'loud' }])).toBe(false);
});

test('gitlab: fingerprints differ, and stay when lines come above', async () => {
  const read = async (content: string): Promise<string[]> => {
    const { stdout } = await imgfix(folderWith({ Dockerfile: content }), ['--format', 'gitlab']);
    return (JSON.parse(stdout) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
  };
  const before = await read('FROM x\nRUN old\nRUN old\n');
  expect(new Set(before).size).toBe(2);
  expect(await read('# more\nFROM x\n\nRUN old\nRUN  old\n')).toEqual(before);
  const { stdout } = await imgfix(folderWith(files), ['--format', 'gitlab']);
  expect(JSON.parse(stdout)).toHaveLength(4);
  expect(fingerprints('')('x', 7)).toMatch(/^x [0-9a-f]{16}$/);
});

test('markdown calls nobody and has no markup from files', async () => {
  const { stdout } = await imgfix(folderWith({ Dockerfile: 'FROM x\nRUN old\n' }), ['--format', 'markdown'], {
    transforms: [loud],
  });
  expect(stdout).toContain('## imgfix: 1 of 1 file would change');
  expect(stdout).not.toMatch(/@team|<img|<\/script/);
  expect(stdout).toContain('&#64;team &lt;img');
});

test('a text that is no Dockerfile at all does not flood a report', async () => {
  const folder = folderWith({ 'x.Dockerfile': `FROM x\n${'nonsense here\n'.repeat(500)}` });
  const { stdout } = await imgfix(folder, ['--format', 'json']);
  const { files: reported } = JSON.parse(stdout) as { files: { error: string }[] };
  expect(reported[0]?.error.split('\n')).toHaveLength(21);
  expect(reported[0]?.error).toMatch(/and 480 more, of which --verbose tells$/);
  expect((await imgfix(folder, ['--format', 'github'])).stdout.match(/^::error/gm)).toHaveLength(21);
});

test('text and summary', async () => {
  const folder = folderWith(files);
  expect((await imgfix(folder, ['--format', 'text'])).stdout.split('\n')[0]).toBe(
    'a/Dockerfile:3: change: replace-old (safe): old is old',
  );
  expect((await imgfix(folder, ['--format', 'summary'])).stdout).toBe(
    'transform    files  changes  left alone\nreplace-old      2        3  1 kept\n\n' +
      'files: 4\nwould change: 2\nunchanged: 1\nerrors: 1\nlines of changed files: 6 -> 6\n',
  );
});

describe('estimates', () => {
  const options = { transforms: [lighterOld] };
  const read = async (...more: string[]): Promise<string> =>
    (await imgfix(folderWith(files), ['--format', ...more], options)).stdout;

  test('json has them by change and by transform, as its schema says', async () => {
    const report = JSON.parse(await read('json')) as {
      files: [{ changes: [{ saves: object }] }];
      summary: { transforms: { 'lighter-old': { saves: number } } };
    };
    const check = new Ajv().compile(reportSchema('https://example.org/report.json'));
    expect(check(report), JSON.stringify(check.errors)).toBe(true);
    expect(report.files[0].changes[0].saves).toEqual({ bytes: 2_000_000, by: 'the <scales> of today' });
    expect(report.summary.transforms['lighter-old'].saves).toBe(6_000_000);
    report.files[0].changes[0].saves = { bytes: -1, by: '' };
    expect(check(report)).toBe(false);
  });

  test('markdown adds them up by transform and for all', async () => {
    const markdown = await read('markdown');
    expect(markdown).toContain('| safe | 3 | 2 | −6.0 MB |\n');
    expect(markdown).toContain('**Estimate: 6.0 MB less** in the images');
    expect(markdown).toContain('old is old (estimate: 2.0 MB less, by the &lt;scales> of today)');
    const { stdout } = await imgfix(folderWith(files), ['--format', 'markdown']);
    expect(stdout).not.toMatch(/estimate/i);
  });

  test('lines and annotations tell them, the summary adds them up', async () => {
    const text = ': old is old (estimate: 2.0 MB less, by the <scales> of today)';
    expect(await read('text')).toContain(`a/Dockerfile:3: change: lighter-old (safe)${text}\n`);
    for (const format of ['github', 'gitlab', 'sarif']) expect(await read(format)).toContain(text.slice(2));
    expect(await read('summary')).toBe(
      'transform    files  changes  estimate  left alone\nlighter-old      2        3   -6.0 MB  1 kept\n\n' +
        'files: 4\nwould change: 2\nunchanged: 1\nerrors: 1\nlines of changed files: 6 -> 6\n' +
        'estimate: images smaller by 6.0 MB, where a fact tells\n',
    );
  });

  test('the diff and what is said of it stay as they are', async () => {
    const folder = folderWith(files);
    const { stdout, stderr } = await imgfix(folder, [], options);
    expect(stdout + stderr).not.toMatch(/estimate|MB/);
    expect((await imgfix(folder, ['--verbose'], options)).stderr).toContain('(estimate: 2.0 MB less');
  });
});

test('the page holds what files say as text only', async () => {
  const folder = folderWith({ Dockerfile: 'FROM x\nRUN old\n' });
  const { code, stderr } = await imgfix(folder, ['--report', 'out.html'], { transforms: [loud] });
  expect(code).toBe(0);
  expect(stderr).toContain('out.html written\n');
  const page = get(folder, 'out.html');
  expect(page.match(/<\/script>/g)).toHaveLength(3);
  expect(page).not.toContain('<img');
  expect(page).toMatch(/default-src 'none'/);
  expect((await imgfix(folder, ['--report', 'out.html'], { transforms: [loud] })).code).toBe(0);
  const other = await imgfix(folder, ['--report', 'Dockerfile', '--write'], { transforms: [loud] });
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('Dockerfile is another file');
  expect(get(folder, 'Dockerfile')).toBe('FROM x\nRUN old\n');
  expect(readdirSync(folder).sort()).toEqual(['Dockerfile', 'out.html']);
  expect(page).not.toMatch(/(?:src|href)="/);
});

test('a page that cannot be kept costs the page, not the run', async () => {
  const folder = folderWith({ Dockerfile: 'FROM x\nRUN old\n', 'out/x': '' });
  const vanishing = faulty('vanishing', function* (dockerfile, context) {
    rmSync(join(folder, 'out'), { recursive: true, force: true });
    yield* replaceOld.find(dockerfile, { ...context, options: {} });
  });
  const { code, stderr } = await imgfix(folder, ['--report', 'out/x.html', '--write'], { transforms: [vanishing] });
  expect(code).toBe(2);
  expect(stderr).toContain('out/x.html not written: there is no such folder');
  expect(get(folder, 'Dockerfile')).toBe('FROM x\nRUN new\n');
});
