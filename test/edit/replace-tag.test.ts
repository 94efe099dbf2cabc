import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { replaceTag } from '../../src/edit/replace-tag.ts';

const replaced = (text: string, tag: string): string | undefined => {
  const from = parseDockerfile(text).stages[0]?.from;
  const base = parseDockerfile(text).stages[0]?.base;
  const edit = from && base?.kind === 'image' ? replaceTag(from, base.reference, tag) : undefined;
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
};

it.each([
  ['FROM node', 'alpine', 'FROM node:alpine'],
  ['FROM docker.io/node:20 AS a', '20-alpine', 'FROM docker.io/node:20-alpine AS a'],
  ['ARG V=20\nFROM node:$V', '20-alpine', 'ARG V=20\nFROM node:$V-alpine'],
  ['ARG V=20\nFROM node:${V} AS a', '20-slim', 'ARG V=20\nFROM node:${V}-slim AS a'],
  ['ARG V=3.12\nFROM python:$V-bookworm', '3.12-slim-bookworm', 'ARG V=3.12\nFROM python:$V-slim-bookworm'],
  ['ARG V=8.2\nFROM php:${V}-fpm', '8.2-fpm-alpine', 'ARG V=8.2\nFROM php:${V}-fpm-alpine'],
])('%s', (text, tag, expected) => {
  expect(replaced(text, tag)).toBe(expected);
});

it.each([
  ['ARG I=node:20\nFROM $I', '20-alpine'],
  ['ARG V=latest\nFROM node:$V', 'alpine'],
  ['ARG V=20-bookworm\nFROM node:$V', '20-bookworm.slim'],
  ['ARG I=node\nFROM $I:20', '20-alpine'],
])('not %s', (text, tag) => {
  expect(replaced(text, tag)).toBeUndefined();
});
