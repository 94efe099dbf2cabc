import { cargoNeeds, gitDependency, mixNatives, perlModules } from '../knowledge/build-tools.ts';
import type { AlpineScene } from './alpine-scene.ts';

/** What a build tool of the image's own language does: it compiles code of others, which may want libraries of the full image. */
export const checkBuildTool = (scene: AlpineScene, program: string, asked: readonly string[]): void => {
  const check = Object.hasOwn(checks, program) ? checks[program] : undefined;
  check?.(scene, asked);
};

/** `cargo build`: crates that bind C libraries end in -sys; most of the others bring their sources and need a compiler at most. */
const checkCargo = (scene: AlpineScene, [action = '']: readonly string[]): void => {
  if (!['build', 'b', 'install', 'run', 'test', 'check', 'rustc', 'fetch', 'chef'].includes(action)) return;
  if (action === 'install') scene.doubt('which libraries the installed crates use');
  const locks = scene.copied('Cargo.lock');
  if (locks.length === 0) scene.doubt('which libraries the crates use');
  for (const path of scene.copied('build.rs')) scene.doubt(`what ${path} starts`);
  for (const path of locks) {
    const text = scene.files?.read(path) ?? '';
    if (text.includes('"git+')) scene.require(gitDependency);
    const names = [...text.matchAll(/^name = "([\w-]+)"/gm)].map(([, name = '']) => name);
    const isVendored = names.includes('openssl-src');
    for (const name of names) {
      const needs = Object.hasOwn(cargoNeeds, name) ? cargoNeeds[name] : undefined;
      if (needs && !(isVendored && name === 'openssl-sys')) scene.require(needs);
      else if (!needs && name.endsWith('-sys')) scene.doubt(`which library the crate ${name} uses`);
    }
  }
};

/** `mix deps.get`, `rebar3 compile`: packages that call make say so in mix.lock. */
const checkMix = (scene: AlpineScene, asked: readonly string[]): void => {
  if (asked.every((word) => harmlessMix.has(word) || word.startsWith('-'))) return;
  const locks = [...scene.copied('mix.lock'), ...scene.copied('rebar.lock')];
  if (locks.length === 0) scene.doubt('what the packages compile');
  for (const path of locks) {
    const text = scene.files?.read(path) ?? '';
    if (/\{:?git,/.test(text)) scene.require(gitDependency);
    if (text.includes(':make') || path.endsWith('rebar.lock')) scene.require(mixNatives);
  }
};

const harmlessMix = new Set([
  'local.hex',
  'local.rebar',
  'phx.server',
  'run',
  'phx.digest',
  'ecto.migrate',
  'release',
  'start',
]);

/** `cpanm Mojolicious`: modules in C, and everything is put in place by make. */
const checkPerl = (scene: AlpineScene, asked: readonly string[]): void => {
  scene.require(perlModules.all);
  const names = asked.filter((word) => !word.startsWith('-')).map((word) => word.replace(/[@~].*$/, ''));
  if (asked.includes('--installdeps') || names.length === 0) scene.doubt('which modules are installed');
  for (const name of names) {
    for (const one of perlModules.programs[name] ?? []) scene.programs.add(one);
    const needs = Object.hasOwn(perlModules.libraries, name) ? perlModules.libraries[name] : undefined;
    if (needs) scene.require(needs);
    else if (!perlModules.plain.has(name)) scene.doubt(`what the module ${name} needs`);
  }
};

const checkCarton = (scene: AlpineScene): void => {
  scene.require(perlModules.all);
  scene.doubtPackages('which modules are installed');
};

const checkCabal = (scene: AlpineScene, [action = '']: readonly string[]): void => {
  if (action !== 'update' && !action.startsWith('-')) scene.doubt('which libraries of C the packages use');
};

const checks: Readonly<Record<string, (scene: AlpineScene, asked: readonly string[]) => void>> = {
  cargo: checkCargo,
  mix: checkMix,
  rebar: checkMix,
  rebar3: checkMix,
  cpanm: checkPerl,
  cpan: checkPerl,
  carton: checkCarton,
  cabal: checkCabal,
  stack: checkCabal,
};
