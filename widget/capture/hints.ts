import type { Hint } from './capture.ts';
import type { Measures } from './measure.ts';
import type { Sight } from './reader.ts';

/** A hint holds for this many pictures before it is given, and for this long once it is. Words that flicker help nobody. */
const steadyPictures = 3;
const steadyMs = 1_500;

/** The one thing that would help most with this picture. */
export function hintFor({ brightness, glare, motion, bars }: Measures, sight: Sight): Hint {
  if (brightness < 0.16) return 'dark';
  if (sight === 'other_code') return 'other_code';
  if (motion > 0.08) return 'still';
  // Bars without a reading: whatever hides them, or they are too fine.
  if (bars > 0.12 && glare > 0.12) return 'glare';
  if (bars > 0.12 && bars < 0.5) return 'closer';
  return 'searching';
}

/** Gives a hint when it has become another and is there to stay. */
export function createHints(give: (hint: Hint) => void): (hint: Hint, nowMs: number) => void {
  let given: Hint = 'searching';
  let givenAtMs = Number.NEGATIVE_INFINITY;
  let next: Hint = given;
  let pictures = 0;
  return (hint, nowMs) => {
    pictures = hint === next ? pictures + 1 : 1;
    next = hint;
    if (next === given || pictures < steadyPictures || nowMs - givenAtMs < steadyMs) return;
    given = next;
    givenAtMs = nowMs;
    give(given);
  };
}
