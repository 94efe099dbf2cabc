/** What kept a registry from answering. */
export type RegistryFault =
  /** There is no such image or tag. */
  | 'missing'
  /** It wants another login, or any. */
  | 'denied'
  /** It asks to wait for longer than a run can. */
  | 'busy'
  /** It cannot be reached, or the connection broke. */
  | 'unreachable'
  /** It answered, and not as a registry does. */
  | 'nonsense';

/** An image that a registry gave no answer for. Its message names image and registry and holds nothing secret. */
export class RegistryError extends Error {
  readonly fault: RegistryFault;
  readonly image: string;

  /** @param said what came of each registry that was asked: its name, and words behind it */
  constructor(fault: RegistryFault, image: string, said: string) {
    super(`${image}: ${said}`);
    this.name = 'RegistryError';
    this.fault = fault;
    this.image = image;
  }
}

/** What went wrong with one request, in words that follow the registry's name. */
export class RequestProblem extends Error {
  readonly fault: RegistryFault;

  constructor(fault: RegistryFault, what: string) {
    super(what);
    this.name = 'RequestProblem';
    this.fault = fault;
  }
}
