import { asObject, parseYaml, type Fields } from '../formats/index.ts';

/** A mount of a service. */
export interface ComposeMount {
  /** The name of a volume, or a path of the host. */
  readonly source: string;
  readonly target: string;
  readonly kind: 'volume' | 'bind';
}

/** How a compose file runs what is built. */
export interface ComposeUse {
  readonly file: string;
  readonly service: string;
  /** The stage that it is built from; undefined for the last one. */
  readonly target: string | undefined;
  /** It is built from the folder that the file stands in. */
  readonly here: boolean;
  /** As written. */
  readonly user: string | undefined;
  readonly privileged: boolean;
  /** It gets capabilities, which another user than root would not have in force. */
  readonly capabilities: boolean;
  /** It starts something else than the image does. */
  readonly command: boolean;
  /** Those that may be written to. */
  readonly mounts: readonly ComposeMount[];
}

const names = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** What is needed of the build context. */
export interface ComposeFiles {
  read(path: string): string | undefined;
  readonly builds?: { readonly services: readonly { file: string; service: string; text: string }[] } | undefined;
}

/**
 * The services that compose files of the repository run from this Dockerfile. Where nobody has looked for them, those of
 * the files at the top of the build context that are built from there.
 */
export const composeUses = (context: ComposeFiles | undefined): readonly ComposeUse[] => {
  if (!context) return [];
  if ('builds' in context) {
    return (context.builds?.services ?? []).flatMap(({ file, service, text }) =>
      usesIn(file, text).filter((use) => use.service === service),
    );
  }
  return names.flatMap((file) => {
    const text = context.read(file);
    return text?.includes('build') ? usesIn(file, text).filter((use) => use.here) : [];
  });
};

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
    if (!fields || fields['build'] === undefined) return [];
    const { user, privileged, volumes, command, entrypoint, cap_add } = fields;
    return [
      {
        ...{ file, service, privileged: privileged === true, here: isBuiltHere(fields['build']) },
        target: targetOf(fields['build']),
        capabilities: Array.isArray(cap_add) && cap_add.length > 0,
        command: (command ?? entrypoint ?? null) !== null,
        user: typeof user === 'string' || typeof user === 'number' ? String(user) : undefined,
        mounts: Array.isArray(volumes) ? volumes.map(readMount).filter((mount) => mount !== undefined) : [],
      },
    ];
  });

/** What a service may ask for that only root has. */
export interface ComposeDemand {
  /** To start as root, or rights that another user would not have. */
  readonly asks: 'root' | 'rights';
  /** A clause that says so. */
  readonly words: string;
}

/** The first thing that services need to be root for. */
export const composeDemand = (uses: readonly ComposeUse[]): ComposeDemand | undefined => {
  for (const { file, service, user, privileged, capabilities, mounts } of uses) {
    const name = user?.split(':')[0];
    if (name === 'root' || name === '0')
      return { asks: 'root', words: `${file} starts the service ${service} as root` };
    const given = `${file} gives the service ${service}`;
    if (privileged) return { asks: 'rights', words: `${given} all privileges` };
    if (capabilities) return { asks: 'rights', words: `${given} capabilities that only root has` };
    if (mounts.some(({ source }) => source.endsWith('/docker.sock'))) {
      return { asks: 'rights', words: `${given} the socket of the engine` };
    }
  }
  return undefined;
};

/** A clause for each service that starts as a user of its own, whatever the image says. */
export const composeUsers = (uses: readonly ComposeUse[]): readonly string[] =>
  uses.flatMap(({ file, service, user }) =>
    user === undefined ? [] : [`; ${file} starts the service ${service} as ${user} all the same`],
  );

const targetOf = (build: unknown): string | undefined => {
  const target = asObject(build)?.['target'];
  return typeof target === 'string' ? target : undefined;
};

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
