/** Settings by which a profile comes to credentials, in the order of nothing: any of them makes it somebody's. */
export const credentialKeys: ReadonlySet<string> = new Set([
  ...['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token'],
  ...['credential_process', 'credential_source', 'login_session'],
  ...['role_arn', 'source_profile', 'role_session_name', 'external_id', 'mfa_serial', 'duration_seconds'],
  ...[
    'web_identity_token_file',
    'sso_session',
    'sso_start_url',
    'sso_region',
    'sso_account_id',
    'sso_role_name',
  ],
  ...['sso_registration_scopes', 'granted_sso_start_url', 'granted_sso_region', 'granted_sso_account_id'],
  ...['granted_sso_role_name', 'granted_sso_registration_scopes', 'granted_generated_from'],
  ...['common_fate_generated_from'],
]);
