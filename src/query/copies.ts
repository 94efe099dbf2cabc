import { lastBefore, rootOf, parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { Memory, remembered } from '../text/memory.ts';

/**
 * A place in the image. `root` is '' for a path that the file tells, else the part that it does not tell (the base image's
 * working directory, a variable), so that two places below the same unknown can still be compared.
 */
export interface Place {
  readonly root: string;
  /** Components, without `.` and `..`. */
  readonly path: readonly string[];
}

/** A COPY or ADD, as far as it is plain. */
export interface Copy {
  readonly instruction: Instruction;
  /** As written; addresses and heredocs among them. */
  readonly sources: readonly string[];
  readonly destination: string;
  /** Undefined: from the build context. */
  readonly from: string | undefined;
  /** The destination; undefined where it goes above what is known. */
  readonly place: Place | undefined;
}

/** Reads a COPY or ADD; undefined for any other instruction, and for one without source or destination. */
export const readCopy = (instruction: Instruction): Copy | undefined =>
  instruction.keyword === 'COPY' || instruction.keyword === 'ADD' ? copyOf(instruction) : undefined;

const copyOf = remembered('instruction', (instruction: Instruction): Copy | undefined => {
  const words = instruction.exec ?? instruction.words.map((word) => word.text);
  const destination = words.at(-1);
  if (destination === undefined || words.length < 2) return undefined;
  const from = instruction.flags.find((flag) => flag.name === 'from');
  return {
    instruction,
    sources: words.slice(0, -1),
    destination,
    from: from && (from.value ?? ''),
    place: resolvePlace(destination, instruction, workplaceOf(instruction)),
  };
});

/** The COPYs and ADDs before an instruction, in its stage and the stages that it is built from, the last one first. */
export function* copiesBefore(at: Instruction): Generator<Copy> {
  let before = at.index;
  for (let stage: Stage | undefined = at.stage; stage; stage = parentOf(stage)) {
    for (const instruction of stage.instructions.toReversed()) {
      const copy = instruction.index < before ? readCopy(instruction) : undefined;
      if (copy) yield copy;
    }
    before = Infinity;
  }
}

/** The working directory in force at an instruction. */
export const workplaceOf = (at: Instruction): Place | undefined => {
  const unread: Instruction[] = [];
  let from = lastBefore(at, 'WORKDIR');
  while (from && workplaces.get(from) === undefined) {
    unread.push(from);
    from = lastBefore(from, 'WORKDIR');
  }
  const scratch = at.stage !== undefined && rootOf(at.stage).base.kind === 'scratch';
  let place: Place | undefined = from ? workplaces.get(from)?.value : { root: scratch ? '' : 'base', path: [] };
  for (const definition of unread.reverse()) {
    place = resolvePlace(definition.value, definition, place);
    workplaces.set(definition, { value: place });
  }
  return place;
};

/** Where each WORKDIR leads. */
const workplaces = new Memory<Instruction, { readonly value: Place | undefined }>('instruction');

/** The place that a path of an instruction names, seen from a directory. */
export const resolvePlace = (text: string, at: Instruction, from: Place | undefined): Place | undefined => {
  const expanded = at.dockerfile.variables.expand(text, at);
  if (!expanded) return undefined;
  if (expanded.value === undefined || !expanded.fixed) {
    // only a whole variable may stand for a directory: the rest is known to lie below it
    const match = /^\$(?:\{(\w+)\}|(\w+))(?:\/+([^$]*))?$/.exec(text);
    if (!match) return undefined;
    const name = match[1] ?? match[2] ?? '';
    const definition = at.dockerfile.variables.lookup(name, at)?.definition.index ?? '';
    return below({ root: `${name}@${definition}`, path: [] }, match[3] ?? '');
  }
  if (expanded.value.startsWith('/')) return below({ root: '', path: [] }, expanded.value);
  return from && below(from, expanded.value);
};

/** `/a/b`; undefined for a place that the file does not tell. */
export const pathOf = (place: Place | undefined): string | undefined =>
  place?.root === '' ? `/${place.path.join('/')}` : undefined;

/** The place of a relative path; undefined where it leaves what is known. */
export const below = (place: Place, path: string): Place | undefined => {
  const result = [...place.path];
  for (const component of path.split('/')) {
    if (component === '' || component === '.') continue;
    if (component !== '..') result.push(component);
    else if (result.pop() === undefined && place.root !== '') return undefined;
  }
  return { root: place.root, path: result };
};

/** The place that a literal path names, seen from a directory. */
export const placeFromText = (directory: Place, text: string): Place | undefined =>
  text.startsWith('~') ? undefined : below(text.startsWith('/') ? { root: '', path: [] } : directory, text);

/** The place that a literal path means in a RUN. */
export const placeIn = (text: string, run: Instruction): Place | undefined => {
  const directory = workplaceOf(run);
  return directory && placeFromText(directory, text);
};

/** Whether two places are one. */
export const samePlace = (a: Place, b: Place): boolean => pathWithin(a, b) === '';

/** The path from one place to another at or below it, '' for the same; undefined if it is elsewhere. */
export const pathWithin = (outer: Place, inner: Place): string | undefined => {
  if (outer.root !== inner.root || inner.path.length < outer.path.length) return undefined;
  if (outer.path.some((component, index) => inner.path[index] !== component)) return undefined;
  return inner.path.slice(outer.path.length).join('/');
};

/** Whether two places may overlap: one lies in the other, or what is not known decides. */
export const mayOverlap = (a: Place | undefined, b: Place | undefined): boolean =>
  !a || !b || a.root !== b.root || pathWithin(a, b) !== undefined || pathWithin(b, a) !== undefined;

/** Whether an instruction's words mean the same further down: no variable that they use is set anew, and the destination is the same place. */
export const meansTheSameAt = (copy: Copy, later: Instruction): 'same' | 'other-directory' | 'no' => {
  const { instruction } = copy;
  const { variables } = instruction.dockerfile;
  const texts = [...copy.sources, copy.destination, ...instruction.flags.map((flag) => flag.text)];
  for (const text of texts) {
    const [here, there] = [variables.expand(text, instruction), variables.expand(text, later)];
    if (!here || !there || here.value !== there.value) return 'no';
    if (here.definitions.some((definition, index) => definition !== there.definitions[index])) return 'no';
  }
  const moved = resolvePlace(copy.destination, later, workplaceOf(later));
  if (!copy.place || !moved) return 'no';
  return pathWithin(copy.place, moved) === '' ? 'same' : 'other-directory';
};

/** Whether a destination is written as a folder. */
export const namesFolder = (copy: Copy): boolean =>
  copy.sources.length > 1 || /(?:^|\/)\.?$/.test(copy.destination) || copy.destination.endsWith('/');

/** The files of a build context, as far as it takes to follow what a COPY copies. */
export interface CopiedFiles {
  has(path: string): 'file' | 'folder' | undefined;
  match(pattern: string): readonly string[] | undefined;
}

/** A source as a path of the build context; undefined if it is an address, a heredoc, or depends on a variable. */
export const contextPath = (source: string): string | undefined => {
  if (/[$"'\\]|^<<|^[\w.+-]+:\/\/|^git@/.test(source)) return undefined;
  return source
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
};

/** The path in the build context of what a COPY puts at a place; undefined if it puts nothing there. */
export const copiedTo = (copy: Copy, place: Place, context: CopiedFiles): string | undefined => {
  if (copy.from !== undefined || !copy.place) return undefined;
  const within = pathWithin(copy.place, place);
  if (within === undefined) return undefined;
  const workplace = workplaceOf(copy.instruction);
  const isFolder = namesFolder(copy) || (workplace && pathWithin(copy.place, workplace) === '');
  for (const source of copy.sources) {
    const path = contextPath(source);
    if (path === undefined || path.includes('..')) continue;
    if (context.has(path) === 'folder') {
      const inside = [path, within].filter((part) => part !== '').join('/');
      if (context.has(inside)) return inside;
      continue;
    }
    const files = /[*?[]/.test(path) ? context.match(path) : context.has(path) ? [path] : [];
    const found = files?.find((file) => (isFolder ? file.slice(file.lastIndexOf('/') + 1) === within : within === ''));
    if (found !== undefined) return found;
  }
  return undefined;
};
