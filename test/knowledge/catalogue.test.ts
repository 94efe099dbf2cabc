import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { covers, hasDateStamp, tagWords } from '../../src/knowledge/catalogue/tag-name.ts';
import { openCatalogue } from '../../src/knowledge/catalogue/index.ts';
import { openPackageCatalogue, packageShards } from '../../src/knowledge/catalogue/node.ts';

const catalogue = openPackageCatalogue();
const dataFolder = new URL('../../src/knowledge/catalogue/data/', import.meta.url);

/** `node:16` → the tag that it is pinned to, or the reason in brackets. */
function pin(reference: string, options = {}): string {
  const [image = '', tag] = reference.split(':');
  const answer = catalogue.pinned(image, tag, options);
  return answer.tag ?? `(${answer.reason})`;
}

describe('data', () => {
  it('carries its source and date', () => {
    expect(catalogue.source()).toEqual({
      source: 'docker-library/official-images, Apache-2.0',
      sourceUrl: 'https://github.com/docker-library/official-images',
      date: '2026-08-21',
      tags: 186_872,
    });
  });

  it('takes at most 1.5 MB', () => {
    const sizes = readdirSync(dataFolder).map((file) => statSync(new URL(file, dataFolder)).size);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_500_000);
  });

  it('answers from the largest shard in a few milliseconds', () => {
    const start = performance.now();
    expect(openPackageCatalogue().pinned('openjdk', '8').tag).toBe('8u342-bullseye');
    const elapsed = performance.now() - start;
    console.log(`cold look-up of openjdk:8 took ${elapsed.toFixed(1)} ms`);
    expect(elapsed).toBeLessThan(50);
  });

  it('reads only the manifest and the shard of the image, once', () => {
    const read = packageShards();
    const names: string[] = [];
    const counting = openCatalogue((name) => {
      names.push(name);
      return read(name);
    });
    expect(counting.has('node')).toBe(true);
    expect(counting.has('constructor')).toBe(false);
    counting.pinned('node', '16');
    counting.tag('node', '18');
    expect(names).toEqual(['manifest.json', 'node']);
  });

  it('is found beside a bundle, and missed with a clear message', () => {
    const folder = mkdtempSync(join(tmpdir(), 'imgfix-'));
    try {
      const bundle = pathToFileURL(join(folder, 'dist', 'cli.js')).href;
      expect(() => packageShards(bundle)).toThrow(/catalogue of official images is missing/);
      cpSync(dataFolder, join(folder, 'dist', 'data'), { recursive: true });
      expect(openCatalogue(packageShards(bundle)).pinned('node', '16').tag).toBe('16.20.2-buster');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has tags with every column', () => {
    expect(catalogue.tag('node', '16')).toEqual({
      tag: '16',
      exists: true,
      supported: false,
      frozen: true,
      firstSeen: '2021-04-26',
      lastSeen: '2023-09-09',
      aliases: ['16', '16-buster', '16.20', '16.20-buster', '16.20.2', '16.20.2-buster', 'gallium', 'gallium-buster'],
      architectures: ['amd64', 'arm32v7', 'arm64v8'],
      windows: false,
      sharedWithWindows: false,
    });
    expect(catalogue.tag('node')?.tag).toBe('latest');
    expect(catalogue.tag('golang', '1.21')).toMatchObject({ windows: false, sharedWithWindows: true });
    expect(catalogue.tag('golang', '1.21-nanoserver')).toMatchObject({
      windows: true,
      architectures: ['windows-amd64'],
    });
    expect(catalogue.tag('node', 'nonsense')).toBeUndefined();
    expect(catalogue.tag('no/such', '1')).toBeUndefined();
    // Off the list for some weeks only: it may come back.
    expect(catalogue.tag('mongo', '8')).toMatchObject({ supported: false, frozen: false });
  });

  it('finds the first and the last tag of a large image', () => {
    for (const image of ['openjdk', 'php', 'alpine', 'znc']) {
      const [first, last] = [catalogue.tags(image).at(0), catalogue.tags(image).at(-1)];
      expect(catalogue.tag(image, first)?.tag).toBe(first);
      expect(catalogue.tag(image, last)?.tag).toBe(last);
    }
  });
});

