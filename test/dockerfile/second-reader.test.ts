import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { secondReading } from '../../src/dockerfile/index.ts';
import { discover } from '../../src/project/discover.ts';

const outline = (text: string): unknown =>
  DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      return { keyword: instruction.getKeyword(), line: start.line + 1, endLine: end.line + 1 };
    });

const files = (folder: string): string[] =>
  [...discover([folder])].flatMap((found) => (found.kind === 'file' ? [found.path] : []));

describe('the second reader sees what the whole package sees', () => {
  it.each([
    ['a heredoc', 'FROM a\nRUN <<EOF\nFROM b\nEOF\nRUN x\n'],
    ['two heredocs with a tab', 'FROM a\nRUN <<-EOF cat <<"B"\nx\n\tEOF\nFROM c\nB\nCMD x\n'],
    ['a heredoc in a trigger', 'FROM a\nONBUILD COPY <<x y\nRUN z\nx\nUSER u\n'],
    ['a trigger without an instruction', 'FROM a\nONBUILD\nONBUILD RUN x\n'],
    ['a shift that is none', 'FROM a\nRUN echo $((1<<2)) "<<x"\nRUN y\n'],
    ['the escape directive', '# escape=`\nFROM a\nRUN x `\n  y\\\nUSER z\n'],
    ['comments, blanks and no end', 'FROM a\nrun x \\\n# c\n\n  y \\\n'],
    ['no keyword at all', '\n# c\n'],
  ])('%s', (_, text) => {
    expect(secondReading(text)).toEqual(outline(text));
  });

  const fixtures = fileURLToPath(new URL('../../__fixtures__', import.meta.url));
  const corpus = process.env['IMGFIX_CORPUS'];
  it.each([fixtures, ...(corpus === undefined ? [] : [corpus])])('in all Dockerfiles below %s', (folder) => {
    const found = files(folder);
    expect(found.length).toBeGreaterThan(100);
    for (const name of found) {
      const text = readFileSync(name, 'utf8');
      let expected: unknown;
      try {
        expected = outline(text);
      } catch {
        // the whole package fails on texts whose structure it could tell
        continue;
      }
      expect(secondReading(text), name).toEqual(expected);
    }
  });
});
