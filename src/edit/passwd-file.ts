import { isWindowsStage, rootOf, shellInForce, type Stage } from '../dockerfile/index.ts';
import { copiesOf } from '../query/start-command.ts';
import type { Edit } from '../text/span.ts';
import { insertInstructionsAfter } from './insert-instructions.ts';
import { textFor } from './words.ts';

/** What gives an image from scratch a user database. */
export interface PasswdFile {
  /** Of the stage that writes it. */
  readonly edit: Edit;
  /** The instruction that brings it. */
  readonly copy: string;
}

/**
 * Lets a stage that the image copies from write an /etc/passwd with one user in it (passwd(5)), for programs that look their
 * user up by its number. Undefined where no such stage has a shell, or where the image has a passwd file already.
 */
export const passwdFile = (
  stage: Stage,
  { name, uid, gid }: { readonly name: string; readonly uid: number; readonly gid: number },
): PasswdFile | undefined => {
  const copies = copiesOf(stage);
  if (copies.some(({ place }) => place?.path.join('/') === 'etc/passwd')) return undefined;
  for (const { from, instruction } of copies) {
    const builder = from === undefined ? undefined : instruction.dockerfile.stageNamed(from, stage);
    const last = builder?.instructions.at(-1);
    if (!builder || !last || rootOf(builder).base.kind !== 'image' || isWindowsStage(last)) continue;
    if (shellInForce(last).kind === 'other') continue;
    const run = `${textFor(last, 'RUN')} echo '${name}:x:${uid}:${gid}::/:/sbin/nologin' > /tmp/passwd`;
    const edit = insertInstructionsAfter(last, [run]);
    if (edit) return { edit, copy: `${textFor(instruction, 'COPY')} --from=${from} /tmp/passwd /etc/passwd` };
  }
  return undefined;
};
