import type { AccountView, AppState, SessionStatus, SessionView } from '../../../preload/contract.ts';
import { emptyState } from '../empty-state.ts';

/** Monday, 23 November 2026, 09:00 UTC. */
export const nine = Date.UTC(2026, 10, 23, 9);
export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;

export const signedIn: SessionStatus = {
  ...{ kind: 'signed-in', signedInAtMs: nine, renewable: true },
  tokenExpiresAtMs: nine + hours(1),
};

/** Nobody has set anything up yet. */
export function aState(parts: Partial<AppState> = {}): AppState {
  return { ...emptyState, revision: 1, hourCycle: 'h23', ...parts };
}

export function aSession(parts: Partial<SessionView> = {}): SessionView {
  return {
    ...{
      id: 'hanbit',
      label: 'Hanbit',
      startUrl: 'https://hanbit.awsapps.com/start',
      region: 'ap-northeast-2',
    },
    ...{ endpoints: {}, status: signedIn, accounts: [], progress: { kind: 'idle' } },
    ...parts,
  };
}

export function anAccount(
  name: string,
  roles: readonly string[] = ['Admin'],
  parts: Partial<AccountView> & { readonly sessionId?: string } = {},
): AccountView {
  const { sessionId = 'hanbit', id = accountId(1), ...rest } = parts;
  const views = roles.map((role) => ({ id: `${sessionId}/${id}/${role}`, name: role }));
  return { id, name, email: `${id}@example.com`, mark: {}, roles: views, ...rest };
}

export function accountId(number: number): string {
  return String(number).padStart(12, '0');
}

/** `payments-0001` … with the same roles each. */
export function manyAccounts(count: number, roles: readonly string[]): readonly AccountView[] {
  return Array.from({ length: count }, (_, index) =>
    anAccount(`payments-${String(index + 1).padStart(4, '0')}`, roles, { id: accountId(index + 1) }),
  );
}
