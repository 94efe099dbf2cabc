import { rootOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { slimImages } from '../knowledge/slim-images.ts';
import { checkPackages } from './alpine-installs.ts';
import { AlpineScene, type Misfit } from './alpine-scene.ts';
import { checkBuildTool } from './build-tools.ts';
import { readCopy } from './copies.ts';
import { machineCodeIn } from './native-packages.ts';
import { runCommands } from './nested.ts';
import { isTaken } from './own-files.ts';
import { everyPackageCommand, type PackageCommand } from './packages.ts';
import { SlimCommands } from './slim-commands.ts';
import type { SlimFit, SlimTarget } from './slim-target.ts';
import { foreignLocale, startedCommands } from './slim-words.ts';

/** Reads stages that share a base image, the one that names it first. */
export const fitsSlim = (stages: readonly Stage[], target: SlimTarget): SlimFit => {
  const reader = new SlimReader(target);
  for (const stage of stages) for (const instruction of stage.instructions) reader.read(instruction);
  reader.linksForOthers(stages);
  reader.startedBySources(stages);
  return reader;
};

class SlimReader implements SlimFit {
  readonly #target: SlimTarget;
  readonly #scene: AlpineScene;
  readonly #commands: SlimCommands;

  constructor(target: SlimTarget) {
    this.#target = target;
    this.#scene = new AlpineScene(target.image, target.buildContext, target.version, 'glibc');
    this.#commands = new SlimCommands(target, this.#scene);
  }

  get doubts(): readonly string[] {
    return this.#scene.doubts;
  }

  get links(): boolean {
    return this.#commands.linked.size > 0;
  }

  get needs(): ReadonlyMap<string, Instruction> {
    return this.#commands.needs;
  }

  get misfits(): readonly Misfit[] {
    return this.#scene.misfits;
  }

  read(instruction: Instruction): void {
    const { keyword, stage } = instruction;
    this.#commands.at = instruction;
    if (stage) this.#scene.enter(stage);
    if (keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT')
      for (const name of this.#target.image.lacks ?? []) this.#commands.needPackage(name);
    if (keyword === 'RUN') this.#run(instruction);
    else if (keyword === 'COPY' || keyword === 'ADD') this.#copy(instruction);
    else if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK') this.#start(instruction);
    else if (keyword === 'ENV') this.#environment(instruction);
    else if (keyword === 'ONBUILD') this.#scene.add('base-image', 'ONBUILD runs in images that are built on this one');
  }

  /** A stage that takes compiled code lacks the libraries that it was compiled with. */
  linksForOthers(stages: readonly Stage[]): void {
    for (const stage of this.#commands.linked)
      if (isTaken(stage, stages))
        this.#scene.add(
          'native-code',
          `what the stage of line ${stage.from.line} compiles, whose libraries its takers lack`,
        );
  }

  /** What the code of the project starts by itself. */
  startedBySources(stages: readonly Stage[]): void {
    if (!this.#isDebian) this.#scene.doubtSources(stages, (tool) => this.#commands.lacks(tool));
  }

  get #isDebian(): boolean {
    return this.#target.image.kind === 'debian';
  }

  #run(instruction: Instruction): void {
    if (!instruction.script) {
      this.#scene.add('unreadable', `the RUN of line ${instruction.line} cannot be read`);
      return;
    }
    if (instruction.heredocs.length > 0 && !instruction.heredocOnly)
      this.#commands.doubt(`the heredoc of line ${instruction.line}`);
    if (
      instruction.flags.some(
        ({ name, value }) => name === 'mount' && (value ?? '').split(',').some((part) => part.startsWith('from=')),
      )
    ) {
      this.#commands.doubt(`what line ${instruction.line} mounts`);
    }
    const managed = new Map(everyPackageCommand(instruction).map((one) => [one.command, one] as const));
    for (const { command } of runCommands(instruction)) {
      const one = managed.get(command);
      if (one) this.#manage(one, instruction.line);
      else this.#commands.command(command);
    }
  }

  #manage(one: PackageCommand, line: number): void {
    const { manager, action, operands } = one;
    if (manager.name === 'apt' || manager.name === 'aptitude') {
      if (action === 'remove') this.#commands.aptRemoval(operands.map(({ value, text }) => value ?? text));
      if (action !== 'install') return;
      if (one.moreOperands) this.#commands.doubt(`the packages of line ${line}`);
      for (const { value, text } of operands) this.#commands.aptPackage(value, text);
    } else if (!this.#isDebian) {
      checkPackages(this.#scene, one, line);
      if (manager.name === 'npm' || manager.name === 'yarn') this.#commands.nodeScripts([]);
      const { program = '', words } = one.invocation;
      checkBuildTool(
        this.#scene,
        program,
        words.map((word) => word ?? ''),
      );
    } else if (action === 'install' && !this.#scene.programs.has(manager.name)) {
      this.#scene.programs.add(manager.name);
    }
  }

  #copy(instruction: Instruction): void {
    const copy = readCopy(instruction);
    if (!copy) {
      this.#scene.add('unreadable', `the ${instruction.keyword} of line ${instruction.line}`);
      return;
    }
    this.#scene.addCopy(copy);
    if (this.#isDebian) return;
    const { buildContext } = this.#target;
    if (copy.from !== undefined) this.#copyFrom(copy.from, instruction);
    else if (copy.sources.some((source) => source.includes('://')))
      this.#commands.doubt(`what line ${instruction.line} downloads`);
    else if (!buildContext) this.#commands.doubt(`what line ${instruction.line} copies`);
    else {
      const { certain, possible } = machineCodeIn(buildContext, copy.sources);
      const code = [...certain, ...possible];
      if (code.length > 0) this.#commands.doubt(`what ${code.slice(0, 3).join(', ')} of the build context needs`);
    }
  }

  /** What another stage built may need libraries of the full image. */
  #copyFrom(from: string, instruction: Instruction): void {
    const stage = instruction.dockerfile.stageNamed(from, instruction.stage);
    const base = stage && rootOf(stage).base;
    const image =
      base?.kind === 'image' && Object.hasOwn(slimImages, base.reference.name)
        ? slimImages[base.reference.name]
        : undefined;
    const same = image && image.kind === this.#target.image.kind && instruction.stage !== undefined;
    if (!stage || !same || (instruction.stage && rootOf(stage) === rootOf(instruction.stage))) {
      if (!stage || !same) this.#commands.doubt(`what line ${instruction.line} copies from ${from}`);
      return;
    }
    const stages = [rootOf(stage), ...(rootOf(stage) === stage ? [] : [stage])];
    const { misfits, doubts, links } = fitsSlim(stages, this.#target);
    if (links) this.#scene.add('native-code', `what ${from} compiles, whose libraries are in the full image`);
    for (const { what } of misfits) this.#scene.add('native-code', `${what} in ${from}`);
    for (const doubt of doubts) this.#commands.doubt(doubt);
  }

  #start(instruction: Instruction): void {
    const commands = startedCommands(instruction);
    if (!commands) this.#commands.doubt(`the ${instruction.keyword} of line ${instruction.line}`);
    for (const command of commands ?? []) this.#commands.command(command);
  }

  #environment(instruction: Instruction): void {
    for (const { name, value } of instruction.pairs ?? []) {
      const text = value?.text ?? '';
      this.#commands.text(text);
      this.#commands.namedPrograms(text);
      if (foreignLocale(name.text, text)) {
        this.#scene.add('locale', `the locale ${text}, whose translations slim images leave out`);
      }
      // of the others Debian's has none either, and Python's has it in both
      const { kind } = this.#target.image;
      if (name.text === 'TZ' && kind !== 'debian' && kind !== 'python') this.#commands.needPackage('tzdata');
    }
  }
}
