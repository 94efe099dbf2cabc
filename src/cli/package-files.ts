import { existsSync, readFileSync } from 'node:fs';
import type { Example } from './dependencies.ts';

/** A file of the package, seen from the bundle in `dist/` or from this module. */
const find = (...places: readonly string[]): URL | undefined =>
  places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));

const fromJson = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

/** The version in package.json. */
export const packageVersion = (): string => {
  const url = find('../../package.json', '../package.json');
  const content = url && fromJson(url);
  return typeof content === 'object' && content && 'version' in content ? String(content.version) : 'unknown';
};

/** The `example` case of a transform: from the file that the build writes, else from the repository's fixtures. */
export const packageExample = (name: string): Example | undefined => {
  const built = find('./examples.json');
  if (built) return (fromJson(built) as Readonly<Record<string, Example>>)[name];
  const beside = find(`../../__fixtures__/${name}/example/after.dockerignore`);
  if (beside) return { path: '.dockerignore', after: readFileSync(beside, 'utf8') };
  const before = find(`../../__fixtures__/${name}/example/before.Dockerfile`);
  const after = before && new URL('./after.Dockerfile', before);
  if (!before || !after || !existsSync(after)) return undefined;
  return { before: readFileSync(before, 'utf8'), after: readFileSync(after, 'utf8') };
};
