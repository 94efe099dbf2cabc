import { parentOf, type Stage } from '../dockerfile/index.ts';
import { glibcNugets, nativeSettings, portableNugets } from '../knowledge/dotnet-images.ts';
import { commandsOf } from '../shell/index.ts';
import type { AlpineScene } from './alpine-scene.ts';
import { readCopy } from './copies.ts';
import { unwrap } from './invocation.ts';

/** Judges what a stage with the SDK publishes: managed code runs on any C library, unless it is made for one. */
export const checkDotnetBuild = (scene: AlpineScene, stage: Stage): void => {
  const projects = new Set<string>();
  for (let at: Stage | undefined = stage; at; at = parentOf(at)) {
    for (const instruction of at.instructions) {
      const copy = readCopy(instruction);
      if (copy?.from === undefined) {
        for (const source of copy?.sources ?? [])
          for (const path of scene.files?.match(source) ?? []) if (isProject(path)) projects.add(path);
      }
      for (const [command] of instruction.script ? commandsOf(instruction.script.body) : []) {
        const { program, words } = unwrap(command);
        const native = words.find((word) => word !== undefined && nativeOptions.has(word.split('=')[0] ?? ''));
        if (program === 'dotnet' && native !== undefined) scene.add('native-code', `dotnet with ${native}`);
      }
    }
  }
  if (projects.size === 0) scene.doubt('the packages of the .NET project');
  for (const path of projects) checkProject(scene, path);
};

const checkProject = (scene: AlpineScene, path: string): void => {
  const text = scene.files?.read(path) ?? '';
  const setting = nativeSettings.find((one) => text.includes(one));
  if (setting !== undefined) scene.add('native-code', `${setting.slice(1)} in ${path}`);
  for (const [, name = ''] of text.matchAll(/<PackageReference\s+Include="([^"]+)"/g)) {
    if (glibcNugets.includes(name)) scene.add('native-code', `${name} in ${path}`);
    else if (!portableNugets.some((start) => name.startsWith(start))) scene.doubt(`what ${name} in ${path} holds`);
  }
};

const isProject = (path: string): boolean =>
  ['.csproj', '.fsproj', '.vbproj', 'Directory.Build.props', 'Directory.Packages.props'].some((end) =>
    path.endsWith(end),
  );

const nativeOptions = new Set([
  '-r',
  '--runtime',
  '--self-contained',
  '--sc',
  '-a',
  '--arch',
  '--os',
  '/p:PublishAot',
  '-p:PublishAot',
]);
