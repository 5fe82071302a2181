export const gridId = 'roles';

/** A row's element, which the search field names as the active one. */
export function rowId(key: string): string {
  return `role ${key}`.replaceAll(' ', '·');
}

/** Of what stands in the list's place while a link is in the search field. */
export const linkListId = 'link-roles';

export function linkOptionId(at: number): string {
  return `${linkListId}-${at}`;
}
