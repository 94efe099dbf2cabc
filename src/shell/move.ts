import type { Script } from './model.ts';

/** A node of the tree as this module sees it: places that move, and whatever else it holds. */
interface Movable {
  start?: number;
  end?: number;
}

/**
 * Moves a script to another place of a file, in place: every node's span by the same distance. Only for a tree that
 * nobody else holds any more.
 */
export const moveScript = (script: Script, distance: number): void => {
  if (distance !== 0) move(script, distance, new Set());
};

const move = (node: object, distance: number, moved: Set<object>): void => {
  // two words may share the list of a substitution
  if (moved.has(node)) return;
  moved.add(node);
  if (Array.isArray(node)) {
    for (const item of node as unknown[]) if (typeof item === 'object' && item !== null) move(item, distance, moved);
    return;
  }
  const place = node as Movable;
  if (typeof place.start === 'number' && typeof place.end === 'number') {
    place.start += distance;
    place.end += distance;
  }
  for (const value of Object.values(node))
    if (typeof value === 'object' && value !== null) move(value as object, distance, moved);
};
