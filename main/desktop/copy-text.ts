import type { CopyForm } from '../../preload/contract.ts';
import { credentialEnvironment } from '../credential-process/aws-variables.ts';
import { plainValue, type Shell, shellLines } from '../credential-process/shells.ts';
import type { ServedCredentials } from '../credentials/broker.ts';

export type SecretForm = (typeof secretForms)[number];

/** Those that need role credentials, and are cleared from the clipboard. */
const secretForms = [
  ...(['env-bash', 'env-fish', 'env-powershell', 'env-cmd'] as const),
  ...(['credentials-profile', 'access-key-id', 'secret-access-key', 'session-token'] as const),
] as const satisfies readonly CopyForm[];

export type PlainForm = Exclude<CopyForm, SecretForm>;

export function isSecretForm(form: string): form is SecretForm {
  return secretForms.some((one) => one === form);
}

/** As the access portal words it, with a line end only where the text is lines. @throws AppError bad-answer */
export function secretText(form: SecretForm, profile: string, given: ServedCredentials): string {
  switch (form) {
    case 'env-bash':
      return lines('bash', given);
    case 'env-fish':
      return lines('fish', given);
    case 'env-powershell':
      return lines('powershell', given);
    case 'env-cmd':
      return lines('cmd', given);
    case 'credentials-profile':
      return [
        `[${profile}]`,
        `aws_access_key_id = ${plainValue(given.accessKeyId)}`,
        `aws_secret_access_key = ${plainValue(given.secretAccessKey)}`,
        `aws_session_token = ${plainValue(given.sessionToken)}`,
        '',
      ].join('\n');
    case 'access-key-id':
      return plainValue(given.accessKeyId);
    case 'secret-access-key':
      return plainValue(given.secretAccessKey);
    case 'session-token':
      return plainValue(given.sessionToken);
  }
}

/** What else is set in the shell it is pasted into nobody here knows. */
function lines(shell: Shell, given: ServedCredentials): string {
  return shellLines(shell, credentialEnvironment(given, {}));
}
