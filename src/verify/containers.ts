import type { Engine, RunRequest } from './engine.ts';
import { runTool, streamTool } from './process.ts';

/** What docker and podman have in common: the commands around images and containers. */
type Common = Pick<
  Engine,
  'answers' | 'save' | 'hasImage' | 'run' | 'start' | 'address' | 'logs' | 'removeContainer' | 'removeAll'
>;

/** How an engine's program differs from docker's. */
export interface Dialect {
  readonly program: string;
  /** Options of `save` for more than one image. */
  readonly saveMany: readonly string[];
  /** Where published ports are reached: the engine's machine. */
  readonly host: string;
}

/** A command of the engine itself that hangs for longer than this has failed. */
const commandSeconds = 120;

/** `--label a=b` for each label. */
export const labelOptions = (labels: Readonly<Record<string, string>>): string[] =>
  Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]);

/** The commands around images and containers for an engine's program. */
export const containerCommands = ({ program, saveMany, host }: Dialect): Common => {
  const short = (argv: readonly string[]) => runTool(program, argv, { seconds: commandSeconds });
  const lines = async (argv: readonly string[]): Promise<string[]> =>
    (await short(argv)).stdout.split('\n').filter((line) => line !== '');

  return {
    answers: async () => (await short(['version'])).code === 0,

    save: (images, signal) => streamTool(program, ['save', ...(images.length > 1 ? saveMany : []), ...images], signal),

    hasImage: async (image) => (await short(['image', 'inspect', image])).code === 0,

    async run(request) {
      const name = containerName();
      const argv = ['run', '--rm', '--name', name, ...runOptions(request)];
      const finished = await runTool(program, argv, { signal: request.signal, seconds: request.seconds });
      // the client alone was stopped: the container goes on without it
      if (finished.ended !== 'exit') await short(['rm', '-f', name]);
      return finished;
    },

    async start(request, port) {
      const name = containerName();
      const publish = isHostNetwork(request.network)
        ? []
        : ['-p', host === '127.0.0.1' ? `127.0.0.1::${port}` : String(port)];
      const argv = ['run', '-d', '--name', name, ...publish, ...runOptions(request)];
      const { code, stderr } = await runTool(program, argv, { signal: request.signal, seconds: request.seconds });
      if (code === 0) return { container: name };
      await short(['rm', '-f', name]);
      return { failure: stderr };
    },

    async address(container, port) {
      const [state = ''] = await lines(['inspect', '-f', '{{.State.Running}} {{.HostConfig.NetworkMode}}', container]);
      const [running, network] = state.split(' ');
      if (running !== 'true') return undefined;
      if (isHostNetwork(network)) return `${host}:${port}`;
      const [published] = await lines(['port', container, `${port}/tcp`]);
      return published === undefined ? undefined : `${host}:${published.split(':').at(-1) ?? port}`;
    },

    async logs(container) {
      const { stdout, stderr } = await short(['logs', '--tail', '20', container]);
      return [stdout, stderr].filter((text) => text !== '').join('\n');
    },

    async removeContainer(container) {
      await short(['rm', '-f', container]);
    },

    async removeAll(label) {
      const containers = await lines(['ps', '-aq', '--filter', `label=${label}`]);
      if (containers.length > 0) await short(['rm', '-f', ...containers]);
      const images = new Set(await lines(['image', 'ls', '-aq', '--no-trunc', '--filter', `label=${label}`]));
      if (images.size > 0) await short(['image', 'rm', '-f', ...images]);
    },
  };
};

const isHostNetwork = (network: string | undefined): boolean => network === 'host';

let containers = 0;
const containerName = (): string => `imgfix-${process.pid}-${Date.now().toString(36)}-${++containers}`;

const runOptions = ({ image, command, network, platform, labels }: RunRequest): string[] => {
  const [program = '', ...rest] = command ?? [];
  return [
    ...labelOptions(labels),
    ...(network === undefined ? [] : ['--network', network]),
    ...(platform === undefined ? [] : ['--platform', platform]),
    ...(command === undefined ? [image] : ['--entrypoint', program, image, ...rest]),
  ];
};
