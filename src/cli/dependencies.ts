import type { Catalogue } from '../knowledge/catalogue/index.ts';
import type { AnyTransform } from '../transform/contract.ts';

/** An example of what a transform does. */
export interface Example {
  /** `Dockerfile` if it is left out. */
  readonly path?: string;
  /** Left out for a new file. */
  readonly before?: string;
  readonly after: string;
}

/** What a run works with; tests put their own transforms here. Each part is loaded when it is first needed. */
export interface Dependencies {
  transforms(): Promise<readonly AnyTransform[]>;
  catalogue(): Promise<Catalogue>;
  version(): Promise<string>;
  /** The case that documents a transform; undefined if there is none. */
  example(name: string): Promise<Example | undefined>;
}

/** The package's own transforms, facts and examples. */
export const packaged: Dependencies = {
  transforms: async () => (await import('../../transforms/index.ts')).transforms,
  catalogue: async () => (await import('../knowledge/catalogue/node.ts')).openPackageCatalogue(),
  version: async () => (await import('./package-files.ts')).packageVersion(),
  example: async (name) => (await import('./package-files.ts')).packageExample(name),
};
