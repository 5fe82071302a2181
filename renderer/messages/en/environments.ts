export const environments = {
  production: { short: 'PROD', long: 'Production' },
  staging: { short: 'STAGE', long: 'Staging' },
  development: { short: 'DEV', long: 'Development' },
  sandbox: { short: 'SANDBOX', long: 'Sandbox' },
};
