import { unifiedDiff } from './diff.ts';
import { perFile, type Reporter, type RunFacts } from './format.ts';

/** The values of `--format`. */
export const formatNames = ['diff', 'text', 'summary', 'json', 'sarif', 'github', 'gitlab', 'markdown'] as const;

/** One of them. */
export type FormatName = (typeof formatNames)[number];

/** All formats; each but the usual one is loaded when it is asked for. */
export const formats: Readonly<Record<FormatName, (facts: RunFacts) => Promise<Reporter>>> = {
  diff: (facts) => Promise.resolve(diffReporter(facts)),
  text: async (facts) => (await import('./text.ts')).textReporter(facts),
  summary: async (facts) => (await import('./table.ts')).tableReporter(facts),
  json: async () => (await import('./json.ts')).jsonReporter(),
  sarif: async (facts) => (await import('./sarif.ts')).sarifReporter(facts),
  github: async (facts) => (await import('./github.ts')).githubReporter(facts),
  gitlab: async () => (await import('./gitlab.ts')).gitlabReporter(),
  markdown: async (facts) => (await import('./markdown.ts')).markdownReporter(facts),
};

/** The unified diff of all files. What was written needs no patch. */
const diffReporter = ({ written, paint }: RunFacts): Reporter =>
  perFile(({ path, result, isNew }) => {
    if (written || !result || result.after === result.before) return '';
    return unifiedDiff({ path, before: isNew ? undefined : result.before, after: result.after }, paint);
  });
