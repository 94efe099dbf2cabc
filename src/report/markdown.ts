import type { AnyTransform, Level } from '../transform/contract.ts';
import { bytes, estimateText } from './estimate.ts';
import type { Reporter, RunFacts } from './format.ts';
import { positioned } from './lines.ts';
import { firstComplaints, type FileReport } from './report.ts';
import { savedBytes, type Tally } from './summary.ts';

/** GitHub takes 65,536 characters for the text of a pull request or a comment; somebody may put a line in front of it. */
const longest = 65_000;
/** Places shown per transform: the most for which the text is not too long. */
const placesShown = [20, 10, 5, 2, 0] as const;
const errorsShown = 20;
const longestMessage = 300;

interface Part {
  readonly files: Set<string>;
  readonly levels: Set<Level>;
  readonly places: string[];
  changes: number;
}

/** The text of a pull request: what changes, why, by transform, and what was left alone. */
export const markdownReporter = (facts: RunFacts): Reporter => {
  const parts = new Map<string, Part>();
  const errors: string[] = [];
  return {
    start: '',
    file(report) {
      collect(report, parts);
      if (errors.length <= errorsShown)
        errors.push(
          ...firstComplaints(report).map((complaint) => `- ${code(report.path)}: ${escape(positioned(complaint))}`),
        );
      return '';
    },
    end(tally) {
      let text = '';
      for (const most of placesShown) {
        text = page(facts, tally, parts, errors, most);
        if (text.length <= longest) break;
      }
      return text;
    },
  };
};

const collect = ({ path, result }: FileReport, parts: Map<string, Part>): void => {
  for (const { transform, level, line, message, saves } of result?.changes ?? []) {
    const part = parts.get(transform) ?? { files: new Set(), levels: new Set(), places: [], changes: 0 };
    parts.set(transform, part);
    part.changes++;
    part.files.add(path);
    part.levels.add(level);
    if (part.places.length >= placesShown[0]) continue;
    const estimate = saves ? ` (${escape(estimateText(saves))})` : '';
    part.places.push(`- ${code(`${path}:${line}`)} ${escape(message)}${estimate}`);
  }
};

const page = (
  { transforms, written, version }: RunFacts,
  tally: Tally,
  parts: ReadonlyMap<string, Part>,
  errors: readonly string[],
  most: number,
): string => {
  const { files, changed } = tally;
  const rows = transforms.flatMap((transform) => {
    const part = parts.get(transform.name);
    return part ? [{ transform, part }] : [];
  });
  const deed = written ? 'were rewritten' : 'would change';
  const left = [...tally.transforms].flatMap(([name, { leftAlone }]) => {
    return [...leftAlone].map(([reason, number]) => `| ${name} | ${reason} | ${number} |`);
  });
  const saved = savedBytes(tally);
  const estimateOf = (name: string): string => {
    const { saves = 0 } = tally.transforms.get(name) ?? {};
    return saved === 0 ? '' : ` ${saves === 0 ? '' : `−${bytes(saves)}`} |`;
  };
  const sections = [
    `## imgfix: ${changed} of ${files} ${files === 1 ? 'file' : 'files'} ${deed}`,
    rows.length === 0
      ? 'Nothing to change.'
      : [
          `| transform | what it does | level | changes | files |${saved === 0 ? '' : ' estimate |'}`,
          `| --- | --- | --- | ---: | ---: |${saved === 0 ? '' : ' ---: |'}`,
          ...rows.map(({ transform: { name, summary }, part }) => {
            return `| [${name}](#${name}) | ${escape(summary)} | ${[...part.levels].join(', ')} | ${part.changes} | ${part.files.size} |${estimateOf(name)}`;
          }),
        ].join('\n'),
    saved === 0
      ? ''
      : `**Estimate: ${bytes(saved)} less** in the images of these files together. Only what a fact tells is counted, such as the sizes in Debian’s package index, so it may be more; \`imgfix verify\` builds both and measures.`,
    ...rows.map(({ transform, part }) => section(transform, part, most)),
    left.length === 0
      ? ''
      : details(
          `Left alone: ${sum(tally)} places, by reason`,
          ['| transform | reason | places |', '| --- | --- | ---: |', ...left].join('\n'),
        ),
    errors.length === 0
      ? ''
      : `### Errors\n\n${[...errors.slice(0, errorsShown), ...(errors.length > errorsShown ? ['- and more'] : [])].join('\n')}`,
    `Made by imgfix ${version}. Levels: **safe**, the image runs the same; **review**, it may differ as the message says; **risky**, it needs knowledge that the file does not hold.`,
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
};

const sum = (tally: Tally): number =>
  [...tally.transforms.values()].flatMap(({ leftAlone }) => [...leftAlone.values()]).reduce((a, b) => a + b, 0);

const section = ({ name, why, safety }: AnyTransform, part: Part, most: number): string => {
  const { changes } = part;
  const places = part.places.slice(0, most);
  const more = changes > places.length ? `\n- and ${changes - places.length} more` : '';
  const wrong = safety === undefined ? '' : `\n\n**When it is wrong.** ${safety.trim()}`;
  return `### ${name}\n\n${why.trim()}${wrong}\n\n${details(`${changes} ${changes === 1 ? 'place' : 'places'}`, places.join('\n') + more)}`;
};

const details = (title: string, text: string): string =>
  `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;

/** Text from a Dockerfile: no markup, and nobody is called by an @. */
const escape = (text: string): string => {
  const short = text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
  return short
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;');
};

const code = (text: string): string => `<code>${escape(text)}</code>`;
