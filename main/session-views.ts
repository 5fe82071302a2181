import type { AccountView, SessionStatus, SessionView } from '../preload/contract.ts';
import type { Inventories } from './sso/inventory.ts';
import type { ListedAccount } from './sso/inventory-file.ts';
import type { Session } from './sso/sessions.ts';

/** What a screen shows of one session. An account that did not change keeps its identity from view to view. */
export function createSessionViews(inventories: Inventories) {
  const made = new WeakMap<ListedAccount, AccountView>();

  function accountView(sessionId: string, account: ListedAccount): AccountView {
    const known = made.get(account);
    if (known !== undefined) return known;
    const { roles, ...rest } = account;
    const named = roles.map((name) => ({ id: `${sessionId}/${account.id}/${name}`, name }));
    const view = { ...rest, roles: named };
    made.set(account, view);
    return view;
  }

  return (session: Session, status: SessionStatus, wantedBy: string | undefined): SessionView => {
    const { id, label, startUrl, region, endpoints } = session;
    const { accounts, changes } = inventories.listing(id);
    return {
      ...{ id, label, startUrl, region, endpoints, status },
      accounts: accounts.map((account) => accountView(id, account)),
      progress: inventories.progress(id),
      ...(changes === undefined ? {} : { changes }),
      ...(wantedBy === undefined ? {} : { signInWantedBy: wantedBy }),
    };
  };
}
