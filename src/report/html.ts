import { alignLines } from './align.ts';
import { withEstimate } from './estimate.ts';
import type { Reporter, RunFacts } from './format.ts';
import { htmlScript } from './html-script.ts';
import { htmlStyle } from './html-style.ts';
import { positioned } from './lines.ts';
import { firstComplaints, statusOf, type FileReport } from './report.ts';

/** One file, as the page's script reads it. Names are short: there may be thousands. */
interface PageFile {
  /** Path. */
  readonly p: string;
  readonly s: 'changed' | 'unchanged' | 'error';
  /** Service: the folder. */
  readonly f: string;
  /** Changes: transform, level, line, message, and the bytes that the image is estimated to lose. */
  readonly c: readonly {
    readonly t: string;
    readonly l: string;
    readonly n: number;
    readonly m: string;
    readonly y?: number;
  }[];
  readonly o: readonly { readonly t: string; readonly r: string; readonly n: number; readonly m: string }[];
  readonly e: readonly string[];
  /** What building both texts has shown, and the bytes of the images. */
  readonly v?: string;
  readonly z?: readonly [number, number];
  /** Lines before, and the blocks in which they differ: start, end, and the lines that stand there instead. */
  readonly b?: readonly string[];
  readonly d?: readonly (readonly [number, number, readonly string[]])[];
}

/** What every report has near its start, and no other file. */
export const htmlMark = '<title>imgfix report</title>';

/** JSON that can stand in a script element: nothing in it ends the element. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/**
 * One page that needs nothing else: totals, a chart, filters, side-by-side diffs and every reason. What stands in it comes
 * from files, so the page's script sets it as text only, and the page's policy allows no address at all.
 */
export const htmlReporter = ({ transforms, version, written }: RunFacts): Reporter => {
  let isFirst = true;
  const facts = {
    version,
    written,
    transforms: transforms.map(({ name, summary, goal, reasons }) => ({ name, summary, goal, reasons })),
  };
  return {
    start: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
${htmlMark}
<style>${htmlStyle}</style>
</head>
<body>
<noscript>This page needs JavaScript to show the changes it holds.</noscript>
<div id="page"></div>
<script type="application/json" id="facts">${inScript(facts)}</script>
<script type="application/json" id="files">[`,
    file(report) {
      const text = `${isFirst ? '\n' : ',\n'}${inScript(pageFile(report))}`;
      isFirst = false;
      return text;
    },
    end: () => `\n]</script>\n<script>${htmlScript}</script>\n</body>\n</html>\n`,
  };
};

const pageFile = (report: FileReport): PageFile => {
  const { path, result, verified } = report;
  const slash = path.lastIndexOf('/');
  const base = {
    p: path,
    s: statusOf(report),
    f: slash < 0 ? '.' : path.slice(0, slash),
    c: (result?.changes ?? []).map((change) => ({
      t: change.transform,
      l: change.level,
      n: change.line,
      m: withEstimate(change),
      ...(change.saves ? { y: change.saves.bytes } : {}),
    })),
    o: (result?.notes ?? []).map(({ transform, reason, line, message }) => ({
      t: transform,
      r: reason,
      n: line,
      m: message,
    })),
    e: firstComplaints(report).map(positioned),
    ...(verified ? { v: verified.verdict } : {}),
    ...(verified?.sizes ? { z: verified.sizes } : {}),
  };
  if (!result || result.before === result.after) return base;
  // what stands behind the last newline of both is no line
  const behind = result.before.endsWith('\n') && result.after.endsWith('\n') ? -1 : undefined;
  const before = result.before === '' ? [] : result.before.split('\n').slice(0, behind);
  const after = result.after.split('\n').slice(0, behind);
  const blocks = alignLines(before, after).map(({ aStart, aEnd, bStart, bEnd }) => {
    return [aStart, aEnd, after.slice(bStart, bEnd)] as const;
  });
  return { ...base, b: before, d: blocks };
};
