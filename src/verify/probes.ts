import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Difference } from './differences.ts';
import { Stopped, type Session } from './session.ts';

/** Where an image is asked over HTTP. */
export interface HttpProbe {
  readonly port: number;
  readonly path: string;
}

/** What is tried in both images. */
export interface Probes {
  /** Shell commands; one that begins with `[` is a JSON list of words and needs no shell in the image. */
  readonly smoke: readonly string[];
  readonly http: readonly HttpProbe[];
  /** How long a command may take, and an image until it answers. */
  readonly seconds: number;
}

/** What one image said to one probe. */
export interface Answer {
  readonly status: string;
  readonly text: string;
}

/** Runs a smoke command in an image. */
export const smokeAnswer = async (session: Session, image: string, smoke: string, seconds: number): Promise<Answer> => {
  const { engine, settings, labels, signal, redact } = session;
  const { network, platform } = settings;
  const command = smokeWords(smoke);
  const finished = await engine.run({ image, command, network, platform, labels, seconds, signal });
  if (signal.aborted) throw new Stopped();
  const status = finished.ended === 'timeout' ? `no end in ${seconds} s` : `exit status ${finished.code ?? 'unknown'}`;
  return { status, text: redact([finished.stdout, finished.stderr].filter((text) => text !== '').join('\n')) };
};

/** The words of a smoke command. */
export const smokeWords = (smoke: string): readonly string[] => {
  if (smoke.trimStart().startsWith('[')) {
    const words = parseJson(smoke);
    if (Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string')) return words;
  }
  return ['/bin/sh', '-c', smoke];
};

/** Undefined for `[ -f /x ]`, which is a command of the shell. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Starts an image and asks it. */
export const httpAnswer = (session: Session, image: string, probe: HttpProbe, seconds: number): Promise<Answer> =>
  // two containers on the host's network would fight for the port
  session.alone(async () => {
    const { engine, settings, labels, signal, redact } = session;
    const { network, platform } = settings;
    const request = { image, command: undefined, network, platform, labels, seconds: 60, signal };
    const started = await engine.start(request, probe.port);
    if ('failure' in started) return { status: 'does not start', text: redact(started.failure) };
    const { container } = started;
    try {
      const deadline = performance.now() + seconds * 1000;
      for (;;) {
        if (signal.aborted) throw new Stopped();
        const address = await engine.address(container, probe.port);
        if (address === undefined) return { status: 'ends by itself', text: redact(await engine.logs(container)) };
        const answer = await ask(`http://${address}${probe.path}`);
        if (answer) return { ...answer, text: redact(answer.text) };
        if (performance.now() > deadline)
          return { status: `gives no answer in ${seconds} s`, text: redact(await engine.logs(container)) };
        await sleep(200);
      }
    } finally {
      await engine.removeContainer(container);
    }
  });

const answerLimit = 4 * 1024 * 1024;

const ask = (url: string): Promise<Answer | undefined> =>
  new Promise((resolve) => {
    const request = get(url, { timeout: 10_000, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= answerLimit) chunks.push(chunk);
      });
      response.on('error', () => resolve(undefined));
      response.on('end', () => {
        const type = response.headers['content-type'] ?? 'no content type';
        resolve({ status: `${response.statusCode ?? 0}, ${type}`, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    request.on('timeout', () => request.destroy());
    // nobody listens yet
    request.on('error', () => resolve(undefined));
  });

/** What came of asking. */
interface Probed {
  readonly differences: readonly Difference[];
  /** A question that the original does not answer proves nothing. */
  readonly remarks: readonly string[];
}

/**
 * Asks two images the same things. Where the original's own answers differ from one time to the next, such as with a time
 * in them, only the status counts.
 */
export const probeDifferences = async (
  session: Session,
  probes: Probes,
  before: string,
  after: string,
): Promise<Probed> => {
  const found: Difference[] = [];
  const remarks: string[] = [];
  const compare = async (
    kind: 'smoke' | 'http',
    subject: string,
    ask: (image: string) => Promise<Answer>,
  ): Promise<void> => {
    session.say(`${kind} ${subject}`);
    const was = await ask(before);
    const is = await ask(after);
    if (kind === 'http' && !/^\d/.test(was.status)) remarks.push(`--http ${subject}: the original ${was.status}`);
    if (kind === 'smoke' && was.status !== 'exit status 0')
      remarks.push(`--smoke ${subject}: ${was.status} in the original already`);
    if (was.status === is.status && was.text === is.text) return;
    if (was.status === is.status && (await ask(before)).text !== was.text) return;
    found.push({ kind, change: 'changed', subject, detail: describe(was, is) });
  };
  for (const smoke of probes.smoke) {
    await compare('smoke', smoke, (image) => smokeAnswer(session, image, smoke, probes.seconds));
  }
  for (const probe of probes.http) {
    await compare('http', `${probe.port}${probe.path}`, (image) => httpAnswer(session, image, probe, probes.seconds));
  }
  return { differences: found, remarks };
};

const describe = (was: Answer, is: Answer): string => {
  if (was.status !== is.status) return `${was.status} → ${is.status}${is.text === '' ? '' : `: ${lastLines(is.text)}`}`;
  const a = was.text.split('\n');
  const b = is.text.split('\n');
  const at = a.findIndex((line, index) => line !== b[index]);
  const line = at < 0 ? a.length : at;
  return `line ${line + 1} of the output: ${a[line] ?? 'nothing'} → ${b[line] ?? 'nothing'}`;
};

const lastLines = (text: string): string => text.trim().split('\n').slice(-3).join('\n');
