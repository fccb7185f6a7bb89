// The fields of a card, in a document of their own: the page around them never sees what is typed. It is told when Enter is pressed, and
// says when there is an order to pay for.
const form = document.querySelector('form');
const tell = (message) => parent.postMessage(message, location.origin);

form.addEventListener('submit', (event) => {
  event.preventDefault();
  tell({ type: 'card-submitted' });
});

async function pay(orderId) {
  const response = await fetch('/api/public/v1/orders/payments', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ orderId, card: { number: form.elements.number.value } }),
  });
  if (response.ok) tell({ type: 'card-paid' });
  else tell({ type: 'card-refused', reason: (await response.json()).title });
}

addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent || data?.type !== 'pay') return;
  pay(data.orderId).catch(() =>
    tell({ type: 'card-refused', reason: 'The card could not be reached. Please try again.' }),
  );
});
