/**
 * Without control, format (right-to-left marks among them), separator, invisible and unassigned characters: text from elsewhere may
 * neither steer a terminal, break a line of a file, nor look like what it is not. At most `longest` characters.
 */
export function printable(text: string, longest = 128): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .normalize('NFC')
    .trim();
  const characters = Array.from(clean);
  return characters.length <= longest ? clean : `${characters.slice(0, longest - 1).join('')}…`;
}
