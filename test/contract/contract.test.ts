import { afterAll, beforeAll, describe } from 'vitest';
import { clientPromises } from './client-promises.ts';
import { configPromises } from './config-promises.ts';
import { crowdPromises } from './crowd-promises.ts';
import { hostGonePromises } from './host-gone-promises.ts';
import { hostPromises } from './host-promises.ts';
import { type Installation, installDaypass } from './installation.ts';
import { lockedPromises } from './locked-promises.ts';
import { renewalPromises } from './renewal-promises.ts';

describe('Daypass as installed', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await installDaypass();
  });
  afterAll(() => installation[Symbol.asyncDispose]());

  clientPromises(() => installation);
  configPromises(() => installation);
  renewalPromises(() => installation);
  lockedPromises(() => installation);
  crowdPromises(() => installation);
  hostPromises(() => installation);
  hostGonePromises(() => installation);
});
