import type { Dockerfile, Finding, Level, Transform } from '../../src/transform/index.ts';

/** A transform that is whatever a test needs it to be. */
export const planted = (
  name: string,
  find: (dockerfile: Dockerfile) => Iterable<Finding>,
  more: Partial<Transform> = {},
): Transform => ({
  name,
  summary: 'Planted by a test.',
  why: 'To show what the engine does with it.',
  goal: 'style',
  level: 'risky',
  safety: 'Always.',
  reasons: { because: 'the test says so' },
  presets: [],
  references: [],
  find,
  ...more,
});

/** A fix of one edit, reported at the edit. */
export const fixAt = (start: number, end: number, text: string, level: Level = 'safe'): Finding => ({
  at: { start, end },
  message: 'planted',
  fix: { title: 'Plant', level, edits: [{ start, end, text }] },
});
