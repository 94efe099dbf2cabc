import { asObject, parseYaml, type Fields } from '../formats/index.ts';

/** A mount of a service. */
export interface ComposeMount {
  /** The name of a volume, or a path of the host. */
  readonly source: string;
  readonly target: string;
  readonly kind: 'volume' | 'bind';
}

/** How a compose file runs what is built from the folder that it stands in. */
export interface ComposeUse {
  readonly file: string;
  readonly service: string;
  /** As written. */
  readonly user: string | undefined;
  readonly privileged: boolean;
  /** Those that may be written to. */
  readonly mounts: readonly ComposeMount[];
}

const names = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** The services of the compose files of a build context that are built from its top folder; none where no file can be read. */
export const composeUses = (read: (path: string) => string | undefined): readonly ComposeUse[] =>
  names.flatMap((file) => {
    const text = read(file);
    return text?.includes('build') ? usesIn(file, text) : [];
  });

/** Many Dockerfiles share a compose file, and each is asked about more than once. */
const known = new Map<string, readonly ComposeUse[]>();
const mostKnown = 50;

const usesIn = (file: string, text: string): readonly ComposeUse[] => {
  const key = `${file}\n${text}`;
  let uses = known.get(key);
  if (!uses) {
    if (known.size >= mostKnown) known.clear();
    uses = (parseYaml(text) ?? []).flatMap((document) => servicesOf(file, document));
    known.set(key, uses);
  }
  return uses;
};

const servicesOf = (file: string, document: Fields): readonly ComposeUse[] =>
  Object.entries(asObject(document['services']) ?? {}).flatMap(([service, value]): ComposeUse[] => {
    const fields = asObject(value);
    if (!fields || !isBuiltHere(fields['build'])) return [];
    const { user, privileged, volumes } = fields;
    return [
      {
        ...{ file, service, privileged: privileged === true },
        user: typeof user === 'string' || typeof user === 'number' ? String(user) : undefined,
        mounts: Array.isArray(volumes) ? volumes.map(readMount).filter((mount) => mount !== undefined) : [],
      },
    ];
  });

const isBuiltHere = (build: unknown): boolean => {
  const fields = asObject(build);
  const context = fields ? (fields['context'] ?? '.') : build;
  return context === '.' || context === './';
};

/** `data:/data`, `./data:/data:ro`, `{ type: bind, source: ./data, target: /data }`. */
const readMount = (volume: unknown): ComposeMount | undefined => {
  const fields = asObject(volume);
  const [source, target, options = ''] = fields
    ? [fields['source'], fields['target'], fields['read_only'] === true ? 'ro' : '']
    : typeof volume === 'string'
      ? volume.split(':')
      : [];
  if (typeof source !== 'string' || typeof target !== 'string' || typeof options !== 'string') return undefined;
  if (options.split(',').includes('ro') || !target.startsWith('/')) return undefined;
  return { source, target, kind: /^[./~$]/.test(source) ? 'bind' : 'volume' };
};
