import { useLayoutEffect, useRef } from 'preact/hooks';
import { adoptStyle } from '../adopt-style.ts';
import type { Actions, HandOffWork } from '../flow.ts';
import type { HandOffPhase } from '../machine.ts';
import type { Words } from '../words.ts';
import { Link } from './Link.tsx';
import { css } from './style.ts';

export interface HandOffProps {
  phase: HandOffPhase;
  texts: Words;
  actions: Actions & HandOffWork;
  now(): number;
}

/** The way over to the phone, and the way back. */
export function HandOffScreen({ phase, texts, actions, now }: HandOffProps) {
  const ways = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => adoptStyle(ways.current?.getRootNode(), css), []);
  return (
    <>
      {phase === 'offered' && <Link texts={texts} actions={actions} now={now} />}
      <div ref={ways} class="row">
        {phase !== 'offered' && (
          <button type="button" class="button main" part="button main-button" onClick={actions.renewHandOff}>
            {texts.handOff.renew}
          </button>
        )}
        <button type="button" class="button" part="button" onClick={actions.goBack}>
          {texts.handOff.here}
        </button>
      </div>
    </>
  );
}
