import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { defineTransform, rewrite, transforms, unifiedDiff } from '../src/index.ts';

const text = 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n';

const removeMaintainer = defineTransform({
  name: 'remove-maintainer',
  summary: 'Remove MAINTAINER.',
  why: 'It is deprecated.',
  goal: 'style',
  level: 'safe',
  reasons: {},
  presets: ['recommended'],
  references: [],
  options: { keep: '' },
  *find({ instructions }, { options }) {
    for (const { keyword, value, start, end } of instructions) {
      if (keyword !== 'MAINTAINER' || value === options.keep) continue;
      const edits = [{ start, end: end + 1, text: '' }];
      yield { at: { start, end }, message: 'deprecated', fix: { title: 'Remove it', level: 'safe', edits } };
    }
  },
});

describe('rewrite', () => {
  test('runs the recommended transforms by default', () => {
    const { status, before, after } = rewrite(text);
    expect(status).toBe('changed');
    expect(unifiedDiff({ path: 'Dockerfile', before, after })).toContain('-RUN apt-get install -y curl\n');
    expect(rewrite(after).after).toBe(after);
  });

  test('joins RUNs across WORKDIR before packages are named and caches deleted', () => {
    const before = [
      'FROM debian:bookworm-slim',
      'RUN apt-get update; apt-get install -y curl make gcc',
      'RUN curl -sSL http://download.redis.io/redis-stable.tar.gz | tar xz',
      'WORKDIR /redis-stable',
      'RUN make && make install',
      'WORKDIR /',
      'RUN apt-get remove -y curl make gcc && apt-get autoremove -y && rm -rf /redis-stable',
      'CMD ["redis-server"]',
      '',
    ].join('\n');
    const { after } = rewrite(before, { skip: ['pin-base-image', 'add-non-root-user'] });
    expect(after).toBe(
      [
        'FROM debian:bookworm-slim',
        'RUN apt-get update; apt-get install -y --no-install-recommends curl make gcc ca-certificates libc6-dev \\',
        '    && curl -sSL http://download.redis.io/redis-stable.tar.gz | tar xz \\',
        '    && mkdir -p /redis-stable && cd /redis-stable \\',
        '    && make && make install \\',
        '    && cd / \\',
        '    && apt-get remove -y curl make gcc && apt-mark auto libc6-dev && apt-get autoremove -y && rm -rf /redis-stable \\',
        '    && rm -rf /var/lib/apt/lists/*',
        'WORKDIR /',
        'CMD ["redis-server"]',
        '',
      ].join('\n'),
    );
  });

  test("runs a user's own transform, with options", () => {
    const own = { transforms: [...transforms, removeMaintainer], only: ['remove-maintainer'] };
    const from = 'FROM x\nMAINTAINER me\n';
    expect(rewrite(from, own).after).toBe('FROM x\n');
    expect(rewrite(from, { ...own, options: { 'remove-maintainer': { keep: 'me' } } }).status).toBe('unchanged');
  });

  test('what is wrong with the text stands in the result', () => {
    expect(rewrite('FROM x\nFOO\n')).toMatchObject({ status: 'error', problems: [{ line: 2, column: 1 }] });
  });

  test('a name that no transform has is a mistake of the caller', () => {
    expect(() => rewrite(text, { skip: ['merge-rnus'] })).toThrow(
      'there is no transform "merge-rnus"; did you mean merge-runs?',
    );
    expect(() => rewrite(text, { level: 'bold' as 'safe' })).toThrow(
      'there is no level "bold": say safe, review, risky',
    );
    expect(() => rewrite(text, { preset: 'most' as 'minimal' })).toThrow('there is no preset "most"');
    expect(() => rewrite(undefined as unknown as string)).toThrow('the text of a Dockerfile is a string');
    expect(() => rewrite(text, { options: { nothing: {} } })).toThrow('there is no transform "nothing"');
  });
});

test('the library needs nothing of node', async () => {
  const entry = fileURLToPath(new URL('../src/index.ts', import.meta.url));
  const { errors } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  expect(errors).toEqual([]);
});
