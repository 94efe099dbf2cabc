import { InvalidArgumentError, type Command } from 'commander';
import { readAssignment, type Assignment } from './transform-options.ts';

/** Where registries are asked, as given. */
export interface RegistryArguments {
  readonly mirrors: Readonly<Record<string, readonly string[]>>;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly insecure: readonly string[];
}

/** What commander gives of them. */
export interface ParsedRegistry {
  readonly registryMirror?: Readonly<Record<string, readonly string[]>>;
  readonly registryPrefix?: Readonly<Record<string, string>>;
  readonly insecureRegistry?: readonly string[];
}

/** Adds the options that say where registries are asked. */
export const addRegistryOptions = (program: Command): Command =>
  program
    .option('--registry-mirror <registry=address>', 'ask there first, as docker.io=https://mirror.example', mirror)
    .option('--registry-prefix <prefix=name>', 'what a beginning of names stands for, as corp/=reg.example/', prefix)
    .option('--insecure-registry <host>', 'a registry that may be asked in plain http', host);

/** The registry settings of a command line. */
export const registryArguments = (parsed: ParsedRegistry): RegistryArguments => ({
  mirrors: parsed.registryMirror ?? {},
  prefixes: parsed.registryPrefix ?? {},
  insecure: parsed.insecureRegistry ?? [],
});

/** Reads one `--set` and adds it to those before. */
export const collectAssignment = (value: string, previous: readonly Assignment[] = []): Assignment[] => {
  const assignment = readAssignment(value);
  if (!assignment) throw new InvalidArgumentError('Write TRANSFORM.OPTION=VALUE.');
  return [...previous, assignment];
};

const host = (value: string, previous: readonly string[] = []): string[] => {
  if (!/^(?:[\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i.test(value))
    throw new InvalidArgumentError('A host, with its port where it has one: reg.example:5000.');
  return [...previous, value];
};

const pair = (value: string): readonly [string, string] => {
  const [, left = '', right = ''] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (left === '') throw new InvalidArgumentError('It needs two parts with = between.');
  return [left, right];
};

const mirror = (
  value: string,
  previous: Readonly<Record<string, readonly string[]>> = {},
): Record<string, readonly string[]> => {
  const [registry, address] = pair(value);
  if (!/^(?:https?:\/\/)?[\w.-]+(?::\d+)?(?:\/[\w./-]*)?$/.test(address))
    throw new InvalidArgumentError('The address is a host, or https://host/path, without a login.');
  return { ...previous, [registry]: [...(previous[registry] ?? []), address] };
};

const prefix = (value: string, previous: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const [left, right] = pair(value);
  return { ...previous, [left]: right };
};
