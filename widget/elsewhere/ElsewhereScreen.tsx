import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TextChanges } from '../../src/contract/wire/widget-texts.ts';
import { adoptStyle } from '../adopt-style.ts';
import type { Actions, ElsewhereWork } from '../flow.ts';
import type { State, Step } from '../machine.ts';
import { AskPerson } from '../steps/AskPerson.tsx';
import { CheckNumber } from '../steps/CheckNumber.tsx';
import type { Why as WhyOfTheWidget } from '../steps/Why.tsx';
import type { Words } from '../words.ts';
import { Frame } from './Frame.tsx';
import { PageLink } from './PageLink.tsx';
import { ownTexts } from './screen.ts';
import { css } from './style.ts';

export interface ElsewhereProps {
  state: State;
  error: string | null;
  texts: Words;
  /** The page's own words. */
  changes: TextChanges | undefined;
  actions: Actions & ElsewhereWork;
  /** Whether the shopper may go on on a phone. */
  mayHandOff: boolean;
  now(): number;
  /** The widget's own, which has to be there anyhow. */
  Why: typeof WhyOfTheWidget;
}

/** The way to a provider's own page: why, and there and back. */
export function ElsewhereScreen(props: ElsewhereProps) {
  const { state, error, texts, changes, actions, mayHandOff, Why } = props;
  const { check, step } = state;
  if (step.name === 'elsewhere') return <Page {...props} step={step} />;
  if (step.name !== 'why') return null;
  return (
    <Why
      check={check}
      step={step}
      error={error}
      texts={toldBefore(texts, changes)}
      actions={actions}
      mayHandOff={mayHandOff}
    />
  );
}

/** The widget's words, where what is needed, read and kept is another's affair. */
function toldBefore(texts: Words, changes: TextChanges | undefined): Words {
  const { alsoKept, ...why } = ownTexts(texts, changes).why;
  const also = (kept: string) => `${kept} ${alsoKept}`;
  const keptDays = Object.fromEntries(Object.entries(texts.why.keptDays).map(([form, kept]) => [form, also(kept)]));
  return {
    ...texts,
    why: {
      ...texts.why,
      ...why,
      keptWithOrder: also(texts.why.keptWithOrder),
      keptDays: { ...texts.why.keptDays, ...keptDays },
    },
  };
}

function Page({
  state: { check },
  step: { phase, screen },
  texts,
  changes,
  actions,
  mayHandOff,
  now,
}: ElsewhereProps & { step: Extract<Step, { name: 'elsewhere' }> }) {
  const own = ownTexts(texts, changes);
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => adoptStyle(row.current?.getRootNode(), css), []);

  const isStarting = phase === 'starting';
  useLayoutEffect(() => {
    if (!isStarting) return undefined;
    const leaving = new AbortController();
    actions.findScreen(leaving.signal).then((found) => {
      if (!found) return;
      const phase = found.url === null ? 'messaged' : found.isFrameable ? 'framed' : 'offered';
      actions.onElsewhere({ phase, screen: found });
    });
    return () => leaving.abort();
  }, [isStarting]);

  const url = screen?.url ?? null;
  const isLink = phase === 'framed' || phase === 'offered' || phase === 'opened';
  const anew = (label: string, look: string) => (
    <button
      type="button"
      class={`button ${look}`}
      part={look === '' ? 'button' : 'button main-button'}
      onClick={() => actions.goElsewhere({ phase: 'starting' })}
    >
      {label}
    </button>
  );
  return (
    <>
      {isStarting && <progress part="progress" aria-label={own.starting.title} />}
      {phase === 'framed' && url !== null && <Frame key={url} url={url} title={own.frame} actions={actions} />}
      <div ref={row} class="row">
        {isLink && screen && (
          <PageLink phase={phase} screen={screen} texts={texts} own={own} actions={actions} now={now} anew={anew} />
        )}
        {phase === 'framed' && anew(own.reload, '')}
        {!isLink && !isStarting && anew(texts.interrupted.retry, phase === 'messaged' ? '' : 'main')}
        {mayHandOff && (
          <button type="button" class="button" part="button" onClick={actions.openHandOff}>
            {texts.handOff.use}
          </button>
        )}
      </div>
      <AskPerson texts={texts} actions={actions} />
      <CheckNumber lead={`${texts.checkId}:`} checkId={check.checkId} />
    </>
  );
}
