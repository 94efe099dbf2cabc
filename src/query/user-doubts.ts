import type { Stage } from '../dockerfile/index.ts';
import type { ComposeUse } from './compose.ts';
import { exposedPorts, looksLikeServer } from './ports.ts';
import type { RunUser } from './run-user.ts';
import type { ProgramKind, Start } from './start-command.ts';
import { mayHide, namesOtherData, outputOutside, readableByRootOnly, touchesPaths } from './writes.ts';

/** What is started, and whether it is a server, as far as the file does not settle it. */
export function* doubtsAboutStart(
  start: Start,
  kinds: readonly ProgramKind[],
  stage: Stage,
  writable: readonly string[],
): Generator<string> {
  const [program] = start.programs;
  const [kind] = kinds;
  if (!start.readable || !program || kind === undefined) yield 'what the container starts';
  else if (start.programs.length > 1) yield 'what each of the commands that it starts writes';
  else {
    const name = program.name ?? 'the program';
    if (kind === 'script') yield `what the script ${name} does`;
    else if (kind === 'build-tool') yield `where ${name}, which builds or installs before it runs, writes`;
    else if (kind === 'unknown' || kind === 'interactive') yield `what ${name} writes`;
    else if (kind !== 'server' && !looksLikeServer(stage, start)) {
      yield 'whether it is a server (no EXPOSE): a tool that writes to a mounted folder needs the owner of that folder';
    }
    const output = outputOutside(program, writable);
    if (output !== undefined) yield `whether it writes to ${output}`;
  }
  if (exposedPorts(stage).unknown) yield 'the port of EXPOSE';
}

/** Files that another user might not be able to read, or would have to write. */
export function* doubtsAboutFiles(
  stage: Stage,
  writable: readonly string[],
  settings: readonly string[],
): Generator<string> {
  const changed = touchesPaths(stage, settings);
  if (changed) yield `whether the settings that line ${changed.line} changes need root`;
  const hidden = mayHide(stage);
  if (hidden) yield `whether the RUN of line ${hidden.line} leaves something that only root can read`;
  const data = namesOtherData(stage, writable);
  if (data) yield `what is written to the place that the ENV of line ${data.line} names`;
  const remote = readableByRootOnly(stage);
  if (remote) yield `whether others than root can read what line ${remote.line} adds`;
}

/** Whether the user that is chosen is the right one. */
export function* doubtsAboutUser(user: RunUser, minimal: boolean, several: boolean): Generator<string> {
  if (several) yield 'which of the users that the file makes is meant';
  if (user.origin === 'number' && !minimal) yield 'whether a user without an entry in /etc/passwd will do';
}

/** Folders that a compose file mounts and that the user does not get: of the host, or volumes that the image knows nothing of. */
export function* doubtsAboutMounts(uses: readonly ComposeUse[], writable: readonly string[]): Generator<string> {
  for (const { file, mounts } of uses) {
    for (const { source, target, kind } of mounts) {
      if (kind === 'bind') yield `whether the user may write to ${source}, which ${file} mounts at ${target}`;
      else if (!writable.includes(target))
        yield `what is written to ${target}, where ${file} mounts the volume ${source}`;
    }
  }
}
