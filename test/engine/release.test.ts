import { join } from 'node:path';
import { expect, it } from 'vitest';
import { transforms } from '../../transforms/index.ts';
import { rewriteWith } from '../support/engine.ts';
import { readFixtures } from '../support/fixtures.ts';

/** Shell trees are kept and moved from file to file; what came before must not show in a result. */
it('a file is rewritten alike, whatever was rewritten before it', () => {
  const texts = readFixtures(join(import.meta.dirname, '../../__fixtures__')).map((one) => one.before);
  const run = (text: string) => rewriteWith(text, { transforms, level: 'risky' });
  const forwards = texts.map(run);
  const backwards = texts.toReversed().map(run).toReversed();
  const again = texts.map(run);
  expect(backwards).toEqual(forwards);
  expect(again).toEqual(forwards);
});
