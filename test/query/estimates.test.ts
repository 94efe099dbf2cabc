import { describe, expect, it } from 'vitest';
import { rewrite } from '../../src/index.ts';
import { openPackageCatalogue } from '../../src/knowledge/catalogue/node.ts';

const images = openPackageCatalogue();

/** Bytes that the changes of one transform are estimated to save, 0 for those without an estimate. */
const saved = (only: string, text: string): number[] =>
  rewrite(text, { only: [only], images }).changes.map(({ saves }) => saves?.bytes ?? 0);

describe('recommended packages', () => {
  const base = 'FROM debian:bookworm-slim\n';
  const install = 'RUN apt-get update && apt-get install -y python3-pip\n';
  const of = (text: string): number[] => saved('add-no-install-recommends', text);
  const [all = 0] = of(base + install);

  it('have the sizes of the release', () => {
    expect(all).toBeGreaterThan(300e6);
    expect(of(`FROM debian:trixie\n${install}`)).not.toEqual([all]);
    expect(of(`FROM python:3.12-slim-bookworm\n${install}`)).toEqual([all]);
  });

  it('are less where something else in the image brings them', () => {
    for (const other of [
      'RUN apt-get update && apt-get install -y --no-install-recommends build-essential\n',
      'RUN if [ -n "$DEBUG" ]; then apt-get install -y --no-install-recommends build-essential; fi\n',
    ]) {
      expect(of(base + other + install)[0]).toBeLessThan(all / 2);
      expect(of(base + install + other)[0]).toBeLessThan(all / 2);
    }
    expect(of(`FROM python:3.12-bookworm\n${install}`)[0]).toBeLessThan(all / 2);
    expect(of(base + install + install)).toEqual([all, 0]);
  });

  it('stay where nothing is removed by name', () => {
    expect(of(`${base}${install.trim()} && apt-get autoremove -y\n`)).toEqual([all]);
  });

  it('of what an image has already are not counted', () => {
    expect(of('FROM python:3.12-bookworm\nRUN apt-get update && apt-get install -y imagemagick\n')).toEqual([0]);
    expect(of(`${base}RUN apt-get update && apt-get install -y imagemagick\n`)[0]).toBeGreaterThan(50e6);
  });

  it.each([
    ['another distribution', `FROM ubuntu:24.04\n${install}`],
    ['a release whose index is not at hand', `FROM debian:bullseye\n${install}`],
    ['an image that may hold anything', `FROM registry.example.org/base:bookworm\n${install}`],
    ['an official image of which it is not known', `FROM postgres:16-bookworm\n${install}`],
    ['a stage that reaches no image', `${base}${install}FROM debian:bookworm\nCOPY --from=0 /x /x\n`],
    ['a package that is not known', `${base}${install.trim()} no-such-package\n`],
    ['one in another RUN', `${base}${install}RUN apt-get install -y --no-install-recommends no-such-package\n`],
    ['a file of a package', `${base}${install.trim()} ./x.deb\n`],
    ['names from outside', `${base}ARG MORE\n${install.trim()} $MORE\n`],
    ['packages that are removed again', `${base}${install.trim()} && make && apt-get purge -y python3-pip\n`],
    ['another source', `${base}RUN echo "deb https://example.org x main" > /etc/apt/sources.list.d/x.list\n${install}`],
    ['a source that is copied', `${base}COPY x.list /etc/apt/sources.list.d/\n${install}`],
    ['a source that a script adds', `${base}RUN wget -O - https://deb.nodesource.com/setup_20.x | bash -\n${install}`],
    ['a RUN that cannot be read', `${base}RUN echo 'x\n${install}`],
    ['an install that may not happen', `${base}RUN test -f /x || apt-get install -y python3-pip\n`],
    ['a trigger', `${base}ONBUILD ${install}`],
  ])('have no estimate: %s', (_, text) => {
    expect(new Set(of(text))).toEqual(new Set([0]));
  });
});

describe('the lists of apt', () => {
  const of = (text: string): number[] => saved('remove-package-caches', text);
  const run = 'RUN apt-get update && apt-get install -y --no-install-recommends nano\n';

  it('are counted once for each base, in the image that the file builds', () => {
    expect(of(`FROM debian:12\n${run}${run}`)).toEqual([19_853_620, 0]);
    expect(of(`FROM debian:12 AS base\n${run}FROM base\n${run}`)).toEqual([19_853_620, 0]);
    expect(of(`FROM debian:12\n${run}FROM debian:12\n${run}`)).toEqual([0, 19_853_620]);
    expect(of(`FROM node:22-bookworm\n${run}`)).toEqual([19_853_620]);
  });

  it('that one RUN leaves are no gain of the next', () => {
    const left = 'RUN apt-get update && apt-get install -y --no-install-recommends vim; exit 0\n';
    expect(of(`FROM debian:12\n${left}${run}`)).toEqual([0]);
  });

  it.each([
    ['a release that is not known', `FROM debian:experimental\n${run}`],
    ['an unknown image', `FROM registry.example.org/base\n${run}`],
    ['a trigger', `FROM debian:12\nONBUILD ${run}`],
    ['another package manager', 'FROM fedora:41\nRUN dnf install -y nano\n'],
  ])('have no estimate: %s', (_, text) => {
    expect(new Set(of(text))).toEqual(new Set([0]));
  });
});

describe('a slim variant', () => {
  const of = (text: string): number[] => saved('use-slim-base', text);
  const end = 'CMD ["python3", "-m", "app"]\n';

  it('lacks what the full one has, without what the file installs anyway', () => {
    expect(of(`FROM python:3.12-bookworm\n${end}`)).toEqual([726e6]);
    const lean = 'RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev\n';
    const [left = 0] = of(`FROM python:3.12-bookworm\n${lean}${end}`);
    expect(left).toBeLessThan(726e6);
    expect(left).toBeGreaterThan(600e6);
    // what is recommended is no gain of this transform
    const [less = 0] = of(`FROM python:3.12-bookworm\nRUN apt-get update && apt-get install -y ffmpeg\n${end}`);
    expect(less).toBeLessThan(250e6);
    // imagemagick, of some 100 MB, is in the full variant, which has nothing of what it recommends
    const both = rewrite(`FROM python:3.12-bookworm\nRUN apt-get update && apt-get install -y imagemagick\n${end}`, {
      only: ['use-slim-base', 'add-no-install-recommends'],
      images,
    });
    const sum = both.changes.reduce((bytes, { saves }) => bytes + (saves?.bytes ?? 0), 0);
    expect(sum).toBeLessThanOrEqual(726e6 - 90e6);
    expect(of(`FROM python:3.12-bookworm\n${lean.trim()} no-such-package\n${end}`)).toEqual([0]);
  });
});
