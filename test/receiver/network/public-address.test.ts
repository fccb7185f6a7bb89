import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/receiver/network/public-address.ts';

test.each([
  '93.184.215.14',
  '8.8.8.8',
  '172.32.0.1',
  '100.128.0.1',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '2a00::1',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  ['this machine', ['127.0.0.1', '127.8.8.8', '0.0.0.0', '::1', '::']],
  ['a private network', ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1']],
  ['the same link, where clouds tell their secrets', ['169.254.169.254', 'fe80::1', 'fd00:ec2::254']],
  ['a shared network of a provider', ['100.64.0.1', '100.127.255.255']],
  [
    'version 4 in the clothes of version 6',
    ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::'],
  ],
  ['nobody in particular', ['224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255', 'ff02::1']],
  ['an example', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1']],
  ['no address', ['', 'localhost', '127.1', '0x7f000001', '2130706433', '8.8.8.8:443', 'fe80::1%eth0']],
])('%s is not', (_what, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});
