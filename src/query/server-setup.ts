import type { Stage } from '../dockerfile/index.ts';
import type { BaseImage } from '../knowledge/base-images.ts';
import { serverSetups, type ServerSetup } from '../knowledge/server-setups.ts';
import { copiedPaths } from './copied-paths.ts';
import { copiesOf, type Start } from './start-command.ts';
import { contextPath, pathWithin, type CopiedFiles, type Place } from './copies.ts';
import { touchesPaths } from './writes.ts';

/** A web server of a known image that can run as its own user. */
export interface OwnServer {
  readonly setup: ServerSetup;
  /** Below 1024; undefined where settings of the build context make it listen above. */
  readonly lowPort: number | undefined;
  /** A file of the build context that makes it listen below 1024. */
  readonly settings: Listening | undefined;
}

/** A port that a file of the build context makes a server listen on. */
interface Listening {
  readonly file: string;
  readonly port: number;
}

/** What is needed of the build context. */
export interface SettingsFiles extends CopiedFiles {
  read(path: string): string | undefined;
}

/**
 * The web server that a stage's image starts as its base does, if its settings are those of the base image, or, for nginx,
 * files that one COPY each brings from the build context. Undefined for anything else.
 */
export const ownServer = (
  stage: Stage,
  start: Start,
  image: BaseImage | undefined,
  context: SettingsFiles | undefined,
): OwnServer | undefined => {
  const setup = image && serverSetups[image.image];
  const [program] = start.programs;
  if (
    !setup ||
    image.unprivileged === false ||
    !program ||
    start.programs.length > 1 ||
    image.command?.[0] !== setup.command[0]
  )
    return undefined;
  if ([program.name, ...program.words].join(' ') !== setup.command.join(' ')) return undefined;
  const changed = touchesPaths(stage, setup.settings);
  if (!changed) return { setup, lowPort: setup.port, settings: undefined };
  const ports = image.image === 'nginx' && context ? listeningPorts(stage, context) : undefined;
  if (!ports || ports.length === 0) return undefined;
  const settings = ports.find(({ port }) => port < 1024);
  return { setup, lowPort: settings?.port, settings };
};

/** The ports of nginx settings that replace the image's own; undefined where not all of them can be read. */
const listeningPorts = (stage: Stage, context: SettingsFiles): readonly Listening[] | undefined => {
  const texts = new Map<string, { readonly file: string; readonly text: string }>();
  for (const copy of copiesOf(stage)) {
    if (copy.place?.root === '' && !isSettings(copy.place)) continue;
    const [source] = copy.sources;
    const [only, ...more] = copiedPaths(copy, context) ?? [];
    if (!only || more.length > 0 || only.kind !== 'file' || source === undefined || copy.from !== undefined)
      return undefined;
    const file = contextPath(source) ?? '';
    const text = context.read(file)?.replaceAll(/^\s*#.*$/gm, '');
    if (text === undefined || namesOtherPlaces(text)) return undefined;
    texts.set(only.place.path.join('/'), { file, text });
  }
  // a RUN may write settings as well
  if (stage.instructions.some((one) => one.keyword === 'RUN' && one.value.includes('/etc/nginx'))) return undefined;
  const main = texts.get('etc/nginx/nginx.conf')?.text;
  const isReplaced = texts.has('etc/nginx/conf.d/default.conf') || (main !== undefined && !main.includes('conf.d'));
  const listens = /(?:^|[;{}])\s*listen\s+(?:[\w.*:[\]]*:)?(\d+)\b/gm;
  return isReplaced
    ? [...texts.values()].flatMap(({ file, text }) =>
        [...text.matchAll(listens)].map((match) => ({ file, port: Number(match[1]) })),
      )
    : undefined;
};

const isSettings = (place: Place): boolean =>
  pathWithin({ root: '', path: ['etc', 'nginx'] }, place) !== undefined ||
  pathWithin(place, { root: '', path: ['etc', 'nginx'] }) !== undefined;

/** Whether settings name places to write to that are not the image's own, or private keys, which root alone may read. */
const namesOtherPlaces = (text: string): boolean =>
  [
    ...text.matchAll(
      /(?:^|[;{}])\s*(pid|error_log|access_log|include|\w+_temp_path|\w+_cache_path|ssl_certificate_key)\s+([^\s;]+)/gm,
    ),
  ].some(([, , value = '']) => !usual.test(value));

const usual =
  /^(?:off|\/dev\/\w+|stderr|(?:\/var)?\/run\/nginx\.pid|\/var\/log\/nginx\/(?:access|error)\.log|\/tmp\/.*|\/var\/cache\/nginx\/.*|(?:\/etc\/nginx\/)?(?:mime\.types|fastcgi_params|conf\.d\/\*\.conf))$/;

/** The ports below 1024 that a server listens on unless the file says otherwise. */
export const lowPorts = (server: OwnServer | undefined, byImage: readonly number[] = []): readonly number[] => {
  if (!server) return byImage;
  return server.lowPort === undefined ? [] : [server.lowPort];
};

/** What makes the server of a known image work without root: another port, and files that it can write to. */
export const setupCommands = (
  { setup, lowPort }: OwnServer,
  ports: ReadonlyMap<number, number> | undefined,
): readonly string[] => {
  const to = lowPort === undefined ? undefined : ports?.get(lowPort);
  return [
    ...(to === undefined ? [] : setup.listen(to)),
    ...(setup.files.length > 0 ? [`touch ${setup.files.join(' ')}`] : []),
  ];
};
