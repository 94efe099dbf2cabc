import { assumeYes, type AssumeYes } from '../src/knowledge/assume-yes.ts';
import {
  defineTransform,
  everyPackageCommand,
  insertAfter,
  isFed,
  type Finding,
  type PackageCommand,
} from '../src/transform/index.ts';

const reasons = {
  fed: 'something answers its questions on the standard input',
  'unknown-options': 'an option that a variable holds may say it already',
} as const;

export default defineTransform({
  name: 'add-assume-yes',
  summary: 'Tell package managers not to ask.',
  why:
    'Nobody answers in a build: a package manager that asks whether to go on gets the end of the input for an answer and ' +
    'stops. It asks only where more than what was named changes, so that such a RUN works until a dependency is added.',
  goal: 'correctness',
  level: 'safe',
  reasons,
  presets: ['recommended', 'minimal'],
  references: [
    'https://manpages.debian.org/bookworm/apt/apt-get.8.en.html',
    'https://dnf.readthedocs.io/en/latest/command_ref.html',
  ],
  equivalents: { hadolint: ['DL3014', 'DL3030', 'DL3034', 'DL3038'] },
  *find(dockerfile) {
    for (const written of dockerfile.instructions) {
      const instruction = written.trigger ?? written;
      if (instruction.keyword !== 'RUN') continue;
      for (const command of everyPackageCommand(instruction)) {
        const fact = assumeYes[command.manager.name];
        const finding = fact && asks(command, fact) ? inspect(command, fact) : undefined;
        if (finding) yield finding;
      }
    }
  },
});

const asks = ({ manager, action, actionWord, moreOperands }: PackageCommand, fact: AssumeYes): boolean => {
  if (moreOperands) return false;
  if (manager.name === 'pacman') return action === 'install' || action === 'remove' || action === 'upgrade';
  return fact.asks.has(actionWord.value ?? '');
};

const inspect = (command: PackageCommand, fact: AssumeYes): Finding | undefined => {
  // `conda env create` does not ask
  if (command.invocation.words[0] === 'env') return undefined;
  const { options, script, actionWord } = command;
  const texts = options.map(({ value, text }) => value ?? text);
  if (texts.some((text) => says(text, fact))) return undefined;
  const leave = (reason: keyof typeof reasons): Finding => ({
    at: command.command,
    message: `it is not told to assume yes: ${reasons[reason]}`,
    reason,
  });
  if (isFed(script, command.command)) return leave('fed');
  if (options.some(({ value }) => value === undefined)) return leave('unknown-options');
  return {
    at: command.command,
    message: `${command.manager.name} asks before it goes on, and nobody answers in a build`,
    fix: { title: `Add ${fact.option}`, level: 'safe', edits: [insertAfter(actionWord, fact.option)] },
  };
};

const says = (option: string, { same, letters, option: own }: AssumeYes): boolean => {
  if (option === own || same.includes(option)) return true;
  // `-o APT::Get::Assume-Yes=true`
  if (option.toLowerCase().startsWith('apt::get::assume-yes')) return true;
  if (!option.startsWith('-') || option.startsWith('--') || option.split('=').length > 1) return false;
  const short = Array.from(option.slice(1));
  return (
    short.some((letter) => letters.split(letter).length > 1) || short.filter((letter) => letter === 'q').length > 1
  );
};
