/**
 * What is copied of a role's credentials, to the letter: main fills in the values, and the window dots, so that it shows what
 * it gives.
 */

/** In one order for every platform; a window may put its own first. */
const shellForms = ['env-bash', 'env-fish', 'env-powershell', 'env-cmd'] as const;
export type ShellForm = (typeof shellForms)[number];

export const singleForms = ['access-key-id', 'secret-access-key', 'session-token'] as const;

/** Those that need role credentials, and are cleared from the clipboard. */
export const secretForms = [...shellForms, 'credentials-profile', ...singleForms] as const;
/** The access portal's three options. */
export type SecretForm = (typeof secretForms)[number];

/** None may have a sign in it that any shell, or a file of sections, takes for more than a value. */
export interface CopiedValues {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** A line end only where the text is lines. `section`: what its section of the credentials file is called. */
export function secretText(form: SecretForm, section: string, values: CopiedValues): string {
  switch (form) {
    case 'env-bash':
      return variables('bash', values);
    case 'env-fish':
      return variables('fish', values);
    case 'env-powershell':
      return variables('powershell', values);
    case 'env-cmd':
      return variables('cmd', values);
    case 'credentials-profile':
      return [
        `[${section}]`,
        `aws_access_key_id = ${values.accessKeyId}`,
        `aws_secret_access_key = ${values.secretAccessKey}`,
        `aws_session_token = ${values.sessionToken}`,
        '',
      ].join('\n');
    case 'access-key-id':
      return values.accessKeyId;
    case 'secret-access-key':
      return values.secretAccessKey;
    case 'session-token':
      return values.sessionToken;
  }
}

/**
 * The three that the access portal gives, as it words them. It clears none that could win over them (some clients go by
 * AWS_PROFILE first): they are pasted into files and forms too, which take no commands.
 */
function variables(
  shell: SettingShell,
  { accessKeyId, secretAccessKey, sessionToken }: CopiedValues,
): string {
  return [
    setVariable(shell, 'AWS_ACCESS_KEY_ID', accessKeyId),
    setVariable(shell, 'AWS_SECRET_ACCESS_KEY', secretAccessKey),
    setVariable(shell, 'AWS_SESSION_TOKEN', sessionToken),
    '',
  ].join('\n');
}

export type SettingShell = 'bash' | 'fish' | 'powershell' | 'cmd';

/** Without its line end. */
export function setVariable(shell: SettingShell, name: string, value: string): string {
  switch (shell) {
    case 'bash':
      return `export ${name}="${value}"`;
    case 'fish':
      return `set -gx ${name} "${value}"`;
    case 'powershell':
      return `$Env:${name}="${value}"`;
    case 'cmd':
      return `SET ${name}=${value}`;
  }
}

/** `command`: the client, quoted, and its data folder where that is not the usual one. */
export function processLine(command: string, roleId: string): string {
  return `${command} credentials ${roleId}`;
}

/** As it stands in a profile of the AWS config. */
export function processSetting(line: string): string {
  return `credential_process = ${line}`;
}
