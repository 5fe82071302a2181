/**
 * One OS keychain, seen as text by account name. Each adapter turns its library's failures into AppError
 * keychain-locked, keychain-unavailable or keychain-timeout; the library's own text goes no further.
 */
export interface SecretStore {
  /** What the user knows it as. */
  readonly backend: string;
  /** False: everything is forgotten when the process ends. */
  readonly lasting: boolean;
  /** Undefined: there is none, or, where the backend cannot tell, the keychain is locked (each adapter says which). */
  get(account: string): Promise<string | undefined>;
  set(account: string, value: string): Promise<void>;
  /** A missing account is no failure. */
  delete(account: string): Promise<void>;
}
