import { type AppError, isAppError } from '../errors.ts';

/** No keychain answers now; one may later. */
export function isUnreachable(error: unknown): error is AppError {
  return isAppError(error, 'keychain-locked', 'keychain-timeout', 'keychain-unavailable');
}
