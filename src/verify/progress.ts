/** One step of a build, as the builder printed it. */
export interface BuildStep {
  /** As written, with the builder's place before it: `[2/5] RUN npm ci`. */
  readonly name: string;
  readonly cached: boolean;
  readonly seconds: number | undefined;
}

/** What a build printed, read. */
export interface BuildLog {
  /** The steps that stand in the Dockerfile; not what the builder does around them. */
  readonly steps: readonly BuildStep[];
  /** The last lines of the step that failed, or of everything. */
  readonly tail: readonly string[];
}

const tailLines = 12;
// FROM is no work, and the builder says differently each time whether it was cached
const ofDockerfile = /^\[(?:[^\]]+ )?\d+\/\d+\] (?!FROM )/;

/** Reads the output of `docker buildx build --progress=plain`: lines with the number of their step before them. */
export const readBuildKitLog = (text: string): BuildLog => {
  const steps = new Map<string, { name: string; cached: boolean; seconds: number | undefined; lines: string[] }>();
  let failed: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, number = '', rest = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
    if (number === '') continue;
    const step = steps.get(number);
    if (!step) {
      steps.set(number, { name: rest, cached: false, seconds: undefined, lines: [] });
    } else if (rest === 'CACHED') step.cached = true;
    else if (rest.startsWith('DONE ')) step.seconds = parseFloat(rest.slice(5));
    else if (rest.startsWith('ERROR')) failed = [...step.lines, rest];
    else if (rest !== step.name) step.lines.push(rest.replace(/^\d+\.\d+ /, ''));
  }
  const all = [...steps.values()];
  return {
    steps: all
      .filter(({ name }) => ofDockerfile.test(name))
      .map(({ name, cached, seconds }) => ({ name, cached, seconds })),
    tail: (failed ?? lastSaid(text)).slice(-tailLines),
  };
};

/** Reads the output of `podman build`. */
export const readBuildahLog = (text: string): BuildLog => {
  const steps: BuildStep[] = [];
  let lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, stage = '', place = '', name = ''] = /^(\[\d+\/\d+\] )?STEP (\d+\/\d+): (.*)$/.exec(line) ?? [];
    if (name !== '') {
      lines = [];
      if (name.startsWith('FROM ') || name.startsWith('LABEL "imgfix.run"')) continue;
      steps.push({ name: `[${stage}${place}] ${name}`, cached: false, seconds: undefined });
    } else if (line.startsWith('--> Using cache')) {
      const last = steps.pop();
      if (last) steps.push({ ...last, cached: true });
    } else if (line !== '') lines.push(line);
  }
  return { steps, tail: lines.slice(-tailLines) };
};

const lastSaid = (text: string): string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^(?:#\d+ |-{4,})/.test(line));
