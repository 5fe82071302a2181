import type { HeldRoleView } from '../../../preload/contract.ts';
import { ClockRing } from '../../components/clock-ring.tsx';
import { secondsBelowMs } from '../../messages/formats.ts';
import { roleClockKind, roleRenewal, shareLeft } from '../../role-clock.ts';
import { useFormats, useMessages, useTime } from '../../window/app-context.ts';

interface RoleClockProps {
  readonly held: HeldRoleView | undefined;
  readonly assigned: boolean;
}

/** Nothing while nothing is held: most roles are not in use, and the list is to stay calm. */
export function RoleClock({ held, assigned }: RoleClockProps) {
  const { clock } = useMessages().access;
  if (!assigned) return <span className="role-clock role-clock-lost">{clock.words.lost}</span>;
  return held === undefined ? null : <HeldClock held={held} />;
}

function HeldClock({ held }: { readonly held: HeldRoleView }) {
  const { clock } = useMessages().access;
  const { left, kind, share } = useRoleClock(held);
  const explained = kind === 'fresh' || kind === 'inUse' ? roleRenewal(held) : kind;
  return (
    <span className={`role-clock role-clock-${kind}`} title={clock.explained[explained]}>
      <span className="role-clock-time numbers">
        <ClockRing left={share} />
        {kind === 'ended' ? clock.words.ended : left}
      </span>
      {kind === 'ended' ? null : <span className="role-clock-word">{clock.words[kind]}</span>}
    </span>
  );
}

export function useRoleClock(held: HeldRoleView) {
  const formats = useFormats();
  const { expiresAtMs } = held;
  const pace = useTime('minute', (now) =>
    expiresAtMs - now < secondsBelowMs + 60_000 ? 'second' : 'minute',
  );
  return {
    left: useTime(pace, (now) => formats.left(expiresAtMs - now)),
    kind: useTime(pace, (now) => roleClockKind(held, now)),
    share: useTime(pace, (now) => shareLeft(held, now)),
  };
}
