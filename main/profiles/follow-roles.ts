import type { AppState } from '../../preload/contract.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store.ts';
import type { Profiles } from './profiles.ts';

/**
 * Where the user has said so, a role gained or lost, a favourite or an account's mark changes the AWS config by itself, once
 * what it follows from has come to rest. What stands in the way is logged, and seen by whoever opens the view.
 */
export function followRoles(
  profiles: Pick<Profiles, 'view' | 'apply'>,
  store: Pick<Store, 'get' | 'subscribe'>,
  log: Log,
): () => void {
  let followed: readonly unknown[] = [];
  let waiting: NodeJS.Timeout | undefined;

  function look(state: AppState): void {
    const facts = factsOf(state);
    const { choice, chosen } = state.profiles;
    if (!chosen || !choice.follow || isSame(facts, followed)) return;
    if (state.sessions.some(({ progress }) => progress.kind === 'listing')) return;
    followed = facts;
    clearTimeout(waiting);
    waiting = setTimeout(apply, restMs);
  }

  function apply(): void {
    // What was chosen since counts, also that nothing is to follow any more.
    const { choice } = profiles.view();
    if (!choice.follow) return;
    profiles.apply({ choice, adopt: [], rename: false }, { asked: false }).then(
      ({ kind }) => log.event('profiles-followed', { outcome: kind }),
      (error: unknown) => log.event('profiles-not-followed', { code: log.view(error).code }),
    );
  }

  const stop = store.subscribe(look);
  look(store.get());
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

const restMs = 2000;

/** Accounts that did not change keep their identity from snapshot to snapshot. */
function factsOf({ sessions, favourites, chainedRoles, profiles }: AppState): readonly unknown[] {
  return [
    ...[profiles.file, favourites],
    ...chainedRoles.map(({ id, base, roleArn, region }) => `${id} ${base} ${roleArn} ${region}`),
    ...sessions.flatMap(({ id, label, region, accounts }) => [`${id} ${label} ${region}`, ...accounts]),
  ];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((fact, index) => fact === other[index]);
}
