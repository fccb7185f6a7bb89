/** Opens the device's own way to send a link, where it has one. */
export function ShareButton({ url, label }: { url: string; label: string }) {
  if (!('share' in navigator)) return null;
  // Whoever closes it again changed their mind, which is no trouble.
  const share = () => navigator.share({ url }).catch(() => {});
  return (
    <button type="button" class="button" part="button" onClick={share}>
      {label}
    </button>
  );
}
