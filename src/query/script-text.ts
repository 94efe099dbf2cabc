import type { Stage } from '../dockerfile/index.ts';
import type { ContextFiles } from './native-packages.ts';
import { textOfFile } from './start-command.ts';

/** A renamed file must look like a script: a COPY into a folder brings many files of other names. */
const asScript = (text: string | undefined): string | undefined => (text?.startsWith('#!') === true ? text : undefined);

/** The text of a program that COPY brings from the build context: a file of that name first, then one that is renamed. */
export const scriptText = (
  path: string,
  stage: Stage,
  files: Pick<ContextFiles, 'read'> | undefined,
): string | undefined => {
  if (!files) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isNamed = (file: string): boolean => file.slice(file.lastIndexOf('/') + 1) === name;
  return (
    textOfFile(path, stage, (file) => (isNamed(file) ? files.read(file) : undefined)) ??
    textOfFile(path, stage, (file) => asScript(files.read(file)))
  );
};

/** The path of a script that COPY brings from the build context into a folder where shells look for a name. */
export const scriptOnPath = (
  name: string,
  stage: Stage,
  files: Pick<ContextFiles, 'read'> | undefined,
): string | undefined =>
  name.includes('/')
    ? undefined
    : searched
        .map((folder) => `${folder}/${name}`)
        .find((path) => asScript(scriptText(path, stage, files)) !== undefined);

/** The PATH of official images. */
const searched = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
