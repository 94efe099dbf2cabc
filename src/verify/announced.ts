import { accountPaths, baseImagePaths, packageScriptPaths, systemPaths } from '../knowledge/volatile-paths.ts';
import type { Announcement } from '../transform/contract.ts';
import type { Image } from './archive.ts';
import type { Difference } from './differences.ts';
import { globMatcher } from './globs.ts';
import type { Packages } from './packages.ts';
import type { Tree } from './tree.ts';

/** What may differ, and which transform says so. */
export type Announced = ReadonlyMap<Announcement, string>;

/** Everything that is known of one of two images. */
export interface Contents {
  readonly image: Image;
  readonly tree: Tree;
  readonly packages: Packages;
}

/** Names the transform that announced a difference. */
export type Explain = (difference: Difference) => string | undefined;

const madeByScripts = globMatcher(packageScriptPaths);
const inBase = globMatcher(baseImagePaths);
const inSystem = globMatcher(systemPaths);
const ofAccounts = globMatcher(accountPaths);
/** Compiled against the C library of the base. */
const compiled = globMatcher(['/**/*.node', '/**/*.so', '/**/*.so.*']);

/** Two images and the text that the first was built from. */
export interface Scene {
  readonly before: Contents;
  readonly after: Contents;
  readonly text: string;
  /** Undefined where the builder does not tell. */
  readonly sameBase?: boolean | undefined;
}

/** Explains differences between two images by what the transforms between them announce. */
export const explainer = (announced: Announced, scene: Scene): Explain => {
  const { before, after, sameBase = haveSameBase(before.image, after.image) } = scene;
  const rules = [
    rule(announced, 'recommended-packages', recommendedPackages(scene)),
    rule(announced, 'user', user),
    rule(announced, 'exec-form', execForm),
    rule(announced, 'author-label', isSetting('LABEL org.opencontainers.image.authors', 'added')),
    rule(announced, 'shell', isSetting('SHELL', 'added')),
    rule(announced, 'file-mode', fileMode),
    rule(announced, 'development-packages', developmentPackages),
    // a pinned tag of the same image is the same base, and must not excuse anything
    ...(sameBase ? [] : [rule(announced, 'base-image', baseImage(before, after))]),
  ];
  return (difference) => {
    for (const explain of rules) {
      const transform = explain(difference);
      if (transform !== undefined) return transform;
    }
    return undefined;
  };
};

type Covers = (difference: Difference) => boolean;

const rule = (announced: Announced, announcement: Announcement, covers: Covers): Explain => {
  const transform = announced.get(announcement);
  return (difference) => (transform !== undefined && covers(difference) ? transform : undefined);
};

/** As far as the images tell: two that share no layer come from different bases. */
const haveSameBase = (a: Image, b: Image): boolean => a.layers[0] !== undefined && a.layers[0].id === b.layers[0]?.id;

/** https://www.debian.org/doc/debian-policy/ch-opersys.html#uid-and-gid-classes */
const isSystemAccount = (id: number | undefined): boolean => id !== undefined && id >= 100 && id < 1000;

/** Packages that nobody asked for by name, their files, and what their scripts made. */
const recommendedPackages = ({ before, after, text }: Scene): Covers => {
  const left = new Set(after.packages.list.map(({ name }) => name));
  const lost = before.packages.list.filter(
    ({ name, manager, automatic }) => manager !== 'apk' && automatic !== false && !left.has(name),
  );
  const names = new Set(lost.map(({ name }) => name));
  const files = new Set(lost.flatMap(({ name }) => before.packages.filesOf(name)));
  // what no package owns and the Dockerfile does not speak of was made by the script of one
  const isScripts = (path: string): boolean =>
    inSystem(path) && !before.packages.owns(path) && !text.includes(path.slice(path.lastIndexOf('/') + 1));
  // the numbers of the accounts that scripts make depend on which were made before
  const isNumbered = (path: string): boolean =>
    [before, after].every(({ tree }) => isSystemAccount(tree.get(path)?.uid) || isSystemAccount(tree.get(path)?.gid));
  return ({ kind, change, subject, aspects }) => {
    if (kind === 'package') return change === 'removed' && names.has(subject);
    if (kind !== 'file' || names.size === 0) return false;
    const path = subject.slice(1);
    if (change === 'removed' && (files.has(path) || isScripts(path))) return true;
    if (aspects?.every((aspect) => aspect === 'owner') === true && isNumbered(path)) return true;
    const target = before.tree.get(path)?.target;
    return madeByScripts(path) || (target?.startsWith('/etc/alternatives/') ?? false);
  };
};

const user: Covers = ({ kind, change, subject, detail, aspects }) => {
  if (kind === 'configuration') return subject === 'USER' || subject === 'ENV HOME';
  if (kind !== 'file') return false;
  if (change !== 'removed' && ofAccounts(subject.slice(1))) return true;
  // a directory that it makes to hand it over
  if (change === 'added' && detail.startsWith('folder')) return true;
  return change === 'changed' && aspects?.every((aspect) => aspect === 'owner') === true;
};

/** `["/bin/sh","-c","node a.js"] → ["node","a.js"]` */
const execForm: Covers = ({ kind, change, subject, detail }) =>
  kind === 'configuration' &&
  change === 'changed' &&
  (subject === 'CMD' || subject === 'ENTRYPOINT') &&
  /^\["(?:\/[\w/]*\/)?(?:sh|bash|dash|ash)",(?:"[^"]*",)*"-[a-z]*c",/.test(detail);

const isSetting =
  (name: string, as: Difference['change']): Covers =>
  ({ kind, change, subject }) =>
    kind === 'configuration' && change === as && subject === name;

/** `chmod +x` adds to the mode that a file has; the flag of COPY sets 755. */
const fileMode: Covers = ({ kind, change, detail, aspects }) =>
  kind === 'file' &&
  change === 'changed' &&
  aspects?.every((aspect) => aspect === 'mode') === true &&
  detail.endsWith(' → 0755');

/** Packages that are no longer installed, and npm's own list of those that are. */
const developmentPackages: Covers = ({ kind, change, subject }) =>
  kind === 'file' &&
  ((change === 'removed' && subject.includes('/node_modules/')) ||
    (change === 'changed' && subject.endsWith('/node_modules/.package-lock.json')));

/** What a base brings; the folder that the image works in is the application's. */
const baseImage = (before: Contents, after: Contents): Covers => {
  const workdirs = [before, after]
    .map(({ image }) => image.config.config?.WorkingDir ?? '')
    .filter((path) => path.length > 1);
  const isOurs = globMatcher(workdirs.length > 0 ? workdirs : ['/app']);
  return ({ kind, subject, aspects }) => {
    if (kind === 'package') return true;
    if (kind === 'configuration') return !/^(?:USER|WORKDIR|EXPOSE|VOLUME)/.test(subject);
    if (kind !== 'file') return false;
    const path = subject.slice(1);
    if (compiled(path)) return aspects?.every((aspect) => aspect === 'content') ?? false;
    return inBase(path) && !isOurs(path);
  };
};
