import type { AppState, CopyForm } from '../../../preload/contract.ts';
import type { AccessRole } from '../../access-roles.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { breakable } from '../../components/breakable.ts';
import { partlyKnownArn } from '../../role-arn.ts';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';
import { useMakeProfile } from '../profiles/use-make-profile.ts';
import { useCopy } from './use-copy.ts';
import './role-facts.css';

export function RoleFacts({ role }: { readonly role: AccessRole }) {
  const { facts } = useMessages().access;
  const { chain } = role;
  return (
    <section className="details-section" aria-labelledby="facts-title">
      <h2 id="facts-title">{facts.title}</h2>
      <dl className="facts">
        <Fact
          name={facts.account}
          value={role.accountName}
          note={role.accountId}
          copies="account-id"
          role={role}
        />
        {role.email === '' ? null : <Fact name={facts.email} value={role.email} role={role} />}
        {chain === undefined ? (
          <Fact name={facts.permissionSet} value={role.name} role={role} />
        ) : (
          <Fact name={facts.base} value={chain.base} role={role} code />
        )}
        {role.sessionLabel === '' ? null : (
          <Fact name={facts.session} value={role.sessionLabel} role={role} />
        )}
        <Fact
          name={facts.arn}
          value={chain?.roleArn ?? partlyKnownArn(role)}
          {...(chain === undefined ? { note: facts.arnPartly } : {})}
          copies="role-arn"
          role={role}
          code
        />
        <Fact name={facts.roleId} value={role.id} copies="role-id" role={role} code />
        <ProfilesFact role={role} />
        <SessionLength role={role} />
        <LastUsed role={role} />
      </dl>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly copies?: CopyForm;
  readonly role: AccessRole;
  readonly code?: boolean;
}

function Fact({ name, value, note, copies, role, code = false }: FactProps) {
  const { facts } = useMessages().access;
  const copy = useCopy(role.id);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className={code ? 'selectable code' : 'selectable'}>{breakable(value)}</span>
        {note === undefined ? null : <span className="fact-note numbers selectable">{note}</span>}
      </dd>
      {copies === undefined ? null : (
        <dd className="fact-copy">
          <IconButton icon="copy" label={facts.copy(name)} onClick={() => copy(copies)} />
        </dd>
      )}
    </div>
  );
}

/** By which names tools come to it. */
function ProfilesFact({ role }: { readonly role: AccessRole }) {
  const { facts } = useMessages().access;
  const make = useMakeProfile(role.id);
  const names = useAppState((state) => profileNames(state, role.id));
  if (names !== '')
    return <Fact name={facts.profiles} value={names} copies="profile-name" role={role} code />;
  return (
    <div>
      <dt>{facts.profiles}</dt>
      <dd className="fact-make">
        {facts.noProfile}
        {role.assigned ? (
          <Button kind="quiet" onClick={() => void make()}>
            {facts.makeProfile}
          </Button>
        ) : null}
      </dd>
    </div>
  );
}

function profileNames({ profiles }: AppState, id: string): string {
  return profiles.written
    .filter(({ roleId }) => roleId === id)
    .map(({ name }) => name)
    .join(', ');
}

/** As AWS gave it the last time; before that nothing tells it. */
function SessionLength({ role }: { readonly role: AccessRole }) {
  const { facts } = useMessages().access;
  const { length } = useFormats();
  const lengthMs = useAppState((state) => heldLengthMs(state, role.id));
  return lengthMs === undefined ? null : (
    <Fact name={facts.sessionLength} value={length(lengthMs)} role={role} />
  );
}

function heldLengthMs({ held }: AppState, id: string): number | undefined {
  const one = held.find(({ roleId }) => roleId === id);
  return one === undefined ? undefined : one.expiresAtMs - one.issuedAtMs;
}

function LastUsed({ role }: { readonly role: AccessRole }) {
  const { facts } = useMessages().access;
  const { ago } = useFormats();
  const use = useAppState((state) => lastUse(state, role.id));
  const value = useTime('minute', (now) =>
    use === undefined
      ? facts.never
      : facts.lastUsedBy(ago(use.lastUsedAtMs, now), programName(use.by, facts)),
  );
  return <Fact name={facts.lastUsed} value={value} role={role} />;
}

const lastUse = ({ roleUses }: AppState, id: string) => roleUses.find(({ roleId }) => roleId === id);

function programName(by: string, facts: { readonly byConsole: string; readonly byCopy: string }): string {
  if (by === 'console') return facts.byConsole;
  return by === 'copy' ? facts.byCopy : by;
}
