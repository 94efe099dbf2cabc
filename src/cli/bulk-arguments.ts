import { InvalidArgumentError, Option, type Command } from 'commander';
import { presetNames, type PresetName } from '../config/index.ts';

/** The options of a run over a whole repository, as given. */
export interface BulkSettings {
  /** The path of the configuration; false: none, undefined: the one that is found. */
  readonly config: string | false | undefined;
  /** Print what is in force for this path, and do nothing else. */
  readonly printConfig: string | undefined;
  readonly preset: PresetName | undefined;
  /** Work on what changed since this commit only. */
  readonly since: string | undefined;
  readonly changedLines: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly patchDir: string | undefined;
  /** The HTML report to write. */
  readonly report: string | undefined;
  /** Ask about each change before it is made. */
  readonly interactive: boolean;
  /** Seconds after which a file is given up; undefined: as usual. */
  readonly timeLimit: number | undefined;
}

/** What commander gives of them. */
export type ParsedBulk = Partial<BulkSettings>;

/** Adds the options that say what is in force. */
export const addConfigOptions = (program: Command): Command =>
  program
    .option('--config <path>', 'the configuration (default: imgfix.config.* here or above, up to the repository)')
    .option('--no-config', 'without a configuration')
    .addOption(new Option('--preset <name>', 'the set of transforms to run').choices(presetNames));

/** Adds the options of a run over a whole repository. */
export const addBulkOptions = (program: Command): Command =>
  addConfigOptions(program)
    .option('-i, --interactive', 'ask about each change, as git add -p does, and write what you accept')
    .option('--print-config <path>', 'print what is in force for a file, as JSON')
    .option('--since <ref>', 'only files that changed since this commit left the branch')
    .option('--changed-lines', 'only changes that reach a changed line (since HEAD, or --since)')
    .option('--baseline <file>', 'tolerate what the file lists; written if it is not there')
    .option('--update-baseline', 'write the baseline anew')
    .option('--patch-dir <folder>', 'write a patch for each code owner, or for each service')
    .option('--report <file.html>', 'write a page with every change and every place left alone')
    .option('--time-limit <seconds>', 'give a file up after so long (default: 60, over many files)', readSeconds);

const readSeconds = (text: string): number => {
  const seconds = Number(text);
  if (text.trim() !== '' && seconds > 0 && seconds < 1e6) return seconds;
  throw new InvalidArgumentError('Say a number of seconds.');
};

/** The bulk settings of a command line. */
export const bulkArguments = (parsed: ParsedBulk): BulkSettings => ({
  config: parsed.config,
  printConfig: parsed.printConfig,
  preset: parsed.preset,
  since: parsed.since,
  changedLines: parsed.changedLines ?? false,
  baseline: parsed.baseline,
  updateBaseline: parsed.updateBaseline ?? false,
  patchDir: parsed.patchDir,
  report: parsed.report,
  interactive: parsed.interactive ?? false,
  timeLimit: parsed.timeLimit,
});

/** Bulk options that make no sense together or with others; undefined if all is well. */
export const bulkConflict = (
  settings: BulkSettings & { readonly stdin: boolean; readonly write: boolean; readonly check: boolean },
): string | undefined => {
  if (settings.updateBaseline && settings.baseline === undefined) return '--update-baseline needs --baseline FILE';
  if (settings.interactive && settings.updateBaseline)
    return '--interactive and --update-baseline exclude each other: what you leave alone is not yet tolerated';
  if (settings.interactive && settings.check) return '--check asks nobody, so it goes without --interactive';
  if (settings.write && settings.patchDir !== undefined)
    return `--patch-dir is for changes that ${settings.interactive ? '--interactive' : '--write'} has not made`;
  if (!settings.stdin) return undefined;
  const { since, changedLines, baseline, patchDir, report, interactive } = settings;
  const [named] = Object.entries({
    since,
    'changed-lines': changedLines || undefined,
    baseline,
    'patch-dir': patchDir,
    report,
    interactive: interactive || undefined,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  return named === undefined ? undefined : `--${named} works on files, not on --stdin`;
};
