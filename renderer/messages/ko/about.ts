import type { Messages } from '../messages.ts';

export const about: Messages['about'] = {
  what: '하루 동안 이어지는 AWS 액세스.',
  version: (version) => `버전 ${version}`,
  licence: 'Apache License 2.0',
};
