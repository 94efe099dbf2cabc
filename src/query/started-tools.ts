import { notRun, toolCalls } from '../knowledge/tool-calls.ts';

/** A program that a source file starts. */
export interface StartedTool {
  readonly file: string;
  readonly tool: string;
}

/**
 * The programs that sources start by a name that stands in the call, of those that `isWanted` means; each once. Only so many
 * files are looked at: what is not found may still be there.
 */
export const startedTools = (
  files: readonly string[],
  read: (path: string) => string | undefined,
  isWanted: (tool: string) => boolean,
): readonly StartedTool[] => {
  const found = new Map<string, StartedTool>();
  let left = mostFiles;
  for (const file of files) {
    const calls = notRun.test(file) ? undefined : toolCalls.find((one) => one.files.test(file));
    if (!calls) continue;
    if (left-- === 0) break;
    const text = read(file);
    if (text === undefined || !calls.needs.test(text)) continue;
    for (const match of text.matchAll(calls.call)) {
      const name = match[1] ?? '';
      const tool = name.slice(name.lastIndexOf('/') + 1);
      if (!found.has(tool) && isWanted(tool)) found.set(tool, { file, tool });
    }
  }
  return [...found.values()];
};

const mostFiles = 500;
