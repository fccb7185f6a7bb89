import { CheckNumber } from './steps/CheckNumber.tsx';
import { Mark } from './steps/Mark.tsx';
import type { Words } from './words.ts';

/** Stands in for the widget where there is no check to show, and never will be. */
export function Stopped({ checkId, texts }: { checkId: string; texts: Words }) {
  const { title, lead } = texts.interrupted.stopped;
  return (
    <section class="panel" part="panel" lang={texts.lang} dir={texts.dir} aria-label={texts.panelName}>
      <div class="top">
        <Mark tone="trouble" />
        <h2 part="title">{title}</h2>
      </div>
      <p id="lead" part="lead" role="status">
        {lead}
      </p>
      <CheckNumber lead={`${texts.checkId}:`} checkId={checkId} />
    </section>
  );
}
