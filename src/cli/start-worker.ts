import { load } from './launch.ts';

void load().serve();
