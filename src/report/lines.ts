import { withEstimate } from './estimate.ts';
import { oneLine } from './path.ts';
import { plain, type Complaint, type FileReport, type Paint } from './report.ts';

/** `path:line:column:`, as far as a place is known: what editors make a link of. */
const place = (path: string, { line, column }: { readonly line?: number; readonly column?: number }): string =>
  [oneLine(path), line, column].filter((part) => part !== undefined).join(':') + ':';

/** A complaint with its place before it, without the path. */
export const positioned = ({ line, column, message }: Complaint): string =>
  line === undefined ? message : `${line}:${column ?? 1}: ${message}`;

/**
 * The error lines of one file, `path:line:column: message`. A text that is no Dockerfile at all would give one for each of
 * its lines, so only the first problem is printed unless all are asked for.
 */
export const errorLines = ({ path, complaints }: FileReport, all: boolean, paint: Paint = plain): string => {
  const placed = complaints.filter((complaint) => complaint.line !== undefined);
  const shown = all
    ? complaints
    : complaints.filter((complaint) => complaint === placed[0] || complaint.line === undefined);
  return shown
    .map((complaint) => {
      const more = !all && complaint === placed[0] && placed.length > 1 ? ` (and ${placed.length - 1} more)` : '';
      return `${place(path, complaint)} ${paint.red('error:')} ${oneLine(complaint.message)}${more}\n`;
    })
    .join('');
};

/** Every change of one file with its transform, and every place left alone with its reason, in the order of the file. */
export const detailLines = ({ path, result }: FileReport, paint: Paint = plain): string => {
  if (!result) return '';
  const changes = result.changes.map((change) => {
    const { line, transform, level } = change;
    return { line, text: `${paint.green('change:')} ${transform} (${level}): ${oneLine(withEstimate(change))}` };
  });
  const notes = result.notes.map(({ line, transform, reason, message }) => {
    return { line, text: `${paint.yellow('note:')} ${transform} (${reason}): ${oneLine(message)}` };
  });
  return [...changes, ...notes]
    .sort((a, b) => a.line - b.line)
    .map(({ line, text }) => `${place(path, { line })} ${text}\n`)
    .join('');
};
