import type { Stage } from '../dockerfile/index.ts';
import type { ComposeUse } from './compose.ts';
import type { Accounts } from './created-users.ts';
import { exposedPorts, looksLikeServer } from './ports.ts';
import type { RunUser } from './run-user.ts';
import { instructionsOf, workplaceAtEnd, type ProgramKind, type Start } from './start-command.ts';
import {
  databaseRun,
  mayHide,
  namesOtherData,
  outputOutside,
  readableByRootOnly,
  serverBeside,
  touchesPaths,
  unpackedInto,
  writtenOutside,
} from './writes.ts';

/** Of each of these no more is asked. */
const settled: ReadonlySet<ProgramKind> = new Set(['application', 'built', 'server']);

/**
 * What is started, and whether it is a server, as far as the file does not settle it. `isService`: a compose file runs it
 * as a service, or its base image is made for servers.
 */
export function* doubtsAboutStart(
  start: Start,
  kinds: readonly ProgramKind[],
  stage: Stage,
  writable: readonly string[],
  isService: boolean,
): Generator<string> {
  const [program] = start.programs;
  const [kind] = kinds;
  if (!start.readable || !program || kind === undefined) yield 'what the container starts';
  else if (start.programs.length > 1 && !kinds.every((one) => settled.has(one))) {
    yield 'what each of the commands that it starts writes';
  } else {
    const name = program.name ?? 'the program';
    if (kind === 'script') {
      const file = /^(?:\/.*\/)?(?:ba|da|a)?sh$/.test(name)
        ? program.words.find((word) => word?.startsWith('-') === false)
        : name;
      yield `what the script ${file ?? name} does`;
    } else if (kind === 'build-tool') yield `where ${name}, which builds or installs before it runs, writes`;
    else if (kind === 'unknown' || kind === 'interactive') yield `what ${name} writes`;
    else if (kind !== 'server' && !isService && !looksLikeServer(stage, start)) {
      yield 'whether it is a server (no EXPOSE): a tool that writes to a mounted folder needs the owner of that folder';
    }
  }
  const [output] = start.programs.map((one) => outputOutside(one, writable)).filter((one) => one !== undefined);
  if (output !== undefined) yield `whether it writes to ${output}`;
  const written = writtenOutside(stage, start, writable);
  if (written !== undefined) yield `whether it may write to ${written}`;
  if (exposedPorts(stage).unknown) yield 'the port of EXPOSE';
}

/** Files that another user might not be able to read, or would have to write. */
export function* doubtsAboutFiles(
  stage: Stage,
  kinds: readonly ProgramKind[],
  writable: readonly string[],
  settings: readonly string[],
): Generator<string> {
  if (!kinds.every((kind) => kind === 'built')) {
    const unpacked = unpackedInto(stage, writable);
    const owner = unpacked?.keyword === 'ADD' ? 'whose owner the archive tells' : 'which stays root’s';
    if (unpacked) yield `whether it writes to what line ${unpacked.line} unpacks, ${owner}`;
    const database = databaseRun(stage);
    if (database) yield `whether the RUN of line ${database.line} makes a database file, which stays root’s`;
    const beside = kinds.includes('server') ? undefined : serverBeside(stage);
    if (beside) yield `whether it starts ${beside.name}, which line ${beside.run.line} installs`;
  }
  const changed = touchesPaths(stage, settings);
  if (changed) yield `whether the settings that line ${changed.line} changes need root`;
  const folder = workplaceAtEnd(stage);
  if (folder && folder.root !== '' && stageNamesFolder(stage))
    yield 'what is written to the working directory, whose path the file does not tell for certain';
  const hidden = mayHide(stage);
  if (hidden) yield `whether the RUN of line ${hidden.line} leaves something that only root can read`;
  const data = namesOtherData(stage, writable);
  if (data) yield `what is written to the place that the ENV of line ${data.line} names`;
  const shut = readableByRootOnly(stage).map(({ line }) => line);
  if (shut.length > 0)
    yield `whether others than root can read what ${shut.length > 1 ? `lines ${shut.join(', ')} add` : `line ${shut.join()} adds`}`;
}

const stageNamesFolder = (stage: Stage): boolean => instructionsOf(stage).some(({ keyword }) => keyword === 'WORKDIR');

/** Whether the user that is chosen is the right one. */
export function* doubtsAboutUser(user: RunUser, minimal: boolean, { users, unnamed }: Accounts): Generator<string> {
  if (unnamed) yield `whether the user that line ${unnamed.line} makes by a variable is meant`;
  if (users.length > 1) yield 'which of the users that the file makes is meant';
  if (user.origin === 'number' && !minimal) yield 'whether a user without an entry in /etc/passwd will do';
}

/** What a compose file starts instead, and folders that it mounts and that the user does not get: of the host, or volumes that the image knows nothing of. */
export function* doubtsAboutCompose(uses: readonly ComposeUse[], writable: readonly string[]): Generator<string> {
  for (const { file, service, command, mounts } of uses) {
    if (command) yield `what the service ${service} of ${file} starts instead`;
    for (const { source, target, kind } of mounts) {
      if (kind === 'bind') yield `whether the user may write to ${source}, which ${file} mounts at ${target}`;
      else if (!writable.includes(target))
        yield `what is written to ${target}, where ${file} mounts the volume ${source}`;
    }
  }
}
