export const cardFrameId = 'sandboxcard-fields';

type CardMessage =
  | { readonly type: 'card-submitted' }
  | { readonly type: 'card-paid' }
  | { readonly type: 'card-refused'; readonly reason: string };

/** Hears what the card's fields say, until the function that it answers is called. */
function listen(onMessage: (message: CardMessage) => void): () => void {
  const hear = ({ origin, source, data }: MessageEvent) => {
    if (origin === location.origin && source !== null && source === findFrame()) onMessage(data);
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

function findFrame(): Window | null {
  const frame = document.getElementById(cardFrameId);
  return frame instanceof HTMLIFrameElement ? frame.contentWindow : null;
}

/** Calls when Enter is pressed in the card's fields. Nothing is submitted in this page then. */
export const onCardSubmitted = (onSubmitted: () => void): (() => void) =>
  listen(({ type }) => type === 'card-submitted' && onSubmitted());

/** Has the card's fields pay for the order. Fails with what the shop said when the card isn't taken. */
export function payByCard(orderId: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const ignore = listen((message) => {
      if (message.type === 'card-submitted') return;
      ignore();
      if (message.type === 'card-paid') resolve();
      else reject(new Error(message.reason));
    });
    findFrame()?.postMessage({ type: 'pay', orderId }, location.origin);
  });
}
