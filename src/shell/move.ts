import type { Span } from '../text/span.ts';
import type { Command, List, Script, Word } from './model.ts';

/**
 * Moves a script to another place of a file, in place: every node's span by the same distance. Only for a tree that
 * nobody else holds any more.
 */
export const moveScript = (script: Script, distance: number): void => {
  if (distance === 0) return;
  const mover = new Mover(distance);
  mover.span(script);
  mover.list(script.body);
  if (script.trailingComment) mover.span(script.trailingComment);
};

class Mover {
  readonly #distance: number;
  /** Those of substitutions: two words may share one. */
  readonly #moved = new Set<List>();

  constructor(distance: number) {
    this.#distance = distance;
  }

  span(node: Span): void {
    const place = node as { start: number; end: number };
    place.start += this.#distance;
    place.end += this.#distance;
  }

  list(list: List): void {
    this.span(list);
    for (const statement of list.statements) {
      this.span(statement);
      this.span(statement.andOr);
      for (const pipeline of statement.andOr.pipelines) {
        this.span(pipeline);
        for (const command of pipeline.commands) this.#command(command);
      }
    }
  }

  #command(command: Command): void {
    this.span(command);
    for (const word of command.words) this.#word(word);
    for (const redirect of command.redirects) {
      this.span(redirect);
      if (redirect.target) this.#word(redirect.target);
      this.#shared(redirect.scripts);
    }
    if (command.kind !== 'simple') {
      for (const body of command.bodies) this.list(body);
      return;
    }
    for (const assignment of command.assignments) {
      this.span(assignment);
      if (assignment.value) this.#word(assignment.value);
    }
  }

  #word(word: Word): void {
    this.span(word);
    if (word.scripts.length > 0) this.#shared(word.scripts);
  }

  #shared(lists: readonly List[]): void {
    for (const list of lists) {
      if (this.#moved.has(list)) continue;
      this.#moved.add(list);
      this.list(list);
    }
  }
}
