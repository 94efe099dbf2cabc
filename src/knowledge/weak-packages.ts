/** A package that another one only recommends, and when a file needs it. */
export interface WeakPackage {
  readonly needs: string;
  /** Programs by which a file shows that it needs it; undefined: in any case. */
  readonly programs?: readonly string[];
  /** A program by which it shows that it needs nothing more. */
  readonly unless?: string;
}

/**
 * What dnf, microdnf and zypper bring with a package because it is recommended, and people use without naming it.
 * Source: the spec files of Fedora (https://src.fedoraproject.org/rpms/nodejs20, …/python3.9, …/rust, …/golang) and of
 * openSUSE (https://build.opensuse.org/package/show/openSUSE:Factory/nodejs20, …/ca-certificates, …/curl).
 */
export const weakPackages = (name: string, manager: string): readonly WeakPackage[] => {
  const isZypper = manager === 'zypper';
  const node = /^nodejs(\d*)$/.exec(name);
  if (node) {
    const [, version = ''] = node;
    const needs = isZypper ? `npm${version}` : version === '' ? 'npm' : `${name}-npm`;
    return [{ needs, programs: ['npm', 'npx'], unless: 'node' }];
  }
  if (isZypper) return trusting.has(name) ? [{ needs: 'ca-certificates-mozilla' }] : [];
  if (/^python3[89]$/.test(name))
    return [{ needs: `${name}-pip`, programs: ['pip', 'pip3', `pip3.${name.slice(-1)}`] }];
  if (name === 'rust') return [{ needs: 'cargo', programs: ['cargo'] }];
  return name === 'golang' ? [{ needs: 'git', programs: ['git'] }] : [];
};

const trusting: ReadonlySet<string> = new Set(['curl', 'wget', 'git', 'git-core', 'ca-certificates']);

/**
 * Whether a package manager of an image (by its name, without the tag) knows recommended packages: the microdnf of RHEL 7
 * has no `--setopt`, and its rpm no weak dependencies.
 */
export const knowsWeakPackages = (manager: string, image: string): boolean =>
  manager !== 'microdnf' || !/(?:ubi|rhel)7/.test(image);
