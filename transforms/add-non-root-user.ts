import { isOpenDirectory, isSystemDirectory } from '../src/knowledge/user-tools.ts';
import {
  accountsIn,
  baseImageOf,
  chooseUser,
  composeDemand,
  composeUsers,
  composeUses,
  copiesOf,
  defineTransform,
  describePort,
  describeUser,
  doubtsAboutFiles,
  doubtsAboutCompose,
  doubtsAboutStart,
  doubtsAboutUser,
  existsAt,
  instructionsOf,
  isQuotedCommand,
  handedOver,
  isAction,
  isWindowsStage,
  kindsOf,
  lowPorts,
  mayBeOther,
  mayUseHome,
  movePorts,
  namesRoot,
  needsRootHome,
  npmDownloadToHome,
  ownServer,
  ownDirectories,
  passwdFile,
  portsInPackageScripts,
  privilegedPort,
  programKind,
  rootOf,
  rootPackage,
  setupCommands,
  throughScript,
  setUser,
  shellInForce,
  startOf,
  startedStages,
  volumesOf,
  type Context,
  type Finding,
  type Instruction,
  type ProgramKind,
  type Stage,
  type Start,
} from '../src/transform/index.ts';

interface Options {
  /** Of a user that has to be made. */
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** `move`: a port below 1024 becomes 8080 for 80 and so on, wherever the file speaks of it, or the file stays as it is. */
  readonly ports: 'keep' | 'move';
  /** `add`: an image from scratch gets an /etc/passwd, for programs that look up the name of their user. */
  readonly passwd: 'none' | 'add';
}

const reasons = {
  windows: 'a Windows image has other users',
  'explicit-root': 'the file itself ends with USER root',
  'base-user': 'the base image already starts as another user than root',
  'unknown-base': 'which user and which users the base image has is not known',
  'base-for-others': 'the image is a base for other images: whoever builds on it installs as root',
  'no-command': 'nothing says what the image starts, so it may be a base for other images',
  'not-startable': 'the words of its command stand in one pair of quotes: a program of that whole name is looked for',
  interactive: 'the image starts a shell to work in, or only waits',
  'tool-image': 'a CI or development image has to write to whatever is mounted into it',
  'drops-privileges': 'the program starts as root to prepare, and changes to another user by itself',
  'needs-root': 'the program works as root only, or needs other settings first',
  'privileged-port': 'the program listens on a port below 1024',
  'root-home': 'what the program needs lies in root’s home directory, which no other user may enter',
  volume: 'a volume cannot be handed over to the user for certain',
  shell: 'the shell of the stage is another than sh or bash',
  'end-of-file': 'the last line ends in a continuation',
} as const;

type Reason = keyof typeof reasons;

/** A decision to leave the file alone, with its place and its own words. */
interface Obstacle {
  readonly reason: Reason;
  readonly at: Instruction;
  readonly because?: string;
}

export default defineTransform<Options>({
  name: 'add-non-root-user',
  summary: 'Let the container run as a user that is not root.',
  why:
    'Without USER a container’s program is root. Whoever breaks into it may change every file of the image, install tools, ' +
    'and stands one kernel or runtime bug away from the host. Kubernetes’ `runAsNonRoot` refuses such an image.\n\n' +
    'The user is one that the file makes or the base image has, else a new one with the uid 10001, written as a number so ' +
    'that Kubernetes can check it. What the program is known to write to is handed over first: the working directory, ' +
    'volumes, directories that the file makes. A home directory is made where the program or a Python package may use one.' +
    '\n\n' +
    'What it costs: files that the program writes elsewhere stay root’s.\n\n' +
    'A port below 1024 stays, and the change is then `risky`: where the container runs decides who may open it. With the ' +
    'option `ports: "move"` 80 becomes 8080 and so on in EXPOSE, in the argument, variable or settings that the server is ' +
    'told it by, and in HEALTHCHECK: all of them, or nothing.\n\n' +
    'An image from scratch has no names of users, and few programs miss them. With the option `passwd: "add"` the stage that ' +
    'builds the program writes an /etc/passwd for it.',
  goal: 'security',
  level: 'risky',
  announces: ['user'],
  safety:
    'Wrong where the program writes outside the directories that the message names, or where a volume from an earlier ' +
    'version, whose files are root’s, is used again. It is `review` only for a server that the file starts directly, on a ' +
    'known base image and a port from 1024 on; where the port is lower, or it starts a script, an unknown program or a ' +
    'command-line tool, it is `risky`, and the message says what is not known.',
  reasons,
  presets: ['recommended'],
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  equivalents: { hadolint: ['DL3002'] },
  options: { name: 'app', uid: 10001, gid: 10001, ports: 'keep', passwd: 'none' },
  choices: { ports: ['keep', 'move'], passwd: ['none', 'add'] },
  // below 1000 are the accounts of the distributions; the builder takes no larger number
  limits: {
    name: { pattern: '[a-z_][a-z0-9_-]{0,30}', words: 'a name such as app: small letters, digits, - and _' },
    uid: { least: 1000, most: 2147483647 },
    gid: { least: 1000, most: 2147483647 },
  },
  *find(dockerfile, context) {
    for (const stage of startedStages(dockerfile, context.buildContext?.builds?.targets)) {
      const last = instructionsOf(stage).findLast(({ keyword }) => keyword === 'USER');
      if (last && !namesRoot(last)) continue;
      const result = decide(stage, last, context);
      if ('message' in result) yield result;
      else
        yield { at: result.at, message: `${left}: ${result.because ?? reasons[result.reason]}`, reason: result.reason };
    }
  },
});

