export type {
  AndOr,
  Assignment,
  Command,
  CompoundCommand,
  List,
  Pipeline,
  Redirect,
  Script,
  SimpleCommand,
  Statement,
  Word,
} from './model.ts';
export { parseShell, releaseScript } from './parse.ts';
export { allCommandsOf, commandsOf, type Place } from './walk.ts';
