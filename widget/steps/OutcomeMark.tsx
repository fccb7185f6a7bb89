import type { OutcomeName } from '../screen.ts';

type Tone = 'good' | 'bad' | 'waiting';

const shapes: Readonly<Record<Tone, string>> = {
  good: 'M7 12.5l3.5 3.5L17 9',
  bad: 'M8 8l8 8M16 8l-8 8',
  waiting: 'M12 6.5V12l3.5 2.5',
};

function toneOf(name: OutcomeName): Tone {
  if (name === 'verified' || name === 'manually_approved') return 'good';
  return name === 'failed' || name === 'under_age' || name === 'manually_rejected' ? 'bad' : 'waiting';
}

/** A tick, a cross or a clock beside the title, which says the same in words. */
export function OutcomeMark({ name }: { name: OutcomeName }) {
  const tone = toneOf(name);
  return (
    <svg class={`mark ${tone}`} part="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="11" />
      <path d={shapes[tone]} />
    </svg>
  );
}
