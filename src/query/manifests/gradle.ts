import { manifestFiles } from '../../knowledge/manifests/index.ts';
import type { Install } from '../installs.ts';
import { obstructed, type Inputs, type Obstructed, type ProjectFiles } from './model.ts';
import { absent, present } from './words.ts';

/**
 * What a build script says where it reads more than itself. It is a program: whoever reads files, or asks version control for a
 * version, does it by one of these.
 */
const readsMore =
  /\b(?:apply\s*\(?\s*from|files?(?:Tree)?\s*\(|rootProject\.file|layout\.|includeBuild|include\s*\(?\s*["']|includeFlat|project\s*\(\s*["']:|buildSrc|FileInputStream|File\s*\(|readText|readLines|\.text\b|\bexec\b|ProcessBuilder|execute\s*\(|flatDir|mavenLocal|gradle\.ext|local\.properties|git|axion|versioning)/i;

/** What `gradle dependencies` reads, where the build scripts are plain. */
export const readGradleProject = (install: Install, project: ProjectFiles): Inputs | Obstructed => {
  if (install.kind === 'compile') {
    return obstructed('no-download-step', `Gradle has no command that downloads all that ${install.title} needs`);
  }
  const facts = manifestFiles.gradle;
  const scripts = present([facts.manifest, `${facts.manifest}.kts`], project);
  if (scripts.length === 0) return absent(facts.manifest, project);
  const settings = present(['settings.gradle', 'settings.gradle.kts'], project);
  for (const path of [...scripts, ...settings]) {
    const text = project.read(path);
    if (text === undefined) return absent(path, project);
    const found = readsMore.exec(text.replace(/\/\*[\s\S]*?\*\/|(?:^|[^:])\/\/.*$/gm, ''))?.[0];
    if (found !== undefined) {
      return obstructed(
        'code-in-manifest',
        `${path} is a program, and “${found.trim()}” may read other files of the project`,
      );
    }
  }
  if (project.holds('buildSrc')) return obstructed('code-in-manifest', 'the build is written in buildSrc');
  const wrapper = install.title.startsWith('gradlew')
    ? ['gradlew', 'gradle/wrapper/gradle-wrapper.properties', 'gradle/wrapper/gradle-wrapper.jar']
    : [];
  const lost = wrapper.find((path) => project.has(path) !== 'file');
  if (lost !== undefined) return absent(lost, project);
  return {
    files: present([...wrapper, ...scripts, ...settings, ...facts.locks, ...facts.optional], project),
    folders: [],
    produces: ['.gradle'],
    cautions: [],
  };
};
