import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { ProviderScreen } from '../../src/contract/wire/provider-screen.ts';
import type { ElsewhereTexts } from '../../src/contract/wire/widget-texts.ts';
import type { ElsewhereWork } from '../flow.ts';
import type { Words } from '../words.ts';

/** Between two looks at the clock. */
const tickMs = 1_000;

interface PageLinkProps {
  phase: 'framed' | 'offered' | 'opened';
  screen: ProviderScreen;
  texts: Words;
  own: ElsewhereTexts;
  actions: ElsewhereWork;
  now(): number;
  /** A button that asks for another link. */
  anew(label: string, look: string): ComponentChildren;
}

/** Leads to a provider's page beside ours, by a link, which nothing takes for an advertisement; and to a new link once that has run out. */
export function PageLink({ phase, screen, texts: { handOff }, own, actions, now, anew }: PageLinkProps) {
  const { url, expiresAtMs } = screen;
  const [runOut, setRunOut] = useState<ProviderScreen | null>(null);
  useLayoutEffect(() => {
    // One that has run out before it came was told by another clock than ours.
    if (expiresAtMs === null || expiresAtMs <= now()) return undefined;
    const timer = setInterval(() => {
      if (now() >= expiresAtMs) setRunOut(screen);
    }, tickMs);
    return () => clearInterval(timer);
  }, [screen]);
  if (url === null) return null;
  // Who is on a page that is shown here is not to be sent away from it.
  if (runOut === screen)
    return phase === 'framed' ? null : (
      <>
        <span role="status">{handOff.runOut.title}</span>
        {anew(handOff.renew, 'main')}
      </>
    );
  const labels = { framed: own.beside, offered: own.open, opened: own.openAgain };
  const isMain = phase === 'offered';
  return (
    <a
      class={isMain ? 'button main' : 'button'}
      part={isMain ? 'button main-button' : 'button'}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      aria-describedby="lead"
      onClick={() => actions.goElsewhere({ phase: 'opened' })}
    >
      {labels[phase]}
    </a>
  );
}
