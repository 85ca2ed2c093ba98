import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './public-address.ts';

const octet = fc.integer({ min: 0, max: 255 });
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));

describe('a public address', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.1.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('is %s', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    '',
    'localhost',
    '1.1.1',
    '0x7f.0.0.1',
  ])('is not %j', (address) => expect(isPublicAddress(address)).toBe(false));

  it('is none of a private range, whatever the host part', () => {
    fc.assert(
      fc.property(octet, octet, octet, (a, b, c) => {
        for (const address of [
          `10.${a}.${b}.${c}`,
          `127.${a}.${b}.${c}`,
          `192.168.${a}.${b}`,
          `169.254.${a}.${b}`,
        ]) {
          expect(isPublicAddress(address)).toBe(false);
        }
      }),
    );
  });

  it('is none that wraps an IPv4 address or is local to a site', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        for (const prefix of ['::ffff', '64:ff9b:', '2002', 'fd00', 'fe80']) {
          const address =
            prefix === '2002' ? `2002:${a}:${b}::` : `${prefix}:${a}:${b}`.replace(/^(fd00|fe80):/, '$1::');
          expect(isPublicAddress(address), address).toBe(false);
        }
      }),
    );
  });
});
