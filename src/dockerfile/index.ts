export { parseDockerfile, type Base, type Dockerfile, type Stage } from './dockerfile.ts';
export { Instruction, type Argument, type Flag, type Opaque, type Pair } from './instruction.ts';
export type { Comment, Directive, Heredoc, Problem } from './logical.ts';
export { parseReference, type ImageReference } from './reference.ts';
export { secondReading, type Outline } from './second-reader.ts';
export { shellInForce, type ShellInForce } from './shell.ts';
export { isWindowsStage } from './platform.ts';
export { descendantsOf, parentOf, rootOf, userInForce, workdirInForce, type UserInForce } from './state.ts';
export type { Expanded, Variable, Variables } from './variables.ts';
