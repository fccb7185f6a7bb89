const pattern = /^did:web:([a-z0-9.-]+(?:%3a\d{1,5})?)((?::[\w.~-]+)*)$/i;

/**
 * Where the document of a `did:web:` name is; undefined for a name that is none.
 * @see did:web Method Specification, section 2.5.2 (read 2026-11).
 */
export function didDocumentUrl(did: string): string | undefined {
  const [, host = '', path = ''] = pattern.exec(did) ?? [];
  const segments = path.split(':').slice(1);
  if (host === '' || segments.some((segment) => /^\.+$/.test(segment))) return undefined;
  return `https://${decodeURIComponent(host)}/${segments.length > 0 ? segments.join('/') : '.well-known'}/did.json`;
}
