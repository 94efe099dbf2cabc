/** The configuration of a repository: finding it, reading it, what it means for a file. */
export { configNames, configsIn, findConfigs } from './find.ts';
export { loadConfig, type LoadedConfig } from './load.ts';
export { defineConfig, presetNames, type Config, type ConfigProblem, type PresetName } from './model.ts';
export { resolver, type FileSettings, type Flags, type Resolver } from './resolve.ts';
export { configSchema, schemaAddress } from './schema.ts';
