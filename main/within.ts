import { AppError } from './errors.ts';

/** Gives `work` so long. @throws AppError unanswered, so that who waits is told more than that a timer rang; as `work` */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new AppError('unanswered')), ms);
  try {
    return await work(late.signal);
  } finally {
    clearTimeout(timer);
  }
}
