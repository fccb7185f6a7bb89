import type { ComponentChildren } from 'preact';
import type { Heading } from '../src/contract/wire/widget-texts.ts';
import { Mark } from './steps/Mark.tsx';
import type { Words } from './words.ts';

interface NoticeProps {
  heading: Heading;
  texts: Words;
  children?: ComponentChildren;
}

/** Stands in for the widget where there is no check to show. */
export function Notice({ heading: { title, lead }, texts, children }: NoticeProps) {
  return (
    <section class="panel" part="panel" lang={texts.lang} dir={texts.dir} aria-label={texts.panelName}>
      <div class="top">
        <Mark tone="trouble" />
        <h2 part="title">{title}</h2>
      </div>
      <p id="lead" part="lead" role="status">
        {lead}
      </p>
      {children}
    </section>
  );
}
