import type { AppState, ErrorView } from '../../preload/contract.ts';
import { rolesInTwoSignIns } from '../../preload/roles-in-two-sign-ins.ts';

/** An error about a role or a sign-in says which as the list does, for nobody knows it by its id. */
export function withNames(error: ErrorView, { sessions }: Pick<AppState, 'sessions'>): ErrorView {
  const { subject } = error;
  if (subject === undefined) return error;
  for (const { id, label, accounts } of sessions) {
    if (id === subject) return { ...error, subject: label };
    for (const { name, mark, roles } of accounts) {
      const role = roles.find((one) => one.id === subject);
      if (role === undefined) continue;
      const signIn = rolesInTwoSignIns(sessions).has(subject) ? [label] : [];
      return { ...error, subject: [mark.label ?? name, role.name, ...signIn].join(' · ') };
    }
  }
  return error;
}
