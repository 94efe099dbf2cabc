/** A rule of another tool, and why imgfix does not rewrite what it finds. */
export interface Rule {
  readonly tool: 'hadolint' | 'buildkit';
  readonly id: string;
  /** What it asks for, in few words. */
  readonly says: string;
  /** Undefined: a transform names it among its equivalents. */
  readonly outOfScope?: string;
  /** The transform mostly only says it. */
  readonly noted?: true;
}

const versions = 'imgfix never invents a version; a lock file or a renewing tool should name it';
const refused = 'the builder refuses it, and what was meant is not in the file';
const policy = 'which labels an image has is the choice of each project';
const mounts = 'a cache mount changes what a build keeps on the builder; imgfix keeps caches out of the image instead';

/** Rules of hadolint itself; those of ShellCheck (`SC…`) are about shell text. Source: https://github.com/hadolint/hadolint#rules. */
const hadolint: Readonly<Record<string, Omit<Rule, 'tool' | 'id'>>> = {
  DL1001: { says: 'no ignore comments', outOfScope: 'whether to allow them is the choice of each project' },
  DL3000: { says: 'absolute WORKDIR' },
  DL3001: {
    says: 'no commands that make no sense in a container',
    outOfScope: 'what was meant by them is not in the file',
  },
  DL3002: { says: 'the last user is not root' },
  DL3003: {
    says: 'WORKDIR instead of cd',
    outOfScope: 'cd holds for one RUN, WORKDIR for all that follow and for the container',
  },
  DL3004: { says: 'no sudo' },
  DL3005: { says: 'no apt-get dist-upgrade' },
  DL3006: { says: 'a tag on every image' },
  DL3007: { says: 'no latest' },
  DL3008: { says: 'versions of apt packages', outOfScope: versions },
  DL3009: { says: 'no apt lists left behind' },
  DL3010: { says: 'ADD for archives' },
  DL3011: { says: 'valid ports', outOfScope: refused },
  DL3012: { says: 'one HEALTHCHECK' },
  DL3013: { says: 'versions of Python packages', outOfScope: versions },
  DL3014: { says: 'apt-get with -y' },
  DL3015: { says: 'no recommended packages' },
  DL3016: { says: 'versions of npm packages', outOfScope: versions },
  DL3017: { says: 'no apk upgrade' },
  DL3018: { says: 'versions of apk packages', outOfScope: versions },
  DL3019: { says: 'apk with --no-cache' },
  DL3020: { says: 'COPY instead of ADD for files' },
  DL3021: { says: 'a slash behind the folder of a COPY with several sources', outOfScope: refused },
  DL3022: {
    says: 'COPY --from names a stage',
    outOfScope: 'copying from an image is meant as often; pin-base-image pins that image',
  },
  DL3023: { says: 'COPY --from does not name its own stage', outOfScope: refused },
  DL3024: { says: 'unique names of stages', outOfScope: 'which of them a reference means would have to change' },
  DL3025: { says: 'CMD and ENTRYPOINT as JSON' },
  DL3026: { says: 'allowed registries only', outOfScope: 'which registries are allowed is the choice of each project' },
  DL3027: { says: 'apt-get instead of apt' },
  DL3028: { says: 'versions of gems', outOfScope: versions },
  DL3029: {
    says: 'no --platform',
    outOfScope:
      'a constant platform is often the only one there is; remove-redundant-platform removes what says nothing',
  },
  DL3030: { says: 'yum with -y' },
  DL3031: { says: 'no yum update' },
  DL3032: { says: 'yum clean all' },
  DL3033: { says: 'versions of yum packages', outOfScope: versions },
  DL3034: { says: 'zypper with -y' },
  DL3035: { says: 'no zypper dist-upgrade' },
  DL3036: { says: 'zypper clean' },
  DL3037: { says: 'versions of zypper packages', outOfScope: versions },
  DL3038: { says: 'dnf with -y' },
  DL3039: { says: 'no dnf update' },
  DL3040: { says: 'dnf clean all' },
  DL3041: { says: 'versions of dnf packages', outOfScope: versions },
  DL3042: { says: 'pip with --no-cache-dir' },
  DL3043: { says: 'no FROM, ONBUILD, MAINTAINER in ONBUILD', outOfScope: refused },
  DL3044: { says: 'no variable used in the ENV that defines it', outOfScope: 'the value of before may be meant' },
  DL3045: {
    says: 'no COPY to a relative path without WORKDIR',
    outOfScope: 'where the base image starts is not in the file',
  },
  DL3046: { says: 'useradd with -l for a high number' },
  DL3047: { says: 'wget with --progress', outOfScope: 'it changes the log of a build and nothing in the image' },
  DL3048: { says: 'valid keys of labels', outOfScope: policy },
  DL3049: { says: 'labels that must be there', outOfScope: policy },
  DL3050: { says: 'no other labels', outOfScope: policy },
  DL3051: { says: 'no empty label', outOfScope: policy },
  DL3052: { says: 'a label that is an address', outOfScope: policy },
  DL3053: { says: 'a label that is a time', outOfScope: policy },
  DL3054: { says: 'a label that is a licence', outOfScope: policy },
  DL3055: { says: 'a label that is a commit', outOfScope: policy },
  DL3056: { says: 'a label that is a version', outOfScope: policy },
  DL3057: { says: 'a HEALTHCHECK', outOfScope: 'how to tell that the program is well is not in the file' },
  DL3058: { says: 'a label that is an e-mail address', outOfScope: policy },
  DL3059: { says: 'no RUNs in a row' },
  DL3060: { says: 'yarn cache clean' },
  DL3061: { says: 'FROM, ARG or a comment first', outOfScope: refused },
  DL3062: { says: 'versions of go install', outOfScope: versions },
  DL3063: { says: 'no reserved word as the name of a stage', outOfScope: 'another name is the author’s to choose' },
  DL3064: { says: 'no credentials in ARG and ENV', noted: true },
  DL3065: { says: 'no --platform=$TARGETPLATFORM' },
  DL3066: {
    says: 'a number as USER',
    outOfScope: 'which number a name has is in the image; add-non-root-user writes numbers itself',
  },
  DL3067: { says: 'no copy of a whole file system from a stage', outOfScope: 'it is how images are squashed' },
  DL3068: { says: 'a cache mount for npm', outOfScope: mounts },
  DL3069: { says: 'a cache mount for cargo', outOfScope: mounts },
  DL3070: { says: 'a cache mount for Go', outOfScope: mounts },
  DL3071: { says: 'a cache mount for Maven', outOfScope: mounts },
  DL3072: { says: 'a cache mount for Gradle', outOfScope: mounts },
  DL3073: { says: 'a cache mount for Composer', outOfScope: mounts },
  DL3074: { says: 'a cache mount for NuGet', outOfScope: mounts },
  DL3075: { says: 'a cache mount for pnpm', outOfScope: mounts },
  DL3076: { says: 'a cache mount for Mix', outOfScope: mounts },
  DL3077: { says: 'a cache mount for gems', outOfScope: mounts },
  DL4000: { says: 'no MAINTAINER' },
  DL4001: { says: 'wget or curl, not both', outOfScope: 'their options do not translate into each other one to one' },
  DL4003: { says: 'one CMD' },
  DL4004: { says: 'one ENTRYPOINT' },
  DL4005: {
    says: 'SHELL instead of a link over /bin/sh',
    outOfScope: 'the link also holds for scripts, SHELL does not',
  },
  DL4006: { says: 'pipefail where a RUN has a pipe' },
  DL4007: {
    says: 'no COPY of the whole context',
    outOfScope: 'which files the image needs is not in the file; .dockerignore is the place to say it',
  },
};

