import { createMarker } from '../preload/account-rules.ts';
import type { AccountRule, AccountView, ErrorView, SessionStatus, SessionView } from '../preload/contract.ts';
import type { Inventories } from './sso/inventory.ts';
import type { ListedAccount } from './sso/inventory-file.ts';
import type { Session } from './sso/sessions.ts';
import type { SignInLengths } from './sso/sign-in-lengths.ts';

/** By which program, and until when the last that asks is held; undefined: it was refused at once. */
export interface WantedSignIn {
  readonly by: string;
  readonly untilMs: number | undefined;
}

interface SignInFacts {
  readonly wanted: WantedSignIn | undefined;
  readonly fault: ErrorView | undefined;
}

/** What a screen shows of one session. An account that did not change keeps its identity from view to view. */
export function createSessionViews(
  inventories: Inventories,
  rules: () => readonly AccountRule[],
  lengths: Pick<SignInLengths, 'of'>,
) {
  let made = new WeakMap<ListedAccount, AccountView>();
  let madeBy = rules();
  let markOf = createMarker(madeBy);

  function accountView(sessionId: string, account: ListedAccount): AccountView {
    const known = made.get(account);
    if (known !== undefined) return known;
    const { roles, ...rest } = account;
    const named = roles.map((name) => ({ id: `${sessionId}/${account.id}/${name}`, name }));
    const view = { ...rest, mark: markOf(account), roles: named };
    made.set(account, view);
    return view;
  }

  return (session: Session, status: SessionStatus, { wanted, fault }: SignInFacts): SessionView => {
    const { id, label, startUrl, region, endpoints } = session;
    const { accounts, changes } = inventories.listing(id);
    const lasts = lengths.of(id);
    if (madeBy !== rules()) {
      madeBy = rules();
      markOf = createMarker(madeBy);
      made = new WeakMap();
    }
    return {
      ...{ id, label, startUrl, region, endpoints, status },
      accounts: accounts.map((account) => accountView(id, account)),
      progress: inventories.progress(id),
      ...(changes === undefined ? {} : { changes }),
      ...(lasts === undefined ? {} : { signInLasts: lasts }),
      ...(wanted === undefined ? {} : { signInWantedBy: wanted.by }),
      ...(wanted?.untilMs === undefined ? {} : { signInAwaitedUntilMs: wanted.untilMs }),
      ...(fault === undefined ? {} : { signInFault: fault }),
    };
  };
}
