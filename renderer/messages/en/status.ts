import { clockOff } from '../../../preload/clock-off.ts';
import { counted, number } from './counted.ts';

const accounts = (count: number) => counted(count, 'account', 'accounts');

export const status = {
  signedIn: 'Signed in',
  signedOut: 'Signed out',
  signingIn: 'Signing in…',
  renewing: 'Renewal held up',
  signInNeeded: 'Sign-in needed',
  unknown: 'Cannot be read',
  signedInSince: (moment: string) => `Signed in since ${moment}`,
  someSignedIn: (signedIn: number, all: number) => `${signedIn} of ${all} signed in`,
  refresh: 'Refresh the roles',
  manage: 'Manage sign-ins',
  signingInTo: (session: string) => `Signing in to ${session}`,
  approve: 'Approve in your browser.',
  approveCode: 'Approve in your browser only if it shows this code:',
  pageAddress: 'Address of the page',
  openAgain: 'Open the page again',
  codeEndsIn: (left: string) => `ends in ${left}`,
  needsSignIn: (session: string) => `${session}: your sign-in has ended.`,
  notSignedIn: (session: string) => `${session}: you are not signed in.`,
  waiting: (program: string) => `${program} is waiting for you to sign in.`,
  refused: (program: string) => `${program} was refused; run it again once you are signed in.`,
  tokenHeldUp: (session: string) =>
    `${session}: the access token cannot be renewed at the moment; Daypass keeps trying.`,
  listing: (done: number, total: number) => `${number(done)} of ${accounts(total)}`,
  listingUnknown: (done: number) => (done === 0 ? 'Listing your accounts…' : `${accounts(done)} so far`),
  listFrom: (ago: string) => `Listed ${ago}.`,
  keychainLocked: 'The keychain is locked; unlock it, or sign-ins can be neither read nor kept.',
  keychainUnavailable: 'No keychain is running: sign-ins cannot be kept.',
  memoryOnly: 'Without a keychain, sign-ins are kept only until Daypass quits.',
  clockWrong: (minutes: number) =>
    `${clockOff(minutes, 'en')}. Set it right; Daypass corrects for it meanwhile.`,
};
