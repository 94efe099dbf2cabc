import { beforeAll, expect, it } from 'vitest';
import { transforms } from '../../../transforms/index.ts';
import { folderWith } from '../../cli/harness.ts';
import { buildStandIn, standInOptions } from '../standins.ts';
import { unexpected, verify, withEngine } from './harness.ts';

const files = {
  Dockerfile: `FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*
COPY job.sh /job.sh
CMD ["sh", "/job.sh"]
`,
  'job.sh': 'echo {} | jq .\n',
};

withEngine('slim bases', (engine) => {
  if (engine.name !== 'docker') return;
  beforeAll(() => buildStandIn(engine, 'debian', ['slim']), 300_000);

  it('debian with packages of its own', async () => {
    const { outcome, files: reported } = await verify(
      folderWith(files),
      [...['--only', 'use-slim-base', '--smoke', 'sh /job.sh'], ...standInOptions(['debian:bookworm-slim'], 'debian')],
      transforms,
    );
    const [file] = reported;
    if (!file?.before || !file.after) throw new Error(`${outcome.stderr}${JSON.stringify(file)}`);
    expect({ unexpected: unexpected(file), status: file.status, transforms: file.transforms }).toEqual({
      unexpected: [],
      status: 'verified',
      transforms: ['use-slim-base'],
    });
  });
});
