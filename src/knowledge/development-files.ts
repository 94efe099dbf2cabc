/** Endings of files that may import packages, and programs without one: `bin/www`, which express-generator writes. */
export const sourceEnding = /\.(?:[cm]?[jt]sx?|vue|svelte|coffee)$|(?:^|\/)bin\/[^./]+$/;

/**
 * Files that only tools of development load: tests, stories and settings. Sources: the manuals of Jest, Vitest, Storybook, ESLint,
 * webpack, Gulp, Grunt, Karma, Cypress.
 */
export const developmentFile =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|e2e|cypress|stories|\.storybook|\.github|\.husky)\/|\.(?:test|spec|stories|cy|d)\.\w+$|(?:^|\/)(?:[\w.-]+\.config|\.?\w+rc|Gruntfile|gulpfile|karma\.conf|jest\.setup|\.[\w.-]+)\.[cm]?[jt]s$/;

/**
 * Commands that a RUN may still start once the packages for development are gone: they load nothing from node_modules.
 * Those of npm, Yarn and pnpm count with certain first words only. Source: the manual page of each.
 */
export const packageFreePrograms: ReadonlySet<string> = new Set(
  (
    'cd set test [ export unset ls pwd mkdir cat cp mv rm ln chmod chown chgrp touch echo printf find sed awk grep tee true : ' +
    'useradd groupadd adduser addgroup usermod groupmod apt apt-get apk yum dnf microdnf dpkg curl wget tar gzip gunzip unzip ' +
    'update-ca-certificates ldconfig install id whoami date du df sha256sum'
  ).split(' '),
);

/** First words with which npm, Yarn and pnpm load no package of the project. */
export const packageFreeNpm: ReadonlySet<string> = new Set(['cache', 'store', 'config', '--version', '-v', 'prune']);
