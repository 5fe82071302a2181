/** What goes back over the wire; the plumbing adds `Date`, a request id and the length. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Thrown anywhere below a handler to end the request with this answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

export function json(value: object, status = 200, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function redirect(location: string): Answer {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}

export function empty(status: number): Answer {
  return { status, headers: {}, body: '' };
}
