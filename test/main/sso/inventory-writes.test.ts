import { expect, it } from 'vitest';
import { createInventories } from '../../../main/sso/inventory.ts';
import type { Listing, ListingFiles } from '../../../main/sso/inventory-file.ts';
import { eventually, settle } from '../settle.ts';
import { aSession } from './a-session.ts';

const session = aSession();
const account = { id: '334072819650', name: 'Payments', email: 'payments@hanbit.example' };

it('an account that is listed again while the whole list is written goes into the whole list', async () => {
  let assigned = ['PaymentsOperator', 'ReadOnlyAccess'];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const written: Listing[] = [];
  const file = {
    read: async () => undefined,
    async write(listing: Listing) {
      written.push(listing);
      await held;
    },
    remove: async () => {},
  };
  const files: ListingFiles = {
    of: () => file,
    read: async () => ({ accounts: [{ ...account, roles: ['Gone'], listedAtMs: 1 }] }),
    remove: async () => {},
  };
  const portal = {
    listAccounts: async () => [account],
    listRoles: async () => assigned,
  };
  const inventories = createInventories(portal, files, { now: () => 1_800_000_000_000 });
  await inventories.load(session);

  const refreshed = inventories.refresh(session);
  await eventually(() => written.length > 0);
  assigned = ['ReadOnlyAccess'];
  const relisted = inventories.relist(session, account.id);
  await settle();
  expect(inventories.progress(session.id).kind).toBe('listing');
  release();
  await Promise.all([refreshed, relisted]);

  expect(inventories.isListed(session.id, account.id, 'PaymentsOperator')).toBe(false);
  expect(inventories.listing(session.id)).toEqual(written.at(-1));
  expect(written.map(({ run }) => run)).toEqual([undefined, undefined]);
  expect(inventories.listing(session.id).changes?.lost).toEqual([`hanbit/${account.id}/Gone`]);
  expect(inventories.progress(session.id).kind).toBe('idle');
});
