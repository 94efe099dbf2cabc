import {
  baseImageOf,
  bearsPipefail,
  defineTransform,
  mentions,
  effectsOf,
  everyPipelineOf,
  insertInstructionsBefore,
  losesDownload,
  pipefailWay,
  shellInForce,
  startScript,
  textFor,
  worksInBash,
  type Context,
  type Finding,
  type Instruction,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  'other-pipes':
    'a pipe of the RUN, or of a text that it sources, may end early on purpose, which pipefail takes for a failure',
  'no-pipefail': 'nothing shows that the shell of the stage has pipefail',
  'other-commands': 'bash with pipefail may do something else with what comes later in the stage',
} as const;

export default defineTransform({
  name: 'add-pipefail',
  summary: 'Let a failed download fail the RUN, also in a pipe.',
  why:
    'The status of a pipe is that of its last command: `curl … | sh` succeeds when the download fails, and the layer without ' +
    'its contents is cached. With pipefail the RUN fails. Where the last command notices by itself that something is missing, ' +
    'as `tar`, `gunzip` or `gpg` do, nothing is changed.\n\n' +
    'Where the shell has pipefail (bash, BusyBox), the RUN alone sets it. dash, the /bin/sh of Debian and Ubuntu, has none; ' +
    'there the stage gets bash by a SHELL instruction, and only if all that follows does the same in bash. A RUN in exec ' +
    'form, `["/bin/bash", "-o", "pipefail", "-c", "…"]`, would change one RUN only, but a long command in a JSON string is hard ' +
    'to read and to edit.',
  goal: 'correctness',
  level: 'review',
  safety:
    'Wrong where the download is meant to fail at times, or where the last command stops reading before the end and so breaks ' +
    'the pipe. With SHELL, later RUNs of the stage run in bash too; it is added only where each of them is read to do the same. ' +
    'Images that are built on this one elsewhere inherit that shell.',
  announces: ['shell'],
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
    'https://www.gnu.org/software/bash/manual/html_node/Pipelines.html',
  ],
  equivalents: { hadolint: ['DL4006'] },
  *find(dockerfile, context) {
    for (const stage of dockerfile.stages) {
      for (const run of stage.instructions) {
        const finding = run.keyword === 'RUN' && needsIt(run) ? inspect(run, stage, context) : undefined;
        if (!finding) continue;
        yield finding;
        // one SHELL is for all that follow; the next round looks at them
        if (finding.fix?.title.startsWith('Use bash')) break;
      }
    }
  },
});

const needsIt = (run: Instruction): boolean => {
  if (!mentions(run, '|') || !mentions(run, 'curl', 'wget')) return false;
  const { script } = run;
  if (
    !script ||
    !effectsOf(script).commands.some(([{ words }]) => words[0]?.value === 'curl' || words[0]?.value === 'wget')
  ) {
    return false;
  }
  if (shellInForce(run).pipefail || effectsOf(script).sets.has('pipefail')) return false;
  return [...everyPipelineOf(script.body)].some(losesDownload);
};

const inspect = (run: Instruction, stage: Stage, context: Context<object>): Finding => {
  const leave = (reason: keyof typeof reasons): Finding => ({
    at: run,
    message: `a failed download goes unnoticed: ${reasons[reason]}`,
    reason,
  });
  if (!run.script || !bearsPipefail(run.script)) return leave('other-pipes');
  const way = pipefailWay(run, baseImageOf(stage, context.images));
  if (!way) return leave('no-pipefail');
  const message = 'when the download fails, the pipe succeeds all the same';
  if (way === 'set') {
    const edit = startScript(run, run.script, 'set -o pipefail');
    return { at: run, message, fix: { title: 'Set pipefail in the RUN', level: 'review', edits: [edit] } };
  }
  if (!worksInBash(run, stage)) return leave('other-commands');
  const shell = insertInstructionsBefore(run, [`${textFor(run, 'SHELL')} ["/bin/bash", "-o", "pipefail", "-c"]`]);
  const cost = `${message}; with the SHELL before it the build stops there, and what follows runs in bash`;
  return {
    at: run,
    message: cost,
    fix: { title: 'Use bash with pipefail from here on', level: 'review', edits: [shell] },
  };
};
