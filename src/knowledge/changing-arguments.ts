/**
 * Names of build arguments whose value changes with every build, or that exist to run a step anew.
 * Source: https://docs.docker.com/build/cache/invalidation/; the names of CI systems' own variables.
 */
export const changingArguments: ReadonlySet<string> = new Set(
  (
    'CACHEBUST CACHE_BUST CACHEBUSTER CACHE_BUSTER CACHE_DATE CACHE_KEY CACHE_INVALIDATE BUST NOCACHE NO_CACHE ' +
    'FORCE_REBUILD REFRESHED_AT BUILD_DATE BUILD_TIME BUILD_TIMESTAMP BUILD_NUMBER BUILD_ID BUILDDATE DATE TIMESTAMP ' +
    'TODAY NOW EPOCH GIT_COMMIT GIT_SHA GIT_REV GIT_REVISION GIT_HASH GIT_REF COMMIT COMMIT_ID COMMIT_SHA COMMIT_HASH ' +
    'VCS_REF VCS_SHA SOURCE_COMMIT REVISION SHA GITHUB_SHA GITHUB_RUN_ID GITHUB_RUN_NUMBER CI_COMMIT_SHA CI_COMMIT_SHORT_SHA ' +
    'CI_PIPELINE_ID CIRCLE_SHA1 TRAVIS_COMMIT DRONE_COMMIT'
  ).split(' '),
);

/**
 * Whether a build argument only tells what the image is made for or called: no download depends on it.
 * Source: https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope
 */
export const namesTheBuild = (name: string): boolean =>
  changingArguments.has(name.toUpperCase()) ||
  /^(?:(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)|(?:\w+_)?(?:VERSION|TAG|RELEASE|BRANCH|COMMIT|DATE|NAME))$/i.test(
    name,
  );

/**
 * Programs that build or download for long.
 * Source: the manual of each.
 */
export const slowPrograms: ReadonlySet<string> = new Set(
  (
    'make cmake ninja meson cargo go mvn gradle gradlew mvnw ant sbt lein stack cabal mix rebar3 swift dotnet msbuild ' +
    'bazel cpanm cpan Rscript R luarocks opam docker-php-ext-install pecl'
  ).split(' '),
);

/** Branches that move on. */
export const movingBranches: ReadonlySet<string> = new Set(['master', 'main', 'develop', 'dev', 'trunk', 'HEAD']);
