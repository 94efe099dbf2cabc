import { besideFile } from './words.ts';
import type { ProjectFiles } from './model.ts';

/** Modules of Node.js through which a script reads and starts nothing. Source: https://nodejs.org/api/ */
const harmlessModules: ReadonlySet<string> = new Set(
  'assert buffer console constants events os process punycode querystring semver string_decoder timers tty url util'.split(
    ' ',
  ),
);

/** Whatever may load or start something that no import names. */
const loadsMore =
  /\b(?:eval|Function|createRequire|getBuiltinModule|process\s*\.\s*(?:binding|chdir|dlopen|cwd)|__dirname|__filename|import\s*\.\s*meta|require\s*\.\s*\w+|module\s*\.\s*(?:require|constructor))\b/;

/** `require('./a')`, `import './a'`, `from './a'`; any other use of the words is not understood. */
const imported = /\b(?:require|import)\s*\(\s*["']([^"'\n]+)["']\s*\)|\b(?:import|from)\s*["']([^"'\n]+)["']/g;

const endings = ['', '.js', '.cjs', '.mjs', '.json', '/index.js'];

/**
 * A script of the project and all files that it imports in turn, where it is seen to read and start nothing else; undefined
 * where it may.
 */
export const scriptFiles = (script: string, project: ProjectFiles): readonly string[] | undefined => {
  const files: string[] = [];
  const waiting = [script];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (files.includes(path)) continue;
    const text = project.has(path) === 'file' ? project.read(path) : undefined;
    if (text === undefined || files.length > mostFiles) return undefined;
    files.push(path);
    if (path.endsWith('.json')) continue;
    const found = [...text.matchAll(imported)].map(([, called, named]) => called ?? named ?? '');
    // another name for `require`, or a text that is made up, could load anything
    const words = text.match(/\brequire\b|\bimport\s*\(/g)?.length ?? 0;
    const calls = text.match(/\b(?:require|import)\s*\(\s*["'][^"'\n]+["']\s*\)/g)?.length ?? 0;
    if (words !== calls || loadsMore.test(text)) return undefined;
    for (const name of found) {
      if (harmlessModules.has(name.replace(/^node:/, ''))) continue;
      if (!name.startsWith('.')) return undefined;
      const target = besideFile(path, name);
      const file = endings.map((ending) => `${target ?? ''}${ending}`).find((one) => project.has(one) === 'file');
      if (file === undefined || file.startsWith('../')) return undefined;
      waiting.push(file);
    }
  }
  return files;
};

const mostFiles = 20;
