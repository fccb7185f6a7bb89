import type { Tone } from '../screen.ts';

const shapes: Readonly<Record<Tone, string>> = {
  good: 'M7 12.5l3.5 3.5L17 9',
  bad: 'M8 8l8 8M16 8l-8 8',
  waiting: 'M12 6.5V12l3.5 2.5',
  trouble: 'M12 6.5v6.5M12 16.5v.5',
};

/** A tick, a cross, a clock or an exclamation mark beside the title, which says the same in words. */
export function Mark({ tone }: { tone: Tone }) {
  return (
    <svg class={`mark ${tone}`} part="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11" />
      <path d={shapes[tone]} />
    </svg>
  );
}
