/** @jsxImportSource react */
import { useEffect, useEffectEvent } from 'react';
import { cardFrameId, onCardSubmitted } from './card-frame.ts';

/** Where a card is typed: in a frame, so that this page never sees the number. */
export function CardFields({ onSubmitted }: { onSubmitted: () => void }) {
  const hear = useEffectEvent(onSubmitted);
  useEffect(() => onCardSubmitted(hear), []);
  return <iframe id={cardFrameId} className="cardFrame" title="Card details" src="/hosted-fields/card" />;
}
