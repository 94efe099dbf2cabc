import { gemNeeds } from '../knowledge/build-needs.ts';
import { glibcGems, nativeGems, plainGems, toolGems } from '../knowledge/ruby-gems.ts';
import type { AlpineScene } from './alpine-scene.ts';
import type { PackageCommand } from './packages.ts';

/** A gem of a Gemfile.lock, and the platform that it is locked for. */
interface LockedGem {
  readonly name: string;
  readonly platform: string | undefined;
}

/** `bundle install` and `gem install`: gems with code in C need a compiler and libraries, which a full image holds. */
export const checkGems = (scene: AlpineScene, { manager, action, operands }: PackageCommand): void => {
  if (action !== 'install' && action !== 'upgrade') return;
  if (manager.name === 'gem') {
    const names = operands.map(({ value, text }) => value ?? text);
    for (const name of names) {
      if (name === 'bundler' || plainGems.has(name)) continue;
      scene.doubtPackages(`what the gem ${name} needs`);
    }
    return;
  }
  const locks = scene.copied('Gemfile.lock');
  if (locks.length === 0) {
    scene.require(gemNeeds);
    scene.doubtPackages('which gems bundler installs');
  }
  for (const path of locks) {
    const gems = lockedGems(scene.files?.read(path));
    if (gems) checkLocked(scene, gems, path);
    else scene.doubtPackages(`the gems of ${path}`);
  }
};

const checkLocked = (scene: AlpineScene, { gems, platforms, isPlain }: Locked, path: string): void => {
  const names = new Set(gems.map(({ name }) => name));
  if (!isPlain) scene.doubt(`gems of ${path} that come from elsewhere than a gem server`);
  if (scene.libc === 'musl' && !platforms.some((one) => one === 'ruby' || one.endsWith('-musl'))) {
    scene.add('native-code', `${path}, which is locked for ${platforms.join(', ')}`);
    return;
  }
  for (const { name, platform } of gems) {
    // most that install a program call it as they are called
    const tool = Object.hasOwn(toolGems, name) ? toolGems[name] : undefined;
    if (tool) {
      scene.require(tool);
      continue;
    }
    scene.programs.add(name);
    if (scene.libc === 'musl' && glibcGems.has(name)) scene.add('native-code', `${name} in ${path}`);
    const isForeign = platform?.includes('linux') === true && !platform.endsWith('-musl');
    const hasOwn = gems.some((other) => other.name === name && isOwn(other.platform, scene.libc));
    if (isForeign && scene.libc === 'musl' && !hasOwn) scene.add('native-code', `${name} for ${platform} in ${path}`);
    if (hasOwn || plainGems.has(name)) continue;
    const needs = Object.hasOwn(nativeGems, name) ? nativeGems[name] : undefined;
    if (needs) {
      scene.require(gemNeeds);
      scene.require(needs);
    } else if (!glibcGems.has(name)) {
      scene.require(gemNeeds);
      scene.doubtPackages(`what the gem ${name} needs`);
    }
  }
  if (names.has('tzinfo') && !names.has('tzinfo-data')) scene.require({ apk: ['tzdata'], apt: ['tzdata'] });
};

/** Whether a gem is built already for the C library. */
const isOwn = (platform: string | undefined, libc: 'glibc' | 'musl'): boolean =>
  platform !== undefined && (libc === 'musl' ? platform.endsWith('-musl') : platform.includes('linux'));

interface Locked {
  readonly gems: readonly LockedGem[];
  readonly platforms: readonly string[];
  /** All come from a gem server. */
  readonly isPlain: boolean;
}

/** The gems of a Gemfile.lock; undefined for a text that is none. */
export const lockedGems = (text: string | undefined): Locked | undefined => {
  if (text?.includes('\nPLATFORMS') !== true) return undefined;
  const gems: LockedGem[] = [];
  const platforms: string[] = [];
  let isPlain = true;
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^[A-Z]/.test(line)) {
      section = line.trim();
      if (section === 'GIT' || section === 'PATH') isPlain = false;
      continue;
    }
    // `    nokogiri (1.16.0-x86_64-linux)`; what it depends on stands deeper
    const gem = /^ {4}([\w.-]+) \(([^)]+)\)/.exec(line);
    if (gem?.[1] !== undefined && section !== 'PLATFORMS') {
      gems.push({ name: gem[1], platform: /^[^-]+-(.+)$/.exec(gem[2] ?? '')?.[1] });
    } else if (section === 'PLATFORMS' && line.trim() !== '') platforms.push(line.trim());
  }
  return { gems, platforms, isPlain };
};
