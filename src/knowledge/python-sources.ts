import type { BuildNeeds } from './build-needs.ts';

const compiler = { apk: ['gcc', 'musl-dev'], apt: ['gcc', 'libc6-dev'] } as const;

const withCompiler = (apk: readonly string[] = [], apt: readonly string[] = []): BuildNeeds => ({
  apk: [...compiler.apk, ...apk],
  apt: [...compiler.apt, ...apt],
});

/**
 * PyPI packages in C that are compiled where there is no wheel, and what that takes beside the headers of Python itself,
 * which its official images have. Keys are normalised names. Source: the installation pages of each; not run here.
 */
export const pythonSources: Readonly<Record<string, BuildNeeds>> = {
  cffi: withCompiler(['libffi-dev'], ['libffi-dev']),
  hiredis: withCompiler(),
  lxml: withCompiler(['libxml2-dev', 'libxslt-dev'], ['libxml2-dev', 'libxslt1-dev']),
  mysqlclient: withCompiler(['mariadb-dev', 'pkgconf'], ['default-libmysqlclient-dev', 'pkg-config']),
  psutil: withCompiler(['linux-headers']),
  psycopg2: withCompiler(['libpq-dev'], ['libpq-dev']),
  'python-ldap': withCompiler(['openldap-dev'], ['libldap2-dev', 'libsasl2-dev']),
  uwsgi: withCompiler(['linux-headers']),
};

/** Programs that packages of `pythonSources` install. */
export const sourcePrograms: Readonly<Record<string, readonly string[]>> = { uwsgi: ['uwsgi'] };
