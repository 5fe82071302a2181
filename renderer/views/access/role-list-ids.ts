export const gridId = 'roles';

/** A row's element, which the search field names as the active one. */
export function rowId(key: string): string {
  return `role ${key}`.replaceAll(' ', '·');
}
