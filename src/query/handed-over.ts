import type { Stage } from '../dockerfile/index.ts';
import { pathOf } from './copies.ts';
import { attributeChange } from './file-attributes.ts';
import { placedCommands, placeOfWord } from './placed-commands.ts';
import type { RunUser } from './run-user.ts';
import { instructionsOf } from './start-command.ts';

/** The paths that the RUNs of a stage make a user's own: `chown -R app:app /app`. */
export const handedOver = (stage: Stage, { name, uid }: RunUser): readonly string[] => {
  const names = new Set([name, uid === undefined ? undefined : String(uid)]);
  const found = new Set<string>();
  for (const run of instructionsOf(stage)) {
    if (run.keyword !== 'RUN') continue;
    for (const { command, program, folder, certain } of placedCommands(run)) {
      const change = program === 'chown' && certain ? attributeChange(command) : undefined;
      if (!change || !names.has(change.value.split(':')[0])) continue;
      for (const word of change.paths) {
        const path = pathOf(placeOfWord(word, run, folder));
        if (path !== undefined) found.add(path);
      }
    }
  }
  return [...found];
};
