import type { ReactNode } from 'react';
import type { AppState, SessionView } from '../../../preload/contract.ts';
import { sessionIdOf } from '../../../preload/renewal.ts';
import { breakable } from '../../components/breakable.ts';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useSignInClock, type SignInTimes } from '../../window/use-sign-in-clock.ts';
import './session-facts.css';

/** Where it leads, what it brings, and its three clocks, each with what it means. */
export function SessionFacts({ session }: { readonly session: SessionView }) {
  const { sessions: texts } = useMessages();
  const overrides = Object.entries(session.endpoints);
  return (
    <dl className="session-facts">
      <Fact name={texts.portal}>
        <span className="code selectable">{breakable(session.startUrl)}</span>
      </Fact>
      <Fact name={texts.region}>
        <span className="code selectable">{session.region}</span>
      </Fact>
      {overrides.length === 0 ? null : (
        <Fact name={texts.endpoints} note={texts.endpointsNote} warn>
          {overrides.map(([service, address]) => (
            <span key={service} className="code session-endpoint selectable">
              {service} → {breakable(address)}
            </span>
          ))}
        </Fact>
      )}
      <RolesFact session={session} />
      <Clocks session={session} />
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly note?: string;
  readonly warn?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, note, warn = false, children }: FactProps) {
  return (
    <div className={warn ? 'session-fact session-fact-warn' : 'session-fact'}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note === undefined ? null : <span className="session-fact-note">{note}</span>}
      </dd>
    </div>
  );
}

function RolesFact({ session }: { readonly session: SessionView }) {
  const { sessions: texts, status } = useMessages();
  const formats = useFormats();
  const { id, accounts, progress } = session;
  const chained = useAppState((state) => chainedCount(state, id));
  const roles = accounts.reduce((sum, account) => sum + account.roles.length, 0);
  const listedAtMs = progress.kind === 'listing' ? undefined : progress.listedAtMs;
  const ago = useTime('minute', (now) =>
    listedAtMs === undefined ? texts.notListed : status.listFrom(formats.ago(listedAtMs, now)),
  );
  const standing = progress.kind === 'listing' ? listingText(progress, status) : ago;
  if (roles === 0 && listedAtMs === undefined) return <Fact name={texts.roles}>{standing}</Fact>;
  return (
    <Fact name={texts.roles} note={standing}>
      {texts.rolesOf(roles, accounts.length, chained)}
    </Fact>
  );
}

function listingText(
  { done, total }: Extract<SessionView['progress'], { kind: 'listing' }>,
  texts: ReturnType<typeof useMessages>['status'],
): string {
  return total === undefined ? texts.listingUnknown(done) : texts.listing(done, total);
}

function Clocks({ session }: { readonly session: SessionView }) {
  const { sessions: texts } = useMessages();
  const held = useAppState((state) => heldCount(state, session.id));
  const renewAhead = useAppState(({ settings }) => settings.renewAhead);
  const formats = useFormats();
  const { status } = session;
  const token = useTime('minute', (now) => {
    if (status.kind === 'renewing') return texts.heldUp;
    return status.kind === 'signed-in' ? formats.left(status.tokenExpiresAtMs - now) : '';
  });
  const last = status.kind === 'signed-in' && !status.renewable;
  const heldFact = (
    <Fact name={texts.heldRoles} note={texts.heldTexts[renewAhead]}>
      {held === 0 ? texts.heldNone : texts.heldCount(held)}
    </Fact>
  );
  if (status.kind !== 'signed-in' && status.kind !== 'renewing') return held === 0 ? null : heldFact;
  return (
    <>
      {heldFact}
      <Fact name={texts.token} note={last ? texts.tokenLast : texts.tokenText}>
        <span className="numbers">{token}</span>
      </Fact>
      <SignInFact signedInAtMs={status.signedInAtMs} lasts={session.signInLasts} />
    </>
  );
}

function SignInFact(times: SignInTimes) {
  const { sessions: texts } = useMessages();
  const { value, text } = useSignInClock(times);
  return (
    <Fact name={texts.organisation} note={text}>
      {value}
    </Fact>
  );
}

/** With those of the roles that are chained to its own, which go with the sign-in too. */
export function heldCount(
  { held, chainedRoles }: Pick<AppState, 'held' | 'chainedRoles'>,
  sessionId: string,
): number {
  return held.filter(({ roleId }) => sessionIdOf(chainedRoles, roleId) === sessionId).length;
}

function chainedCount({ chainedRoles }: Pick<AppState, 'chainedRoles'>, sessionId: string): number {
  return chainedRoles.filter(({ id }) => sessionIdOf(chainedRoles, id) === sessionId).length;
}
