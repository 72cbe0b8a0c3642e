import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockAddresses, NO_ADDRESSES, parseAddress } from '../ipBlock';
import { BLOCKS } from '../randomPolicies';
import { WORLD } from '../smallWorld';
import { addressSlices, portsAtAddress } from './addressSlices';
import { cutAddresses } from './cutAddresses';
import { portPool } from './portPool';

const ADDRESSES = WORLD.flatMap((one) => (one.type === 'address' ? (parseAddress(one.ip) ?? []) : []));

test('each address is in one cut, with the ports that each list has for it', () => {
  const pool = portPool();
  const web = pool.idOf({
    TCP: { ranges: [[80, 80]], names: [] },
    UDP: { ranges: [], names: [] },
    SCTP: { ranges: [], names: [] },
  });
  const opened = fc.record({
    ports: fc.constantFrom(web, 1),
    addresses: fc.constantFrom(...BLOCKS).map(({ cidr, except }) => blockAddresses(cidr, except) ?? NO_ADDRESSES),
  });
  const list = fc.array(opened, { maxLength: 3 }).map((all) => addressSlices(all, pool));
  fc.assert(
    fc.property(fc.array(list, { maxLength: 3 }), (lists) => {
      const cuts = cutAddresses(lists);
      for (const address of ADDRESSES) {
        const holding = cuts.filter(({ addresses }) =>
          addresses[address.family].some(([from, to]) => from <= address.value && address.value <= to),
        );
        expect(holding.map(({ ports }) => ports)).toEqual([lists.map((slices) => portsAtAddress(slices, address))]);
      }
      expect(new Set(cuts.map(({ ports }) => ports.join())).size).toBe(cuts.length);
    }),
  );
});
