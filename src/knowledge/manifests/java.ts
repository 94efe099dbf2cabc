import { none, words, type InstallCommand, type ManifestFiles, type Tool } from './types.ts';

const mavenOptions = {
  switches:
    words(`-B --batch-mode -q --quiet -e --errors -X --debug -U --update-snapshots -ntp --no-transfer-progress -V
    --show-version -fae --fail-at-end -nsu --no-snapshot-updates -C --strict-checksums -o --offline -N --non-recursive -am
    --also-make -ff -fn -npr -cpu`),
  prefixes: ['-D', '-P', '-T'],
  values: words('-P --activate-profiles -T --threads -pl --projects -l --log-file -rf -b --builder'),
  files: words('-s --settings -gs --global-settings -f --file'),
} as const;

/** The commands of Maven and Gradle, and of their wrappers. */
export const javaCommands: readonly InstallCommand[] = [
  {
    ...none,
    ...mavenOptions,
    tool: 'maven',
    programs: ['mvn', 'mvnw'],
    kind: 'project',
    subcommands: words('dependency:go-offline dependency:resolve dependency:resolve-plugins'),
    operands: 'anything',
    environment: words('MAVEN_ARGS MAVEN_CONFIG'),
    source: 'https://maven.apache.org/plugins/maven-dependency-plugin/go-offline-mojo.html',
  },
  {
    ...none,
    ...mavenOptions,
    tool: 'maven',
    programs: ['mvn', 'mvnw'],
    kind: 'compile',
    subcommands: words('clean package install verify compile test-compile test spring-boot:repackage'),
    operands: 'anything',
    environment: words('MAVEN_ARGS MAVEN_CONFIG'),
    source: 'https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html',
  },
  {
    ...none,
    tool: 'gradle',
    programs: ['gradle', 'gradlew'],
    kind: 'project',
    subcommands: words('dependencies downloadDependencies resolveDependencies'),
    switches: words(
      '--no-daemon --daemon --stacktrace --info --quiet -q --refresh-dependencies --parallel --no-parallel --write-locks --console=plain',
    ),
    values: words('--console --configuration'),
    prefixes: ['-D', '-P'],
    folders: ['-p', '--project-dir'],
    operands: 'unknown',
    environment: ['GRADLE_OPTS', 'GRADLE_USER_HOME'],
    source: 'https://docs.gradle.org/current/userguide/command_line_interface.html',
  },
  {
    ...none,
    tool: 'gradle',
    programs: ['gradle', 'gradlew'],
    kind: 'compile',
    subcommands: words('build assemble clean bootJar shadowJar jar war installDist test'),
    prefixes: ['-D', '-P', '-x'],
    operands: 'anything',
    source: 'https://docs.gradle.org/current/userguide/command_line_interface.html',
  },
];

/** What they read beside, by tool. */
export const javaFiles = {
  maven: {
    manifest: 'pom.xml',
    locks: [],
    optional: words('.mvn/maven.config .mvn/jvm.config .mvn/extensions.xml'),
    dependencyFolder: undefined,
    source: 'https://maven.apache.org/configure.html',
  },
  gradle: {
    manifest: 'build.gradle',
    locks: ['gradle.lockfile'],
    optional: words(
      'settings.gradle settings.gradle.kts gradle.properties gradle/libs.versions.toml gradle/verification-metadata.xml',
    ),
    dependencyFolder: undefined,
    source: 'https://docs.gradle.org/current/userguide/directory_layout.html',
  },
} as const satisfies Partial<Record<Tool, ManifestFiles>>;
