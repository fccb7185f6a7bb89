import { useLayoutEffect, useMemo } from 'preact/hooks';

/** The shopper's photo, for as long as there is one. Its address lives no longer than it is shown. */
export function Thumbnail({ photo, label }: { photo: Blob | null; label: string }) {
  const url = useMemo(() => (photo ? URL.createObjectURL(photo) : null), [photo]);
  useLayoutEffect(() => () => (url === null ? undefined : URL.revokeObjectURL(url)), [url]);
  return url === null ? null : <img class="thumbnail" part="thumbnail" src={url} alt={label} />;
}
