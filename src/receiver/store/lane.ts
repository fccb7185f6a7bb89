import { createHash } from 'node:crypto';

const lanesOfAStore = 3;

/**
 * The lane in which a piece of work waits: work of one lane is done one after the other. All work about one thing has one lane, so that a
 * worker never takes a job that has to wait for another. And a store has few lanes, so that one whose jobs are many or slow leaves most
 * workers to the others.
 */
export function laneOf(storeHash: string, key: string): string {
  const digest = createHash('sha256').update(key).digest();
  return `${storeHash}/${(digest[0] ?? 0) % lanesOfAStore}`;
}
