/** The one door for transforms: the contract, the model, what may be asked and what may be edited. */
export {
  defineTransform,
  levels,
  type AnyTransform,
  type Context,
  type Finding,
  type Fix,
  type Goal,
  type Level,
  type Preset,
  type Transform,
} from './contract.ts';
export type { BuildContext } from './context.ts';
export type { Edit, Span } from '../text/span.ts';
export {
  descendantsOf,
  isWindowsStage,
  parentOf,
  parseReference,
  rootOf,
  shellInForce,
  userInForce,
  workdirInForce,
  type Argument,
  type Dockerfile,
  type ImageReference,
  type Instruction,
  type Stage,
} from '../dockerfile/index.ts';
export {
  allCommandsOf,
  commandsOf,
  type List,
  type Script,
  type SimpleCommand,
  type Statement,
  type Word,
} from '../shell/index.ts';
export { extendChain, startChain, type Barrier, type Chain, type Link } from '../query/chain.ts';
export { effectsOf, type Effects } from '../query/effects.ts';
export { unwrap, type Invocation } from '../query/invocation.ts';
export { startedPrograms, visibleNeeds } from '../query/needs.ts';
export { installedBy, packageNames, type PackageNames } from '../query/package-names.ts';
export { distributionOf, isUpTo, type Releases } from '../query/release.ts';
export { everyPackageCommand, packageCommands, type PackageCommand } from '../query/packages.ts';
export { keepsArchives, recommendsChoice, recommendsConfigured, usesSnapshot } from '../query/apt-configuration.ts';
export { appendCommand, type AppendObstacle } from '../edit/append-command.ts';
export {
  canRunAgain,
  cleansAfter,
  earlierInstructions,
  foreignScript,
  isApt,
  isMounted,
  laterInstructions,
  laterListReader,
  removesCache,
} from '../query/caches.ts';
export { cleanupOf, filledCaches, fillsCache, isReadAgain, movedElsewhere, switchedOff } from '../query/cleanup.ts';
export { cachesAreClean, installedEarlier, needlessForApk, onlyCleans, onlyFetchesLists } from '../query/idle-runs.ts';
export { installWithoutUpdate, listOrigin, updateFor, type ListOrigin } from '../query/apt-lists.ts';
export { leftArchives, type LeftArchive } from '../query/archives.ts';
export { provenYarnOne } from '../query/yarn.ts';
export { runCommands, type RunCommand } from '../query/nested.ts';
export { prependCommand, type PrependObstacle } from '../edit/prepend-command.ts';
export { removeInstruction } from '../edit/remove-instruction.ts';
export { removeCommand } from '../edit/remove-command.ts';
export { ignoredBy, imageStages, pragmaAbove } from '../query/stages.ts';
export { changesOften, isSlow } from '../query/changes-often.ts';
export { isFreshForEachRun, mountsOf, type Mount } from '../query/mounts.ts';
export { crossingIn, relatedParts, rowsOf, runsAsRoot, type Crossing } from '../query/run-groups.ts';
export { imageUses, type ImageUse } from '../query/image-references.ts';
export { soleArgument, type SoleArgument } from '../query/sole-argument.ts';
export { baseImageOf } from '../query/base-image.ts';
export { accountsOf } from '../query/created-users.ts';
export { exposedPorts, looksLikeServer, privilegedPort, type PrivilegedPort } from '../query/ports.ts';
export { chooseUser, describeUser, existsAt, namesRoot, type RunUser } from '../query/run-user.ts';
export {
  copiesOf,
  instructionsOf,
  kindsInPackageScript,
  kindsInScript,
  programKind,
  startOf,
  type ProgramKind,
  type Start,
} from '../query/start-command.ts';
export {
  mayHide,
  namesOtherData,
  needsRootHome,
  outputOutside,
  ownDirectories,
  readableByRootOnly,
  touchesPaths,
  volumesOf,
} from '../query/writes.ts';
export { setUser } from '../edit/set-user.ts';
export { fitsAlpine } from '../query/alpine-fit.ts';
export type { Misfit } from '../query/alpine-scene.ts';
export { aptToApk } from '../edit/apt-to-apk.ts';
export { joinRuns, type RunPart } from '../edit/join-runs.ts';
export {
  insertAfter,
  insertIntoList,
  insertLineBehind,
  insertLinesBefore,
  removeWord,
  replace,
} from '../edit/words.ts';
export { meansTheSameAt, readCopy, type Copy } from '../query/copies.ts';
export { installsBehind, type EarlyInstalls } from '../query/install-order.ts';
export { installedBefore, installsIn, readsProject } from '../query/installs.ts';
export { manifestCopies } from '../query/manifest-copies.ts';
export { copiedFolder, isSystemPlace } from '../query/project-files.ts';
export { insertAbove, moveBelow } from '../edit/move-below.ts';
