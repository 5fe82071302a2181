import type { HeldRoleView } from '../../../preload/contract.ts';
import { ClockRing } from '../../components/clock-ring.tsx';
import { secondsBelowMs } from '../../messages/formats.ts';
import { renewalHold } from '../../../preload/renewal.ts';
import { roleClockState, shareLeft, type RoleClockState } from '../../role-clock.ts';
import { useAppState, useFormats, useMessages, useTime } from '../../window/app-context.ts';

interface RoleClockProps {
  readonly held: HeldRoleView | undefined;
  readonly assigned: boolean;
  readonly id?: string;
}

/** Nothing while nothing is held: most roles are not in use, and the list is to stay calm. */
export function RoleClock({ held, assigned, id }: RoleClockProps) {
  const { clock } = useMessages().access;
  if (!assigned) {
    return (
      <span id={id} className="role-clock role-clock-lost">
        {clock.words.lost}
      </span>
    );
  }
  return held === undefined ? null : <HeldClock held={held} id={id} />;
}

function HeldClock({ held, id }: { readonly held: HeldRoleView; readonly id: string | undefined }) {
  const { clock } = useMessages().access;
  const { left, kind, renewal, share } = useRoleClock(held);
  return (
    <span
      id={id}
      className={`role-clock role-clock-${kind}`}
      title={clock.explained[explanation({ kind, renewal })]}
    >
      <span className="role-clock-time numbers">
        <ClockRing left={share} />
        {kind === 'ended' ? clock.words.ended : left}
      </span>
      {kind === 'ended' ? null : <span className="role-clock-word">{clock.words[kind]}</span>}
    </span>
  );
}

/** What is happening to them just now goes before what usually does, unless it is held up. */
function explanation({ kind, renewal }: RoleClockState) {
  const now = kind === 'renewing' || kind === 'endsSoon';
  return now && renewal !== 'signIn' && renewal !== 'heldUp' ? kind : renewal;
}

export function useRoleClock(held: HeldRoleView) {
  const formats = useFormats();
  const hold = useAppState((state) => renewalHold(state, held.roleId));
  const { expiresAtMs } = held;
  const pace = useTime('minute', (now) =>
    expiresAtMs - now < secondsBelowMs + 60_000 ? 'second' : 'minute',
  );
  return {
    left: useTime(pace, (now) => formats.left(expiresAtMs - now)),
    kind: useTime(pace, (now) => roleClockState(held, hold, now).kind),
    renewal: useTime(pace, (now) => roleClockState(held, hold, now).renewal),
    share: useTime(pace, (now) => shareLeft(held, now)),
  };
}
