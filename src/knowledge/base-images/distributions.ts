import { named, on, word, type BaseImageEntry } from './types.ts';

const OFFICIAL = 'https://github.com/docker-library/official-images/blob/master/library';

/** Distributions, and images that add little to one. */
export const distributionImages = [
  {
    images: ['alpine'],
    kind: 'distribution',
    source: 'https://github.com/alpinelinux/docker-alpine',
    facts: { distribution: 'alpine', user: 'root' },
  },
  {
    images: ['debian'],
    kind: 'distribution',
    source: 'https://github.com/debuerreotype/docker-debian-artifacts',
    facts: { distribution: 'debian', user: 'root' },
  },
  {
    images: ['ubuntu', 'ubuntu-upstart', 'ubuntu-debootstrap', 'stackbrew/ubuntu'],
    kind: 'distribution',
    source: 'https://documentation.ubuntu.com/oci-registries/',
    facts: { distribution: 'ubuntu', user: 'root' },
    // The user came with 23.04: https://bugs.launchpad.net/cloud-images/+bug/2005129
    tags: [
      {
        when: ({ text, version: [major, minor] }) =>
          (major !== undefined && (major > 23 || (major === 23 && (minor ?? 0) >= 4))) ||
          /^(?:latest|rolling|devel|(?:lunar|mantic|noble|oracular|plucky|questing|resolute|stonking)\b)/.test(text),
        facts: { users: [{ name: 'ubuntu', uid: 1000, gid: 1000 }] },
      },
    ],
  },
  {
    images: ['buildpack-deps'],
    kind: 'builder',
    source: 'https://github.com/docker-library/buildpack-deps',
    facts: { user: 'root', shell: 'dash', packageManager: 'apt' },
  },
  {
    images: ['fedora'],
    kind: 'distribution',
    source: 'https://github.com/fedora-cloud/docker-brew-fedora',
    facts: { distribution: 'fedora', user: 'root' },
  },
  {
    images: ['centos'],
    kind: 'distribution',
    source: 'https://github.com/CentOS/sig-cloud-instance-images',
    facts: { distribution: 'centos', user: 'root' },
  },
  {
    images: ['quay.io/centos/centos'],
    kind: 'distribution',
    source: 'https://quay.io/repository/centos/centos',
    facts: { distribution: 'centos', user: 'root', shell: 'bash' },
    tags: [{ when: ({ text }) => text.startsWith('stream'), facts: { packageManager: 'dnf' } }],
  },
  {
    images: ['almalinux', 'almalinux/*'],
    kind: 'distribution',
    source: 'https://github.com/AlmaLinux/container-images',
    facts: { distribution: 'almalinux', user: 'root' },
  },
  {
    images: ['rockylinux', 'rockylinux/rockylinux'],
    kind: 'distribution',
    source: 'https://github.com/rocky-linux/sig-cloud-instance-images',
    facts: { distribution: 'rockylinux', user: 'root' },
  },
  {
    images: ['oraclelinux'],
    kind: 'distribution',
    source: 'https://github.com/oracle/container-images',
    facts: { distribution: 'oraclelinux', user: 'root' },
  },
  {
    images: ['amazonlinux', 'public.ecr.aws/amazonlinux/amazonlinux'],
    kind: 'distribution',
    source: 'https://docs.aws.amazon.com/linux/al2023/ug/base-container.html',
    facts: { distribution: 'amazonlinux', user: 'root' },
  },
  {
    images: ['opensuse', 'opensuse/leap', 'opensuse/tumbleweed'],
    kind: 'distribution',
    source: 'https://github.com/openSUSE/docker-containers-build',
    facts: { distribution: 'opensuse', user: 'root' },
  },
  {
    images: ['archlinux', 'archlinux/archlinux', 'archlinux/base', 'base/archlinux'],
    kind: 'distribution',
    source: 'https://gitlab.archlinux.org/archlinux/archlinux-docker',
    facts: { distribution: 'archlinux', user: 'root' },
  },
  {
    images: ['photon'],
    kind: 'distribution',
    source: 'https://github.com/vmware/photon-docker-image',
    facts: { distribution: 'photon', user: 'root' },
  },
  {
    images: ['busybox'],
    kind: 'minimal',
    source: 'https://github.com/docker-library/busybox',
    facts: { distribution: 'other', user: 'root', shell: 'busybox', packageManager: 'none' },
  },
  {
    images: ['scratch'],
    kind: 'minimal',
    source: 'https://hub.docker.com/_/scratch',
    facts: { distribution: 'other', user: 'root', shell: 'none', packageManager: 'none', ports: [] },
  },
  {
    images: ['registry.access.redhat.com/ubi*', 'registry.redhat.io/ubi*', 'redhat/ubi*'],
    kind: 'distribution',
    source: 'https://catalog.redhat.com/software/base-images',
    facts: { distribution: 'ubi', user: 'root', shell: 'bash' },
  },
  {
    images: ['phusion/baseimage'],
    kind: 'distribution',
    source: 'https://github.com/phusion/baseimage-docker',
    facts: { distribution: 'ubuntu', user: 'root', needsRoot: true },
  },
  {
    images: ['gliderlabs/alpine', 'linuxkit/alpine'],
    kind: 'distribution',
    source: 'https://github.com/gliderlabs/docker-alpine',
    facts: { distribution: 'alpine', user: 'root', successor: 'alpine' },
  },
  {
    images: ['frolvlad/alpine-glibc', 'frolvlad/alpine-oraclejdk8', 'anapsix/alpine-java'],
    kind: 'distribution',
    source: 'https://github.com/Docker-Hub-frolvlad/docker-alpine-glibc',
    facts: { distribution: 'alpine', user: 'root' },
  },
  {
    images: ['bitnami/minideb', 'bitnami/minideb-extras'],
    kind: 'distribution',
    source: 'https://github.com/bitnami/minideb',
    facts: { distribution: 'debian', user: 'root' },
  },
  {
    images: ['kalilinux/*'],
    kind: 'distribution',
    source: 'https://www.kali.org/docs/containers/official-kalilinux-docker-images/',
    facts: { distribution: 'other', user: 'root', shell: 'dash', packageManager: 'apt' },
  },
  {
    images: ['lsiobase/alpine', 'lsiobase/ubuntu', 'lsiobase/*', 'ghcr.io/linuxserver/baseimage-*'],
    kind: 'distribution',
    source: 'https://github.com/linuxserver/docker-baseimage-alpine',
    // s6-overlay starts as root and changes to `abc` by itself.
    facts: { user: 'root', dropsPrivileges: true, needsRoot: true },
  },
  {
    images: ['nvidia/cuda', 'nvcr.io/nvidia/cuda'],
    kind: 'distribution',
    source: 'https://gitlab.com/nvidia/container-images/cuda',
    facts: { user: 'root' },
  },
  {
    images: [
      ...['mcr.microsoft.com/windows/*', 'mcr.microsoft.com/dotnet/framework/*'],
      ...['microsoft/windowsservercore', 'microsoft/nanoserver'],
    ],
    kind: 'distribution',
    source: 'https://learn.microsoft.com/virtualization/windowscontainers/manage-containers/container-base-images',
    facts: { distribution: 'windows', shell: 'none', packageManager: 'none' },
  },
  {
    images: ['gcr.io/distroless/*'],
    kind: 'minimal',
    source: 'https://github.com/GoogleContainerTools/distroless',
    facts: { distribution: 'debian', user: 'root', shell: 'none', packageManager: 'none' },
    tags: [
      { when: () => true, facts: { users: [{ name: 'nonroot', uid: 65532, gid: 65532 }] } },
      { when: word('nonroot'), facts: { user: { name: 'nonroot', uid: 65532, gid: 65532 } } },
      { when: word('debug'), facts: { shell: 'busybox' } },
      { when: named(/^java\d*(?:-debian\d+)?$/), facts: { interpreter: ['/usr/bin/java', '-jar'] } },
      { when: named(/^nodejs/), facts: { interpreter: ['/nodejs/bin/node'] } },
      { when: named(/^python3/), facts: { interpreter: ['/usr/bin/python3'] } },
    ],
  },
  {
    images: ['ros'],
    kind: 'language',
    source: 'https://github.com/osrf/docker_images',
    facts: { user: 'root' },
    tags: [{ when: on('ubuntu', 'debian'), facts: { packageManager: 'apt', shell: 'dash' } }],
  },
  {
    images: ['hello-world'],
    kind: 'minimal',
    source: `${OFFICIAL}/hello-world`,
    facts: { user: 'root', shell: 'none', packageManager: 'none' },
  },
] satisfies readonly BaseImageEntry[];
