/**
 * How long writers work on one AWS config side by side. With DAYPASS_FULL_PROOFS set 30 seconds, else what every run of the
 * tests can afford.
 */
export const writersMs = process.env['DAYPASS_FULL_PROOFS'] === undefined ? 4000 : 30_000;