describe('pinned', () => {
  it.each([
    ['node:16', '16.20.2-buster'],
    ['node:16.20.2', '16.20.2-buster'],
    ['node:16.0', '16.0.0-buster'],
    ['node:20-alpine', '20.20.2-alpine3.23'],
    ['node:lts', '24.19.0-bookworm'],
    ['node:lts-alpine', '24.19.0-alpine3.24'],
    ['node:carbon', '8.17.0-stretch'],
    ['node', '26.7.0-trixie'],
    ['nginx', '1.31.4-trixie'],
    ['nginx:latest', '1.31.4-trixie'],
    ['nginx:mainline-alpine', '1.31.4-alpine3.24'],
    ['python:3.12-slim', '3.12.14-slim-trixie'],
    ['python:2.7', '2.7.18-buster'],
    ['python:3.15-rc', '3.15.0rc1-trixie'],
    ['redis:6-alpine', '6.2.24-alpine3.21'],
    ['php:7.2-apache', '7.2.34-apache-buster'],
    ['php:fpm-alpine', '8.5.9-fpm-alpine3.24'],
    ['openjdk:8-jre-alpine', '8u212-jre-alpine3.9'],
    ['openjdk:8', '8u342-bullseye'],
    ['java:8', '8u111'],
    ['maven:3-jdk-11', '3.8.6-jdk-11'],
    ['maven', '3.9.16-eclipse-temurin-26-noble'],
    ['tomcat:9-jdk17-openjdk', '9.0.62-jdk17-openjdk-bullseye'],
    ['postgres:alpine', '18.6-alpine3.24'],
    ['mongo', '8.2.12-noble'],
    ['mysql:5.7', '5.7.44-oraclelinux7'],
    ['ruby:2.7-slim-buster', '2.7.8-slim-buster'],
    ['rust:1', '1.98.0-trixie'],
    ['golang:alpine', '1.27.0-alpine3.24'],
    ['golang:1.21', '1.21.13-bookworm'],
    ['wordpress:php7.4', '6.1.1-php7.4'],
    ['eclipse-temurin:17', '17.0.20_8-jdk-resolute'],
    ['eclipse-temurin:17-jre-alpine', '17.0.20_8-jre-alpine-3.24'],
    ['gradle:jdk11', '8.14.5-jdk11-jammy'],
    ['composer', '2.10.2'],
    ['docker', '29.7.2-alpine3.24'],
    ['docker:dind', '29.7.2-dind-alpine3.24'],
    ['haskell', '9.14.1-bookworm'],
    ['erlang', '29.0.5.0'],
    ['elixir', '1.20.3-otp-29'],
    ['traefik:v2', 'v2.11.55'],
    ['rabbitmq:management', '4.3.5-management'],
    ['rabbitmq:3-management-alpine', '3.13.7-management-alpine'],
    ['busybox', '1.38.0'],
    ['swift:slim', '6.3.3-noble-slim'],
  ])('%s → %s', (reference, expected) => {
    expect(pin(reference)).toBe(expected);
  });

  it.each([
    ['ubuntu', '26.04'],
    ['ubuntu:rolling', '26.04'],
    ['ubuntu:22.04', '(distribution-release)'],
    ['ubuntu:jammy', '(distribution-release)'],
    ['ubuntu:devel', '(development-release)'],
    ['debian', 'trixie'],
    ['debian:12', '(distribution-release)'],
    ['debian:bookworm-slim', '(distribution-release)'],
    ['debian:12.5', '(already-specific)'],
    ['debian:stable-slim', '(no-specific-alias)'],
    ['debian:testing', '(development-release)'],
    ['debian:slim', '(unknown-tag)'],
    ['alpine', '3.24'],
    ['alpine:3', '3.24'],
    ['alpine:3.19', '(distribution-release)'],
    ['alpine:3.19.1', '(already-specific)'],
    ['alpine:edge', '(development-release)'],
    ['fedora', '44'],
    ['fedora:40', '(distribution-release)'],
    ['fedora:rawhide', '(development-release)'],
    ['centos', '8'],
    ['centos:7', '(distribution-release)'],
    ['centos:centos7', '(distribution-release)'],
    ['almalinux:minimal', '10-minimal'],
    ['amazonlinux', '2023'],
    ['amazonlinux:2', '(distribution-release)'],
    ['oraclelinux:8-slim', '(distribution-release)'],
    ['photon', '5.0'],
    ['buildpack-deps:curl', 'trixie-curl'],
    ['archlinux', '(no-specific-alias)'],
    ['opensuse:leap', '42.3'],
  ])('a distribution: %s → %s', (reference, expected) => {
    expect(pin(reference)).toBe(expected);
  });

  it.each([
    ['ubuntu:22.04', 'jammy-20260810'],
    ['ubuntu', 'resolute-20260811.1'],
    ['debian:12', 'bookworm-20260803'],
    ['debian:bookworm-slim', 'bookworm-20260803-slim'],
    ['debian:stable-slim', 'stable-20260803-slim'],
    ['alpine:3.19', '3.19.9'],
    ['alpine:edge', '20260805'],
    ['centos:7', '7.9.2009'],
    ['almalinux:9', '9.8-20260602'],
    ['amazonlinux:2', '2.0.20260817.0'],
    ['archlinux', 'base-20260816.0.574111'],
    ['fedora:40', '(distribution-release)'],
    ['node:16', '16.20.2-buster'],
    ['debian:bookworm-20230904', '(already-specific)'],
  ])('exactly: %s → %s', (reference, expected) => {
    expect(pin(reference, { precision: 'exact' })).toBe(expected);
  });

  it.each([
    ['node', '26'],
    ['node:latest', '26'],
    ['node:alpine', '(tagged)'],
    ['node:16', '(tagged)'],
    ['ubuntu', '26.04'],
    ['debian', 'trixie'],
    ['no-such-image', '(unknown-image)'],
  ])('major only: %s → %s', (reference, expected) => {
    expect(pin(reference, { precision: 'major' })).toBe(expected);
  });

  it('says why not', () => {
    expect(pin('acme/node:16')).toBe('(unknown-image)');
    expect(pin('node:9999')).toBe('(unknown-tag)');
    expect(pin('node:16.20.2-buster')).toBe('(already-specific)');
    expect(pin('python:3.12.1-slim-bookworm')).toBe('(already-specific)');
    expect(pin('hello-world')).toBe('(no-specific-alias)');
    expect(pin('rockylinux')).toBe('(ambiguous)');
  });

  it('tells a frozen line from a live one', () => {
    expect(catalogue.pinned('node', '16')).toEqual({
      tag: '16.20.2-buster',
      supported: false,
      frozen: true,
      lastSeen: '2023-09-09',
      sharedWithWindows: false,
    });
    expect(catalogue.pinned('alpine', '3.12')).toMatchObject({ reason: 'distribution-release', frozen: true });
    expect(catalogue.pinned('rust', '1')).toMatchObject({ supported: true, frozen: false });
  });

  it('keeps Windows images on Windows', () => {
    expect(pin('golang:1.21', { windows: true })).toBe('1.21.13');
    expect(pin('python:3', { windows: true })).toBe('3.14.7');
    // The release of the host decides between ltsc2019 and ltsc2022: it is never added.
    expect(pin('golang:1.21-windowsservercore')).toBe('1.21.13-windowsservercore');
    expect(pin('golang:windowsservercore')).toBe('1.27.0-windowsservercore');
    expect(pin('eclipse-temurin:17-nanoserver')).toBe('17.0.20_8-jdk-nanoserver');
    expect(pin('golang:1.21-windowsservercore-ltsc2022')).toBe('1.21.13-windowsservercore-ltsc2022');
  });

  it('covers word by word and number by number', () => {
    expect(covers('3.10.2', '3.1')).toBe(false);
    expect(covers('3.1.0', '3.1')).toBe(true);
    expect(covers('8u342-jre', '8-jre')).toBe(true);
    expect(covers('18-jre', '8-jre')).toBe(false);
    expect(covers('1.21.13', '1.21-windowsservercore')).toBe(false);
    expect(covers('8.2.0RC7-cli', '8.2-rc-cli')).toBe(true);
  });
});

