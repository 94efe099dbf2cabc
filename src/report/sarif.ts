import type { Change, FileResult } from '../engine/results.ts';
import type { AnyTransform, Level } from '../transform/contract.ts';
import { alignLines } from './align.ts';
import { withEstimate } from './estimate.ts';
import { fingerprints } from './fingerprint.ts';
import type { Reporter, RunFacts } from './format.ts';
import { firstComplaints, type FileReport } from './report.ts';

const levelOf: Readonly<Record<Level, string>> = { safe: 'note', review: 'warning', risky: 'warning' };

/**
 * SARIF 2.1.0. A result is a change; its fix is everything that imgfix does to the file, since the changes build on each
 * other. Places left alone are results of the kind `informational`, where they are wanted.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export const sarifReporter = ({ transforms, version, verbose }: RunFacts): Reporter => {
  const indexOf = new Map(transforms.map(({ name }, index) => [name, index]));
  const notifications: object[] = [];
  let isFirst = true;
  return {
    start: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify(
      {
        driver: { name: 'imgfix', semanticVersion: version, rules: transforms.map(rule) },
      },
    )},"columnKind":"utf16CodeUnits","originalUriBaseIds":{"SRCROOT":{"description":{"text":"The top of the repository; without one, the folder in which imgfix ran."}}},"results":[`,
    file(report) {
      notifications.push(...notificationsOf(report));
      const results = resultsOf(report, indexOf, verbose);
      const text = results.map((result, index) => `${isFirst && index === 0 ? '\n' : ',\n'}${JSON.stringify(result)}`);
      isFirst &&= results.length === 0;
      return text.join('');
    },
    end: () => {
      const executionSuccessful = notifications.length === 0;
      const invocation = { executionSuccessful, toolExecutionNotifications: notifications };
      return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
    },
  };
};

const rule = ({ name, summary, why, safety, level, references }: AnyTransform): object => ({
  id: name,
  shortDescription: { text: summary },
  fullDescription: { text: why },
  help: {
    text: why,
    markdown: safety === undefined ? why : `${why}\n\n**When it is wrong**\n\n${safety}`,
  },
  ...(references[0] === undefined ? {} : { helpUri: references[0] }),
  defaultConfiguration: { level: levelOf[level] },
});

const artifact = (path: string): object => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  uriBaseId: 'SRCROOT',
});

const place = (path: string, startLine: number, endLine = startLine): object => ({
  physicalLocation: { artifactLocation: artifact(path), region: { startLine, endLine: Math.max(startLine, endLine) } },
});

const resultsOf = (report: FileReport, indexOf: ReadonlyMap<string, number>, verbose: boolean): object[] => {
  const { path, result } = report;
  if (!result) return [];
  const name = fingerprints(result.before);
  const index = (transform: string): object => {
    const ruleIndex = indexOf.get(transform);
    return ruleIndex === undefined ? { ruleId: transform } : { ruleId: transform, ruleIndex };
  };
  const fix = fixOf(path, result);
  const changes = result.changes.map((change: Change) => ({
    ...index(change.transform),
    kind: 'fail',
    level: levelOf[change.level],
    message: { text: withEstimate(change) },
    locations: [place(path, change.line, change.endLine)],
    partialFingerprints: { 'imgfix/v1': name(change.transform, change.line) },
    ...(fix ? { fixes: [fix] } : {}),
  }));
  const notes = (verbose ? result.notes : []).map(({ transform, reason, line, message }) => ({
    ...index(transform),
    ...{ kind: 'informational', level: 'none', message: { text: `left alone (${reason}): ${message}` } },
    locations: [place(path, line)],
  }));
  return [...changes, ...notes];
};

const fixOf = (path: string, { before, after, changes }: FileResult): object | undefined => {
  if (before === after) return undefined;
  const a = linesOf(withoutMark(before));
  const b = linesOf(withoutMark(after));
  const replacements = alignLines(a, b).map(({ aStart, aEnd, bStart, bEnd }) => ({
    deletedRegion: { ...start(a, aStart), ...end(a, aEnd) },
    insertedContent: { text: b.slice(bStart, bEnd).join('') },
  }));
  const text =
    changes.length === 1
      ? 'Rewrite the file.'
      : `Rewrite the file: all ${changes.length} changes, which build on each other.`;
  return { description: { text }, artifactChanges: [{ artifactLocation: artifact(path), replacements }] };
};

/** SARIF counts a byte-order mark neither as a character nor as a part of what is replaced. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The start of a line, counted from 0; for the one behind the last, the end of the text. */
const boundary = (lines: readonly string[], at: number): readonly [number, number] => {
  const last = lines[at - 1];
  return at > 0 && last?.endsWith('\n') === false ? [at, last.length + 1] : [at + 1, 1];
};

const start = (lines: readonly string[], at: number): object => {
  const [startLine, startColumn] = boundary(lines, at);
  return { startLine, startColumn };
};

const end = (lines: readonly string[], at: number): object => {
  const [endLine, endColumn] = boundary(lines, at);
  return { endLine, endColumn };
};

const notificationsOf = (report: FileReport): object[] =>
  firstComplaints(report).map(({ line, column, message }) => ({
    level: 'error',
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(report.path),
          ...(line === undefined
            ? {}
            : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } }),
        },
      },
    ],
  }));
