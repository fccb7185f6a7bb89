import { expect, test } from 'vitest';
import { deadlineOf } from '../../../widget/hand-off/deadline.ts';

const minuteMs = 60_000;

test.each([
  ['when the receiver says, where the clocks agree', 9.5 * minuteMs, 9.5 * minuteMs],
  ['after the time that every link has, by a clock that is fast', -3 * minuteMs, 10 * minuteMs],
  ['after the time that every link has, by a clock that is slow', 300 * minuteMs, 10 * minuteMs],
])('a link runs out %s', (_name, leftMs, endsInMs) => {
  const nowMs = 1_750_000_000_000;
  expect(deadlineOf(nowMs + leftMs, nowMs)).toBe(nowMs + endsInMs);
});
