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

interface RoleClockView extends RoleClockState {
  readonly left: string;
  /** Of their life, 0 to 1. */
  readonly share: number;
}

export function useRoleClock(held: HeldRoleView): RoleClockView {
  const formats = useFormats();
  const hold = useAppState((state) => renewalHold(state, held.roleId));
  const { expiresAtMs } = held;
  return useTime(
    // Its words change each minute, and with them it asks anew.
    (now) => (expiresAtMs - now < secondsBelowMs + 60_000 ? 'second' : 'minute'),
    (now) => ({
      ...roleClockState(held, hold, now),
      left: formats.left(expiresAtMs - now),
      share: shareLeft(held, now),
    }),
    sameClock,
  );
}

function sameClock(a: RoleClockView, b: RoleClockView): boolean {
  return a.kind === b.kind && a.renewal === b.renewal && a.left === b.left && a.share === b.share;
}
