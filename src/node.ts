/** What only Node can give to `rewrite`: the packaged facts about official images, and a build context on disk. */
export { openPackageCatalogue, packageShards, shardsIn } from './knowledge/catalogue/node.ts';
export { checkContext, contextFor, openContext, type ContextChoice, type ContextRequest } from './project/context.ts';
export { discover, type Discovered, type DiscoverOptions } from './project/discover.ts';
export { readLockFile, type LockFile } from './project/lock-file.ts';
export { pinsFrom } from './registry/pins.ts';
export { readSource, writeSource, type SourceFile } from './project/files.ts';
export { decode, encode, type Encoding } from './text/encoding.ts';
