export { readFixtures, type FixtureCase } from '../../src/testing.ts';
