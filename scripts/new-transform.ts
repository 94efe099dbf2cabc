/** Starts a transform: its file, its example fixture and its line in the list. `npm run new-transform -- NAME`. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [name] = process.argv.slice(2);
if (name === undefined || !/^(?:add|remove|replace|use|pin|merge|split|copy|move|sort|set)(?:-[a-z]+)+$/.test(name)) {
  console.error('usage: npm run new-transform -- NAME, a verb of docs/architecture.md and an object: sort-packages');
  process.exit(2);
}
const file = join(root, 'transforms', `${name}.ts`);
if (existsSync(file)) {
  console.error(`transforms/${name}.ts is already there`);
  process.exit(2);
}

writeFileSync(
  file,
  `import { defineTransform } from '../src/transform/index.ts';

export default defineTransform({
  name: '${name}',
  summary: 'Say in one imperative line what it does.',
  why: 'Say why anyone wants this, and what it costs. This stands in the documentation and in imgfix explain.',
  goal: 'style',
  level: 'safe',
  reasons: {},
  presets: [],
  references: ['https://docs.docker.com/reference/dockerfile/'],
  *find(dockerfile) {
    for (const instruction of dockerfile.instructions) {
      if (instruction.keyword !== 'RUN') continue;
      // yield { at, message, fix: { title, level, edits } } or, where it must leave the text alone, { at, message, reason }
    }
  },
});
`,
);

const example = join(root, '__fixtures__', name, 'example');
mkdirSync(example, { recursive: true });
writeFileSync(join(example, 'before.Dockerfile'), 'FROM debian:bookworm-slim\nRUN echo hello\n');
writeFileSync(join(example, 'after.Dockerfile'), '');

const list = join(root, 'transforms/index.ts');
const identifier = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const text = readFileSync(list, 'utf8')
  .replace(/\n\n\/\*\*/, `\nimport ${identifier} from './${name}.ts';\n\n/**`)
  .replace(/,?\s*\];\n*$/, `, ${identifier}];\n`);
writeFileSync(list, text);
console.log(`transforms/${name}.ts, __fixtures__/${name}/example and a line in transforms/index.ts (put it at its place).
Fill in the example, then: npx prettier --write transforms && npx vitest run test/fixtures.test.ts -t ${name} -u`);
