import { describe, expect, it } from 'vitest';
import { baseImageEntries, findBaseImage } from '../../src/knowledge/base-images.ts';
import { openPackageCatalogue } from '../../src/knowledge/catalogue/node.ts';

const catalogue = openPackageCatalogue();

/** Looks an image up the way a query does: with the catalogue's word on the distribution. */
function look(reference: string) {
  const [, image = '', tag] = /^(.+?)(?::([^/]+))?$/.exec(reference) ?? [];
  return findBaseImage(image, tag, catalogue.distributionOf(image, tag));
}

describe('package manager and shell', () => {
  it.each([
    ['alpine:3.19', 'apk', 'busybox'],
    ['debian:bookworm-slim', 'apt', 'dash'],
    ['ubuntu:22.04', 'apt', 'dash'],
    ['ubuntu', 'apt', 'dash'],
    ['fedora:40', 'dnf', 'bash'],
    ['fedora:21', 'yum', 'bash'],
    ['centos:7', 'yum', 'bash'],
    ['centos:centos7', 'yum', 'bash'],
    ['centos:8', 'dnf', 'bash'],
    ['centos', 'dnf', 'bash'],
    ['quay.io/centos/centos:stream9', 'dnf', 'bash'],
    ['almalinux:9', 'dnf', 'bash'],
    ['almalinux:9-minimal', 'microdnf', 'bash'],
    ['almalinux/9-minimal', 'microdnf', 'bash'],
    ['rockylinux:9-minimal', 'microdnf', 'bash'],
    ['oraclelinux:7-slim', 'yum', 'bash'],
    ['oraclelinux:8', 'dnf', 'bash'],
    ['oraclelinux:8-slim', 'microdnf', 'bash'],
    ['amazonlinux:2', 'yum', 'bash'],
    ['amazonlinux:2018.03', 'yum', 'bash'],
    ['amazonlinux:2023', 'dnf', 'bash'],
    ['amazonlinux', 'dnf', 'bash'],
    ['opensuse/leap:15.5', 'zypper', 'bash'],
    ['archlinux', 'pacman', 'bash'],
    ['busybox', 'none', 'busybox'],
    ['scratch', 'none', 'none'],
    ['node:20', 'apt', 'dash'],
    ['node:20-alpine', 'apk', 'busybox'],
    ['node:lts-slim', 'apt', 'dash'],
    ['php:7.2-apache', 'apt', 'dash'],
    ['openjdk:8-jre-alpine', 'apk', 'busybox'],
    ['openjdk:17', 'microdnf', 'bash'],
    ['mysql:8.0', 'microdnf', 'bash'],
    ['mysql:5.7', 'yum', 'bash'],
    ['eclipse-temurin:17', 'apt', 'dash'],
    ['amazoncorretto:17', 'dnf', 'bash'],
    ['docker:dind', 'apk', 'busybox'],
    ['composer', 'apk', 'busybox'],
    ['buildpack-deps:jammy', 'apt', 'dash'],
    ['golang:1.21-windowsservercore', 'none', 'none'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'apt', 'dash'],
    ['mcr.microsoft.com/dotnet/sdk:10.0', 'apt', 'dash'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-alpine', 'apk', 'busybox'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled', 'none', 'none'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-azurelinux3.0', 'tdnf', 'bash'],
    ['mcr.microsoft.com/dotnet/framework/sdk:4.8', 'none', 'none'],
    ['mcr.microsoft.com/windows/servercore:ltsc2022', 'none', 'none'],
    ['registry.access.redhat.com/ubi7', 'yum', 'bash'],
    ['registry.access.redhat.com/ubi8/ubi', 'dnf', 'bash'],
    ['registry.access.redhat.com/ubi8/ubi-minimal:8.9', 'microdnf', 'bash'],
    ['registry.access.redhat.com/ubi9-micro', 'none', 'bash'],
    ['redhat/ubi9-minimal', 'microdnf', 'bash'],
    ['gcr.io/distroless/static-debian12', 'none', 'none'],
    ['gcr.io/distroless/base:debug', 'none', 'busybox'],
    ['nvidia/cuda:11.8.0-devel-ubuntu22.04', 'apt', 'dash'],
    ['nvidia/cuda:11.8.0-base-centos7', 'yum', 'bash'],
    ['nvidia/cuda:11.8.0-base-rockylinux8', 'dnf', 'bash'],
    ['bitnami/minideb:bookworm', 'apt', 'dash'],
    ['nginxinc/nginx-unprivileged:1.25-alpine', 'apk', 'busybox'],
  ])('%s: %s, %s', (reference, packageManager, shell) => {
    expect(look(reference)).toMatchObject({ packageManager, shell });
  });

  it('is not guessed', () => {
    expect(findBaseImage('amazoncorretto', '17')?.packageManager).toBeUndefined();
    expect(findBaseImage('maven', '3-jdk-11')?.packageManager).toBeUndefined();
    expect(findBaseImage('nvidia/cuda', 'latest')?.packageManager).toBeUndefined();
    expect(findBaseImage('mcr.microsoft.com/dotnet/sdk', 'latest')?.distribution).toBeUndefined();
  });
});

describe('users', () => {
  it.each([
    ['node:20', 'root', [{ name: 'node', uid: 1000, gid: 1000 }]],
    ['node:20-alpine', 'root', [{ name: 'node', uid: 1000, gid: 1000 }]],
    ['python:3.12', 'root', []],
    ['php:8.2-fpm', 'root', [{ name: 'www-data', uid: 33, gid: 33 }]],
    ['php:8.2-fpm-alpine', 'root', [{ name: 'www-data', uid: 82, gid: 82 }]],
    ['ubuntu:24.04', 'root', [{ name: 'ubuntu', uid: 1000, gid: 1000 }]],
    ['ubuntu:noble', 'root', [{ name: 'ubuntu', uid: 1000, gid: 1000 }]],
    ['ubuntu', 'root', [{ name: 'ubuntu', uid: 1000, gid: 1000 }]],
    ['ubuntu:22.04', 'root', undefined],
    ['ubuntu:jammy', 'root', undefined],
    ['postgres:16', 'root', [{ name: 'postgres', uid: 999, gid: 999 }]],
    ['postgres:16-alpine', 'root', [{ name: 'postgres', uid: 70, gid: 70 }]],
    ['redis:7', 'root', [{ name: 'redis', uid: 999, gid: 999 }]],
    ['redis:alpine', 'root', [{ name: 'redis', uid: 999, gid: 1000 }]],
    ['redis:5-alpine', 'root', [{ name: 'redis' }]],
    ['rabbitmq:3-alpine', 'root', [{ name: 'rabbitmq', uid: 100, gid: 101 }]],
    ['haproxy:2.3', 'root', undefined],
    ['haproxy:2.8', { name: 'haproxy', uid: 99, gid: 99 }, [{ name: 'haproxy', uid: 99, gid: 99 }]],
    ['jenkins/jenkins:lts', { name: 'jenkins', uid: 1000, gid: 1000 }, [{ name: 'jenkins', uid: 1000, gid: 1000 }]],
    ['gcr.io/distroless/java17-debian12', 'root', [{ name: 'nonroot', uid: 65532, gid: 65532 }]],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'root', [{ name: 'app', uid: 1654, gid: 1654 }]],
    ['mcr.microsoft.com/dotnet/aspnet:6.0', 'root', undefined],
    ['mcr.microsoft.com/dotnet/runtime:6.0-jammy-chiseled', undefined, undefined],
    ['golang:1.21-nanoserver', undefined, undefined],
  ])('%s', (reference, user, users) => {
    const found = look(reference);
    expect(found?.user).toEqual(user);
    expect(found?.users).toEqual(users);
  });

  it.each([
    ['gcr.io/distroless/static:nonroot', 65532],
    ['gcr.io/distroless/base-debian12:debug-nonroot', 65532],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled', 1654],
    ['registry.access.redhat.com/ubi8/nodejs-18', 1001],
    ['registry.access.redhat.com/ubi8/openjdk-17:1.18', 185],
    ['nginxinc/nginx-unprivileged', 101],
    ['bitnami/redis:7.2', 1001],
    ['jupyter/scipy-notebook', 1000],
    ['circleci/node:12', 3434],
  ])('%s starts as %i', (reference, uid) => {
    expect(look(reference)?.user).toMatchObject({ uid });
  });
});

