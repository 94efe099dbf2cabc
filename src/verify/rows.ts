import type { Difference } from './differences.ts';
import type { Rebuild } from './rebuild.ts';
import { bytes, seconds, share } from './units.ts';
import type { Verification } from './verify.ts';

/** One figure of both images. */
export interface Row {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

/** The figures of a verification, as the table and Markdown print them. */
export const rowsOf = ({ before, after, touched, differences }: Verification): readonly Row[] => {
  if (!before || !after) return [];
  const row = (name: string, was: number, is: number, print: (value: number) => string): Row => {
    return { name, before: print(was), after: print(is), change: share(was, is) };
  };
  const rows = [
    row('size', before.bytes, after.bytes, bytes),
    row('layers', before.layers.length, after.layers.length, String),
    row('wasted', before.wasted.bytes, after.wasted.bytes, bytes),
    { ...row('packages', before.packages, after.packages, String), change: packageNames(differences) },
  ];
  if (before.coldSeconds !== undefined && after.coldSeconds !== undefined)
    rows.push(row('cold build', before.coldSeconds, after.coldSeconds, seconds));
  if (before.rebuild && after.rebuild) {
    const [was, is] = [before.rebuild, after.rebuild];
    rows.push(row(`rebuild after a change of ${touched ?? 'a source'}`, was.seconds, is.seconds, seconds));
    rows.push({ name: 'steps cached in it', before: cachedShare(was), after: cachedShare(is), change: '' });
  }
  return rows;
};

const cachedShare = ({ steps, failure }: Rebuild): string =>
  failure === undefined ? `${steps.filter((step) => step.cached).length} of ${steps.length}` : 'it fails';

const packageNames = (differences: readonly Difference[]): string => {
  const named = (change: Difference['change'], sign: string): string[] =>
    differences.filter((one) => one.kind === 'package' && one.change === change).map((one) => sign + one.subject);
  return shorten([...named('removed', '−'), ...named('added', '+'), ...named('changed', '~')], 12).join(' ');
};

/** The first of a list, and how many more there are. */
export const shorten = (list: readonly string[], most: number): readonly string[] =>
  list.length <= most + 1 ? list : [...list.slice(0, most), `and ${list.length - most} more`];

/** The steps of a rebuild that ran again in one text and not in the other. */
export const rebuildNotes = ({ before, after }: Verification): readonly string[] => {
  if (!before?.rebuild || !after?.rebuild) return [];
  const ran = ({ steps }: Rebuild): string[] => steps.filter((step) => !step.cached).map((step) => step.name);
  return [
    `ran again before: ${ran(before.rebuild).join(' · ') || 'nothing'}`,
    `ran again after: ${ran(after.rebuild).join(' · ') || 'nothing'}`,
  ];
};

/** What a difference is, in one line. */
export const differenceText = ({ kind, change, subject, detail }: Difference): string => {
  const what = kind === 'smoke' ? `--smoke '${subject}'` : kind === 'http' ? `--http ${subject}` : subject;
  return `${kind === 'configuration' ? '' : `${kind} `}${what} ${change}${detail === '' ? '' : `: ${detail}`}`;
};

/** How many differences each transform announced. */
export const expectedCounts = (differences: readonly Difference[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { expected } of differences)
    if (expected !== undefined) counts.set(expected, (counts.get(expected) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} (${reason})`);
};

/** What the status means, as a sentence of its own. */
export const verdict = (verification: Verification): string => {
  const { status, differences, failure } = verification;
  switch (status) {
    case 'verified':
      return 'verified';
    case 'unchanged':
      return 'nothing to change';
    case 'original-fails':
      return 'the original does not build, so nothing can be said of the rewritten text';
    case 'fails': {
      if (failure !== undefined) return 'fails: the original builds, the rewritten text does not';
      const count = differences.filter(({ expected }) => expected === undefined).length;
      return `fails: the images differ in ${count} ${count === 1 ? 'thing' : 'things'} that no transform announces`;
    }
  }
};

/** What bisecting found, in one line. */
export const culpritText = ({ culprit }: Verification): string | undefined => {
  if (!culprit) return undefined;
  const { transform, step, lines } = culprit;
  const where = lines.length === 0 ? '' : `, on ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  return `broken by ${transform} (step ${step}${where})`;
};
