/** A name for a profile that needs no quotes in the AWS config. */
export function suggestedProfileName(accountName: string, accountId: string): string {
  const plain = accountName
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return /[a-z]/.test(plain) ? plain : `aws-${accountId}`;
}
