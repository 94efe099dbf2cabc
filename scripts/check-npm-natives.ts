/**
 * Asks the npm registry whether `src/knowledge/npm-natives.ts` is still right, and exits with 1 where it is not:
 *
 *     npx tsx scripts/check-npm-natives.ts
 *
 * Every version in `muslBuildSince` must bring or depend on a build for musl, what is in `compilesItself` must hold a
 * binding.gyp and sources, and what is in `harmlessInstallScripts` must have no binding.gyp.
 */
import { execFileSync } from 'node:child_process';
import { compilesItself, harmlessInstallScripts, muslBuildSince } from '../src/knowledge/npm-natives.ts';

const npm = (...words: readonly string[]): unknown =>
  JSON.parse(
    execFileSync('npm', [...words, '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    }) || 'null',
  );

/** Paths in the package as it is published. */
const filesOf = (spec: string): readonly string[] => {
  const [packed] = npm('pack', spec, '--dry-run', '--ignore-scripts') as {
    readonly files: readonly { readonly path: string }[];
  }[];
  return (packed?.files ?? []).map(({ path }) => path);
};

const optionalOf = (spec: string): readonly string[] =>
  Object.keys((npm('view', spec, 'optionalDependencies') as Record<string, string> | null) ?? {});

const wrong: string[] = [];
for (const [name, version] of Object.entries(muslBuildSince)) {
  const spec = `${name}@${version}`;
  const isThere =
    optionalOf(spec).some((one) => one.includes('musl')) || filesOf(spec).some((path) => /musl.*\.node$/.test(path));
  if (!isThere) wrong.push(`${spec} has no build for musl`);
}
for (const name of compilesItself) {
  const files = filesOf(name);
  const isThere = files.includes('binding.gyp') && files.some((path) => /\.(?:c|cc|cpp)$/.test(path));
  // what has left the compiler behind needs none either
  if (!isThere && !files.every((path) => !path.endsWith('.gyp'))) wrong.push(`${name} brings no sources to compile`);
}
for (const name of harmlessInstallScripts) {
  if (name !== 'fsevents' && filesOf(name).includes('binding.gyp')) wrong.push(`${name} compiles code`);
}
for (const line of wrong) console.error(line);
console.log(wrong.length === 0 ? 'all as written' : `${wrong.length} no longer as written`);
process.exitCode = wrong.length > 0 ? 1 : 0;
