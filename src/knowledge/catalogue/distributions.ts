/**
 * What distributions' releases are called, and how the distributions' own images name them.
 * Sources: https://www.debian.org/releases/, https://documentation.ubuntu.com/project/release-team/list-of-releases/,
 * and the library files of https://github.com/docker-library/official-images.
 */

export type DistributionName =
  | 'alpine'
  | 'debian'
  | 'ubuntu'
  | 'fedora'
  | 'centos'
  | 'almalinux'
  | 'rockylinux'
  | 'oraclelinux'
  | 'amazonlinux'
  | 'ubi'
  | 'opensuse'
  | 'archlinux'
  | 'photon'
  | 'windows'
  | 'other';

/** A distribution and, where known, its release: the number people use, and the codename. */
export interface Distribution {
  readonly distribution: DistributionName;
  readonly release?: string;
  readonly codename?: string;
}

const DEBIAN: Readonly<Record<string, string>> = {
  squeeze: '6',
  wheezy: '7',
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
  forky: '14',
};

const UBUNTU: Readonly<Record<string, string>> = {
  lucid: '10.04',
  precise: '12.04',
  quantal: '12.10',
  raring: '13.04',
  saucy: '13.10',
  trusty: '14.04',
  utopic: '14.10',
  vivid: '15.04',
  wily: '15.10',
  xenial: '16.04',
  yakkety: '16.10',
  zesty: '17.04',
  artful: '17.10',
  bionic: '18.04',
  cosmic: '18.10',
  disco: '19.04',
  eoan: '19.10',
  focal: '20.04',
  groovy: '20.10',
  hirsute: '21.04',
  impish: '21.10',
  jammy: '22.04',
  kinetic: '22.10',
  lunar: '23.04',
  mantic: '23.10',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
  resolute: '26.04',
  stonking: '26.10',
};

/** Words such as `alpine3.18`, `ubuntu-22.04`, `oraclelinux8`, `ubi9`, `al2023`. */
const NUMBERED =
  /^(?:(alpine)-?(\d+\.\d+).*|(ubuntu)-?(\d\d\.?\d\d)|(debian)(\d+).*|(centos)(\d+).*|(al|amazonlinux|oraclelinux|almalinux|rockylinux|fedora|ubi)(\d+))$/;

/** The distribution and release of a word such as `alpine3.18`. */
function numbered(word: string): readonly [name: string, release: string] | undefined {
  const match: readonly (string | undefined)[] = NUMBERED.exec(word) ?? [];
  const [name, release] = match.slice(1).filter((part) => part !== undefined);
  return name === undefined || release === undefined ? undefined : [name, release];
}

const WINDOWS = /^(?:windowsservercore|nanoserver)/;

/**
 * Images whose tags without any distribution word are all of one distribution, by their Dockerfiles at
 * https://github.com/docker-library/official-images; images that changed over (openjdk, mysql, mongo) are left out.
 */
const DEFAULT_DISTRIBUTION: Readonly<Partial<Record<DistributionName, readonly string[]>>> = {
  debian: [
    ...['node', 'python', 'ruby', 'golang', 'rust', 'php', 'perl', 'gcc', 'pypy', 'erlang', 'elixir', 'haskell'],
    ...['julia', 'r-base', 'iojs', 'django', 'rails', 'httpd', 'nginx', 'redis', 'postgres', 'haproxy', 'memcached'],
    ...['wordpress', 'drupal', 'joomla', 'nextcloud', 'redmine', 'ghost'],
  ],
  alpine: ['composer', 'docker', 'registry', 'bash', 'caddy', 'eclipse-mosquitto'],
};

/** The distribution of an image's tags that have no distribution in their names; undefined if not sure. */
export function defaultDistribution(image: string): DistributionName | undefined {
  const names = Object.entries(DEFAULT_DISTRIBUTION) as [DistributionName, readonly string[]][];
  return names.find(([, images]) => images.includes(image))?.[0];
}

/** How an image that is a distribution names its releases. */
export interface DistributionImage {
  readonly distribution: DistributionName;
  /** What people write: `debian:trixie`, `ubuntu:26.04`. */
  readonly style: 'codename' | 'number';
  /** How many numbers name a release: 1 in `fedora:44`, 2 in `alpine:3.24`. */
  readonly numbers: number;
}

