import type { DevtoolsSession } from './devtools.ts';
import { handlerOf, toChromium, type Handler } from './schemes.ts';
import type { StandInSession } from './session.ts';

/** Of `Fetch.requestPaused`, what is used. */
export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postData?: string;
  };
}

/** By the session's listener, then by the app's own scheme; there is no network behind them. */
export async function answerRequest(
  page: DevtoolsSession,
  session: StandInSession,
  { requestId, resourceType, request }: PausedRequest,
  url: string,
  prevented: boolean,
): Promise<void> {
  const fail = (errorReason: 'Aborted' | 'BlockedByClient' | 'Failed' | 'NameNotResolved') =>
    page.send('Fetch.failRequest', { requestId, errorReason });
  if (prevented) return void (await fail('Aborted'));
  const { method } = request;
  const { cancel, redirectURL } = await session.askBeforeRequest({
    url,
    method,
    resourceType: kindOf(resourceType),
  });
  if (cancel) return void (await fail('BlockedByClient'));
  if (redirectURL !== undefined) return fulfil(page, requestId, redirectTo(redirectURL));
  const handler = handlerOf(url);
  if (!handler) return void (await fail('NameNotResolved'));
  const body = request.postData === undefined ? {} : { body: request.postData };
  const headers = Object.entries(request.headers).filter(([name]) => !name.startsWith(':'));
  const answer = await answerOf(handler, new Request(url, { method, headers, ...body }));
  await (answer ? fulfil(page, requestId, answer) : fail('Failed'));
}

/** A handler that throws fails the request, not the app. */
async function answerOf(handler: Handler, request: Request): Promise<Response | undefined> {
  try {
    return await handler(request);
  } catch {
    return undefined;
  }
}

function redirectTo(url: string): Response {
  return new Response(null, { status: 307, headers: { location: url } });
}

async function fulfil(page: DevtoolsSession, requestId: string, answer: Response): Promise<void> {
  const responseHeaders = [...answer.headers].map(([name, value]) => ({
    name,
    value: name === 'location' ? toChromium(value) : value,
  }));
  const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
  await page.send('Fetch.fulfillRequest', { requestId, responseCode: answer.status, responseHeaders, body });
}

/** Electron's names of resource types differ from the protocol's. */
function kindOf(resourceType: string): string {
  const names: Readonly<Record<string, string>> = { Document: 'mainFrame', XHR: 'xhr', Fetch: 'xhr' };
  return names[resourceType] ?? `${resourceType.slice(0, 1).toLowerCase()}${resourceType.slice(1)}`;
}
