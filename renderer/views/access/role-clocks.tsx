import type { ReactNode } from 'react';
import type { HeldRoleView, SessionStatus, SessionView } from '../../../preload/contract.ts';
import { renewalHold } from '../../../preload/renewal.ts';
import type { AccessRole } from '../../access-roles.ts';
import { ClockRing } from '../../components/clock-ring.tsx';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useSignInClock, type SignInTimes } from '../../window/use-sign-in-clock.ts';
import { statusWord } from '../sessions/status-word.ts';
import { useRoleClock } from './role-clock.tsx';
import './role-clocks.css';

/** The three that people mistake for each other, each with what it means in a sentence. */
export function RoleClocks({ role }: { readonly role: AccessRole }) {
  const { clocks } = useMessages().access;
  const held = useAppState((state) => state.held.find(({ roleId }) => roleId === role.id));
  const session = useAppState((state) => state.sessions.find(({ id }) => id === role.sessionId));
  return (
    <section className="details-section" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{clocks.title}</h2>
      <dl className="clocks">
        {held === undefined ? <NotHeldLine role={role} /> : <HeldLine held={held} assigned={role.assigned} />}
        {session === undefined ? null : <SessionLines session={session} />}
      </dl>
    </section>
  );
}

interface ClockLineProps {
  readonly name: string;
  readonly value: ReactNode;
  readonly text: string;
}

function ClockLine({ name, value, text }: ClockLineProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="clock-value numbers">{value}</dd>
      <dd className="clock-text">{text}</dd>
    </div>
  );
}

function NotHeldLine({ role: { id, assigned } }: { readonly role: AccessRole }) {
  const { clocks } = useMessages().access;
  const hold = useAppState((state) => renewalHold(state, id));
  return (
    <ClockLine
      name={clocks.role}
      value={clocks.none}
      text={clocks.notHeld[assigned ? (hold ?? 'unsure') : 'lost']}
    />
  );
}

interface HeldLineProps {
  readonly held: HeldRoleView;
  readonly assigned: boolean;
}

function HeldLine({ held, assigned }: HeldLineProps) {
  const { clocks, clock } = useMessages().access;
  const { left, kind, renewal, share } = useRoleClock(held);
  const value = (
    <span className={`role-clock-${kind} clock-value-ring`}>
      <ClockRing left={share} />
      {kind === 'ended' ? clock.words.ended : left}
    </span>
  );
  return <ClockLine name={clocks.role} value={value} text={clocks.roleTexts[assigned ? renewal : 'lost']} />;
}

function SessionLines({ session }: { readonly session: SessionView }) {
  const { access, status: texts } = useMessages();
  const { clocks } = access;
  const { status, signInLasts: lasts } = session;
  switch (status.kind) {
    case 'signed-in':
      return (
        <>
          <TokenLine status={status} />
          <SignInLine signedInAtMs={status.signedInAtMs} lasts={lasts} />
        </>
      );
    case 'renewing':
      return (
        <>
          <ClockLine name={clocks.token} value={clocks.tokenHeldUp} text={clocks.tokenText} />
          <SignInLine signedInAtMs={status.signedInAtMs} lasts={lasts} />
        </>
      );
    case 'signed-out':
    case 'signing-in':
    case 'sign-in-needed':
    case 'unknown':
      return (
        <ClockLine
          name={clocks.organisation}
          value={statusWord(status, texts)}
          text={clocks.organisationNone}
        />
      );
  }
}

function TokenLine({ status }: { readonly status: Extract<SessionStatus, { kind: 'signed-in' }> }) {
  const { clocks } = useMessages().access;
  const formats = useFormats();
  const left = useTime('minute', (now) => formats.left(status.tokenExpiresAtMs - now));
  return (
    <ClockLine
      name={clocks.token}
      value={left}
      text={status.renewable ? clocks.tokenText : clocks.tokenLast}
    />
  );
}

function SignInLine(sign: SignInTimes) {
  const { clocks } = useMessages().access;
  const { value, text } = useSignInClock(sign);
  return <ClockLine name={clocks.organisation} value={value} text={text} />;
}
