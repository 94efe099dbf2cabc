import { expect, it } from 'vitest';
import { parseDockerfile } from '../../src/dockerfile/index.ts';
import { accountsOf } from '../../src/query/created-users.ts';

const usersOf = (run: string) => {
  const { instructions } = parseDockerfile(`FROM debian:12\nRUN ${run}\n`);
  return accountsOf(instructions).users.map(({ name, uid, gid }) => [name, uid, gid]);
};

it.each([
  ['useradd app', [['app', undefined, undefined]]],
  ['useradd -rmu 1500 app', [['app', 1500, undefined]]],
  ['groupadd -g 20 shop && useradd --uid=30 -g shop -s /bin/false app', [['app', 30, 20]]],
  ['useradd -u 30 -g 40 app', [['app', 30, 40]]],
  ['addgroup -S -g 20 shop && adduser -S -D -H -u 30 -G shop app', [['app', 30, 20]]],
  ['adduser --system --uid 30 --gid 40 --gecos "" app', [['app', 30, 40]]],
  ['adduser app shop', []],
  ['useradd $NAME', []],
  ['useradd app && userdel app', []],
  ['if true; then useradd app; fi', []],
  ['echo useradd app', []],
])('%s', (run, users) => {
  expect(usersOf(run)).toEqual(users);
});
