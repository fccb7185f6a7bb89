import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WidgetOptions } from '../src/contract/wire/widget-api.ts';
import type * as ElsewherePart from './elsewhere/part.ts';
import { type Actions, type CameraReports, type Flow, type HandOffWork, useFlow } from './flow.ts';
import { type State, startAt } from './machine.ts';
import { outcomeOf, screenOf, stepCount } from './screen.ts';
import { Interrupted } from './steps/Interrupted.tsx';
import { Later } from './steps/Later.tsx';
import { Mark } from './steps/Mark.tsx';
import { Outcome } from './steps/Outcome.tsx';
import { Person } from './steps/Person.tsx';
import { Photo } from './steps/Photo.tsx';
import { Preview } from './steps/Preview.tsx';
import { Sending } from './steps/Sending.tsx';
import { Thumbnail } from './steps/Thumbnail.tsx';
import { Why } from './steps/Why.tsx';
import type { Tools } from './tools.ts';
import { fill, percent, type Words } from './words.ts';

interface WidgetProps {
  options: WidgetOptions;
  tools: Tools;
  texts: Words;
  /** Handed the way in for views of the check from outside, once, before the first paint. */
  connect(show: Flow['show']): void;
  /** Where to begin. Where the check stands, unless told. */
  at?: State;
}

/** The whole verify flow. Expects to be drawn inside a shadow root, which scopes its ids and its styles. */
export function Widget({ options, tools, texts, connect, at = startAt(options.check, options.mayOrder) }: WidgetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const mustFocus = useRef(false);

  // Focus follows the shopper: after what they pressed, or when it was in here and its place goes away. Else it stays theirs.
  const { state, show, ...actions } = useFlow(at, options, tools, (isByShopper) => {
    const root = heading.current?.getRootNode();
    mustFocus.current = isByShopper || (root instanceof ShadowRoot && root.activeElement !== null);
  });
  useLayoutEffect(() => connect(show), []);

  const { step } = state;
  const { lang } = texts;
  const [elsewhere, setElsewhere] = useState<typeof ElsewherePart>();
  const changes = options.texts?.[lang];
  const { key, title, lead, error, tone, progress } =
    elsewhere?.screenOf(state, texts, changes) ?? screenOf(state, texts);
  // A listener needs to hear that it moves, not every percent.
  const quarters = step.name === 'sending' && step.sentShare < 1 ? Math.floor(step.sentShare * 4) : 0;

  const before = useRef<{ key: string; words: string }>(null);
  useLayoutEffect(() => {
    const isFirst = before.current === null;
    const takesFocus = !isFirst && key !== before.current?.key && mustFocus.current;
    const words = spokenOf(title, lead, false);
    const isNew = words !== before.current?.words;
    before.current = { key, words };
    if (isFirst || !live.current) return;
    if (takesFocus) heading.current?.focus();
    live.current.textContent =
      quarters > 0
        ? fill(texts.sending.percent, { percent: percent(quarters / 4, lang) }, lang)
        : (error ?? (isNew ? spokenOf(title, lead, takesFocus) : ''));
  }, [key, title, lead, error, quarters]);

  return (
    <section class="panel" part="panel" lang={lang} dir={texts.dir} aria-label={texts.panelName}>
      {progress && (
        <p class="steps" part="steps">
          {fill(texts.progress, { step: progress, steps: stepCount }, lang)}
        </p>
      )}
      <div class="top">
        {tone && <Mark tone={tone} />}
        <h2 ref={heading} part="title" tabIndex={-1}>
          {title}
        </h2>
      </div>
      <p id="lead" part="lead">
        {lead}
      </p>
      <Thumbnail photo={'photo' in step ? step.photo : null} label={texts.preview.photo} />
      {state.check.isElsewhere && (step.name === 'why' || step.name === 'elsewhere') ? (
        <Later
          key="elsewhere"
          load={async () => {
            const part = await tools.loadElsewhere();
            setElsewhere(part);
            return part?.ElsewhereScreen;
          }}
          props={{ state, error, texts, changes, actions, mayHandOff: tools.loadHandOff !== null, now: tools.now, Why }}
          label={texts.panelName}
          texts={texts}
          back={texts.person.ask}
          goBack={actions.wantPerson}
        />
      ) : (
        body(state, error, texts, actions, tools)
      )}
      <p ref={live} role="status" class="unseen" />
    </section>
  );
}

/** Stands in for the widget while its words are on their way. */
export function Waiting() {
  return (
    <section class="panel" part="panel" aria-busy="true">
      <progress part="progress" aria-hidden="true" />
    </section>
  );
}

/** A title that receives the focus is read out anyhow. */
function spokenOf(title: string, lead: string, isTitleRead: boolean): string {
  if (isTitleRead) return lead;
  return /\p{P}$/u.test(title) ? `${title} ${lead}` : `${title}. ${lead}`;
}

function body(
  { check, mayOrder, step }: State,
  error: string | null,
  texts: Words,
  actions: Actions & CameraReports & HandOffWork,
  { loadCamera, loadHandOff, now }: Tools,
): ComponentChildren {
  switch (step.name) {
    case 'why':
      return (
        <Why
          check={check}
          step={step}
          error={error}
          texts={texts}
          actions={actions}
          mayHandOff={loadHandOff !== null}
        />
      );
    // Only of a check that is, which is drawn by its own part.
    case 'elsewhere':
      return null;
    case 'handOff':
      return (
        loadHandOff && (
          <Later
            key="handOff"
            load={loadHandOff}
            props={{ phase: step.phase, texts, actions, now }}
            label={texts.handOff.starting}
            texts={texts}
            back={texts.handOff.here}
            goBack={actions.goBack}
          />
        )
      );
    case 'person':
      return <Person isAsking={step.isAsking} error={error} texts={texts} actions={actions} />;
    case 'photo':
      return (
        <Photo
          check={check}
          texts={texts}
          actions={actions}
          leadId="lead"
          problem={step.problem}
          mayFilm={loadCamera !== null}
          mayHandOff={loadHandOff !== null}
        />
      );
    case 'camera':
      return (
        loadCamera && (
          <Later
            key="camera"
            load={loadCamera}
            props={{ isManual: step.isManual, texts, actions }}
            label={texts.camera.starting}
            texts={texts}
            back={texts.camera.close}
            goBack={actions.closeCamera}
          />
        )
      );
    case 'preparing':
      return <progress part="progress" aria-label={texts.preparing.title} />;
    case 'preview':
      return <Preview texts={texts} actions={actions} />;
    case 'sending':
      return <Sending sentShare={step.sentShare} texts={texts} actions={actions} />;
    case 'interrupted':
      return <Interrupted checkId={check.checkId} texts={texts} actions={actions} />;
    case 'outcome':
      return <Outcome name={outcomeOf(check)} mayOrder={mayOrder} checkId={check.checkId} texts={texts} />;
    default:
      return step satisfies never;
  }
}
