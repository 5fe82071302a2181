const lookEveryMs = 60_000;
/** Time servers move a clock by less. */
const jumpMs = 10_000;

/** Calls `jumped` when the wall clock went on otherwise than time itself: somebody set it, or nobody told of a sleep. */
export function watchClock(wall: () => number, elapsed: () => number, jumped: () => void): () => void {
  let apartMs = wall() - elapsed();
  const timer = setInterval(() => {
    const beforeMs = apartMs;
    apartMs = wall() - elapsed();
    if (Math.abs(apartMs - beforeMs) > jumpMs) jumped();
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
