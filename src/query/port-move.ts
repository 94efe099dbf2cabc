import type { Instruction, Stage } from '../dockerfile/index.ts';
import type { Edit, Span } from '../text/span.ts';
import { commandsOf } from '../shell/index.ts';
import { boundPorts, exposedPorts, portVariables } from './ports.ts';
import { instructionsOf, type Start } from './start-command.ts';

/** What moves the ports of a stage's server to 1024 or above. */
export interface PortMove {
  readonly edits: readonly Edit[];
  /** From each port to its new one. */
  readonly ports: ReadonlyMap<number, number>;
}

/** 80 → 8080, 443 → 8443. */
const moved = (port: number): number => port + 8000;

/**
 * Moves every port below 1024 that a stage speaks of: in EXPOSE, in the variables and arguments that tell the server where
 * to listen, and in HEALTHCHECK. All of it or nothing: undefined where the server is not told its port in the file
 * (`byImage`: its image's own settings, which the caller changes), or where a place cannot be read.
 */
export const movePorts = (stage: Stage, start: Start, byImage: number | undefined): PortMove | undefined => {
  const exposed = exposedPorts(stage);
  const told = [...portVariables(stage).flatMap(({ ports }) => ports), ...start.programs.flatMap(boundPorts)];
  const ports = new Map<number, number>();
  for (const port of [...exposed.known, ...told, ...(byImage === undefined ? [] : [byImage])]) {
    if (port > 0 && port < 1024) ports.set(port, moved(port));
  }
  if (exposed.unknown || ports.size === 0) return undefined;
  if ([...ports.keys()].some((port) => port !== byImage && !told.includes(port))) return undefined;
  const used = [...exposed.known, ...told];
  if ([...ports.values()].some((port) => used.includes(port))) return undefined;
  const edits: Edit[] = [];
  for (const instruction of instructionsOf(stage)) {
    const found = editsIn(instruction, ports, start);
    if (!found || (found.length > 0 && instruction.stage !== stage)) return undefined;
    edits.push(...found);
  }
  return { edits, ports };
};

type Ports = PortMove['ports'];

/** Undefined where the instruction speaks of a port in a way that is not read. */
const editsIn = (instruction: Instruction, ports: Ports, start: Start): readonly Edit[] | undefined => {
  switch (instruction.keyword) {
    case 'EXPOSE':
      return instruction.words.flatMap((word) => inText(word.text, word, /^(\d+)(?=\/\w+$|$)/g, ports));
    case 'ENV':
      return (instruction.pairs ?? []).flatMap(({ name, value }) =>
        value && portName.test(name.text) ? inText(value.text, value, portAtEnd, ports) : [],
      );
    case 'CMD':
    case 'ENTRYPOINT':
      return instruction === start.instruction || instruction === start.entrypoint || start.entrypoint
        ? inArguments(instruction, ports)
        : [];
    case 'HEALTHCHECK':
      return inHealthcheck(instruction, ports);
    default:
      return [];
  }
};

const portName = /(?:^|_)(?:PORTS?|URLS|ADDR|ADDRESS|LISTEN|BIND)$/i;
const portAtEnd = /(?<=^["']?|:)(\d{1,5})(?=["';,/]|$)/g;

const inText = (text: string, span: Span, pattern: RegExp, ports: Ports): Edit[] => {
  // a word that a line break parts is not read
  if (span.end - span.start !== text.length) return [];
  return [...text.matchAll(pattern)].flatMap((match): Edit[] => {
    const port = ports.get(Number(match[1]));
    const start = span.start + match.index;
    return port === undefined ? [] : [{ start, end: start + (match[1] ?? '').length, text: String(port) }];
  });
};

/** `"0.0.0.0:80"`, `--port 80`: words of the shell form, strings of the exec form. */
const inArguments = (instruction: Instruction, ports: Ports): readonly Edit[] | undefined => {
  const { exec, script, body, dockerfile } = instruction;
  if (exec) {
    const text = dockerfile.text.slice(body.start, body.end);
    return inText(text, body, /(?<=[":=])(\d{1,5})(?=")/g, ports);
  }
  if (!script) return undefined;
  return [...commandsOf(script.body)].flatMap(([{ words }]) =>
    words.flatMap((word) => inText(word.text, word, /(?<=^|[:="'])(\d{1,5})(?=["']?$)/g, ports)),
  );
};

const local = /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d{1,5}))?(?![\w.])/g;

/** `curl http://localhost/` asks port 80. */
const inHealthcheck = (instruction: Instruction, ports: Ports): readonly Edit[] | undefined => {
  const { body, dockerfile, value } = instruction;
  if (value.toUpperCase() === 'NONE') return [];
  const text = dockerfile.text.slice(body.start, body.end);
  const found = [...text.matchAll(local)];
  if (found.length === 0) return undefined;
  return found.flatMap((match): Edit[] => {
    const scheme = text.slice(0, match.index).endsWith('https://') ? 443 : 80;
    const port = ports.get(match[1] === undefined ? scheme : Number(match[1]));
    if (port === undefined) return [];
    const end = body.start + match.index + match[0].length;
    return match[1] === undefined
      ? [{ start: end, end, text: `:${port}` }]
      : [{ start: end - match[1].length, end, text: String(port) }];
  });
};