describe('every floating tag of the most used images', () => {
  const images = [
    ...[
      'node',
      'python',
      'php',
      'ruby',
      'golang',
      'openjdk',
      'nginx',
      'maven',
      'docker',
      'postgres',
      'tomcat',
      'mysql',
    ],
    ...['httpd', 'rust', 'wordpress', 'elixir', 'mongo', 'redis', 'composer', 'rabbitmq', 'gradle', 'gcc', 'haproxy'],
    ...['mariadb', 'clojure', 'perl', 'haskell', 'drupal', 'erlang', 'eclipse-temurin', 'traefik', 'amazoncorretto'],
    ...['alpine', 'debian', 'ubuntu', 'centos', 'fedora', 'almalinux', 'amazonlinux', 'oraclelinux', 'buildpack-deps'],
  ];
  const channels = new Set([
    ...['latest', 'lts', 'stable', 'mainline', 'current', 'rolling', 'oldstable', 'oldoldstable', 'edge'],
    ...['argon', 'boron', 'carbon', 'dubnium', 'erbium', 'fermium', 'gallium', 'hydrogen', 'iron', 'jod', 'krypton'],
  ]);
  const letters = (tag: string): string[] => tag.toLowerCase().match(/[a-z]+/g) ?? [];
  const numbers = (tag: string): string[] => tag.match(/\d+(?:\.\d+)*/g) ?? [];

  it.each(images)('%s', (image) => {
    let pinned = 0;
    const all = catalogue.tags(image);
    // Every supported tag, and of the others a sample, which keeps the test short.
    const sample = all.filter((tag, index) => index % 23 === 0 || catalogue.tag(image, tag)?.supported);
    for (const tag of sample) {
      const facts = catalogue.tag(image, tag);
      const answer = catalogue.pinned(image, tag);
      if (answer.tag === undefined) continue;
      pinned++;
      const reference = `${image}:${tag} → ${answer.tag}`;
      expect(facts?.aliases, reference).toContain(answer.tag);
      expect(catalogue.tag(image, answer.tag), reference).toBeDefined();
      expect(answer.tag, reference).not.toBe(tag);
      for (const name of letters(tag)) if (!channels.has(name)) expect(letters(answer.tag), reference).toContain(name);
      for (const number of numbers(tag)) {
        const kept = numbers(answer.tag).some((other) => other === number || other.startsWith(`${number}.`));
        expect(kept, reference).toBe(true);
      }
      expect(
        tagWords(answer.tag).every((word) => word.text !== 'latest'),
        reference,
      ).toBe(true);
      if (['debian', 'ubuntu', 'alpine', 'almalinux'].includes(image)) expect(hasDateStamp(answer.tag)).toBe(false);
      // A pin needs no further pin.
      expect(catalogue.pinned(image, answer.tag).tag ?? answer.tag, reference).toBe(answer.tag);
    }
    if (!['centos', 'oraclelinux'].includes(image)) expect(pinned).toBeGreaterThan(0);
  });
});

