import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lazyContext } from '../../src/cli/build-context.ts';
import { composeUses } from '../../src/query/compose.ts';
import addNonRootUser from '../../transforms/add-non-root-user.ts';
import { newFolder } from '../project/tree.ts';
import { rewriteWith } from '../support/engine.ts';

const dockerfile =
  'FROM python:3.12\nWORKDIR /app\nCOPY . .\nEXPOSE 8000\nCMD ["gunicorn", "-b", ":8000", "app:app"]\n';

/** The context of the Dockerfile of a service in a folder of its own, with these files of the repository. */
const contextIn = (files: Readonly<Record<string, string>>) => {
  const root = newFolder({
    '.git/HEAD': '',
    'services/web/Dockerfile': dockerfile,
    'services/web/app.py': '',
    ...files,
  });
  return lazyContext(join(root, 'services/web/Dockerfile'), dockerfile, undefined).context;
};

it('finds the services that run a Dockerfile wherever in the repository they stand', () => {
  const context = contextIn({
    'compose.yaml': `services:
  web:
    build: ./services/web
    user: "0"
    volumes: [data:/app/data, ./conf:/etc/app:ro]
  other:
    build: ./services/other
    privileged: true
`,
    'services/other/Dockerfile': 'FROM scratch\n',
  });
  expect(composeUses(context)).toMatchObject([
    {
      ...{ file: '../../compose.yaml', service: 'web', user: '0', privileged: false, command: false },
      mounts: [{ source: 'data', target: '/app/data', kind: 'volume' }],
    },
  ]);
});

it('does not take a service for one that runs another Dockerfile of the same folder', () => {
  const text =
    'services:\n  web:\n    build:\n      context: .\n      dockerfile: Dockerfile.dev\n    privileged: true\n';
  expect(composeUses(contextIn({ 'services/web/compose.yaml': text }))).toEqual([]);
});

it('keeps the root that a compose file at the top asks for', () => {
  const run = (user: string) =>
    rewriteWith(dockerfile, {
      transforms: [addNonRootUser],
      buildContext: contextIn({
        'docker/docker-compose.prod.yml': '',
        'docker-compose.yml': `services:\n  web:\n    build:\n      context: services/web\n    user: ${user}\n`,
      }),
    });
  const left = run('root');
  expect(left.status).toBe('unchanged');
  expect(left.notes.map(({ reason, message }) => [reason, message])).toEqual([
    ['explicit-root', 'no USER is added: ../../docker-compose.yml starts the service web as root'],
  ]);
  expect(run('"1000"').status).toBe('changed');
});

it('lets every stage run without root that a compose file builds as an image', () => {
  const text = `FROM python:3.12 AS base
WORKDIR /app
FROM base AS api
EXPOSE 8000
CMD ["gunicorn", "-b", ":8000", "api:app"]
FROM base AS admin
EXPOSE 9000
CMD ["gunicorn", "-b", ":9000", "admin:app"]
FROM base AS test
CMD ["pytest"]
`;
  const service = (name: string, more = ''): string =>
    `  ${name}:\n    build:\n      context: services/web\n      target: ${name}\n${more}`;
  const buildContext = contextIn({
    'compose.yaml': `services:\n${service('api')}${service('admin', '    user: root\n')}`,
  });
  const result = rewriteWith(text, { transforms: [addNonRootUser], buildContext });
  expect(result.after.split('\n').filter((line) => /^(?:FROM|USER)/.test(line))).toEqual([
    ...['FROM python:3.12 AS base', 'FROM base AS api', 'USER 10001:10001', 'FROM base AS admin', 'FROM base AS test'],
  ]);
  expect(result.notes.map(({ reason }) => reason)).toEqual(['explicit-root', 'needs-level']);
});
