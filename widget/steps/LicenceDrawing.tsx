/** The back of a licence, with its large barcode framed. Says nothing that the words beside it don't. */
export function LicenceDrawing() {
  return (
    <svg class="drawing" part="drawing" viewBox="0 0 172 108" aria-hidden="true" focusable="false">
      <rect class="card" x="1" y="1" width="170" height="106" rx="8" />
      <rect class="ink" x="1" y="11" width="170" height="15" />
      <path class="bars" d="M20 44h132M20 52h132M20 60h132M20 68h132" />
      <rect class="frame" x="12" y="35" width="148" height="42" rx="4" />
      <path class="lines" d="M12 88h70M12 97h48M132 88h28" />
    </svg>
  );
}
