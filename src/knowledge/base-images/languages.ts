import { below, named, on, since, word, type BaseImageEntry, type ImageUser } from './types.ts';

const WWW_DATA: ImageUser = { name: 'www-data', uid: 33, gid: 33 };
const WWW_DATA_ALPINE: ImageUser = { name: 'www-data', uid: 82, gid: 82 };
const NODE: ImageUser = { name: 'node', uid: 1000, gid: 1000 };
const DOTNET_APP: ImageUser = { name: 'app', uid: 1654, gid: 1654 };

/** Languages, their build tools and working environments. */
export const languageImages = [
  {
    images: ['node'],
    kind: 'language',
    source: 'https://github.com/nodejs/docker-node',
    facts: { user: 'root', users: [NODE], ports: [] },
  },
  {
    images: ['python', 'pypy', 'ruby', 'golang', 'rust', 'perl', 'gcc', 'erlang', 'elixir', 'haskell', 'julia'],
    kind: 'language',
    source: 'https://github.com/docker-library/official-images/tree/master/library',
    facts: { user: 'root', users: [], ports: [] },
  },
  {
    images: ['oven/bun'],
    kind: 'language',
    source: 'https://github.com/oven-sh/bun/tree/main/dockerhub',
    facts: { distribution: 'debian', user: 'root', users: [{ name: 'bun', uid: 1000, gid: 1000 }], ports: [] },
    tags: [{ when: word('distroless'), facts: { shell: 'none', packageManager: 'none', users: [] } }],
  },
  {
    images: ['pytorch/pytorch'],
    kind: 'language',
    source: 'https://github.com/pytorch/pytorch/blob/main/Dockerfile',
    facts: { distribution: 'ubuntu', user: 'root', users: [], ports: [] },
  },
  {
    images: ['crystallang/crystal'],
    kind: 'language',
    source: 'https://github.com/crystal-lang/distribution-scripts',
    facts: { distribution: 'ubuntu', user: 'root', users: [], ports: [] },
  },
  {
    images: ['php'],
    kind: 'language',
    source: 'https://github.com/docker-library/php',
    facts: { user: 'root', users: [WWW_DATA] },
    tags: [
      { when: on('alpine'), facts: { users: [WWW_DATA_ALPINE] } },
      { when: word('apache'), facts: { ports: [80], command: ['apache2-foreground'] } },
      {
        when: word('fpm'),
        // its workers are www-data anyway: https://github.com/docker-library/docs/tree/master/php (running as an arbitrary user)
        facts: {
          ports: [9000],
          command: ['php-fpm'],
          unprivileged: true,
          settings: ['/usr/local/etc/php-fpm.d', '/usr/local/etc/php-fpm.conf'],
        },
      },
    ],
  },
  {
    images: ['openjdk', 'java'],
    kind: 'language',
    source: 'https://hub.docker.com/_/openjdk',
    facts: { user: 'root', users: [], ports: [], successor: 'eclipse-temurin' },
  },
  {
    images: ['eclipse-temurin', 'amazoncorretto', 'sapmachine', 'ibm-semeru-runtimes', 'azul-zulu'],
    kind: 'language',
    source: 'https://github.com/docker-library/official-images/tree/master/library',
    facts: { user: 'root', ports: [] },
  },
  {
    images: ['adoptopenjdk'],
    kind: 'language',
    source: 'https://hub.docker.com/_/adoptopenjdk',
    facts: { user: 'root', ports: [], successor: 'eclipse-temurin' },
  },
  {
    images: ['maven'],
    kind: 'builder',
    source: 'https://github.com/carlossg/docker-maven',
    facts: { user: 'root', ports: [] },
  },
  {
    images: ['gradle'],
    kind: 'builder',
    source: 'https://github.com/keeganwitt/docker-gradle',
    facts: { users: [{ name: 'gradle', uid: 1000, gid: 1000 }], ports: [] },
    // Images before 5.2 started as gradle.
    tags: [{ when: ({ text, version }) => (version[0] ?? 0) >= 6 || text === 'latest', facts: { user: 'root' } }],
  },
  {
    images: ['clojure', 'swift'],
    kind: 'language',
    source: 'https://github.com/docker-library/official-images/tree/master/library',
    facts: { user: 'root', ports: [] },
  },
  {
    images: ['mono', 'r-base', 'dart'],
    kind: 'language',
    source: 'https://github.com/docker-library/official-images/tree/master/library',
    facts: { distribution: 'debian', user: 'root', ports: [] },
  },
  {
    images: ['composer'],
    kind: 'builder',
    source: 'https://github.com/composer/docker',
    facts: { distribution: 'alpine', user: 'root', ports: [] },
  },
  {
    images: ['docker'],
    kind: 'tool',
    source: 'https://github.com/docker-library/docker',
    facts: { distribution: 'alpine', user: 'root' },
    tags: [
      { when: word('dind'), facts: { needsRoot: true } },
      { when: (tag) => word('dind')(tag) && since(18, 9)(tag), facts: { ports: [2375, 2376] } },
      {
        when: (tag) => tag.words.includes('dind') && tag.words.includes('rootless'),
        facts: { user: { name: 'rootless', uid: 1000, gid: 1000 }, needsRoot: false },
      },
    ],
  },
  {
    images: [
      'mcr.microsoft.com/dotnet/*',
      'mcr.microsoft.com/dotnet/core/*',
      'microsoft/dotnet',
      'microsoft/aspnetcore*',
    ],
    kind: 'language',
    source: 'https://github.com/dotnet/dotnet-docker/tree/main/documentation',
    facts: {},
    tags: [
      // Debian until 9; Ubuntu from 10 on: https://github.com/dotnet/dotnet-docker/discussions/5709
      { when: (tag) => tag.distribution === undefined && below(10)(tag), facts: { distribution: 'debian' } },
      {
        when: (tag) => tag.distribution === undefined && (tag.version[0] ?? 0) >= 10,
        facts: { distribution: 'ubuntu' },
      },
      { when: ({ version, text }) => version.length > 0 && !/chiseled|distroless/.test(text), facts: { user: 'root' } },
      {
        when: ({ distribution, version }) => distribution !== 'windows' && (version[0] ?? 0) >= 8,
        facts: { users: [DOTNET_APP] },
      },
      // ASPNETCORE_URLS=http://+:80 until 7: https://learn.microsoft.com/dotnet/core/compatibility/containers/8.0/aspnet-port
      // what is built for `runtime` cannot be a web server, since ASP.NET Core is not in it
      { when: (tag) => below(8)(tag) && !named(/^runtime$/)(tag), facts: { listens: [80] } },
      { when: named(/^aspnet$/), facts: { serves: true } },
      {
        when: ({ words, version }) => words.includes('chiseled') && (version[0] ?? 0) >= 8,
        facts: { user: DOTNET_APP, shell: 'none', packageManager: 'none' },
      },
      {
        when: ({ text }) => /azurelinux|mariner/.test(text),
        facts: { distribution: 'other', packageManager: 'tdnf', shell: 'bash' },
      },
      {
        when: ({ text, version }) => /(?:azurelinux|mariner).*distroless/.test(text) && (version[0] ?? 0) >= 8,
        facts: { user: DOTNET_APP, shell: 'none', packageManager: 'none' },
      },
    ],
  },
  {
    images: ['mhart/alpine-node'],
    kind: 'language',
    source: 'https://github.com/mhart/alpine-node',
    facts: { distribution: 'alpine', user: 'root', users: [], successor: 'node' },
  },
  {
    images: ['circleci/*', 'cimg/*'],
    kind: 'tool',
    source: 'https://circleci.com/docs/guides/execution-managed/circleci-images/',
    facts: {
      user: { name: 'circleci', uid: 3434, gid: 3434 },
      users: [{ name: 'circleci', uid: 3434, gid: 3434 }],
    },
  },
  {
    images: ['jupyter/*', 'quay.io/jupyter/*'],
    kind: 'tool',
    source: 'https://jupyter-docker-stacks.readthedocs.io/en/latest/using/common.html',
    facts: {
      distribution: 'ubuntu',
      user: { name: 'jovyan', uid: 1000, gid: 100 },
      users: [{ name: 'jovyan', uid: 1000, gid: 100 }],
      ports: [8888],
    },
  },
  {
    images: ['rocker/*'],
    kind: 'language',
    source: 'https://rocker-project.org/images/',
    facts: { user: 'root', packageManager: 'apt', shell: 'dash' },
  },
  {
    images: ['continuumio/miniconda3', 'continuumio/miniconda', 'continuumio/anaconda3', 'continuumio/anaconda'],
    kind: 'language',
    source: 'https://github.com/anaconda/docker-images',
    facts: { user: 'root' },
    tags: [{ when: ({ distribution }) => distribution === undefined, facts: { distribution: 'debian' } }],
  },
  {
    images: ['tensorflow/tensorflow'],
    kind: 'language',
    source: 'https://github.com/tensorflow/tensorflow/tree/master/tensorflow/tools/dockerfiles',
    facts: { distribution: 'ubuntu', user: 'root' },
  },
  {
    images: ['selenium/*'],
    kind: 'tool',
    source: 'https://github.com/SeleniumHQ/docker-selenium',
    facts: {
      distribution: 'ubuntu',
      user: { name: 'seluser', uid: 1200, gid: 1201 },
      users: [{ name: 'seluser', uid: 1200, gid: 1201 }],
    },
  },
  {
    images: ['mcr.microsoft.com/devcontainers/*', 'mcr.microsoft.com/vscode/devcontainers/*'],
    kind: 'tool',
    source: 'https://github.com/devcontainers/images',
    facts: { user: 'root' },
  },
  {
    images: ['gitpod/workspace-*'],
    kind: 'tool',
    source: 'https://github.com/gitpod-io/workspace-images',
    facts: {
      distribution: 'ubuntu',
      user: { name: 'gitpod', uid: 33333, gid: 33333 },
      users: [{ name: 'gitpod', uid: 33333, gid: 33333 }],
    },
  },
  {
    images: ['alpine/git', 'hashicorp/terraform', 'certbot/certbot'],
    kind: 'tool',
    source: 'https://hub.docker.com/r/alpine/git',
    facts: { distribution: 'alpine', user: 'root' },
  },
  {
    images: ['jenkins/jnlp-slave', 'jenkins/inbound-agent'],
    kind: 'tool',
    source: 'https://github.com/jenkinsci/docker-agents',
    facts: { users: [{ name: 'jenkins', uid: 1000, gid: 1000 }], user: { name: 'jenkins', uid: 1000, gid: 1000 } },
  },
] satisfies readonly BaseImageEntry[];
