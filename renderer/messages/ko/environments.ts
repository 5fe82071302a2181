import type { Messages } from '../messages.ts';

export const environments: Messages['environments'] = {
  production: { short: '운영', long: '운영' },
  staging: { short: '스테이징', long: '스테이징' },
  development: { short: '개발', long: '개발' },
  sandbox: { short: '샌드박스', long: '샌드박스' },
};
