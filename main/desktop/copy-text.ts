import type { CopyForm } from '../../preload/contract.ts';
import { type SecretForm, secretForms, secretText } from '../../preload/copied-texts.ts';
import { plainValue } from '../credential-process/shells.ts';
import type { ServedCredentials } from '../credentials/broker.ts';

export type PlainForm = Exclude<CopyForm, SecretForm>;

export function isSecretForm(form: string): form is SecretForm {
  return secretForms.some((one) => one === form);
}

/** What the window shows with dots for the values. @throws AppError bad-answer for a value that is more than one */
export function textToCopy(form: SecretForm, section: string, given: ServedCredentials): string {
  return secretText(form, section, {
    accessKeyId: plainValue(given.accessKeyId),
    secretAccessKey: plainValue(given.secretAccessKey),
    sessionToken: plainValue(given.sessionToken),
  });
}
