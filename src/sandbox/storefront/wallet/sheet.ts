/** A wallet's own payment sheet: no part of the checkout app, as on the hosted page. Answers whether the shopper approved. */
export function openSheet(wallet: string, price: string): Promise<boolean> {
  const sheet = document.createElement('dialog');
  sheet.className = 'modal walletSheet';
  sheet.ariaLabel = wallet;
  const heading = document.createElement('h2');
  heading.className = 'modal-header-title';
  heading.textContent = wallet;
  const amount = document.createElement('p');
  amount.textContent = `Pay ${price} with a made-up account. No money moves.`;
  const choices = document.createElement('div');
  choices.className = 'modal-footer';
  choices.append(
    choice(sheet, 'Cancel', 'button button--tertiary'),
    choice(sheet, 'Approve', 'button button--primary'),
  );
  sheet.append(heading, amount, choices);
  document.body.append(sheet);
  sheet.showModal();
  return new Promise((resolve) => {
    sheet.addEventListener('close', () => {
      sheet.remove();
      resolve(sheet.returnValue === 'Approve');
    });
  });
}

function choice(sheet: HTMLDialogElement, name: string, className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = name;
  button.addEventListener('click', () => sheet.close(name));
  return button;
}