describe('nearestSupported', () => {
  it.each([
    ['node:16-alpine', '22-alpine', '26-alpine'],
    ['node:16', '22', '26'],
    ['node:16.20.2', '22.23.2', '26.7.0'],
    ['python:3.7-slim', '3.10-slim', '3.14-slim'],
    ['python:3.7-alpine3.12', '3.10-alpine', '3.14-alpine'],
    ['python:3.12', '3.12', '3.14'],
    ['ruby:2.7-slim-buster', '3.3-slim', '4.0-slim'],
    ['postgres:13.3', '14.24', '18.6'],
    ['postgres:9.6-alpine', '14-alpine', '18-alpine'],
    ['debian:9', '11', '13'],
    ['debian:buster-slim', 'bullseye-slim', 'trixie-slim'],
    ['ubuntu:18.04', '22.04', '26.04'],
    ['ubuntu:xenial', 'jammy', 'resolute'],
    ['alpine:3.12', '3.21', '3.24'],
    ['tomcat:8-jre8', '9-jre8', '9-jre8'],
    ['golang:1.21-windowsservercore', '1.26-windowsservercore', '1.27-windowsservercore'],
    // tags that never were
    ['node:99-alpine', '26-alpine', '26-alpine'],
    ['node:20-stretch-slim', '22-slim', '26-slim'],
    ['python:3.11.99-slim', '3.11.16-slim', '3.11.16-slim'],
    ['golang:1.22-buster', '1.26', '1.27'],
    ['alpine:3.99', '3.24', '3.24'],
  ])('%s → %s, %s', (reference, nearest, newest) => {
    const [image = '', tag] = reference.split(':');
    expect(catalogue.nearestSupported(image, tag)).toEqual({ nearest, newest });
  });

  it('has nothing to say where the whole image has ended', () => {
    expect(catalogue.nearestSupported('centos', '7')).toBeUndefined();
    expect(catalogue.nearestSupported('openjdk', '8')).toBeUndefined();
    expect(catalogue.nearestSupported('node', 'nonsense')).toBeUndefined();
    expect(catalogue.nearestSupported('acme/node', '16')).toBeUndefined();
  });
});

