import {
  defineTransform,
  quoteLiteral,
  replace,
  textFor,
  type Finding,
  type Instruction,
} from '../src/transform/index.ts';

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md */
const label = 'org.opencontainers.image.authors';

const reasons = {
  'has-label': 'the stage sets the label of the authors already',
  'comment-inside': 'a comment stands inside the instruction',
} as const;

export default defineTransform({
  name: 'replace-maintainer',
  summary: 'Replace MAINTAINER by the label for authors.',
  why:
    'MAINTAINER is deprecated and BuildKit warns of it. The label `org.opencontainers.image.authors` says the same, and ' +
    'registries and `docker inspect` show it with the other labels. The `Author` field of the image is empty then.',
  goal: 'style',
  level: 'safe',
  announces: ['author-label'],
  reasons,
  presets: ['recommended', 'minimal', 'buildkit'],
  references: [
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
  ],
  equivalents: { hadolint: ['DL4000'], buildkit: ['MaintainerDeprecated'] },
  *find(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword === 'MAINTAINER' && instruction.stage) yield inspect(instruction);
    }
  },
});

const inspect = (instruction: Instruction): Finding => {
  const reason = obstacle(instruction);
  if (reason) return { at: instruction, message: `MAINTAINER stays: ${reasons[reason]}`, reason };
  const { keywordSpan, body, dockerfile } = instruction;
  const value = `${label}=${quoteLiteral(withoutQuotes(instruction.value), dockerfile.escape)}`;
  return {
    at: instruction,
    message: 'MAINTAINER is deprecated',
    fix: {
      title: `Use LABEL ${label}`,
      level: 'safe',
      edits: [replace(keywordSpan, textFor(instruction, 'LABEL')), replace(body, value)],
    },
  };
};

const obstacle = ({ stage, comments }: Instruction): keyof typeof reasons | undefined => {
  if (comments.length > 0) return 'comment-inside';
  const labels = stage?.instructions.filter(({ keyword }) => keyword === 'LABEL') ?? [];
  const names = labels.flatMap(({ pairs }) => pairs ?? []).map(({ name }) => withoutQuotes(name.text));
  return names.includes(label) ? 'has-label' : undefined;
};

/** MAINTAINER keeps quotes as they are; whoever wrote them around the whole did not mean them. */
const withoutQuotes = (text: string): string => {
  const [quote] = text;
  const isQuoted = (quote === '"' || quote === "'") && text.length > 2 && text.endsWith(quote);
  const inner = text.slice(1, -1);
  return isQuoted && !inner.includes(quote) ? inner : text;
};
