import { expect, test } from 'vitest';
import { didDocumentUrl } from '../../../src/receiver/providers/credential/did-web.ts';

test.each([
  ['did:web:issuer.example', 'https://issuer.example/.well-known/did.json'],
  ['did:web:issuer.example:tenants:shop-1', 'https://issuer.example/tenants/shop-1/did.json'],
  ['did:web:issuer.example%3A8443', 'https://issuer.example:8443/.well-known/did.json'],
])('%s is at %s', (did, url) => expect(didDocumentUrl(did)).toBe(url));

test.each([
  'did:key:z6MkiY62766b1LJkExWMsM3QG4WtX7QpY823dxoYzr9qZvJ3',
  'did:web:',
  'did:web:issuer.example/path',
  'did:web:issuer.example#key-1',
  'did:web:issuer.example?service=keys',
  'did:web:me@issuer.example',
  'did:web:issuer.example:..:..:private',
  'did:web:issuer.example%2fprivate',
  'did:web:issuer.example:',
  'https://issuer.example/did.json',
])('%s names nothing that is looked up', (did) => expect(didDocumentUrl(did)).toBeUndefined());
