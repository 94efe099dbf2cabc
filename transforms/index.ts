import type { AnyTransform } from '../src/transform/index.ts';
import addAptUpdate from './add-apt-update.ts';
import addNoInstallRecommends from './add-no-install-recommends.ts';
import addNonRootUser from './add-non-root-user.ts';
import copyManifestsFirst from './copy-manifests-first.ts';
import mergeRuns from './merge-runs.ts';
import pinBaseImage from './pin-base-image.ts';
import removePackageCaches from './remove-package-caches.ts';
import useAlpineBase from './use-alpine-base.ts';

/**
 * THE list: the order here is the order in which they run. Bases first (they decide the package manager), then pins of
 * what was chosen, COPY before merging (its RUNs are still apart), packages once per merged RUN, USER last.
 */
export const transforms: readonly AnyTransform[] = [
  useAlpineBase,
  pinBaseImage,
  copyManifestsFirst,
  mergeRuns,
  addAptUpdate,
  addNoInstallRecommends,
  removePackageCaches,
  addNonRootUser,
];
