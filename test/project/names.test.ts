import { expect, test } from 'vitest';
import { judgeName, looksLikeDockerfile } from '../../src/project/names.ts';

test.each([
  'Dockerfile',
  'dockerfile',
  'DOCKERFILE',
  'Dockerfile.dev',
  'Dockerfile-windows',
  'Dockerfile_intel',
  'Dockerfile.c10s',
  'Dockerfile.alpine-3.20',
  'Dockerfile.old',
  'Dockerfile-html',
  'Dockerfile.node',
  'Dockerfile.in.prod',
  'api.Dockerfile',
  'api.dockerfile',
  'api.Dockerfile.prod',
  'fortran.io.dockerfile',
  '.ci.Dockerfile',
  'Containerfile',
  'containerfile.fedora',
  'base.Containerfile',
  'two words.Dockerfile',
  'new\nline.Dockerfile',
  'größe.Dockerfile',
])('%j is a Dockerfile', (name) => expect(judgeName(name)).toBe('yes'));

test.each([
  'Dockerfile.py',
  'dockerfile.go',
  'Dockerfile.php',
  'Dockerfile.sh',
  'Dockerfile.txt',
  'Dockerfile.test',
  'api-Dockerfile',
  'build_dockerfile',
])('%j needs a look', (name) => expect(judgeName(name)).toBe('maybe'));

test.each([
  'Dockerfile.dockerignore',
  'api.Dockerfile.dockerignore',
  '.dockerignore',
  'Dockerfile.j2',
  'Dockerfile.jinja2',
  'Dockerfile.tmpl',
  'Dockerfile.tmpl.alpine',
  'Dockerfile-alpine.template',
  'Dockerfile-template',
  'Dockerfile_no_s2i.tpl',
  'Dockerfile.erb',
  'Dockerfile.in',
  'app.j2.Dockerfile',
  'Dockerfile~',
  'Dockerfile.bak',
  'Dockerfile.orig',
  'Dockerfile.rej',
  '.Dockerfile.swp',
  'Dockerfile.swp',
  'Dockerfile.tmp',
  '#Dockerfile#',
  '.#Dockerfile',
  'Dockerfile_BACKUP_4711',
  'Dockerfile.md',
  'Dockerfile.json',
  'Dockerfile.yaml',
  'dockerfile.html',
  'Dockerfile2',
  'MyDockerfile',
  'dockerfiles',
  '.dockerfile',
  'Dockerfile.',
  'docker-compose.yml',
  '',
])('%j is none', (name) => expect(judgeName(name)).toBe('no'));

test('the first lines tell a Dockerfile from code', () => {
  for (const text of [
    'FROM scratch',
    '\uFEFF# syntax=docker/dockerfile:1\r\n\r\nfrom --platform=$BUILDPLATFORM golang:1.22 as build\r\nRUN x',
    'ARG VERSION=1.2 # x\nFROM a:${VERSION}\n',
    'FROM ${BASE:-debian}\n',
  ]) {
    expect(looksLikeDockerfile(text), text).toBe(true);
  }
  for (const text of [
    '',
    '#!/bin/sh\nFROM x',
    'from os import path\n',
    'package main\n',
    'From the top of the page\n',
    'RUN x\nFROM y',
  ]) {
    expect(looksLikeDockerfile(text), text).toBe(false);
  }
});
