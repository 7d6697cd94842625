import { expect, test } from 'vitest';
import { clientAddress, forwardedAddresses } from '../../../src/http/limits/client-address.js';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is charged as %s', (ip, client) => expect(clientAddress({ ip })).toBe(client));

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1:5678', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['[fe80::1%25eth0]:80', 'fe80::1'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
  ['[::ffff:192.0.2.1]:80', '::ffff:192.0.2.1'],
  ['for="[2001:db8::1]:4711"', '2001:db8::1'],
  ['192.0.2.1:5678,10.0.0.1 , 10.0.0.2:80', '192.0.2.1, 10.0.0.1, 10.0.0.2'],
  ['unknown', 'unknown'],
  ['_hidden', 'unknown'],
  ['1.2.3.4.5:6', 'unknown'],
  ['192.0.2.1:5678x', 'unknown'],
  ['', 'unknown'],
])('X-Forwarded-For: %s names %s', (header, addresses) => expect(forwardedAddresses(header)).toBe(addresses));
