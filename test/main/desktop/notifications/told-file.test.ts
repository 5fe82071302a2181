import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toldNoticesSchema } from '../../../../main/desktop/notifications/told-file.ts';
import { storedFile } from '../../../../main/stored-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../../temporary-folder.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

describe('what was told once for ever', () => {
  it('is still known after a restart, once each', async () => {
    const file = () => storedFile(folder.file('told.json'), toldNoticesSchema);
    await file().write({ told: ['no-tray', 'no-tray'] });
    expect(await file().read()).toEqual({ told: ['no-tray'] });
  });

  it('is no other thing', () => {
    expect(toldNoticesSchema.parse({ told: [1] })).toBeUndefined();
  });
});
