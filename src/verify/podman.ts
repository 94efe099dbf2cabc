import { existsSync } from 'node:fs';
import { argumentOptions, commonOptions } from './build-options.ts';
import { containerCommands, labelOptions } from './containers.ts';
import type { Engine } from './engine.ts';
import { runTool } from './process.ts';
import { readBuildahLog } from './progress.ts';

/** Podman, by the same commands as docker where they are the same. */
export const podmanEngine = async (program: string, version: string): Promise<Engine> => {
  const info = await runTool(program, ['info', '--format', '{{.Store.GraphRoot}}'], { seconds: 60 });
  const root = info.stdout.trim();
  return {
    name: 'podman',
    version,
    dataRoot: root !== '' && existsSync(root) ? root : undefined,
    ...containerCommands({ program, saveMany: ['--multi-image-archive'], host: '127.0.0.1' }),

    async build({ settings, labels, tag, context, dockerfile, noCache, signal, seconds }) {
      const { options, env } = argumentOptions(settings.arguments);
      const ignore = `${dockerfile}.dockerignore`;
      const finished = await runTool(
        program,
        [
          ...['build', '--format', 'docker', '--layers', '-t', tag, '-f', dockerfile, ...labelOptions(labels)],
          ...(existsSync(ignore) ? ['--ignorefile', ignore] : []),
          ...[...options, ...commonOptions(settings), ...(noCache ? ['--no-cache'] : []), context],
        ],
        { signal, seconds, env },
      );
      return { finished, log: readBuildahLog(`${finished.stdout}\n${finished.stderr}`), bases: undefined };
    },

    // its cache is made of images, which the label finds
    pruneCache: () => Promise.resolve(),
  };
};
