/** The one door for transforms: the contract, the model, what may be asked and what may be edited. */
export {
  defineTransform,
  levels,
  type AnyTransform,
  type Context,
  type Estimate,
  type FileFinding,
  type Finding,
  type Fix,
  type Goal,
  type Level,
  type Preset,
  type SharedContext,
  type Transform,
} from './contract.ts';
export type { BuildContext, Pin, Pins } from './context.ts';
export type { Limit } from './limit.ts';
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
export { isToldPassword, unwrap, type Invocation } from '../query/invocation.ts';
export { startedPrograms, visibleNeeds } from '../query/needs.ts';
export { autoRemovalBehind } from '../query/auto-removal.ts';
export { installedBy, installedUpTo, packageNames, type PackageNames } from '../query/package-names.ts';
export { distributionOf, isUpTo, type Releases } from '../query/release.ts';
export { everyPackageCommand, isApt, packageCommands, type PackageCommand } from '../query/packages.ts';
export { keepsArchives, recommendsChoice, recommendsConfigured, usesSnapshot } from '../query/apt-configuration.ts';
export { appendCommand, type AppendObstacle } from '../edit/append-command.ts';
export {
  canRunAgain,
  cleansAfter,
  earlierInstructions,
  foreignScript,
  isMounted,
  isUnconditional,
  laterInstructions,
  removesCache,
} from '../query/caches.ts';
export {
  cleanupOf,
  filledCaches,
  fillsCache,
  isReadAgain,
  movedElsewhere,
  onlyDownloads,
  switchedOff,
} from '../query/cleanup.ts';
export {
  fetchesFileNames,
  isAskedForLater,
  isFilledByCopy,
  laterListReader,
  needsCacheFiles,
  readsIndexLater,
} from '../query/cache-readers.ts';
export {
  cachesAreClean,
  deletesApkCache,
  installedEarlier,
  needlessForApk,
  onlyCleans,
  onlyFetchesLists,
} from '../query/idle-runs.ts';
export { installWithoutUpdate, listOrigin, updateFor, type ListOrigin } from '../query/apt-lists.ts';
export { aptListsOnce, installedAnyway, recommendsIn, type LeanInstall } from '../query/estimates.ts';
export { leftArchives, type LeftArchive } from '../query/archives.ts';
export { provenYarnOne } from '../query/yarn.ts';
export { runCommands, type RunCommand } from '../query/nested.ts';
export { prependCommand, type PrependObstacle } from '../edit/prepend-command.ts';
export { removeInstruction } from '../edit/remove-instruction.ts';
export { removeCommand } from '../edit/remove-command.ts';
export { ignoredBy, imageStages, isNamedAbove, pragmaAbove, startedStages } from '../query/stages.ts';
export { changesOften, isSlow } from '../query/changes-often.ts';
export { isFreshForEachRun, mountsOf, type Mount } from '../query/mounts.ts';
export { crossingIn, relatedParts, rowsOf, runsAsRoot, type Crossing } from '../query/run-groups.ts';
export { imageUses, type ImageUse } from '../query/image-references.ts';
export { soleArgument, type SoleArgument } from '../query/sole-argument.ts';
export { pinReference, type PinObstacle, type PinTarget } from '../edit/pin-reference.ts';
export { argumentsOf, baseImageOf, isAction, mayBeOther } from '../query/base-image.ts';
export { accountsIn, accountsOf } from '../query/created-users.ts';
export { exposedPorts, looksLikeServer, describePort, privilegedPort, type PrivilegedPort } from '../query/ports.ts';
export { chooseUser, describeUser, existsAt, namesRoot, type RunUser } from '../query/run-user.ts';
export {
  copiesOf,
  instructionsOf,
  mayComeFromContext,
  programKind,
  textOfFile,
  startOf,
  type ProgramKind,
  type Start,
} from '../query/start-command.ts';
export { kindsOf, portsInPackageScripts, throughScript } from '../query/start-script.ts';
export {
  mayHide,
  namesOtherData,
  needsRootHome,
  outputOutside,
  ownDirectories,
  rootPackage,
  readableByRootOnly,
  touchesPaths,
  volumesOf,
} from '../query/writes.ts';
export { handedOver } from '../query/handed-over.ts';
export { mayUseHome, npmDownloadToHome } from '../query/home-use.ts';
export { passwdFile } from '../edit/passwd-file.ts';
export { setUser } from '../edit/set-user.ts';
export { doubtsAboutFiles, doubtsAboutCompose, doubtsAboutStart, doubtsAboutUser } from '../query/user-doubts.ts';
export { composeDemand, composeUsers, composeUses, type ComposeUse } from '../query/compose.ts';
export { movePorts, type PortMove } from '../query/port-move.ts';
export { lowPorts, ownServer, setupCommands, type OwnServer } from '../query/server-setup.ts';
export { toPairForm, type PairObstacle } from '../edit/pair-form.ts';
export { quoteLiteral } from '../edit/literal-value.ts';
export { stageNames, type StageName } from '../query/stage-names.ts';
export { everyPipelineOf, isFed, isRead, pipelinesOf } from '../query/pipelines.ts';
export { workdirText } from '../query/workdir.ts';
export { allCommandsIn, mentions } from '../query/commands.ts';
export { toExecForm } from '../edit/exec-form.ts';
export { isQuotedCommand, literalCommand, type LiteralCommand } from '../query/literal-command.ts';
export { leadingCommands } from '../query/leading.ts';
export { removeLeading } from '../edit/remove-leading.ts';
export { attributeChange, attributeWords, type AttributeChange } from '../query/file-attributes.ts';
export {
  copiedPaths,
  copiesAbove,
  hasParent,
  isNewFolder,
  mayBeFolder,
  type CopiedPath,
} from '../query/copied-paths.ts';
export { insertFlag, insertInstructionsBefore } from '../edit/insert-instructions.ts';
export { startScript } from '../edit/start-script.ts';
export { bearsPipefail, losesDownload, pipefailWay, worksInBash } from '../query/pipe-failures.ts';
export { unreadApt, type Unread } from '../query/unread-installs.ts';
export { unpacking, type Unpacking } from '../query/unpacking.ts';
export { leaksIn, runsThatUse, type Leak } from '../query/secrets.ts';
export { copyAsUser, writtenBy } from '../query/written-copies.ts';
export type { Misfit } from '../query/alpine-scene.ts';
export { alpineTagFor, type AlpineTag } from '../edit/alpine-tag.ts';
export { moveToAlpine, readyImageOf, type AlpineMove, type MoveRequest } from '../edit/move-to-alpine.ts';
export { jreTags, slimTags, smallerTag } from '../edit/slim-tag.ts';
export { fitsSlim } from '../query/slim-fit.ts';
export { isForLinux } from '../query/linux-only.ts';
export { givesOwnFiles } from '../query/own-files.ts';
export { fitsJre } from '../query/jre-fit.ts';
export { installWithApt } from '../edit/install-with-apt.ts';
export { joinRuns, type RunPart } from '../edit/join-runs.ts';
export {
  insertAfter,
  insertIntoList,
  insertLineBehind,
  insertLinesBefore,
  removeWord,
  replace,
  textFor,
} from '../edit/words.ts';
export { contextPath, meansTheSameAt, placeIn, readCopy, samePlace, type Copy, type Place } from '../query/copies.ts';
export { installsBehind, type EarlyInstalls } from '../query/install-order.ts';
export { installsForDevelopment, productionForm } from '../query/production-install.ts';
export { frozenForm, isFallback, mayChangeLock } from '../query/frozen-install.ts';
export { installedBefore, installsIn, readsProject } from '../query/installs.ts';
export { manifestCopies } from '../query/manifest-copies.ts';
export { copiedFolder, isSystemPlace } from '../query/project-files.ts';
export { moveSourcesBehind } from '../edit/move-sources.ts';
export {
  feedsLaterInstall,
  installsSystemPackages,
  mayMatterToPackages,
  readsArgument,
} from '../query/system-installs.ts';
export {
  contextSources,
  findNamed,
  isCopiedByName,
  isGitIgnored,
  isNamed,
  isNamedByScripts,
  stageBuilds,
  stageInstalls,
  versionControlReader,
  type ContextSource,
} from '../query/shared-context.ts';
export { exceptionsFor } from '../query/ignore-exceptions.ts';
export { isBuiltFolder } from '../query/made-folders.ts';
export { moveAbove } from '../edit/move-above.ts';
