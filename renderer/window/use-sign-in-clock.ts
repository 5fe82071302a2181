import type { SignInLengthView } from '../../preload/contract.ts';
import type { Formats } from '../messages/formats.ts';
import type { Messages } from '../messages/messages.ts';
import { signInDue, type SignInDue } from '../sign-in-due.ts';
import { useFormats, useMessages, useTime } from './app-context.ts';

export interface SignInTimes {
  readonly signedInAtMs: number;
  readonly lasts: SignInLengthView | undefined;
}

/** The organization's clock: since when, and as far as past sign-ins tell, until when. AWS tells no end. */
export function useSignInClock({ signedInAtMs, lasts }: SignInTimes): {
  readonly value: string;
  readonly text: string;
} {
  const { clocks } = useMessages().access;
  const formats = useFormats();
  const value = useTime('minute', (now) => {
    const due = signInDue(signedInAtMs, lasts, now);
    if (due === undefined) return clocks.since(formats.moment(signedInAtMs, now));
    return dueText(due, now, clocks, formats);
  });
  const known = useTime('minute', (now) => (signInDue(signedInAtMs, lasts, now) === undefined ? 0 : 1));
  if (known === 0 || lasts === undefined) return { value, text: clocks.organisationText };
  const [least, most] = [formats.length(lasts.leastMs), formats.length(lasts.mostMs)];
  return { value, text: clocks.estimate(lasts.times, least, most) };
}

function dueText(
  due: SignInDue,
  nowMs: number,
  clocks: Messages['access']['clocks'],
  { moment }: Formats,
): string {
  return due.kind === 'about'
    ? clocks.about(moment(due.atMs, nowMs))
    : clocks.between(moment(due.fromMs, nowMs), moment(due.untilMs, nowMs));
}
