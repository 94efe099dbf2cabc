import type { ImageConfig } from './archive.ts';
import type { Entry } from './layer.ts';
import type { Packages } from './packages.ts';
import type { Tree } from './tree.ts';
import { isVolatile } from './volatile.ts';

/** One thing in which two images differ. */
export interface Difference {
  readonly kind: 'file' | 'package' | 'configuration' | 'size' | 'smoke' | 'http';
  readonly change: 'added' | 'removed' | 'changed';
  /** A path with `/` before it, a package, a key of the configuration, a command or an address. */
  readonly subject: string;
  /** What is different, for people; may be empty. */
  readonly detail: string;
  /** For a file that is in both: what differs. */
  readonly aspects?: readonly Aspect[];
  /** Why this is no fault; undefined: nobody announced it. */
  readonly expected?: string;
}

/** What two files of the same path may differ in. */
export type Aspect = 'kind' | 'content' | 'target' | 'mode' | 'owner';

/** The files in which two images differ, without what any two builds differ in; times do not count. */
export const fileDifferences = (before: Tree, after: Tree): Difference[] => {
  const found: Difference[] = [];
  for (const [path, entry] of before) {
    const other = after.get(path);
    if (!other) {
      if (!isVolatile(path, 'presence'))
        found.push({ kind: 'file', change: 'removed', subject: `/${path}`, detail: describe(entry) });
      continue;
    }
    const aspects = differingAspects(entry, other).filter(
      (aspect) => !isVolatile(path, aspect === 'content' ? 'content' : 'presence'),
    );
    if (aspects.length > 0) {
      const detail = aspects.map((aspect) => describeAspect(aspect, entry, other)).join(', ');
      found.push({ kind: 'file', change: 'changed', subject: `/${path}`, detail, aspects });
    }
  }
  for (const [path, entry] of after) {
    if (!before.has(path) && !isVolatile(path, 'presence'))
      found.push({ kind: 'file', change: 'added', subject: `/${path}`, detail: describe(entry) });
  }
  return found.sort((a, b) => (a.subject < b.subject ? -1 : 1));
};

const differingAspects = (a: Entry, b: Entry): Aspect[] => {
  if (a.kind !== b.kind) return ['kind'];
  const aspects: Aspect[] = [];
  if (a.digest !== b.digest) aspects.push('content');
  if (a.target !== b.target) aspects.push('target');
  if (a.mode !== b.mode) aspects.push('mode');
  if (a.uid !== b.uid || a.gid !== b.gid) aspects.push('owner');
  return aspects;
};

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');
const owner = ({ uid, gid }: Entry): string => `${uid}:${gid}`;

const describe = (entry: Entry): string =>
  `${entry.kind}, mode ${octal(entry.mode)}, owner ${owner(entry)}${entry.target === undefined ? '' : `, to ${entry.target}`}`;

const describeAspect = (aspect: Aspect, a: Entry, b: Entry): string => {
  switch (aspect) {
    case 'kind':
      return `${a.kind} → ${b.kind}`;
    case 'content':
      return 'content';
    case 'target':
      return `to ${a.target ?? ''} → ${b.target ?? ''}`;
    case 'mode':
      return `mode ${octal(a.mode)} → ${octal(b.mode)}`;
    case 'owner':
      return `owner ${owner(a)} → ${owner(b)}`;
  }
};

/** The packages that one of two images has, or has in another version. */
export const packageDifferences = (before: Packages, after: Packages): Difference[] => {
  const key = ({ manager, name }: { manager: string; name: string }): string => `${manager} ${name}`;
  const inBefore = new Map(before.list.map((one) => [key(one), one]));
  const inAfter = new Map(after.list.map((one) => [key(one), one]));
  const found: Difference[] = [];
  for (const one of before.list) {
    const other = inAfter.get(key(one));
    const detail = `${one.manager}, ${one.version}`;
    if (!other) found.push({ kind: 'package', change: 'removed', subject: one.name, detail });
    else if (other.version !== one.version)
      found.push({ kind: 'package', change: 'changed', subject: one.name, detail: `${detail} → ${other.version}` });
  }
  for (const one of after.list) {
    if (!inBefore.has(key(one)))
      found.push({ kind: 'package', change: 'added', subject: one.name, detail: `${one.manager}, ${one.version}` });
  }
  return found;
};

/** Labels that imgfix itself sets begin so. */
export const ownLabel = 'imgfix.run';

/** The settings in which two images differ, by the names of their instructions. */
export const configurationDifferences = (before: ImageConfig, after: ImageConfig): Difference[] => {
  const a = settingsOf(before);
  const b = settingsOf(after);
  const found: Difference[] = [];
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const was = a.get(key);
    const is = b.get(key);
    if (was === is) continue;
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    const detail = [was, is].filter((value) => value !== undefined).join(' → ');
    found.push({ kind: 'configuration', change, subject: key, detail });
  }
  return found;
};

const settingsOf = ({ config = {}, architecture, os }: ImageConfig): Map<string, string> => {
  const settings = new Map<string, string>();
  const set = (key: string, value: unknown): void => {
    if (value === undefined || value === null || value === '') return;
    settings.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  };
  set('PLATFORM', `${os ?? ''}/${architecture ?? ''}`);
  for (const variable of config.Env ?? []) {
    const [name = '', ...value] = variable.split('=');
    settings.set(`ENV ${name}`, value.join('='));
  }
  for (const [name, value] of Object.entries(config.Labels ?? {})) {
    if (name !== ownLabel && !name.startsWith('io.buildah.')) settings.set(`LABEL ${name}`, value);
  }
  for (const port of Object.keys(config.ExposedPorts ?? {})) settings.set(`EXPOSE ${port}`, '');
  for (const folder of Object.keys(config.Volumes ?? {})) settings.set(`VOLUME ${folder}`, '');
  set('ENTRYPOINT', config.Entrypoint);
  set('CMD', config.Cmd);
  set('USER', config.User);
  set('WORKDIR', config.WorkingDir);
  set('HEALTHCHECK', config.Healthcheck);
  set('STOPSIGNAL', config.StopSignal);
  set('SHELL', config.Shell);
  set('ONBUILD', config.OnBuild?.length === 0 ? undefined : config.OnBuild);
  return settings;
};
