import { parentOf, type Instruction, type Stage } from '../dockerfile/index.ts';
import { remembered } from '../text/memory.ts';

/**
 * Asks whether any instruction that has run when one starts is such, in its stage or those below; each stage is looked
 * through once.
 * @param isSuch tells what counts, by the instruction alone
 */
export const anyBefore = (
  isSuch: (instruction: Instruction) => boolean,
): ((at: Instruction, itselfToo: 'itself-too' | 'before') => boolean) => {
  const firstIn = remembered('stage', (stage: Stage) => stage.instructions.find(isSuch)?.index);
  return (at, itselfToo) => {
    let end = itselfToo === 'before' ? at.index : at.index + 1;
    for (let stage: Stage | undefined = at.stage; stage; stage = parentOf(stage)) {
      const first = firstIn(stage);
      if (first !== undefined && first < end) return true;
      end = Infinity;
    }
    return false;
  };
};