/**
 * Official images that are distributions: a tag that names a release stays as it is there.
 * `ros`, `busybox` and `cirros` are left out on purpose: their versions are those of a program.
 */
export const DISTRIBUTION_IMAGES: ReadonlyMap<string, DistributionImage> = new Map<string, DistributionImage>([
  ['almalinux', { distribution: 'almalinux', style: 'number', numbers: 1 }],
  ['alpine', { distribution: 'alpine', style: 'number', numbers: 2 }],
  ['alt', { distribution: 'other', style: 'number', numbers: 1 }],
  ['amazonlinux', { distribution: 'amazonlinux', style: 'number', numbers: 1 }],
  ['archlinux', { distribution: 'archlinux', style: 'number', numbers: 1 }],
  ['buildpack-deps', { distribution: 'other', style: 'codename', numbers: 2 }],
  ['centos', { distribution: 'centos', style: 'number', numbers: 1 }],
  ['clearlinux', { distribution: 'other', style: 'number', numbers: 1 }],
  ['clefos', { distribution: 'other', style: 'number', numbers: 1 }],
  ['crux', { distribution: 'other', style: 'number', numbers: 2 }],
  ['debian', { distribution: 'debian', style: 'codename', numbers: 1 }],
  ['euleros', { distribution: 'other', style: 'number', numbers: 2 }],
  ['fedora', { distribution: 'fedora', style: 'number', numbers: 1 }],
  ['mageia', { distribution: 'other', style: 'number', numbers: 1 }],
  ['neurodebian', { distribution: 'other', style: 'codename', numbers: 2 }],
  ['opensuse', { distribution: 'opensuse', style: 'number', numbers: 2 }],
  ['oraclelinux', { distribution: 'oraclelinux', style: 'number', numbers: 1 }],
  ['photon', { distribution: 'photon', style: 'number', numbers: 2 }],
  ['rockylinux', { distribution: 'rockylinux', style: 'number', numbers: 1 }],
  ['sl', { distribution: 'other', style: 'number', numbers: 1 }],
  ['sourcemage', { distribution: 'other', style: 'number', numbers: 2 }],
  ['ubuntu', { distribution: 'ubuntu', style: 'number', numbers: 2 }],
  ['ubuntu-debootstrap', { distribution: 'ubuntu', style: 'number', numbers: 2 }],
  ['ubuntu-upstart', { distribution: 'ubuntu', style: 'number', numbers: 2 }],
]);

/** Whether a word of a tag is a release's codename of Debian or Ubuntu. */
export function isCodename(word: string): boolean {
  return word === 'sid' || Object.hasOwn(DEBIAN, word) || Object.hasOwn(UBUNTU, word);
}

/** Whether a word of a tag names a distribution together with its release: `buster`, `alpine3.18`, `ubi9`. */
export function isReleaseWord(word: string): boolean {
  return isCodename(word) || NUMBERED.test(word);
}

/** The distribution that one word of a tag names; undefined if it names none. */
export function distributionOfWord(word: string): Distribution | undefined {
  if (word === 'sid') return { distribution: 'debian', codename: word };
  const debian = Object.hasOwn(DEBIAN, word) ? DEBIAN[word] : undefined;
  if (debian !== undefined) return { distribution: 'debian', release: debian, codename: word };
  const ubuntu = Object.hasOwn(UBUNTU, word) ? UBUNTU[word] : undefined;
  if (ubuntu !== undefined) return { distribution: 'ubuntu', release: ubuntu, codename: word };
  const found = numbered(word);
  if (found !== undefined) {
    return withCodename(found[0] === 'al' ? 'amazonlinux' : (found[0] as DistributionName), found[1]);
  }
  if (word === 'alpine') return { distribution: 'alpine' };
  if (WINDOWS.test(word)) return { distribution: 'windows' };
  return undefined;
}

/** Completes a release number with its codename, where the distribution has codenames. */
export function withCodename(distribution: DistributionName, number: string): Distribution {
  const names = distribution === 'debian' ? DEBIAN : distribution === 'ubuntu' ? UBUNTU : {};
  const release =
    distribution === 'ubuntu' && /^\d{4}$/.test(number) ? `${number.slice(0, 2)}.${number.slice(2)}` : number;
  const codename = Object.keys(names).find((name) => names[name] === release);
  return codename === undefined ? { distribution, release } : { distribution, release, codename };
}
