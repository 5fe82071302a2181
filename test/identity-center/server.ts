import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { Refusal } from './answer.ts';
import type { CallLog } from './calls.ts';
import type { Clock } from './clock.ts';
import type { Fault, FaultPlan } from './faults.ts';
import { readRequest } from './read-request.ts';
import { errorAnswer } from './refusals.ts';
import type { RequestHooks } from './request-hooks.ts';
import type { CenterRequest, Route } from './routes.ts';

/** What the plumbing needs besides the routes. */
interface Plumbing {
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly hooks: RequestHooks;
  readonly routeOf: (request: CenterRequest) => Route;
  readonly regionOf: (hostname: string) => string;
}

/** Read → record → hook → fault → handle → hook → send. */
export async function serve(
  plumbing: Plumbing,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { calls, faults, hooks } = plumbing;
  const request = await readRequest(incoming, plumbing.regionOf);
  const route = plumbing.routeOf(request);
  const answered = calls.arrived(route.operation, request.query);
  await hooks.run({ phase: 'arrived', operation: route.operation });
  const fault = faults.next(route.operation, request.query);
  if (fault !== 'none' && fault.kind === 'drop') return void response.destroy();
  if (fault !== 'none' && fault.kind === 'delay') await delay(fault.ms);
  const answer = errorOf(fault, route) ?? handled(route, request);
  await hooks.run({ phase: 'answering', operation: route.operation });
  const sent = send(response, answer, fault, request.method === 'HEAD', plumbing.clock);
  if (sent !== 'nothing') answered(sent);
}

function errorOf(fault: Fault | 'none', { api }: Route): Answer | undefined {
  if (fault === 'none') return undefined;
  if (fault.kind === 'status')
    return errorAnswer(api, fault.status, fault.error ?? usualError(fault.status), 'Fault');
  if (fault.kind !== 'retry-after') return undefined;
  const status = fault.status ?? 429;
  const answer = errorAnswer(api, status, usualError(status), 'Fault');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(fault.seconds) } };
}

function usualError(status: number): string {
  if (status === 429) return 'TooManyRequestsException';
  if (status === 401) return 'UnauthorizedException';
  if (status === 403) return 'ForbiddenException';
  return status >= 500 ? 'InternalServerException' : 'InvalidRequestException';
}

function handled(route: Route, request: CenterRequest): Answer {
  try {
    return route.handle(request);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

const captivePortal: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Welcome to the hotel. Please accept the terms.</body></html>',
};

/** @returns the status that went out. */
function send(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | 'none',
  headOnly: boolean,
  clock: Clock,
): number | 'nothing' {
  const kind = fault === 'none' ? 'none' : fault.kind;
  if (kind === 'hang') return 'nothing';
  if (kind === 'lost-answer') {
    response.destroy();
    return 'nothing';
  }
  const { status, headers, body } = kind === 'garbage' ? captivePortal : answer;
  const bytes = Buffer.from(body);
  response.sendDate = false;
  response.writeHead(status, {
    ...headers,
    date: new Date(clock.nowMs()).toUTCString(),
    'x-amzn-requestid': randomUUID(),
    'content-length': bytes.length,
  });
  if (kind === 'half') response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(headOnly ? undefined : bytes);
  return status;
}
