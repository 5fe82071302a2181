import type { Operation } from './routes.ts';

/** One request as it arrived. */
export interface Call {
  readonly operation: Operation;
  /** The machine's clock, without the offset. */
  readonly atMs: number;
  /** 0 while it is held, and for ever when the connection was dropped. */
  readonly status: number;
  readonly accountId?: string;
  readonly roleName?: string;
}

export interface CallLog {
  readonly calls: readonly Call[];
  readonly count: (operation: Operation) => number;
  readonly reset: () => void;
  /** @returns what to call with the status once it is answered. */
  readonly arrived: (operation: Operation, query: URLSearchParams) => (status: number) => void;
}

export function createCallLog(): CallLog {
  const calls: Call[] = [];
  return {
    calls,
    count: (operation) => calls.filter((call) => call.operation === operation).length,
    reset: () => {
      calls.length = 0;
    },
    arrived(operation, query) {
      const accountId = query.get('account_id');
      const roleName = query.get('role_name');
      const call = {
        operation,
        atMs: Date.now(),
        status: 0,
        ...(accountId === null ? {} : { accountId }),
        ...(roleName === null ? {} : { roleName }),
      };
      calls.push(call);
      return (status) => {
        call.status = status;
      };
    },
  };
}
