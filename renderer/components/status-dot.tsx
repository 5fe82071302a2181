import type { SessionStatus } from '../../preload/contract.ts';
import './status-dot.css';

/** Beside what says the same in words. */
export function StatusDot({ kind }: { readonly kind: SessionStatus['kind'] }) {
  return <span className={`status-dot status-dot-${kind}`} aria-hidden="true" />;
}
