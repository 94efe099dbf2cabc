import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { openCatalogue, type Catalogue, type ReadShard } from './index.ts';

/** A reader of the package's own data folder, which is `./data/` beside this module and beside the bundle alike. */
export function packageShards(base: string = import.meta.url): ReadShard {
  return shardsIn(findDataFolder(base));
}

/** A reader of a folder that `scripts/build-catalogue.ts` has written. */
export function shardsIn(folder: URL): ReadShard {
  return (name) => {
    const packed = !name.endsWith('.json');
    const file = new URL(packed ? `${name}.br` : name, folder);
    if (!existsSync(file)) return undefined;
    const bytes = readFileSync(file);
    return packed ? brotliDecompressSync(bytes) : bytes;
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
