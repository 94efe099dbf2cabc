import { load } from './launch.ts';

void load().main();