const left = 'no USER is added';

function decide(stage: Stage, explicit: Instruction | undefined, context: Context<Options>): Obstacle | Finding {
  const { from } = stage;
  const all = instructionsOf(stage);
  if (isWindowsStage(from)) return { reason: 'windows', at: from };
  const image = baseImageOf(stage, context.images);
  const isOther = image?.user !== undefined && image.user !== 'root';
  if (explicit) {
    const because = 'the file ends with USER root, and the base image would start as another user without it';
    return { reason: 'explicit-root', at: explicit, ...(isOther ? { because } : {}) };
  }
  if (isOther) return { reason: 'base-user', at: from };
  const trigger = all.find(({ keyword }) => keyword === 'ONBUILD');
  if (trigger) return { reason: 'base-for-others', at: trigger };
  if (image?.dropsPrivileges) return { reason: 'drops-privileges', at: from };
  if (image?.needsRoot) return { reason: 'needs-root', at: from };
  if (image?.kind === 'tool' || isAction(stage)) return { reason: 'tool-image', at: from };
  const written = startOf(stage, image);
  const read = (path: string): string | undefined => context.buildContext?.read(path);
  const start = written && throughScript(written, stage, read);
  const server = start && ownServer(stage, start, image, context.buildContext);
  const kinds = server ? (['server'] as const) : start ? kindsOf(start, stage, image, read) : [];
  const obstacle = start ? obstacleOf(start, kinds, stage) : undefined;
  if (obstacle) return obstacle;
  if (!start && !image) return { reason: 'no-command', at: from };
  if (image?.user === undefined) {
    const because = `whether ${rootOf(stage).baseText} starts as root, and which users it has, is not known`;
    return { reason: 'unknown-base', at: from, because };
  }
  if (!start) return { reason: 'no-command', at: from };
  const scripted = portsInPackageScripts(start, read);
  const port = server?.settings ?? privilegedPort(stage, start, lowPorts(server, image.listens), scripted);
  const toMove = context.options.ports === 'move';
  const isMovable = toMove && !server?.settings && !scripted.some((one) => one < 1024);
  const move = port && isMovable ? movePorts(stage, start, server?.lowPort) : undefined;
  if (port && !move && (toMove || (image.kind === 'service' && !server))) {
    const because = `${describePort(port)}; move it to 1024 or above first`;
    return { reason: 'privileged-port', at: start.instruction, because };
  }
  const isLast = stage === stage.from.dockerfile.stages.at(-1);
  const uses = composeUses(context.buildContext).filter(({ target }) =>
    target === undefined ? isLast : target.toLowerCase() === stage.name?.toLowerCase(),
  );
  const forced = composeDemand(uses);
  if (forced) {
    return {
      reason: forced.asks === 'root' ? 'explicit-root' : 'needs-root',
      at: start.instruction,
      because: forced.words,
    };
  }
  const home = needsRootHome(stage);
  if (home) return { reason: 'root-home', at: home };
  const kept = npmDownloadToHome(stage, read);
  if (kept) {
    const { what, place } = kept.download;
    const because = `${kept.name} downloads ${what} to root’s home directory, which no other user may enter; ${place} chooses another place`;
    return { reason: 'root-home', at: kept.run, because };
  }
  const hasShell = image.shell !== 'none';
  if (hasShell && shellInForce(stage.instructions.at(-1) ?? from).kind === 'other') {
    return { reason: 'shell', at: from };
  }
  const isOpen = (path: string | undefined): boolean =>
    path !== undefined && image.image !== 'scratch' && isOpenDirectory(path);
  const declared = all.filter((one) => one.keyword === 'VOLUME' && !volumesOf(one).every(isOpen));
  const socket = declared.find((volume) => volumesOf(volume).some((path) => path?.endsWith('/docker.sock')));
  if (socket) return { reason: 'needs-root', at: socket, because: 'the socket of the engine, its VOLUME, is root’s' };
  const lost = declared.find(
    (volume) => !hasShell || volume.stage !== stage || volumesOf(volume).some((path) => isUnfit(path) && !isOpen(path)),
  );
  if (lost) return { reason: 'volume', at: lost };

  const { name, uid, gid } = context.options;
  const accounts = accountsIn(stage);
  const user = chooseUser(image, accounts, {
    name,
    uid,
    gid,
    home: start.programs.some((program) => wantsHome.has(programKind(program, stage))) || mayUseHome(stage, read),
  });
  // a name alone means nothing before the RUN that makes it
  if (declared[0] && !existsAt(user, declared[0])) return { reason: 'volume', at: declared[0] };
  const own = ownDirectories(stage, image.image, hasShell);
  const { volumes } = own;
  const done = handedOver(stage, user);
  const directories = own.directories.filter((path) => !done.includes(path));
  const writable = [
    ...new Set([...own.directories, ...(server?.setup.writes ?? []), ...volumes, ...own.given, ...done]),
  ];
  const doubts = [
    ...doubtsAboutStart(start, kinds, stage, writable, uses.length > 0 || image.serves === true),
    ...doubtsAboutFiles(stage, kinds, writable, image.unprivileged ? (image.settings ?? []) : []),
    ...doubtsAboutCompose(uses, writable),
    ...doubtsAboutUser(user, image.kind === 'minimal', accounts),
    // the default is known, and another image may have other tools
    ...(mayBeOther(rootOf(stage)) ? ['which image a build argument chooses instead'] : []),
    ...(port && !move ? [`whether it may open its port where it runs: ${describePort(port)}`] : []),
  ];
  const passwd =
    context.options.passwd === 'add' && image.image === 'scratch' && user.origin === 'number'
      ? passwdFile(stage, { name, uid, gid })
      : undefined;
  const copies = kinds.includes('built') ? [] : copiesOf(stage);
  const edits = setUser(stage, user, {
    directories: [...directories, ...(server?.setup.writes ?? [])],
    ...{ volume: declared[0], volumes, present: own.present, copies },
    lines: passwd ? [passwd.copy] : [],
    commands: server ? setupCommands(server, move?.ports) : [],
  });
  if (!edits) return { reason: 'end-of-file', at: start.instruction };
  const who = describeUser(user);
  const atHome = user.make?.user.home === true ? [`/home/${user.make.user.name}`] : [];
  const places = [...writable, ...atHome, ...(image.image === 'scratch' ? [] : ['/tmp'])];
  const reach =
    places.length > 0
      ? `as ${who} it can write to ${places.join(', ')}, but not to what stays root’s in the image`
      : `as ${who} it can write nowhere in the image`;
  const existing = volumes.length > 0 ? ', nor in volumes to what an earlier version wrote as root' : '';
  const ports = [...(move?.ports ?? [])].map(
    ([from, to]) => `; it listens on ${to} instead of ${from}, so publish that port`,
  );
  const needed = user.make?.needs ? `; the RUN that makes the user installs ${user.make.needs.name} for that` : '';
  const open = doubts.length > 0 ? `. Not known: ${doubts.join('; ')}` : '';
  return {
    at: start.instruction,
    message: `the program runs as root; ${reach}${existing}${ports.join('')}${needed}${composeUsers(uses).join('')}${open}`,
    fix: {
      title: `Run as ${who}`,
      level: doubts.length > 0 ? 'risky' : 'review',
      edits: [...edits, ...(passwd ? [passwd.edit] : []), ...(move?.edits ?? [])],
    },
  };
}

