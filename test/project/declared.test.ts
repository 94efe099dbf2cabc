import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHclBlocks } from '../../src/formats/index.ts';
import { contextFor } from '../../src/project/context.ts';
import { declaredBuilds, declaredContext } from '../../src/project/declared.ts';
import { newFolder } from './tree.ts';

/** The folder and the reason for a Dockerfile in a tree of files. */
const declared = (files: Readonly<Record<string, string>>, dockerfile = 'docker/Dockerfile') => {
  const root = newFolder({ '.git/HEAD': '', [dockerfile]: 'FROM scratch\n', ...files });
  const found = declaredContext(join(root, dockerfile));
  return found && { root: found.root.slice(root.length) || '/', why: found.why };
};

describe('compose', () => {
  it.each([
    ['a folder', 'services:\n  web:\n    build: ./docker\n', '/docker'],
    [
      'context and dockerfile',
      'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
      '/',
    ],
    ['only a dockerfile', 'services:\n  web:\n    build:\n      dockerfile: ./docker/Dockerfile\n', '/'],
    ['a default', 'services:\n  web:\n    build:\n      context: ${DIR:-docker}\n', '/docker'],
    [
      'a merge key',
      'x-b: &b\n  context: .\n  dockerfile: docker/Dockerfile\nservices:\n  web:\n    build:\n      <<: *b\n',
      '/',
    ],
    ['two services of one mind', 'services:\n  a:\n    build: docker\n  b:\n    build: ./docker/\n', '/docker'],
  ])('by %s', (_, text, root) => {
    expect(declared({ 'compose.yaml': text })).toMatchObject({ root });
  });

  it.each([
    ['a variable', 'services:\n  web:\n    build:\n      context: ${DIR}\n'],
    ['an address', 'services:\n  web:\n    build: https://example.org/a.git\n'],
    ['another Dockerfile', 'services:\n  web:\n    build: .\n'],
    [
      'a text of its own',
      'services:\n  web:\n    build:\n      context: docker\n      dockerfile_inline: FROM scratch\n',
    ],
    ['a folder that is not there', 'services:\n  web:\n    build: nowhere\n'],
    [
      'services that do not agree',
      'services:\n  a:\n    build: docker\n  b:\n    build:\n      dockerfile: docker/Dockerfile\n',
    ],
    ['broken YAML', 'services: [\n'],
    ['a list', '- a\n'],
    ['no service', 'version: "3"\n'],
  ])('not by %s', (_, text) => {
    expect(declared({ 'docker-compose.yml': text })).toBeUndefined();
  });

  it('by the file below, where an override leaves the folder out', () => {
    const files = {
      'docker-compose.yml':
        'services:\n  web:\n    build: {context: docker, args: {A: "1", B: "1"}}\n    command: serve\n  db:\n    image: postgres\n',
      'docker-compose.override.yml': 'services:\n  web:\n    build: {target: dev, args: {B: "2"}}\n',
      'docker-compose.local.yml': 'services:\n  web:\n    command: watch\n  db:\n    command: trace\n',
      'docker-compose.ci.yml': 'services:\n  web:\n    image: built/before\n    command: test\n',
      // docker would take this one for the build of an override that is read alone
      Dockerfile: 'FROM scratch\n',
    };
    expect(declared(files)).toEqual({ root: '/docker', why: 'the service web of docker-compose.yml says so' });
    expect(declared(files, 'Dockerfile')).toBeUndefined();
    const root = newFolder({ '.git/HEAD': '', 'docker/Dockerfile': 'FROM scratch\n', ...files });
    const builds = declaredBuilds(join(root, 'docker/Dockerfile'));
    expect(builds?.targets).toEqual(['dev']);
    expect(builds?.args).toEqual(new Map([['A', '1']]));
    expect(builds?.starts.toSorted()).toEqual(['serve', 'watch']);
  });

  it('in the nearest folder that speaks of it', () => {
    const files = {
      'compose.yml': 'services:\n  a:\n    build:\n      dockerfile: docker/Dockerfile\n',
      'docker/compose.dev.yml': 'services:\n  b:\n    build: .\n',
    };
    expect(declared(files)).toEqual({ root: '/docker', why: 'the service b of compose.dev.yml says so' });
  });
});

