import { expect, it } from 'vitest';
import { readBuildahLog, readBuildKitLog } from '../../src/verify/progress.ts';
import { redactor } from '../../src/verify/redact.ts';
import { smokeWords } from '../../src/verify/probes.ts';
import { bytes, seconds, share } from '../../src/verify/units.ts';

const buildkit = `#0 building with "default" instance using docker driver

#1 [internal] load build definition from Dockerfile
#1 DONE 0.0s

#4 [build 1/3] FROM docker.io/library/debian:bookworm
#4 CACHED

#5 [build 2/3] COPY package.json .
#5 CACHED

#6 [build 3/3] RUN npm ci
#6 0.342 added 1 package
#6 1.400 npm error
#6 DONE 0.4s

#7 [stage-1 2/2] RUN false
#7 0.1 about to fail
#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1
------
 > [stage-1 2/2] RUN false:
------
ERROR: failed to solve: process "/bin/sh -c false" did not complete successfully: exit code: 1
`;

it('reads what BuildKit prints: steps, what was cached, why it failed', () => {
  const log = readBuildKitLog(buildkit);
  expect(log.steps).toEqual([
    { name: '[build 2/3] COPY package.json .', cached: true, seconds: undefined },
    { name: '[build 3/3] RUN npm ci', cached: false, seconds: 0.4 },
    { name: '[stage-1 2/2] RUN false', cached: false, seconds: undefined },
  ]);
  expect(log.tail).toEqual([
    'about to fail',
    'ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1',
  ]);
  expect(readBuildKitLog('ERROR: failed to solve: nope\n').tail).toEqual(['ERROR: failed to solve: nope']);
});

it('reads what podman prints', () => {
  const log = readBuildahLog(
    '[1/2] STEP 1/2: FROM debian\n[1/2] STEP 2/2: RUN a\n--> Using cache abc\n--> abc\n[2/2] STEP 2/2: COPY . .\nError: no\n',
  );
  expect(log.steps.map(({ name, cached }) => [name, cached])).toEqual([
    ['[[1/2] 2/2] RUN a', true],
    ['[[2/2] 2/2] COPY . .', false],
  ]);
  expect(log.tail).toEqual(['Error: no']);
});

it('takes the values of build arguments out of texts, also encoded ones, and leaves short harmless ones', () => {
  const redact = redactor(
    [
      { name: 'NPM_TOKEN', value: 'a/b+c d' },
      { name: 'PIN', value: '1' },
      { name: 'DB_PASSWORD', value: 'abc' },
      { name: 'FROM_ENV', value: undefined },
    ],
    { FROM_ENV: 'line one\nline two' },
  );
  expect(redact('x a/b+c d y a%2Fb%2Bc%20d z YS9iK2MgZA== 1 abc')).toBe('x *** y *** z ***== 1 ***');
  expect(redact('has line two in it')).toBe('has *** in it');
});

it('reads smoke commands', () => {
  expect(smokeWords('node --version')).toEqual(['/bin/sh', '-c', 'node --version']);
  expect(smokeWords('["/app", "-v"]')).toEqual(['/app', '-v']);
  expect(() => smokeWords('[ -f /x ]')).not.toThrow();
  expect(smokeWords('[ -f /x ]')).toEqual(['/bin/sh', '-c', '[ -f /x ]']);
});

it('prints figures for people', () => {
  expect([0, 999, 1000, 99_950, 426_700_000, 1.5e9].map(bytes)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '100.0 kB',
    '427 MB',
    '1.5 GB',
  ]);
  expect([0.04, 12.34, 125].map(seconds)).toEqual(['0.0 s', '12.3 s', '2 min 5 s']);
  expect([share(427, 323), share(100, 104), share(1, 1)]).toEqual(['−24 %', '+4.0 %', '']);
});
