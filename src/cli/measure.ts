import { dirname, resolve } from 'node:path';
import { join } from 'node:path';
import { statSync } from 'node:fs';
import { readSource } from '../project/files.ts';
import { oneLine } from '../report/path.ts';
import { ArchiveError } from '../verify/archive.ts';
import { measure, readImages, type Measures } from '../verify/contents.ts';
import { measureJson } from '../verify/format-json.ts';
import { measureMarkdown } from '../verify/format-markdown.ts';
import { measureText } from '../verify/format-table.ts';
import { measurable, measureFile } from '../verify/measure.ts';
import { lazyContext } from './build-context.ts';
import type { Io } from './io.ts';
import { paintFor } from './paint.ts';
import { withSession } from './verify-session.ts';
import type { MeasureSettings } from './verify-arguments.ts';

/** Measures an image, what a Dockerfile builds, or an archive. */
export const measureOne = async (io: Io, settings: MeasureSettings, name: string): Promise<number> => {
  const path = resolve(io.cwd, name);
  const kind = measurable(path);
  const paint = await paintFor(io.stdout, settings, io.env);
  const print = (shown: string, measures: Measures): void => {
    const { format, verbose } = settings;
    if (format === 'json') io.stdout.write(measureJson(shown, measures));
    else if (format === 'markdown') io.stdout.write(measureMarkdown(shown, measures));
    else io.stdout.write(measureText(shown, measures, { verbose, paint }));
  };
  const refuse = (message: string): number => {
    io.stderr.write(`imgfix: ${oneLine(name)}: ${message}\n`);
    return 2;
  };
  if (kind === 'archive' || kind === 'layout') {
    try {
      const images = await measureFile(path, kind);
      for (const { tag, measures } of images) print(images.length === 1 ? name : (tag ?? name), measures);
      return images.length > 0 ? 0 : refuse('there is no image in it');
    } catch (error) {
      if (error instanceof ArchiveError) return refuse(error.message);
      throw error;
    }
  }
  return withSession(io, settings, async (session) => {
    if (kind === 'image') {
      if (!(await session.engine.hasImage(name)))
        return refuse('there is no such file, and no such image in the engine');
      const [contents] = await readImages(session, [name]);
      if (contents) print(name, measure(contents, session.redact));
      return 0;
    }
    const dockerfile = statSync(path).isDirectory() ? join(path, 'Dockerfile') : path;
    const source = readSource(dockerfile);
    if (source.kind === 'problem') return refuse(source.message);
    const given = settings.context === undefined ? undefined : resolve(io.cwd, settings.context);
    const { context } = lazyContext(
      dockerfile,
      source.text,
      given ?? (path === dockerfile ? undefined : dirname(dockerfile)),
    );
    session.say(`${name}: building`);
    const built = await session.build({ context: context.root, dockerfile, noCache: false });
    if (built.failure !== undefined) return refuse(`it does not build\n${built.failure}`);
    const [contents] = await readImages(session, [built.tag]);
    if (contents) print(name, measure(contents, session.redact));
    return 0;
  });
};
