import type { Fields } from './json-shape.ts';
import { isFields } from './json-shape.ts';
import { oidcRefusal } from './refusals.ts';
import type { CenterRequest } from './routes.ts';

/** @throws Refusal `invalid_request` when the body is no JSON object. */
export function bodyOf(request: CenterRequest): Fields {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    if (isFields(body)) return body;
  } catch {
    // Refused below, like any other body that is no JSON object.
  }
  throw oidcRefusal('invalid_request', 'Request body is not a JSON object');
}

/** @throws Refusal `invalid_request` when the member is missing, empty or no text. */
export function textOf(body: Fields, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw oidcRefusal('invalid_request', `Missing or invalid parameter: ${name}`);
}

/** A missing member is an empty list. */
export function textsOf(body: Fields, name: string): readonly string[] {
  const value = body[name] ?? [];
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw oidcRefusal('invalid_request', `Invalid parameter: ${name}`);
}
