import { peclExtensions, phpExtensions } from '../knowledge/php-extensions.ts';
import type { Script, SimpleCommand } from '../shell/index.ts';
import type { Edit } from '../text/span.ts';
import type { AlpineScene } from './alpine-scene.ts';
import { unwrap } from './invocation.ts';
import { shapeOf } from './shape.ts';

/** What a program of PHP's image is asked to build. The programs themselves bring the compiler where apk is at hand. */
export const checkPhp = (scene: AlpineScene, program: string, asked: readonly string[]): void => {
  if (program === 'docker-php-ext-install') {
    for (const name of asked.filter((word, at) => !isOption(word, asked[at - 1]))) {
      const needs = Object.hasOwn(phpExtensions, name) ? phpExtensions[name] : undefined;
      if (needs) scene.require({ apk: needs, apt: [] });
      else scene.doubt(`what PHP’s extension ${name} needs`);
    }
  } else if (program === 'pecl' && asked.includes('install')) {
    for (const word of asked.slice(asked.indexOf('install') + 1)) {
      if (word.startsWith('-')) continue;
      const name = word.replace(/-.*$/, '');
      const needs = Object.hasOwn(peclExtensions, name) ? peclExtensions[name] : undefined;
      if (needs) scene.require({ apk: needs, apt: [] });
      else scene.doubt(`what PECL’s ${word} needs`);
    }
  }
};

/** `-j4`, `-j $(nproc)`, `"-j$(nproc)"`. */
const isOption = (word: string, before: string | undefined): boolean =>
  word.startsWith('-') || word.startsWith('"-') || before === '-j' || before === '--jobs';

/**
 * `pecl install` wants the compiler that Debian's image of PHP holds and Alpine's lacks: it is brought before and taken away
 * behind. Only in a flat list, where commands can be put around another.
 */
export const bringPeclCompiler = (
  scene: AlpineScene,
  commands: readonly SimpleCommand[],
  script: Script,
): readonly Edit[] => {
  const own = commands.filter((command) => {
    const { program, words } = unwrap(command);
    return program === 'pecl' && words.includes('install');
  });
  const [first] = own;
  const last = own.at(-1);
  if (!first || !last) return [];
  const shape = shapeOf(script);
  if (shape === 'other') scene.add('distribution-command', 'pecl in anything but a plain list of commands');
  const joint = shape === 'sequence' ? '; ' : ' && ';
  return [
    { start: first.start, end: first.start, text: `apk add --no-cache --virtual .pecl-deps $PHPIZE_DEPS${joint}` },
    { start: last.end, end: last.end, text: `${joint}apk del .pecl-deps` },
  ];
};