/** BuildKit's build checks. Source: https://docs.docker.com/reference/build-checks/. */
const buildkit: Readonly<Record<string, Omit<Rule, 'tool' | 'id'>>> = {
  StageNameCasing: { says: 'names of stages in lower case' },
  FromAsCasing: { says: 'AS in the case of FROM' },
  NoEmptyContinuation: {
    says: 'no blank line inside a continuation',
    outOfScope: 'spacing is the author’s, and imgfix keeps it',
  },
  ConsistentInstructionCasing: { says: 'instructions in one case' },
  DuplicateStageName: {
    says: 'unique names of stages',
    outOfScope: 'which of them a reference means would have to change',
  },
  ReservedStageName: {
    says: 'no reserved word as the name of a stage',
    outOfScope: 'another name is the author’s to choose',
  },
  JSONArgsRecommended: { says: 'CMD and ENTRYPOINT as JSON' },
  MaintainerDeprecated: { says: 'no MAINTAINER' },
  UndefinedArgInFrom: { says: 'FROM uses declared arguments only', outOfScope: 'what was meant is not in the file' },
  WorkdirRelativePath: { says: 'absolute WORKDIR' },
  UndefinedVar: { says: 'defined variables only', outOfScope: 'what was meant is not in the file' },
  MultipleInstructionsDisallowed: { says: 'one CMD, ENTRYPOINT, HEALTHCHECK' },
  LegacyKeyValueFormat: { says: 'ENV and LABEL with an equals sign' },
  RedundantTargetPlatform: { says: 'no --platform=$TARGETPLATFORM' },
  SecretsUsedInArgOrEnv: { says: 'no credentials in ARG and ENV', noted: true },
  InvalidDefaultArgInFrom: {
    says: 'defaults that make a valid image reference',
    outOfScope: 'which image is meant is not in the file',
  },
  FromPlatformFlagConstDisallowed: {
    says: 'no constant --platform',
    outOfScope: 'a constant platform is often the only one there is',
  },
  CopyIgnoredFile: {
    says: 'no COPY of what .dockerignore excludes',
    outOfScope: 'which of the two files is wrong is not in them',
  },
  InvalidDefinitionDescription: {
    says: 'descriptions in comments above stages and arguments',
    outOfScope: 'comments are the author’s, and imgfix keeps them',
  },
  ExposeProtoCasing: { says: 'protocols of EXPOSE in lower case' },
  ExposeInvalidFormat: {
    says: 'no address and no host port in EXPOSE',
    outOfScope: 'what was meant by them belongs where the container is started',
  },
};

const listed = (tool: Rule['tool'], rules: Readonly<Record<string, Omit<Rule, 'tool' | 'id'>>>): Rule[] =>
  Object.entries(rules).map(([id, rule]) => ({ tool, id, ...rule }));

/** All rules of hadolint and all checks of BuildKit. */
export const rules: readonly Rule[] = [...listed('hadolint', hadolint), ...listed('buildkit', buildkit)];
