import { shellInForce, type Stage } from '../dockerfile/index.ts';
import type { BaseImage } from '../knowledge/base-images.ts';
import { commandsOf, parseShell, type Script } from '../shell/index.ts';
import { assignedPorts, boundPorts } from './ports.ts';
import {
  allArguments,
  programKind,
  readList,
  scriptName,
  textOfFile,
  type ProgramKind,
  type Reading,
  type Start,
  type StartedProgram,
} from './start-command.ts';

type Read = (path: string) => string | undefined;

/** The script that a program's words name, where a COPY brings it from the build context and it can be read. */
const scriptOfProgram = (program: StartedProgram, stage: Stage, read: Read): Script | undefined => {
  const script = program.words.find((word) => word !== undefined && scriptName.test(word));
  // what a shell is given to read lies where it starts
  const operand = script === undefined || script.includes('/') ? script : `./${script}`;
  const name = scriptName.test(program.name ?? '') ? program.name : (operand ?? program.name);
  if (name === undefined || shellInForce(stage.from).kind === 'other') return undefined;
  const text = textOfFile(name, stage, read);
  if (text === undefined || (text.startsWith('#!') && !shellLine.test(text))) return undefined;
  const parsed = parseShell(text, 0, []);
  return 'script' in parsed ? parsed.script : undefined;
};

/** `#!/bin/sh -e`, `#!/usr/bin/env bash` */
const shellLine = /^#!\s*\/\S*(?:\s+-S)?(?:\/|\s)(?:ba|da|a)?sh(?:\s|$)/;

/** Kinds of the programs in a script that the container starts and the build context holds; none where it cannot be read. */
const kindsInScript = (program: StartedProgram, stage: Stage, read: Read): readonly ProgramKind[] => {
  const script = scriptOfProgram(program, stage, read);
  return script ? readList(script.body).programs.map((one) => programKind(one, stage)) : [];
};

/** What is known well enough of a program that a script starts. */
const settled: ReadonlySet<ProgramKind> = new Set(['application', 'built', 'server']);

/**
 * What a container starts in the end, where it starts a script of the build context that only prepares: it sets variables,
 * says something, waits, and starts a program, or what CMD gives it (`exec "$@"`). The start as it is for any other.
 */
export const throughScript = (start: Start, stage: Stage, read: Read): Start => {
  const [program, ...more] = start.programs;
  if (!program || more.length > 0 || programKind(program, stage) !== 'script') return start;
  const script = scriptOfProgram(program, stage, read);
  if (!script) return start;
  const reading: Reading = readList(script.body);
  const programs = reading.programs.flatMap((one): readonly (StartedProgram | undefined)[] => {
    if (one.name !== allArguments) return settled.has(programKind(one, stage)) ? [one] : [undefined];
    const isKnown = start.passed.length > 0 && start.passed.every((two) => settled.has(programKind(two, stage)));
    return isKnown ? start.passed : [undefined];
  });
  const found = programs.filter((one) => one !== undefined);
  if (!reading.readable || found.length === 0 || found.length < programs.length) return start;
  return { ...start, programs: found, outputs: [...start.outputs, ...reading.outputs] };
};

/** `npm start` and `npm run serve` with the package.json that the build context holds: the kinds of what that starts. */
const kindsInPackageScript = (program: StartedProgram, stage: Stage, read: Read): readonly ProgramKind[] => {
  const script = packageScript(program, read);
  if (!script) return [];
  const { programs, outputs } = readList(script.body);
  return outputs.length > 0 ? [] : programs.map((one) => programKind(one, stage));
};

const packageScript = ({ name, words }: StartedProgram, read: Read): Script | undefined => {
  if (name !== 'npm' && name !== 'yarn' && name !== 'pnpm') return undefined;
  const operands = words.filter((word) => word !== undefined && !word.startsWith('-'));
  const script = operands[0] === 'run' ? operands[1] : operands[0];
  const text = scriptOf(read('package.json'), script ?? '');
  const parsed = text === undefined ? undefined : parseShell(text, 0, []);
  return parsed && 'script' in parsed ? parsed.script : undefined;
};

/** Ports that scripts of package.json set: `"start": "PORT=80 node server.js"`, `"start": "next start -p 80"`. */
export const portsInPackageScripts = (start: Start, read: Read): readonly number[] =>
  start.programs.flatMap((program) => {
    const body = packageScript(program, read)?.body;
    if (!body) return [];
    const set = commandsOf(body).flatMap(([{ assignments, words }]) => [
      ...assignments.map(({ name, value }) => [name, value?.value ?? ''] as const),
      // `cross-env PORT=80 node server.js`
      ...words.map(({ text }) => [text.split('=', 1).join(), text.slice(text.indexOf('=') + 1)] as const),
    ]);
    return [
      ...set.flatMap(([name, value]) => assignedPorts(name, value)),
      ...readList(body).programs.flatMap(boundPorts),
    ];
  });

const scriptOf = (json: string | undefined, name: string): string | undefined => {
  try {
    const parsed = JSON.parse(json ?? 'null') as { scripts?: Record<string, unknown> } | null;
    const text = parsed?.scripts?.[name];
    const hooked = parsed?.scripts?.[`pre${name}`] !== undefined || parsed?.scripts?.[`post${name}`] !== undefined;
    return typeof text === 'string' && !hooked ? text : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** `busybox httpd -f -p 8080`: the web server of BusyBox, which listens on port 80 where nothing is said. */
const appletKind = ({ name, words }: StartedProgram, image: BaseImage | undefined): ProgramKind | undefined => {
  const [first, ...rest] = [name?.slice(name.lastIndexOf('/') + 1), ...words];
  const options = first === 'busybox' && rest[0] === 'httpd' ? rest.slice(1) : first === 'httpd' ? rest : undefined;
  if (!options || (first === 'httpd' && image?.image !== 'busybox')) return undefined;
  if (options.includes('-u')) return 'drops-privileges';
  return options.includes('-p') ? 'server' : 'needs-root';
};

/** The kinds of the programs that a container starts, those of its own scripts among them where the context holds them. */
export const kindsOf = (start: Start, stage: Stage, image: BaseImage | undefined, read: Read): readonly ProgramKind[] =>
  start.programs.flatMap((program) => {
    if (image?.unprivileged && image.command?.[0] === program.name) return ['server'];
    const kind = appletKind(program, image) ?? programKind(program, stage);
    if (kind === 'script') return [kind, ...kindsInScript(program, stage, read)];
    const behind = kind === 'build-tool' ? kindsInPackageScript(program, stage, read) : [];
    return behind.length > 0 ? behind : [kind];
  });
