import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRoleId, type RoleId } from '../../../main/credentials/role-id.ts';
import { createPlainText } from '../../../main/desktop/plain-text.ts';
import type { CopyForm } from '../../../preload/contract.ts';
import { startRig, type Rig } from '../rig.ts';

describe('what is copied of a role that is no secret', () => {
  let rig: Rig & AsyncDisposable;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  const id = 'hanbit/452907316084/PaymentsDeveloper';
  function role(): RoleId {
    const parsed = parseRoleId(id);
    if (parsed === undefined) throw new Error('no role');
    return parsed;
  }
  const text = (form: CopyForm & Parameters<ReturnType<typeof createPlainText>>[0], home?: string) =>
    createPlainText({ core: rig.core, client: '/opt/daypass', ...(home === undefined ? {} : { home }) })(
      form,
      role(),
    );

  it('is its parts', async () => {
    expect(await text('role-id')).toBe(id);
    expect(await text('account-id')).toBe('452907316084');
    expect(await text('console-link')).toMatch(
      /^https:\/\/hanbit\.awsapps\.com\/start\/#\/console\?account_id=/,
    );
  });

  it('is a line for the AWS config, which names a data folder that is not the usual one', async () => {
    expect(await text('credential-process')).toBe(`credential_process = /opt/daypass credentials ${id}`);
    expect(await text('credential-process', '/srv/daypass')).toContain(' --home /srv/daypass ');
  });

  it('is no line where clients would differ about it, and says what to move', async () => {
    await expect(text('credential-process', "/srv/it's $HOME")).rejects.toMatchObject({
      ...{ code: 'client-unquotable', subject: "/srv/it's $HOME" },
    });
  });

  it('is the ARN as AWS tells it', async () => {
    await rig.signIn();
    expect(await text('role-arn')).toMatch(/^arn:aws:iam::452907316084:role\/.*PaymentsDeveloper/);
  });

  it('is the name of a profile only where one is written', async () => {
    await expect(text('profile-name')).rejects.toMatchObject({ code: 'profile-missing' });
  });
});
