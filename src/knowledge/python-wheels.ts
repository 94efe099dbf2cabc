/**
 * PyPI packages with machine code, and from which version on they have wheels for x86-64 and ARM: by version of Python,
 * for glibc (manylinux) and for musl (musllinux). Where a package is not pinned, pip takes the newest version, which has
 * them for every Python named here. What is not listed is not known. Source: the file lists of each at https://pypi.org/,
 * from memory (until 2025), not read again; where the first version is uncertain, a later one stands. That wheels for musl
 * are published at all was seen in lock files of public repositories on 2026-11-21, except for `unseenMuslWheels`; for these
 * it was seen for the very version: aiohttp (3.9, 3.12, 3.13), cffi (3.9, 3.12, 3.13), cryptography, greenlet (3.13), lxml
 * (3.13), matplotlib, numpy (3.9, 3.11, 3.12, 3.13), pandas (3.12, 3.13), pyyaml (3.9, 3.12, 3.13), scipy, uvloop.
 */
export interface Wheels {
  readonly glibc: Minimums;
  readonly musl?: Minimums;
}

/** The oldest version of a package with a wheel for each Python, as `3.9:1.19.3 3.10:1.21.3`; `*`: from 3.9 on any Python. */
export type Minimums = string;

/** The oldest version with a wheel for Python 3.`minor`, which is 9 or more; undefined if there is none. */
export const oldestWheel = (minimums: Minimums, minor: number): string | undefined => {
  for (const part of minimums.split(' ')) {
    const [python, version] = part.split(':');
    if (python === '*' || python === `3.${minor}`) return version;
  }
  return undefined;
};

const any: Minimums = '*:0';
const from = (version: string): Minimums => `*:${version}`;

export const pythonWheels: Readonly<Record<string, Wheels>> = {
  aiohttp: {
    glibc: '3.9:3.7.4 3.10:3.8.1 3.11:3.8.4 3.12:3.9.1 3.13:3.10.11',
    musl: '3.9:3.8.4 3.10:3.8.4 3.11:3.8.4 3.12:3.9.1 3.13:3.10.11',
  },
  bcrypt: { glibc: from('3.2.0'), musl: from('4.0.1') },
  cffi: {
    glibc: '3.9:1.14.4 3.10:1.15.0 3.11:1.15.1 3.12:1.16.0 3.13:1.17.1',
    musl: '3.9:1.17.1 3.10:1.17.1 3.11:1.17.1 3.12:1.17.1 3.13:1.17.1',
  },
  cryptography: { glibc: from('3.4.8'), musl: from('36.0.0') },
  gevent: { glibc: '3.9:21.1.2 3.10:21.12.0 3.11:22.10.2 3.12:23.9.1 3.13:24.11.1' },
  greenlet: {
    glibc: '3.9:1.0.0 3.10:1.1.3 3.11:2.0.1 3.12:3.0.1 3.13:3.1.1',
    musl: '3.9:3.0.1 3.10:3.0.1 3.11:3.0.1 3.12:3.0.1 3.13:3.1.1',
  },
  grpcio: {
    glibc: '3.9:1.34.0 3.10:1.42.0 3.11:1.50.0 3.12:1.60.0 3.13:1.67.0',
    musl: '3.9:1.60.0 3.10:1.60.0 3.11:1.60.0 3.12:1.60.0 3.13:1.67.0',
  },
  httptools: { glibc: '3.9:0.2.0 3.10:0.4.0 3.11:0.5.0 3.12:0.6.1 3.13:0.6.4' },
  lxml: {
    glibc: '3.9:4.6.3 3.10:4.7.1 3.11:4.9.2 3.12:4.9.3 3.13:5.3.0',
    musl: '3.9:5.1.0 3.10:5.1.0 3.11:5.1.0 3.12:5.1.0 3.13:5.3.0',
  },
  matplotlib: { glibc: '3.9:3.4.0 3.10:3.5.0 3.11:3.6.2 3.12:3.8.0 3.13:3.9.2', musl: '3.12:3.9.2' },
  numpy: {
    glibc: '3.9:1.19.3 3.10:1.21.3 3.11:1.23.3 3.12:1.26.0 3.13:2.1.0',
    musl: '3.9:1.25.0 3.10:1.25.0 3.11:1.25.0 3.12:1.26.0 3.13:2.1.0',
  },
  orjson: { glibc: '3.9:3.4.7 3.10:3.6.5 3.11:3.8.1 3.12:3.9.10 3.13:3.10.7' },
  pandas: {
    glibc: '3.9:1.2.0 3.10:1.3.4 3.11:1.5.1 3.12:2.1.1 3.13:2.2.3',
    musl: '3.9:2.2.2 3.10:2.2.2 3.11:2.2.2 3.12:2.2.2 3.13:2.2.3',
  },
  pillow: {
    glibc: '3.9:8.1.0 3.10:8.4.0 3.11:9.3.0 3.12:10.1.0 3.13:11.0.0',
    musl: '3.9:10.1.0 3.10:10.1.0 3.11:10.1.0 3.12:10.1.0 3.13:11.0.0',
  },
  psutil: { glibc: from('5.9.6') },
  'psycopg2-binary': {
    glibc: '3.9:2.8.6 3.10:2.9.3 3.11:2.9.5 3.12:2.9.9 3.13:2.9.10',
    musl: '3.9:2.9.5 3.10:2.9.5 3.11:2.9.5 3.12:2.9.9 3.13:2.9.10',
  },
  'pydantic-core': {
    glibc: '3.9:2.0.0 3.10:2.0.0 3.11:2.0.0 3.12:2.10.0 3.13:2.20.0',
    musl: '3.9:2.0.0 3.10:2.0.0 3.11:2.0.0 3.12:2.10.0 3.13:2.20.0',
  },
  pydantic: {
    glibc: '3.9:1.9.0 3.10:1.9.0 3.11:1.10.2 3.12:2.4.2 3.13:2.8.0',
    musl: '3.9:1.9.0 3.10:1.9.0 3.11:1.10.2 3.12:2.4.2 3.13:2.8.0',
  },
  pymongo: { glibc: '3.9:3.12.0 3.10:4.0.0 3.11:4.3.3 3.12:4.6.0 3.13:4.10.1' },
  pyyaml: {
    glibc: '3.9:5.4.1 3.10:6.0 3.11:6.0.1 3.12:6.0.1 3.13:6.0.2',
    musl: '3.9:6.0.1 3.10:6.0.1 3.11:6.0.1 3.12:6.0.1 3.13:6.0.2',
  },
  'scikit-learn': { glibc: '3.9:1.0.0 3.10:1.0.2 3.11:1.2.0 3.12:1.3.2 3.13:1.5.2' },
  scipy: { glibc: '3.9:1.6.0 3.10:1.7.3 3.11:1.9.3 3.12:1.11.3 3.13:1.14.1', musl: '3.12:1.13.1' },
  // speed-ups are optional, or come with a dependency that is not pinned
  fastapi: { glibc: any, musl: any },
  sqlalchemy: { glibc: any, musl: any },
  'flask-sqlalchemy': { glibc: any, musl: any },
  jsonschema: { glibc: any, musl: any },
  httpx: { glibc: any, musl: any },
  tornado: { glibc: from('6.2'), musl: from('6.4') },
  uvloop: { glibc: '3.9:0.15.2 3.10:0.16.0 3.11:0.17.0 3.12:0.19.0 3.13:0.21.0', musl: '3.13:0.21.0' },
};

