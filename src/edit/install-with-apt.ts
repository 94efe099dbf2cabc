import type { Instruction, Stage } from '../dockerfile/index.ts';
import { packageCommands } from '../query/packages.ts';
import { runsAsRoot } from '../query/run-groups.ts';
import type { Edit } from '../text/span.ts';
import { insertInstructionsBefore, runOf } from './insert-instructions.ts';
import { insertIntoList, textFor } from './words.ts';

/**
 * Installs packages in a stage before an instruction that uses them: in a list of `apt-get install` above it, else with a
 * RUN of its own before the first instruction that changes files. Undefined where apt could not do it: another user is in
 * force, or a list cannot be read. `fresh`: whether a RUN of its own may be added.
 */
export const installWithApt = (
  stage: Stage,
  before: Instruction,
  names: readonly string[],
  fresh: boolean,
): readonly Edit[] | undefined => {
  const sorted = [...names].sort();
  for (const instruction of stage.instructions) {
    if (instruction.index > before.index) break;
    if (instruction.keyword !== 'RUN') continue;
    const commands = packageCommands(instruction);
    const own = commands.find(
      ({ manager, action, operands, moreOperands, place }) =>
        manager.name === 'apt' &&
        action === 'install' &&
        operands.length > 0 &&
        !moreOperands &&
        place.around.length === 0,
    );
    // in the RUN that uses them, its list may stand behind the use
    if (own && instruction !== before && own.operands.every(({ value }) => value !== undefined)) {
      return insertIntoList(instruction, own.operands, sorted);
    }
  }
  if (!fresh) return undefined;
  const first = stage.instructions.find(({ keyword }) => changesFiles.has(keyword));
  if (!first || runsAsRoot(first) === false) return undefined;
  return [
    insertRun(first, [
      'apt-get update',
      `apt-get install -y --no-install-recommends ${sorted.join(' ')}`,
      'rm -rf /var/lib/apt/lists/*',
    ]),
  ];
};

/**
 * Installs packages at the start of a stage with apk, and sets variables (`A=b`); undefined where another user than root is
 * in force there.
 */
export const installWithApk = (
  stage: Stage,
  names: readonly string[],
  variables: readonly string[] = [],
): Edit | undefined => {
  const first = stage.instructions.find(({ keyword }) => changesFiles.has(keyword));
  if (!first || runsAsRoot(first) === false) return undefined;
  return insertInstructionsBefore(first, [
    runOf(first, [`apk add --no-cache ${[...names].sort().join(' ')}`]),
    ...variables.map((one) => `${textFor(first, 'ENV')} ${one}`),
  ]);
};

const insertRun = (first: Instruction, commands: readonly string[]): Edit =>
  insertInstructionsBefore(first, [runOf(first, commands)]);

const changesFiles = new Set(['SHELL', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'USER']);
