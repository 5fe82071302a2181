/**
 * With DAYPASS_FULL_PROOFS set, the proofs about the AWS config run at their full length (20,000 files, writers side by side for
 * 30 seconds); else at one that every run of the tests can afford.
 */
const full = process.env['DAYPASS_FULL_PROOFS'] !== undefined;

export const generatedFiles = full ? 20_000 : 4000;
export const writersMs = full ? 30_000 : 4000;
