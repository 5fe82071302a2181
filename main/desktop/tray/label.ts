import type {
  AccountMark,
  AccountView,
  Colour,
  DesktopView,
  Environment,
} from '../../../preload/contract.ts';
import { tintOf } from '../../../preload/account-rules.ts';
import { printable } from '../../printable.ts';
import type { DesktopTexts } from '../texts.ts';

/**
 * A name from elsewhere as one harmless piece of a label. What is cut is in the middle, for names of one company begin
 * alike and tell themselves apart at their end.
 */
export function shortName(name: string, longest = 40): string {
  // What nearly every name is, and a menu has thousands.
  if (name.length <= longest && /^[!-~]*$/.test(name)) return name;
  const characters = Array.from(printable(name, Infinity).replaceAll(/\s+/g, ' '));
  if (characters.length <= longest) return characters.join('');
  const tail = Math.floor((longest - 1) * 0.4);
  const head = longest - 1 - tail;
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`;
}

/** As the user calls it, with what must not be missed in front: `🔴 PROD payments`. */
export function accountLabel(
  account: Pick<AccountView, 'id' | 'name' | 'mark'>,
  texts: DesktopTexts,
  platform: DesktopView['platform'] | undefined,
): string {
  const { mark } = account;
  const name = shortName(mark.label ?? '') || shortName(account.name) || account.id;
  const parts = [dot(mark, platform), mark.environment === 'production' ? texts.production : '', name];
  return parts.filter((part) => part !== '').join(' ');
}

/** Not on Linux, where the desktop draws the menu and may have no font for it; the words stay. */
function dot(mark: AccountMark, platform: DesktopView['platform'] | undefined): string {
  const tint = tintOf(mark);
  return tint === undefined || platform === undefined || platform === 'linux' ? '' : dots[tint];
}

/** As near as circles come to those of the window. */
const dots: Readonly<Record<Environment | Colour, string>> = {
  ...{ production: '🔴', staging: '🟠', development: '🟢', sandbox: '🟣' },
  red: '🔴',
  orange: '🟠',
  yellow: '🟡',
  green: '🟢',
  // There is no teal circle.
  teal: '🟩',
  blue: '🔵',
  purple: '🟣',
  grey: '⚪',
};