describe('what runs', () => {
  it.each([
    'redis',
    'postgres:16',
    'mysql:8',
    'mariadb',
    'mongo:4',
    'rabbitmq:3-management',
    'elasticsearch:5',
    'ghost:5',
  ])('%s drops its privileges', (reference) => {
    expect(look(reference)).toMatchObject({ user: 'root', dropsPrivileges: true });
  });

  it('does not say so of others', () => {
    expect(look('nginx')?.dropsPrivileges).toBe(false);
    expect(look('node:20')?.dropsPrivileges).toBeUndefined();
  });

  it('knows ports', () => {
    expect(look('nginx:1.25-alpine')?.ports).toEqual([80]);
    expect(look('php:8-apache')?.ports).toEqual([80]);
    expect(look('php:8-fpm')?.ports).toEqual([9000]);
    expect(look('php:8-cli')?.ports).toBeUndefined();
    expect(look('docker:dind')?.ports).toEqual([2375, 2376]);
    expect(look('wordpress:cli')).toMatchObject({ user: { uid: 82 }, ports: [] });
  });

  it('knows what must stay root', () => {
    expect(look('docker:dind')?.needsRoot).toBe(true);
    expect(look('docker:dind-rootless')).toMatchObject({ needsRoot: false, user: { uid: 1000 } });
    expect(look('phusion/baseimage:jammy-1.0.1')?.needsRoot).toBe(true);
  });
});

describe('entries', () => {
  it('have a source, and each name once', () => {
    const names = baseImageEntries.flatMap((entry) => entry.images);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    for (const entry of baseImageEntries) expect(entry.source).toMatch(/^https:\/\/\S+$/);
  });

  it('are about official images or name a registry or an owner', () => {
    const unknown = baseImageEntries
      .flatMap((entry) => entry.images)
      .filter((name) => !name.includes('/') && name !== 'scratch' && !catalogue.has(name));
    expect(unknown).toEqual([]);
  });

  it('agree with the catalogue on the distribution', () => {
    for (const entry of baseImageEntries) {
      for (const image of entry.images) {
        const fromCatalogue = catalogue.distributionOf(image)?.distribution;
        const stated = entry.facts.distribution;
        if (fromCatalogue === undefined || stated === undefined || stated === 'other') continue;
        expect(`${image} ${stated}`).toBe(`${image} ${fromCatalogue}`);
      }
    }
  });

  it('stay unknown for the rest', () => {
    expect(findBaseImage('acme/app', '1')).toBeUndefined();
    expect(findBaseImage('nodejs', undefined)).toBeUndefined();
    expect(findBaseImage('alpine2', undefined)).toBeUndefined();
  });
});
