import type { Instruction, Stage } from '../dockerfile/index.ts';
import { jdkPrograms } from '../knowledge/slim-images.ts';
import { commandsOf, parseShell, type List, type SimpleCommand } from '../shell/index.ts';
import { effectsOf } from './effects.ts';
import { unwrap } from './invocation.ts';
import { runCommands } from './nested.ts';
import { scriptText } from './script-text.ts';
import { instructionsOf, mayComeFromContext, startOf } from './start-command.ts';

/** What keeps a stage from running on a JRE. */
export interface JreFit {
  /** Uses of what only a JDK has, as clauses. */
  readonly misfits: readonly string[];
  /** What the file does not show. */
  readonly doubts: readonly string[];
}

/**
 * Reads whether stages that share a base image do no more with Java than run a program, which the last one starts. Without
 * a last one they only build, and no more is asked than that they compile nothing.
 */
export const fitsJre = (
  stages: readonly Stage[],
  final: Stage | undefined,
  read: ((path: string) => string | undefined) | undefined,
): JreFit => {
  const misfits = new Set<string>();
  const doubts = new Set<string>();
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      const { keyword, line } = instruction;
      if (keyword === 'ONBUILD') misfits.add('ONBUILD runs in images that are built on this one');
      if (keyword === 'RUN' && !instruction.script) misfits.add(`the RUN of line ${line} cannot be read`);
      if (keyword === 'ENV' || keyword === 'COPY' || keyword === 'ADD') inspectText(instruction.value, misfits, line);
      if (keyword !== 'RUN') continue;
      for (const { command } of runCommands(instruction)) {
        inspectCommand(command, stage, instruction, { misfits, doubts, read });
        const { program, words } = unwrap(command);
        // a build tool may be a jar
        if (!final && program === 'java' && !words.some((word) => word?.startsWith('-Djarmode=')))
          doubts.add('what java runs');
      }
    }
  }
  if (!final) return { misfits: [...misfits], doubts: [...doubts] };
  const start = startOf(final, undefined);
  if (!start) misfits.add('it starts no program of its own');
  else if (!start.readable) doubts.add('what it starts');
  let runsJava = false;
  for (const { name, words } of start?.programs ?? []) {
    const program = name?.slice(name.lastIndexOf('/') + 1);
    inspectText(words.join(' '), misfits, start?.instruction.line ?? 0);
    if (program === 'java') runsJava = true;
    else if (name !== undefined) inspectScript(name, final, misfits, doubts, read, () => (runsJava = true));
  }
  for (const instruction of instructionsOf(final)) {
    if (instruction.keyword === 'CMD' || instruction.keyword === 'HEALTHCHECK' || instruction.keyword === 'ENTRYPOINT')
      for (const word of instruction.exec ?? instruction.value.split(' ')) inspectWord(word, misfits);
  }
  if (start && !runsJava) doubts.add('whether it starts java');
  return { misfits: [...misfits], doubts: [...doubts] };
};

interface Findings {
  readonly misfits: Set<string>;
  readonly doubts: Set<string>;
  readonly read: ((path: string) => string | undefined) | undefined;
}

const inspectCommand = (
  command: SimpleCommand,
  stage: Stage,
  at: Instruction,
  { misfits, doubts, read }: Findings,
): void => {
  const { name } = unwrap(command);
  for (const { text } of command.words) {
    inspectText(text, misfits, at.line);
    inspectWord(text, misfits);
  }
  if (name !== undefined) inspectScript(name, stage, misfits, doubts, read, () => undefined);
};

/** `/app/mvnw`, `jlink`. */
const inspectWord = (word: string, misfits: Set<string>): void => {
  const program = word.slice(word.lastIndexOf('/') + 1).replace(/["']/g, '');
  // `java Main.java` compiles
  if (jdkPrograms.has(program) || program.endsWith('.java')) misfits.add(program);
  if (fullPrograms.has(program)) misfits.add(`${program}, which the JRE’s image lacks`);
};

/** Places inside the JDK, which a JRE has elsewhere or not at all. */
const inspectText = (text: string, misfits: Set<string>, line: number): void => {
  const part = jdkPlaces.find((one) => text.includes(one));
  if (part !== undefined) misfits.add(`${part} in line ${line}`);
};

/** A start script's words; what it starts counts as started. */
const inspectScript = (
  name: string,
  stage: Stage,
  misfits: Set<string>,
  doubts: Set<string>,
  read: Findings['read'],
  sawJava: () => void,
): void => {
  const text = scriptText(name, stage, read && { read });
  if (text === undefined) {
    if (name.includes('/') ? mayComeFromContext(name, stage) : name.endsWith('.sh')) {
      doubts.add(`what ${name} does`);
    }
    return;
  }
  const parsed = parseShell(text, 0, []);
  if (!('script' in parsed)) {
    doubts.add(`what ${name} does`);
    return;
  }
  const commands: List = parsed.script.body;
  if (commandsOf(commands).some(([command]) => unwrap(command).program === 'java')) sawJava();
  for (const [command] of effectsOf(parsed.script).commands) {
    for (const word of command.words) {
      inspectText(word.text, misfits, 0);
      inspectWord(word.text, misfits);
    }
  }
};

/** Programs of the full JDK image that the full JRE image lacks. */
const fullPrograms = new Set(['git', 'hg', 'svn', 'ssh', 'scp', 'ps', 'pgrep', 'pkill', 'top']);

const jdkPlaces = [
  ...[
    '/jvm/',
    '/jre/',
    'tools.jar',
    'dt.jar',
    'java-1.8-openjdk',
    '/opt/java',
    '/usr/local/openjdk',
    'JAVA_HOME',
    'jdk.compiler',
  ],
  ...['java.compiler', 'jdk.attach', 'jmods'],
];
