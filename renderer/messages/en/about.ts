export const about = {
  what: 'AWS access that lasts the day.',
  version: (version: string) => `Version ${version}`,
  licence: 'Apache License 2.0',
};