it('reads the targets of bake files, with what they inherit', () => {
  const hcl = `variable "TAG" { default = "x" }
group "default" { targets = ["web"] }
# the base
target "base" {
  dockerfile = "docker/Dockerfile" // of all
  args = { A = "\${TAG}" }
}
target "web" { inherits = ["base"]
  tags = ["a/b:\${TAG}"] }
`;
  expect(declared({ 'docker-bake.hcl': hcl })).toEqual({
    root: '/',
    why: 'the target base of docker-bake.hcl says so',
  });
  expect(parseHclBlocks(hcl).map(({ label, values }) => [label, Object.keys(values)])).toEqual([
    ['TAG', ['default']],
    ['default', ['targets']],
    ['base', ['dockerfile', 'args']],
    ['web', ['inherits']],
  ]);
  const json = JSON.stringify({ target: { web: { context: 'docker' } } });
  expect(declared({ 'docker-bake.json': json })).toMatchObject({ root: '/docker' });
});

it('reads the artifacts of skaffold, in each document', () => {
  const yaml = `apiVersion: skaffold/v4beta11
kind: Config
build:
  artifacts:
    - image: web
      context: docker
---
build:
  artifacts:
    - image: api
      jib: {}
`;
  expect(declared({ 'skaffold.yaml': yaml })).toEqual({
    root: '/docker',
    why: 'the artifact web of skaffold.yaml says so',
  });
});

it('comes before what the sources tell, and after what the user gave', () => {
  const root = newFolder({ 'a/Dockerfile': '', 'a/x': '', x: '' });
  const dockerfile = join(root, 'a/Dockerfile');
  const request = { sources: ['x'], declared: { root, why: 'so it says' } };
  expect(contextFor(dockerfile, request)).toMatchObject({ root, why: 'so it says' });
  expect(contextFor(dockerfile, { ...request, context: join(root, 'a') }).root).toBe(join(root, 'a'));
});

describe('what else is said of a build', () => {
  const said = (files: Readonly<Record<string, string>>) => {
    const root = newFolder({ '.git/HEAD': '', Dockerfile: 'FROM scratch\n', ...files });
    const found = declaredBuilds(join(root, 'Dockerfile'));
    return found && { ...found, args: Object.fromEntries(found.args) };
  };

  it.each([
    [
      'compose, as a table',
      'compose.yaml',
      'services:\n  a:\n    build:\n      context: .\n      target: dev\n      args:\n        V: 20\n        W: ${W:-x}\n        X: ${X}\n        Y:\n    command: npm run dev\n',
      { targets: ['dev'], args: { V: '20', W: 'x' }, starts: ['npm run dev'] },
    ],
    [
      'compose, as a list',
      'compose.yaml',
      "services:\n  a:\n    build:\n      context: .\n      args: [V=20, W]\n    entrypoint: [sh, -c, 'echo $$X']\n",
      { targets: [], args: { V: '20' }, starts: [undefined] },
    ],
    [
      'services that do not agree',
      'compose.yaml',
      'services:\n  a:\n    build:\n      context: .\n      args: { V: 20, W: 1 }\n  b:\n    build:\n      context: .\n      target: final\n      args: { V: 18, W: 1 }\n  c:\n    build: .\n',
      { targets: ['final'], args: {}, starts: [] },
    ],
    [
      'bake, through what a target inherits',
      'docker-bake.hcl',
      'target "base" {\n  dockerfile = "none"\n  args = { V = "20", W = "1", N = null }\n}\ntarget "a" {\n  inherits = ["base"]\n  dockerfile = "Dockerfile"\n  target = "final"\n  args = {\n    "W" = "2" # here\n    T = TAG\n    U = "${TAG}"\n  }\n}\n',
      { targets: ['final'], args: { V: '20', W: '2' }, starts: [] },
    ],
    [
      'bake, as JSON',
      'docker-bake.json',
      '{ "target": { "a": { "target": "x", "args": { "V": "1" } } } }',
      { targets: ['x'], args: { V: '1' }, starts: [] },
    ],
    [
      'skaffold',
      'skaffold.yaml',
      'build:\n  artifacts:\n    - image: a\n      docker:\n        target: prod\n        buildArgs:\n          V: "{{.TAG}}"\n          W: b\n',
      { targets: ['prod'], args: { W: 'b' }, starts: [] },
    ],
  ])('by %s', (_, name, text, expected) => {
    expect(said({ [name]: text })).toMatchObject(expected);
  });

  it('nothing where no file speaks of it', () => {
    expect(said({ 'compose.yaml': 'services:\n  a:\n    build: ./other\n' })).toBeUndefined();
  });
});
