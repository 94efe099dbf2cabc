import { describe, it } from 'vitest';
import { packaged } from '../../../src/cli/dependencies.ts';
import type { Engine } from '../../../src/verify/engine.ts';
import { findEngine } from '../../../src/verify/find-engine.ts';
import type { AnyTransform } from '../../../src/transform/index.ts';
import { imgfix, type Outcome } from '../../cli/harness.ts';

const found = await findEngine({});

/** The engine that DOCKER_HOST and PATH give. */
export const engine: Engine | undefined = 'problem' in found ? undefined : found;

/** Tests that need an engine; without one they are skipped with a line that nobody overlooks, and fail where CI asks for them. */
export const withEngine = (name: string, tests: (engine: Engine) => void): void => {
  if (engine) {
    describe(name, { timeout: 600_000 }, () => tests(engine));
    return;
  }
  const problem = 'problem' in found ? found.problem : '';
  if (process.env['IMGFIX_REQUIRE_ENGINE'] === 'true') {
    it(name, () => {
      throw new Error(`${problem}, and IMGFIX_REQUIRE_ENGINE asks for one`);
    });
  } else {
    console.warn(`\n!!! SKIPPED: ${name}: ${problem}. Start docker or podman to run these tests.\n`);
    it.skip(name);
  }
};

/** What the JSON report says of a file, as far as tests ask. */
export interface Reported {
  readonly path: string;
  readonly status: string;
  readonly failure: string | null;
  readonly transforms: readonly string[];
  readonly before: ReportedSide | null;
  readonly after: ReportedSide | null;
  readonly differences: readonly {
    readonly kind: string;
    readonly change: string;
    readonly subject: string;
    readonly detail: string;
    readonly expected?: string;
  }[];
  readonly touched: string | null;
  readonly remarks: readonly string[];
  readonly culprit: { readonly transform: string; readonly step: number; readonly lines: readonly number[] } | null;
}

interface ReportedSide {
  readonly bytes: number;
  readonly layers: readonly { readonly bytes: number; readonly createdBy: string }[];
  readonly wasted: { readonly bytes: number; readonly paths: readonly { readonly path: string }[] };
  readonly packages: number;
  readonly coldSeconds: number | null;
  readonly rebuild: {
    readonly seconds: number;
    readonly steps: readonly { readonly name: string; readonly cached: boolean }[];
  } | null;
}

/**
 * Runs `imgfix verify` on one folder. The network is that of the host, which every engine on Linux can give, and what is
 * cached stays for the next test.
 */
export const verify = async (
  folder: string,
  options: readonly string[],
  transforms: readonly AnyTransform[],
): Promise<{ readonly outcome: Outcome; readonly files: readonly Reported[] }> => {
  const argv = ['verify', '--network', 'host', '--keep-cache', '--quiet', '--format', 'json', ...options];
  const catalogue = packaged.catalogue.bind(packaged);
  const outcome = await imgfix(folder, argv, { transforms, catalogue });
  const files = !outcome.stdout.startsWith('{')
    ? []
    : (JSON.parse(outcome.stdout) as { files: readonly Reported[] }).files;
  return { outcome, files };
};

/** What no transform announced. */
export const unexpected = ({ differences }: Reported): string[] =>
  differences
    .filter((one) => one.expected === undefined)
    .map(({ kind, change, subject, detail }) => `${kind} ${change} ${subject} ${detail}`);
