import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import type { Env } from './parts.ts';

/** Whoever sends a request, as a text to count by: out of it nobody can tell the address. */
export type ClientKey = (c: Context<Env>, storeHash: string) => string;

/**
 * `trustedProxies` is how many proxies of our own stand before the receiver. Each adds to `X-Forwarded-For` whom it was asked by; what
 * stands before their entries, anyone can have written.
 */
export function createClientKey(secret: string, trustedProxies: number): ClientKey {
  return (c, storeHash) => {
    const address = clientAddress(remoteAddress(c), c.req.header('x-forwarded-for') ?? '', trustedProxies);
    return createHmac('sha256', secret)
      .update(`${storeHash}/${networkOf(address)}`)
      .digest('base64url');
  };
}

export function clientAddress(remote: string, forwardedFor: string, trustedProxies: number): string {
  if (trustedProxies === 0) return remote;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  // Fewer entries than proxies: somebody came past them, and is who is asking.
  return hops.at(-trustedProxies) || remote;
}

/** One household has 2^64 addresses of IPv6, and one of IPv4, however it is written. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*/, '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const whole =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return whole
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}

/** What @hono/node-server hands along. A request that came by no socket has no address. */
function remoteAddress(c: Context<Env>): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}
