/**
 * keytar is optional and may be absent when types are checked. Only what we call is declared: `findCredentials`
 * ends the whole process on a locked Linux keyring, and on Windows matches other services by prefix.
 */
declare module 'keytar' {
  const keytar: {
    getPassword(service: string, account: string): Promise<string | null>;
    setPassword(service: string, account: string, password: string): Promise<void>;
    deletePassword(service: string, account: string): Promise<boolean>;
  };
  export default keytar;
}
