import type { Level } from '../transform/contract.ts';
import { withEstimate } from './estimate.ts';
import { fingerprints, hash } from './fingerprint.ts';
import { firstComplaints } from './report.ts';
import type { Reporter } from './format.ts';

const severityOf: Readonly<Record<Level, string>> = { safe: 'info', review: 'minor', risky: 'major' };

/**
 * GitLab's code quality report.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlabReporter = (): Reporter => {
  let isFirst = true;
  return {
    start: '[',
    file(report) {
      const { path, result } = report;
      const name = fingerprints(result?.before ?? '');
      const seen = new Map<string, number>();
      /** They must differ: GitLab shows one of those that are the same. */
      const unique = (fingerprint: string): string => {
        const nth = seen.get(fingerprint) ?? 0;
        seen.set(fingerprint, nth + 1);
        return hash(`${path}\n${fingerprint}\n${nth}`);
      };
      const issue = (check: string, severity: string, line: number, description: string): object => ({
        ...{ description, check_name: check, fingerprint: unique(name(check, line)), severity },
        location: { path, lines: { begin: line } },
      });
      const issues = [
        ...firstComplaints(report).map(({ line, message }) => issue('imgfix', 'critical', line ?? 1, message)),
        ...(result?.changes ?? []).map((change) => {
          return issue(change.transform, severityOf[change.level], change.line, withEstimate(change));
        }),
      ];
      const text = issues
        .map((one, index) => `${isFirst && index === 0 ? '\n' : ',\n'}${JSON.stringify(one)}`)
        .join('');
      isFirst &&= issues.length === 0;
      return text;
    },
    end: () => '\n]\n',
  };
};