/** Packages of `pythonWheels` whose wheels for musl nobody has looked at since: good enough for a guess. */
export const unseenMuslWheels: ReadonlySet<string> = new Set(['bcrypt', 'grpcio', 'tornado']);

/** PyPI packages that ask for a program at run time: GitPython starts git. */
export const pythonPrograms: Readonly<Record<string, string>> = { gitpython: 'git' };

/** More packages of pure Python, with all that they depend on, beside those of `musl.ts`. */
export const purePython: ReadonlySet<string> = new Set(
  (
    'aiofiles alembic amqp aniso8601 anyio appdirs apscheduler argparse arrow async-timeout babel backoff billiard black ' +
    'cachetools celery charset-normalizer click-plugins colorlog configparser cssselect dataclasses decorator defusedxml ' +
    'deprecated django-debug-toolbar django-environ django-extensions django-filter django-redis django-storages ' +
    'djangorestframework-simplejwt dnspython docker ecdsa elasticsearch email-validator et-xmlfile ' +
    'factory-boy faker feedparser flake8 flask-admin flask-caching flask-compress flask-httpauth ' +
    'flask-jwt-extended flask-mail flask-marshmallow flask-migrate flask-restful flask-script flask-socketio ' +
    'future gitdb gitpython google-auth html5lib importlib-metadata iniconfig isodate isort jsonpickle kombu loguru lockfile ' +
    'mako marshmallow mccabe mock more-itertools mypy-extensions natsort networkx nose openpyxl paho-mqtt ' +
    'passlib pathlib2 pathspec pexpect platformdirs pluggy ply prettytable prompt-toolkit ptyprocess py pyasn1 ' +
    'pyasn1-modules pycodestyle pycparser pyflakes pygments pypdf2 pysocks ' +
    'pytest-mock python-decouple python-engineio python-http-client python-json-logger python-multipart python-slugify ' +
    'python-socketio pytz-deprecation-shim qrcode readme-renderer requests-mock requests-oauthlib ' +
    'requests-toolbelt responses retrying rich rsa schedule sentry-sdk shellingham simple-websocket simplejson smmap ' +
    ' sniffio soupsieve starlette stripe structlog tenacity termcolor text-unidecode threadpoolctl tomli ' +
    'tomlkit typer tzdata tzlocal uritemplate uvicorn validators vine vobject wcwidth webencodings websocket-client ' +
    'websockets wsproto xlrd xlsxwriter xmltodict zipp flask-httpauth flask-limiter pipenv virtualenv poetry'
  ).split(' '),
);

/** Programs that packages of `purePython` install. */
export const purePythonPrograms: Readonly<Record<string, readonly string[]>> = {
  uvicorn: ['uvicorn'],
  celery: ['celery'],
  alembic: ['alembic'],
  black: ['black'],
  flake8: ['flake8'],
  isort: ['isort'],
  typer: ['typer'],
  pipenv: ['pipenv'],
  virtualenv: ['virtualenv'],
};

/** What an extra adds: `uvicorn[standard]`. */
export const pythonExtras: Readonly<Record<string, readonly string[]>> = {
  'uvicorn[standard]': ['uvicorn', 'httptools', 'uvloop', 'websockets', 'pyyaml', 'python-dotenv'],
  'celery[redis]': ['celery', 'redis'],
  'passlib[bcrypt]': ['passlib', 'bcrypt'],
  'django[argon2]': ['django', 'cffi'],
  'fastapi[standard]': ['fastapi', 'uvicorn', 'httptools', 'uvloop', 'pyyaml'],
  'requests[security]': ['requests'],
  'requests[socks]': ['requests', 'pysocks'],
};
