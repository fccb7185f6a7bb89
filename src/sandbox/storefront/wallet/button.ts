/** Puts a wallet's own button into the holder, as a wallet's script does. Answers how to take it out again. */
export function addWalletButton(holder: HTMLElement, label: string, onPress: () => void): () => void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'walletButton';
  button.textContent = label;
  button.addEventListener('click', onPress);
  holder.append(button);
  return () => button.remove();
}