const isUnfit = (path: string | undefined): boolean => path === undefined || isSystemDirectory(path);

/** Kinds that may keep caches or settings at home. */
const wantsHome: ReadonlySet<ProgramKind> = new Set(['build-tool', 'script', 'unknown']);

const obstacleOf = (start: Start, kinds: readonly ProgramKind[], stage: Stage): Obstacle | undefined => {
  const at = start.instruction;
  const passed = start.passed.map((program) => programKind(program, stage));
  if ([...kinds, ...passed].includes('drops-privileges')) return { reason: 'drops-privileges', at };
  if ([...kinds, ...passed].includes('needs-root')) return { reason: 'needs-root', at };
  const brought = rootPackage(stage);
  if (brought) {
    const { run, name } = brought;
    return name === 'gosu' || name === 'su-exec'
      ? { reason: 'drops-privileges', at: run, because: `the package ${name} is there to change from root to a user` }
      : { reason: 'needs-root', at: run, because: `the package ${name} is there to start something as root` };
  }
  const [program, ...more] = start.programs;
  // `CMD "node server.js"`, `CMD ["node server.js"]`
  if (more.length === 0 && program?.words.length === 0 && isQuotedCommand(program.name ?? '')) {
    return { reason: 'not-startable', at };
  }
  const idle = kinds.length > 0 && kinds.every((kind) => kind === 'interactive');
  // `ENTRYPOINT ["docker-entrypoint.sh"]` with `CMD ["bash"]`
  const prepared = kinds[0] === 'script' && passed.length > 0 && passed.every((kind) => kind === 'interactive');
  return idle || prepared ? { reason: 'interactive', at } : undefined;
};
