import type { AnyTransform } from '../src/transform/index.ts';
import addAptUpdate from './add-apt-update.ts';
import addAssumeYes from './add-assume-yes.ts';
import addCopyChown from './add-copy-chown.ts';
import addDockerignore from './add-dockerignore.ts';
import addNoInstallRecommends from './add-no-install-recommends.ts';
import addNonRootUser from './add-non-root-user.ts';
import addPipefail from './add-pipefail.ts';
import addUseraddNoLogInit from './add-useradd-no-log-init.ts';
import copyManifestsFirst from './copy-manifests-first.ts';
import mergeRuns from './merge-runs.ts';
import movePackageInstallsUp from './move-package-installs-up.ts';
import pinBaseImage from './pin-base-image.ts';
import removeAptUpgrade from './remove-apt-upgrade.ts';
import removeDevDependencies from './remove-dev-dependencies.ts';
import removePackageCaches from './remove-package-caches.ts';
import removeRedundantPlatform from './remove-redundant-platform.ts';
import removeSecrets from './remove-secrets.ts';
import removeShadowedInstructions from './remove-shadowed-instructions.ts';
import removeSudo from './remove-sudo.ts';
import replaceAddWithCopy from './replace-add-with-copy.ts';
import replaceAptWithAptGet from './replace-apt-with-apt-get.ts';
import replaceLegacyEnv from './replace-legacy-env.ts';
import replaceMaintainer from './replace-maintainer.ts';
import setCopyChown from './set-copy-chown.ts';
import sortPackages from './sort-packages.ts';
import useAbsoluteWorkdir from './use-absolute-workdir.ts';
import useAddForArchive from './use-add-for-archive.ts';
import useAlpineBase from './use-alpine-base.ts';
import useConsistentCasing from './use-consistent-casing.ts';
import useExecForm from './use-exec-form.ts';
import useFrozenLockfile from './use-frozen-lockfile.ts';
import useSlimBase from './use-slim-base.ts';

/**
 * THE list: the order here is the order in which they run. Bases first (they decide the package manager), then pins of
 * what was chosen, then what each instruction and command says (apt-get before the options that only it is given, sudo
 * before the RUNs it stands in are merged), COPY before merging (its RUNs are still apart), packages once per merged RUN,
 * USER last.
 */
export const transforms: readonly AnyTransform[] = [
  useAlpineBase,
  useSlimBase,
  pinBaseImage,
  useConsistentCasing,
  replaceMaintainer,
  replaceLegacyEnv,
  removeRedundantPlatform,
  useAbsoluteWorkdir,
  removeShadowedInstructions,
  useExecForm,
  removeSecrets,
  useAddForArchive,
  replaceAddWithCopy,
  setCopyChown,
  addCopyChown,
  replaceAptWithAptGet,
  removeSudo,
  addAssumeYes,
  addUseraddNoLogInit,
  removeAptUpgrade,
  useFrozenLockfile,
  removeDevDependencies,
  copyManifestsFirst,
  movePackageInstallsUp,
  addDockerignore,
  mergeRuns,
  addPipefail,
  addAptUpdate,
  addNoInstallRecommends,
  sortPackages,
  removePackageCaches,
  addNonRootUser,
];
