/** Of the list of all roles, and of what was found, which is another one. */
export const listIdOf = ({ searching }: { readonly searching: boolean }) =>
  searching ? 'found-roles' : 'roles';

/** A row's element, which the search field names as the active one. */
export function rowId(key: string): string {
  return `role ${key}`.replaceAll(' ', '·');
}

/** Of what stands in the list's place while a link is in the search field. */
export const linkListId = 'link-roles';

export function linkOptionId(at: number): string {
  return `${linkListId}-${at}`;
}