describe('variants', () => {
  const named = (image: string, tag: string) =>
    new Map(catalogue.variants(image, tag).map((other) => [other.tag, other]));

  it('finds slim and alpine tags of the same version', () => {
    const node = named('node', '20');
    expect(node.get('20-slim')).toMatchObject({ kind: 'slim', sameVersion: true, version: '20.20.2' });
    expect(node.get('20-alpine3.23')).toMatchObject({ kind: 'alpine', release: 'alpine3.23', sameVersion: true });
    expect(node.get('20-alpine3.18')).toMatchObject({ sameVersion: false, version: '20.13.1' });
    expect(node.has('20')).toBe(false);
    expect([...node.keys()].every((tag) => tag.startsWith('20-'))).toBe(true);
  });

  it('knows that an alpine line stopped before its Debian sister', () => {
    expect(named('openjdk', '8-jdk').get('8-jdk-alpine')).toMatchObject({ sameVersion: false, version: '8u212' });
  });

  it('keeps the other words', () => {
    expect([...named('php', '7.4-fpm').keys()]).toContain('7.4-fpm-alpine');
    expect([...named('php', '7.2-apache').keys()].filter((tag) => tag.includes('alpine'))).toEqual([]);
    expect(named('debian', 'bookworm').size).toBe(1);
    expect(named('debian', 'bookworm').get('bookworm-slim')?.kind).toBe('slim');
  });

  it('gives nothing that the catalogue lacks, and nothing for Windows', () => {
    for (const [image, tag] of [
      ['node', '20'],
      ['ruby', '3.3'],
      ['nginx', 'alpine'],
      ['eclipse-temurin', '17-jre'],
    ]) {
      for (const other of catalogue.variants(image ?? '', tag)) {
        expect(catalogue.tag(image ?? '', other.tag)).toMatchObject({ windows: false, supported: other.supported });
      }
    }
    expect(catalogue.variants('golang', '1.21-windowsservercore')).toEqual([]);
    expect(catalogue.variants('node', 'nonsense')).toEqual([]);
  });
});

describe('distributionOf', () => {
  it.each([
    ['node:16', { distribution: 'debian', release: '10', codename: 'buster' }],
    ['node:20-alpine', { distribution: 'alpine', release: '3.23' }],
    ['node:6-alpine', { distribution: 'alpine' }],
    ['node:4', { distribution: 'debian' }],
    ['docker:dind', { distribution: 'alpine', release: '3.24' }],
    ['composer', { distribution: 'alpine' }],
    ['mysql:5.7', { distribution: 'oraclelinux', release: '7' }],
    ['eclipse-temurin:17', { distribution: 'ubuntu', release: '26.04', codename: 'resolute' }],
    ['eclipse-temurin:17-jre-alpine', { distribution: 'alpine', release: '3.24' }],
    ['amazoncorretto:17', { distribution: 'amazonlinux', release: '2023' }],
    ['golang:1.21-windowsservercore', { distribution: 'windows' }],
    ['ubuntu', { distribution: 'ubuntu', release: '26.04', codename: 'resolute' }],
    ['ubuntu:22.04', { distribution: 'ubuntu', release: '22.04', codename: 'jammy' }],
    ['debian:12.5', { distribution: 'debian', release: '12', codename: 'bookworm' }],
    ['debian:bookworm-20230904-slim', { distribution: 'debian', release: '12', codename: 'bookworm' }],
    ['alpine:3.19.1', { distribution: 'alpine', release: '3.19' }],
    ['alpine:edge', { distribution: 'alpine' }],
    ['centos:7.9.2009', { distribution: 'centos', release: '7' }],
    ['centos:centos7', { distribution: 'centos', release: '7' }],
    ['amazonlinux:2018.03', { distribution: 'amazonlinux', release: '1' }],
    ['buildpack-deps:stretch', { distribution: 'debian', release: '9', codename: 'stretch' }],
    ['ruby:99-alpine3.30', { distribution: 'alpine', release: '3.30' }],
    ['maven:3-jdk-11', undefined],
    ['acme/node:16', undefined],
  ])('%s', (reference, expected) => {
    const [image = '', tag] = reference.split(':');
    expect(catalogue.distributionOf(image, tag)).toEqual(expected);
  });
});
