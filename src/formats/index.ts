export { asObject, asTexts, fieldAt, textsIn, type Fields } from './fields.ts';
export { parseHclBlocks, type HclBlock } from './hcl.ts';
export { parseJsonObject } from './json.ts';
export { parseLockYaml } from './lock-yaml.ts';
export { parseToml } from './toml.ts';
export { parseYaml } from './yaml.ts';
export { parseYarnLock, type YarnEntry } from './yarn-lock.ts';
