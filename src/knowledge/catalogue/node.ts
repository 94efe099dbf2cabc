import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { openCatalogue, type Catalogue, type ReadShard } from './index.ts';

/** A reader of the package's own data folder, which is `./data/` beside this module and beside the bundle alike. */
export function packageShards(base: string = import.meta.url): ReadShard {
  return shardsIn(findDataFolder(base));
}

/** A reader of a folder that `scripts/build-catalogue.ts` has written. What is asked for most lies there unpacked. */
export function shardsIn(folder: URL): ReadShard {
  return (name) => {
    const plain = new URL(name.endsWith('.json') ? name : `${name}.bin`, folder);
    if (existsSync(plain)) return readFileSync(plain);
    const packed = new URL(`${name}.br`, folder);
    return existsSync(packed) ? brotliDecompressSync(readFileSync(packed)) : undefined;
  };
}

/** Opens the catalogue on the package's own data. */
export function openPackageCatalogue(): Catalogue {
  return openCatalogue(packageShards());
}

function findDataFolder(base: string): URL {
  // The bundle may lie in a folder below dist/ (dist/chunks/…), so one step up is looked at as well.
  const candidates = ['./data/', '../data/'].map((path) => new URL(path, base));
  const found = candidates.find((folder) => existsSync(new URL('manifest.json', folder)));
  if (found === undefined) {
    throw new Error(`The catalogue of official images is missing beside ${fileURLToPath(base)}.`);
  }
  return found;
}
