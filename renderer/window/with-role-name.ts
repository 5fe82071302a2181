import type { AppState, ErrorView } from '../../preload/contract.ts';

/** An error about a role says which as the list does, for nobody knows it by its id. */
export function withRoleName(error: ErrorView, { sessions }: Pick<AppState, 'sessions'>): ErrorView {
  const { subject } = error;
  if (subject === undefined) return error;
  for (const { accounts } of sessions) {
    for (const { name, mark, roles } of accounts) {
      const role = roles.find(({ id }) => id === subject);
      if (role !== undefined) return { ...error, subject: `${mark.label ?? name} · ${role.name}` };
    }
  }
  return error;
}
