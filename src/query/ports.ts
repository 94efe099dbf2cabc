import type { Instruction, Stage } from '../dockerfile/index.ts';
import { instructionsOf, type Start, type StartedProgram } from './start-command.ts';

/** The ports that a stage's image says it listens on. */
export interface Ports {
  readonly known: readonly number[];
  /** An EXPOSE whose number is not in the file. */
  readonly unknown: Instruction | undefined;
}

/** Ports of the EXPOSEs, the first of a range. */
export const exposedPorts = (stage: Stage): Ports => {
  const known: number[] = [];
  let unknown: Instruction | undefined;
  for (const instruction of instructionsOf(stage)) {
    if (instruction.keyword !== 'EXPOSE') continue;
    for (const word of instruction.words) {
      const value = instruction.dockerfile.variables.expand(word.text, instruction)?.value;
      const port = /^"?(\d+)(?:-\d+)?(?:\/\w+)?"?$/.exec(value ?? '')?.[1];
      if (port === undefined) unknown = instruction;
      else known.push(Number(port));
    }
  }
  return { known, unknown };
};

/** Variables by which a file tells its server where to listen: PORT, HTTP_PORT, ASPNETCORE_URLS. */
export const portVariables = (stage: Stage): readonly { readonly name: string; readonly ports: readonly number[] }[] =>
  instructionsOf(stage).flatMap((instruction) =>
    instruction.keyword !== 'ENV'
      ? []
      : (instruction.pairs ?? [])
          .filter(({ name }) => portName.test(name.text))
          .map(({ name, value }) => ({ name: name.text, ports: portsIn(value?.text ?? '') })),
  );

const portName = /(?:^|_)(?:PORTS?|URLS|ADDR|ADDRESS|LISTEN|BIND)$/i;

/** The ports of an assignment to such a variable: `PORT=80`. */
export const assignedPorts = (name: string, value: string): readonly number[] =>
  portName.test(name) ? portsIn(value) : [];

/** Ports that stand at the end of an address or alone: `0.0.0.0:80`, `:8080`, `http://+:80;https://+:443`, `80`. */
const portsIn = (text: string): number[] =>
  [...text.matchAll(/(?:^["']?|:)(\d{1,5})(?=["';,/]|$)/g)].map((match) => Number(match[1]));

const portOption = /^(?:-p|-b|-l|--?(?:[a-z-]*port|bind|listen|address|addr|http|urls|host))(?:=(.*))?$/i;

/** Ports that a program's words tell it to listen on. */
export const boundPorts = ({ words }: StartedProgram): readonly number[] => {
  const found: number[] = [];
  words.forEach((word, index) => {
    if (word === undefined) return;
    const option = portOption.exec(word);
    if (option) found.push(...portsIn(option[1] ?? words[index + 1] ?? ''));
    else if (/^(?:[\d.]+|localhost|\*|\[::\])?:\d+$/.test(word)) found.push(...portsIn(word));
    // `python -m http.server 80`, `manage.py runserver 80`
    else if (/^(?:http\.server|SimpleHTTPServer|runserver)$/.test(words[index - 1] ?? '')) found.push(...portsIn(word));
  });
  return found;
};

/** A port that root alone may open everywhere. */
export interface PrivilegedPort {
  readonly port: number;
  /** Nothing in the file says so: the base image's settings do. */
  readonly byImage: boolean;
}

/**
 * The first port below 1024 that a stage's image or program says it listens on; `byImage` counts where nothing is said,
 * `byScript` are those of scripts that it starts.
 */
export const privilegedPort = (
  stage: Stage,
  start: Start,
  byImage: readonly number[],
  byScript: readonly number[],
): PrivilegedPort | undefined => {
  const exposed = exposedPorts(stage);
  const said = [
    ...exposed.known,
    ...portVariables(stage).flatMap(({ ports }) => ports),
    ...start.programs.flatMap(boundPorts),
    ...byScript,
  ];
  const silent = said.length === 0 && !exposed.unknown;
  const port = (silent ? byImage : said).find((one) => one > 0 && one < 1024);
  return port === undefined ? undefined : { port, byImage: silent };
};

/** Whether anything shows that a stage's program is a server: a port, a health check. */
export const looksLikeServer = (stage: Stage, start: Start): boolean => {
  const { known, unknown } = exposedPorts(stage);
  return (
    known.length > 0 ||
    unknown !== undefined ||
    portVariables(stage).length > 0 ||
    start.programs.some((program) => boundPorts(program).length > 0) ||
    instructionsOf(stage).some(({ keyword, value }) => keyword === 'HEALTHCHECK' && value.toUpperCase() !== 'NONE')
  );
};

/** Where a port below 1024 is in the way, and what says that the program listens on it. */
export const describePort = (one: PrivilegedPort | { readonly port: number; readonly file: string }): string => {
  const { port } = one;
  const image = `by the settings of its image a web server listens on port ${port}`;
  const own = 'file' in one ? `${one.file} makes it listen on port ${port}` : `it listens on port ${port}`;
  return (
    `${'byImage' in one && one.byImage ? image : own}, below 1024, which another user may do under Docker’s default settings, ` +
    'but not with --network=host or on many Kubernetes nodes'
  );
};
