/** An image reference split by the distribution grammar: `registry/repository:tag@digest`. */
export interface ImageReference {
  /** As written. */
  readonly text: string;
  /** `docker.io`, `ghcr.io`, `localhost:5000`; undefined if none is written. */
  readonly registry: string | undefined;
  /** As written, without registry: `library/node`, `node`, `org/app`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** The short name that docker shows: `node` for `docker.io/library/node`, else registry and repository. */
  readonly name: string;
  /** Offset in `text` behind the name, where a tag goes. */
  readonly nameEnd: number;
}

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host =
  '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?))*(?::\\d+)?';
const grammar = new RegExp(
  `^(?:(${host}|\\[[a-fA-F0-9:]+\\](?::\\d+)?)/)?(${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]+))?$`,
);

/** The digests that the builder knows, by their length. */
const knownDigest = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
/** `a/b`, whose first part is no registry, needs this of it. */
const plainComponent = new RegExp(`^${component}$`);
/** What docker takes for the id of an image instead of a name. */
const imageId = /^[a-f0-9]{64}$/;

/**
 * Reads an image reference; undefined if it is none by the grammar of distribution/reference. As docker does, the part
 * before the first slash is a registry only if it holds a `.` or `:`, is `localhost` or has capitals.
 */
export const parseReference = (text: string): ImageReference | undefined => {
  const match = grammar.exec(text);
  if (!match) return undefined;
  const [, first, rest = '', tag, digest] = match;
  const isRegistry = first !== undefined && (/[.:]|^localhost$/.test(first) || first !== first.toLowerCase());
  if (first !== undefined && !isRegistry && !plainComponent.test(first)) return undefined;
  if ((digest !== undefined && !knownDigest.test(digest)) || imageId.test(text)) return undefined;
  const registry = isRegistry ? first : undefined;
  const repository = first === undefined || isRegistry ? rest : `${first}/${rest}`;
  const hub = registry === undefined || registry === 'docker.io' || registry === 'index.docker.io';
  const short = hub && repository.startsWith('library/') ? repository.slice('library/'.length) : repository;
  return {
    text,
    registry,
    repository,
    tag,
    digest,
    name: hub ? short : `${registry}/${repository}`,
    nameEnd: (registry === undefined ? 0 : registry.length + 1) + repository.length,
  };
};
