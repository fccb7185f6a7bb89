import { useMemo } from 'preact/hooks';
import { encodeQr } from './qr.ts';

/** Modules that stay clear around a code. */
const margin = 4;

/** A text as a QR code. Nothing where it is too long for one: it stands beside it anyhow. */
export function Code({ text, label }: { text: string; label: string }) {
  const code = useMemo(() => encodeQr(text), [text]);
  if (!code) return null;
  const size = code.length + 2 * margin;
  const dark = code.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + margin} ${y + margin}h1v1h-1z` : '')));
  return (
    <svg class="code" part="code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={dark.join('')} />
    </svg>
  );
}
