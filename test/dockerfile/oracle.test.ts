import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDockerfile, secondReading, type Outline } from '../../src/dockerfile/index.ts';
import { discover } from '../../src/project/discover.ts';
import { mutants } from '../support/mutate.ts';
import { oracleKeywords, oracleParses, readWithOracle } from '../support/oracle.ts';
import { runs } from '../support/runs.ts';
import { seeds } from '../support/seeds.ts';

// The oracle carries BuildKit v0.20.2. Where it differs from the BuildKit of today (measured on 30,000 mutants):
// - `<< EOF` with a blank opens a heredoc in later versions (Docker 28.5 has it); the oracle takes the lines of its body for instructions
const differs = (text: string): boolean => /<<-?[ \t\r]/.test(text);

const refused = (text: string): boolean => parseDockerfile(text).problems.some((problem) => problem.kind === 'syntax');

/** Our keywords as the oracle shows them; undefined where it drops one that it does not know. */
const keywordsOf = (text: string): string[] | undefined => {
  const { instructions } = parseDockerfile(text);
  if (instructions.some((instruction) => !instruction.known)) return undefined;
  return instructions.map(({ keyword }) => (keyword === 'MAINTAINER' ? 'LABEL' : keyword));
};

const outline = ({ keyword, line, endLine }: Outline): string => `${keyword} ${line}-${endLine}`;
const ours = (text: string): string[] => parseDockerfile(text).instructions.map(outline);
const theirs = (text: string): string[] | undefined => secondReading(text)?.map(outline);

describe('the second reader', () => {
  const plain = seeds.filter(
    (seed) => /^FROM a/.test(seed) && !/[\f\u00a0\u0085\u2028]|<<|\\\\\n|\\ +\n|\\$/.test(seed),
  );

  test('agrees on keywords and lines of plain files, put together as one likes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...plain), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (parts, windows) => {
          const text = windows ? parts.join('').replaceAll('\n', '\r\n') : parts.join('');
          expect(theirs(text)).toEqual(ours(text));
        },
      ),
      runs(200),
    );
  });

  test.each([
    ['a mark behind a mark', 'FROM a\nENV C x\\\\\nRUN y\n'],
    ['`<< EOF`', 'FROM a\nRUN cat << EOF\nRUN b\nEOF\n'],
    ['`3<<EOF`', 'FROM a\nRUN cat 3<<EOF\nRUN b\nEOF\n'],
    ['a heredoc mark in quotes', 'FROM a\nRUN echo "a <<EOF b"\nRUN b\n'],
    ['an unknown directive', '# foo=bar\n# escape=`\nFROM a\nRUN b `\nRUN c\n'],
    ['a file that ends in a mark', 'FROM a\nRUN b \\\n'],
    ['a lone carriage return', 'FROM a\nRUN b\rRUN c\n'],
  ])('is known to differ: %s', (_name, text) => {
    expect(theirs(text)).not.toEqual(ours(text));
  });
});

describe('the oracle', () => {
  test('tells apart what the parser refuses and what only the formatter cannot format', async () => {
    expect(await oracleParses('FROM a\nRUN b\n')).toBe('accepted');
    expect(await oracleParses('FROM a\nENV b\n')).toBe('rejected');
    expect(await oracleParses('FROM a\nRUN <<EOF\n')).toBe('rejected');
    expect(await oracleParses('')).toBe('rejected');
    expect(await oracleParses('FROM a\nRUN echo "Error parsing file: x" (\n')).toBe('formatter-failed');
    expect(await oracleParses('FROM a\nRUN b\n')).toBe('accepted');
    expect(process.exitCode).toBeUndefined();
  });

  test('tells the keywords, where they can be told', async () => {
    expect(await oracleKeywords('from a\nrun b && \\\n # c\n d\ncopy <<EOF /x\nRUN y\nEOF\nmaintainer z\n')).toEqual([
      ...['FROM', 'RUN', 'COPY', 'LABEL'],
    ]);
    expect(await oracleKeywords('FROM a\nENV b\n')).toBeUndefined();
  });

  test('is older than `<< EOF`', async () => {
    const text = 'FROM a\nCOPY << EOF /x\nENV y\nEOF\n';
    expect(await oracleParses(text)).toBe('rejected');
    expect(refused(text)).toBe(false);
  });
});

describe('the scanner', () => {
  test.each(seeds.map((seed) => [seed]))('refuses nothing that BuildKit takes: %j', async (seed) => {
    expect(await oracleParses(seed)).not.toBe('rejected');
    expect(parseDockerfile(seed).problems).toEqual([]);
  });

  test('refuses exactly what BuildKit refuses', async () => {
    await fc.assert(
      fc.asyncProperty(mutants(seeds), async (text) => {
        fc.pre(!differs(text));
        const { verdict, message } = await readWithOracle(text);
        expect({ refused: refused(text), message }).toEqual({ refused: verdict === 'rejected', message });
      }),
      runs(600),
    );
  }, 60_000);

  test('begins an instruction on exactly the lines where BuildKit does', async () => {
    // `ENV x` is refused where an instruction may begin, and harmless in a heredoc and in the middle of a command
    const probe = fc.tuple(fc.constantFrom(...seeds), fc.double({ min: 0, max: 1, noNaN: true }));
    await fc.assert(
      fc.asyncProperty(probe, async ([seed, place]) => {
        const lines = seed.split(/(?<=\n)/);
        lines.splice(Math.round(place * lines.length), 0, '\nENV x\n');
        const text = lines.join('');
        fc.pre(!differs(text));
        expect(refused(text)).toBe((await oracleParses(text)) === 'rejected');
      }),
      runs(300),
    );
  }, 60_000);
});

/** All Dockerfiles below a folder, as the CLI finds them. */
const filesBelow = (folder: string): string[] =>
  [...discover([folder])].flatMap((found) => (found.kind === 'file' ? [found.path] : []));

const corpus = process.env['IMGFIX_CORPUS'];
if (!corpus) console.warn('IMGFIX_CORPUS is not set: the scanner is NOT compared with BuildKit on real Dockerfiles');

describe.skipIf(!corpus)('on the real files of IMGFIX_CORPUS', () => {
  const files = corpus ? filesBelow(corpus).map((path) => ({ path, text: readFileSync(path, 'utf8') })) : [];

  test('scanner and BuildKit agree on verdicts and keywords', async () => {
    const differing: string[] = [];
    let compared = 0;
    for (const { path, text } of files) {
      const { verdict, keywords } = await readWithOracle(text);
      if (refused(text) !== (verdict === 'rejected') && !differs(text)) differing.push(`${path}: ${verdict}`);
      const ours = keywordsOf(text);
      if (!keywords || !ours) continue;
      compared++;
      if (ours.join() !== keywords.join()) differing.push(`${path}: ${keywords.join(' ')}`);
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(files.length * 0.9);
  }, 120_000);

  test('the second reader agrees on keywords and lines in all but one of a few hundred', () => {
    const differing = files.filter(({ text }) => ours(text).join() !== theirs(text)?.join());
    expect(differing.length).toBeLessThanOrEqual(files.length * 0.003);
  }, 120_000);
});
