import type { BaseImage } from '../src/knowledge/base-images.ts';
import {
  baseImageOf,
  composeUses,
  defineTransform,
  descendantsOf,
  instructionsOf,
  isQuotedCommand,
  literalCommand,
  mayComeFromContext,
  shellInForce,
  textOfFile,
  toExecForm,
  type Context,
  type Finding,
  type Instruction,
  type Level,
  type Stage,
} from '../src/transform/index.ts';

const reasons = {
  operators: 'operators, redirections or assignments need a shell',
  expansion: 'a variable or a pattern in it needs a shell',
  builtin: 'the shell itself runs its first word',
  unreadable: 'the shell text cannot be read with certainty',
  comment: 'a comment of the shell stands behind it, which a JSON array has no place for',
  'malformed-array': 'it looks like a JSON array and is none',
  'login-shell': 'the shell in force reads profiles before it starts the program',
  entrypoint: 'the ENTRYPOINT gets the shell as its argument now and would get the program',
  arguments: 'a CMD would become its arguments, which the shell form ignores',
  'one-word': 'its words stand in one pair of quotes, so that a program of that whole name is looked for',
  'no-shebang': 'the script has no `#!` line, so that only a shell starts it',
} as const;

type Reason = keyof typeof reasons;

export default defineTransform({
  name: 'use-exec-form',
  summary: 'Write CMD and ENTRYPOINT as a JSON array where no shell is needed.',
  why:
    'In shell form the container starts `/bin/sh -c`, which may stand between the program and the signals that are meant for ' +
    'it: `docker stop` then waits ten seconds and kills it. An ENTRYPOINT in shell form also ignores every argument of ' +
    '`docker run`. Where the command has no variables, operators or patterns, the exec form starts the same program.',
  goal: 'correctness',
  level: 'risky',
  safety:
    'Wrong where the program counts on a shell around it: as a script without `#!` line, or by signals that the shell kept ' +
    'away from it. With an ENTRYPOINT in exec form, arguments of `docker run` are appended. It is `risky` where a script ' +
    'cannot be looked at or where nothing is known of the base image, which may have an ENTRYPOINT that looks at its arguments.',
  announces: ['exec-form'],
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
  ],
  equivalents: { hadolint: ['DL3025'], buildkit: ['JSONArgsRecommended'] },
  *find(dockerfile, context) {
    for (const stage of dockerfile.stages) {
      for (const one of stage.instructions) {
        if ((one.keyword !== 'CMD' && one.keyword !== 'ENTRYPOINT') || one.exec || one.value === '') continue;
        if (shellInForce(one).kind !== 'other') yield inspect(one, stage, context);
      }
    }
  },
});

const inspect = (instruction: Instruction, stage: Stage, context: Context<object>): Finding => {
  const { keyword, script } = instruction;
  const leave = (reason: Reason): Finding => ({
    at: instruction,
    message: `${keyword} stays in shell form: ${reasons[reason]}`,
    reason,
  });
  if (instruction.value.startsWith('[')) return leave('malformed-array');
  if (!script) return leave('unreadable');
  if (script.trailingComment) return leave('comment');
  const command = literalCommand(script);
  if (typeof command === 'string') return leave(command);
  if (shellInForce(instruction).login) return leave('login-shell');
  const image = baseImageOf(stage, context.images);
  const reason = keyword === 'CMD' ? aboutCommand(stage, image) : aboutEntrypoint(stage);
  if (reason) return leave(reason);
  const given = keyword === 'ENTRYPOINT' ? composeUses(context.buildContext).find((use) => use.command) : undefined;
  if (given) {
    const message = `ENTRYPOINT stays in shell form: the command of the service ${given.service} of ${given.file} would become its arguments`;
    return { at: instruction, message, reason: 'arguments' };
  }
  const name = command.words[0]?.value ?? '';
  // `CMD "node server.js"`
  if (command.words.length === 1 && isQuotedCommand(name)) return leave('one-word');
  const fromContext = mayComeFromContext(name, stage);
  const text = fromContext ? textOfFile(name, stage, (path) => context.buildContext?.read(path)) : undefined;
  if (text !== undefined && !text.startsWith('#!')) return leave('no-shebang');
  const doubts = [
    ...(fromContext && text === undefined ? [`whether ${name} starts without a shell`] : []),
    ...(keyword === 'CMD' && !image ? ['whether the base image has an ENTRYPOINT that looks at its arguments'] : []),
  ];
  const level: Level = doubts.length > 0 ? 'risky' : 'review';
  const open = doubts.length > 0 ? `. Not known: ${doubts.join('; ')}` : '';
  const effect = keyword === 'ENTRYPOINT' ? '; arguments of docker run are passed on to it then' : '';
  return {
    at: instruction,
    message: `${shellWords(name, image, command.dropped.length > 0)}${effect}${open}`,
    fix: { title: 'Use the exec form', level, edits: toExecForm(command.words, command.dropped) },
  };
};

const shellWords = (name: string, image: BaseImage | undefined, replaced: boolean): string => {
  if (image?.shell === 'none') return `the image has no shell that could start ${name}`;
  return replaced
    ? `a shell is started for nothing but to be replaced by ${name}`
    : `a shell starts ${name}, which may then miss the signal to stop`;
};

/** They run what they are given. */
const passOn: ReadonlySet<string> = new Set(['tini', 'dumb-init', 'catatonit', 'env', 'docker-php-entrypoint']);

const aboutCommand = (stage: Stage, image: BaseImage | undefined): Reason | undefined => {
  const entrypoint = instructionsOf(stage).findLast(({ keyword, value }) => keyword === 'ENTRYPOINT' && value !== '');
  const [first] = entrypoint?.exec ?? [];
  if (entrypoint && first !== undefined) {
    return passOn.has(first.slice(first.lastIndexOf('/') + 1)) ? undefined : 'entrypoint';
  }
  if (entrypoint && !entrypoint.exec) return 'entrypoint';
  return image?.dropsPrivileges || image?.kind === 'service' || image?.kind === 'application'
    ? 'entrypoint'
    : undefined;
};

const aboutEntrypoint = (stage: Stage): Reason | undefined =>
  [stage, ...descendantsOf(stage)].some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'CMD'))
    ? 'arguments'
    : undefined;
