import { main } from './bundle.ts';

void main();
