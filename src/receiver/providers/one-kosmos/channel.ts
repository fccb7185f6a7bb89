import { createCipheriv, createDecipheriv, createECDH } from 'node:crypto';

/** What is said between us and one of 1Kosmos' services, for nobody else to read. */
export interface Channel {
  /** Base64 of what only the service can read. Each time another. */
  seal(text: string): string;
  /** Undefined for what was not sealed for us by the service, or was changed on the way. */
  unseal(sealed: string): string | undefined;
}

export interface ChannelKey {
  /** As it is told to a service. */
  readonly publicKey: string;
  /** Undefined for a key that is none. */
  openChannel(servicePublicKey: string): Channel | undefined;
}

const curve = 'secp256k1';
const cipher = 'aes-256-gcm';
const ivBytes = 16;
const tagBytes = 16;
/** A point on the curve is written without the byte that says how it is written. */
const uncompressed = Buffer.from([4]);

/**
 * A key of ours, made anew: ECDH on secp256k1, whose shared secret is the key of AES-256-GCM; what is sealed is base64 of iv, text and tag.
 * @see 1Kosmos nodejs-helper-files, BIDECDSA (read 2026-11).
 */
export function createChannelKey(chance: (size: number) => Uint8Array): ChannelKey {
  const ours = createECDH(curve);
  ours.setPrivateKey(chance(32));
  return {
    publicKey: ours.getPublicKey().subarray(1).toString('base64'),
    openChannel(servicePublicKey) {
      let secret: Buffer;
      try {
        secret = ours.computeSecret(Buffer.concat([uncompressed, Buffer.from(servicePublicKey, 'base64')]));
      } catch {
        return undefined;
      }
      return {
        seal(text) {
          const iv = chance(ivBytes);
          const sealing = createCipheriv(cipher, secret, iv);
          return Buffer.concat([iv, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]).toString(
            'base64',
          );
        },
        unseal(sealed) {
          const bytes = Buffer.from(sealed, 'base64');
          if (bytes.length < ivBytes + tagBytes) return undefined;
          const opening = createDecipheriv(cipher, secret, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
          opening.setAuthTag(bytes.subarray(-tagBytes));
          try {
            const text = Buffer.concat([opening.update(bytes.subarray(ivBytes, -tagBytes)), opening.final()]);
            return text.toString('utf8');
          } catch {
            return undefined;
          }
        },
      };
    },
  };
}
