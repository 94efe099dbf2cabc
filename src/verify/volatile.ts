import { volatilePaths } from '../knowledge/volatile-paths.ts';
import { globMatcher } from './globs.ts';

const matcher = (varies: 'any' | 'content'): ((path: string) => boolean) =>
  globMatcher(volatilePaths.filter((row) => row.varies === varies).map((row) => row.path));

const comesAndGoes = matcher('any');
const changes = matcher('content');

/** Whether any two builds differ at a path, by the list in src/knowledge. */
export const isVolatile = (path: string, kind: 'presence' | 'content'): boolean =>
  comesAndGoes(path) || (kind === 'content' && changes(path));
