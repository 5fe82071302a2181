/**
 * Without control, format (right-to-left marks among them), separator, invisible and unassigned characters: text from elsewhere may
 * neither steer a terminal, break a line of a file, nor look like what it is not. At most `longest` characters.
 */
export function printable(text: string, longest = 128): string {
  const clean = text.replace(unprintable, '').normalize('NFC').trim();
  const characters = Array.from(clean);
  return characters.length <= longest ? clean : `${characters.slice(0, longest - 1).join('')}…`;
}

/** As it is, with a mark in the place of each such character but the tab: for a line of a file that is shown. */
export function marked(line: string): string {
  return line.replace(unprintable, (character) => (character === '\t' ? character : '\ufffd'));
}

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;
