import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedAtMs } from '../../src/receiver/providers/timestamped-signature.ts';

const body = new TextEncoder().encode('{"a":1}');
const nowMs = 1_795_262_400_000;
const seconds = String(nowMs / 1_000);
const sign = (time: string, secret = 'first') =>
  createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
const read = (header: string | undefined) => signedAtMs(header, body, { secrets: ['first', 'second'], nowMs });

describe('a signature with a time', () => {
  test('says when it was made', () => {
    expect(read(`t=${seconds},v1=${sign(seconds)}`)).toBe(nowMs);
    expect(read(`t=1000000000,v1=${sign('1000000000')}`)).toBe(1_000_000_000_000);
  });

  test('is good when one of several is, by any of the secrets', () => {
    const other = '0'.repeat(64);
    expect(read(`t=${seconds},v1=${other},v1=${sign(seconds, 'second')}`)).toBe(nowMs);
    expect(read(`t=${seconds},v1=${other} t=${seconds},v1=${sign(seconds)}`)).toBe(nowMs);
  });

  test.each([
    ['no number', 'now'],
    ['a number with more behind it', `${seconds}abc`],
    ['a fraction', `${seconds}.5`],
    ['a power', '1e9'],
    ['other digits', '0x6b000000'],
    ['a sign', `+${seconds}`],
    ['a minus', `-${seconds}`],
    ['a zero before it', `0${seconds}`],
    ['nothing', ''],
    ['more digits than time has', '9'.repeat(13)],
  ])('is refused with %s for its time, however well it is signed', (_what, time) => {
    expect(read(`t=${time},v1=${sign(time)}`)).toBeUndefined();
  });

  test('is refused with two times, or with that of another pair', () => {
    expect(read(`t=${seconds},t=1000000000,v1=${sign(seconds)}`)).toBeUndefined();
    expect(read(`t=1000000000,v1=${'0'.repeat(64)} t=${seconds},v1=${sign('1000000000')}`)).toBeUndefined();
  });

  test.each([undefined, '', 'v1=', `v1=${sign(seconds)}`, `t=${seconds}`, `t=${seconds},v0=${sign(seconds)}`])(
    'is refused as %s',
    (header) => {
      expect(read(header)).toBeUndefined();
    },
  );

  test('is refused when it is of no secret, or of an empty list of them', () => {
    const header = `t=${seconds},v1=${sign(seconds, 'third')}`;
    expect(read(header)).toBeUndefined();
    expect(signedAtMs(header, body, { secrets: [], nowMs })).toBeUndefined();
  });
});
