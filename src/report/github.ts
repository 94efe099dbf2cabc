import type { Level } from '../transform/contract.ts';
import { withEstimate } from './estimate.ts';
import { perFile, type Reporter, type RunFacts } from './format.ts';
import { firstComplaints } from './report.ts';

const commandOf: Readonly<Record<Level, string>> = { safe: 'notice', review: 'warning', risky: 'warning' };

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = (
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string => {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return `::${name} ${given.map(([key, value]) => `${key}=${inProperty(String(value))}`).join(',')}::${inMessage(text)}\n`;
};

/**
 * Workflow commands, which GitHub turns into annotations.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const githubReporter = ({ verbose }: RunFacts): Reporter =>
  perFile((report) => {
    const { path, result } = report;
    const errors = firstComplaints(report).map(({ line, column, message }) => {
      return command('error', { file: path, line, col: column, title: 'imgfix' }, message);
    });
    const changes = (result?.changes ?? []).map((change) => {
      const { transform, level, line, endLine } = change;
      const properties = { file: path, line, endLine, title: `imgfix ${transform} (${level})` };
      return command(commandOf[level], properties, withEstimate(change));
    });
    const notes = (verbose ? (result?.notes ?? []) : []).map(({ transform, reason, line, message }) => {
      return command('notice', { file: path, line, title: `imgfix ${transform}: left alone (${reason})` }, message);
    });
    return [...errors, ...changes, ...notes].join('');
  });
