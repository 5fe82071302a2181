const prefix = 'chain:';

/** Of a chained role's id, as it is printed; undefined: it is another role's. */
export function chainNameOf(roleId: string): string | undefined {
  return roleId.startsWith(prefix) ? roleId.slice(prefix.length) : undefined;
}
