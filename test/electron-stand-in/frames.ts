import type { WebFrameMain } from 'electron';
import type { DevtoolsSession } from './devtools.ts';
import { fromChromium, originOf } from './schemes.ts';

export type Frame = Pick<
  WebFrameMain,
  'url' | 'origin' | 'name' | 'routingId' | 'processId' | 'frameTreeNodeId' | 'detached' | 'isDestroyed'
> & { readonly parent: Frame | null; readonly top: Frame | null };

interface Committed {
  readonly id: string;
  readonly parentId?: string;
  readonly name?: string;
  readonly url: string;
  readonly urlFragment?: string;
}

export interface Frames {
  readonly isMain: (frameId: string) => boolean;
  readonly main: () => Frame;
  readonly of: (frameId: string) => Frame;
  /** The frame whose isolated world this is. */
  readonly ofContext: (contextId: number) => Frame | null;
  readonly mainContext: () => number | undefined;
}

/** As the browser tells it, not as the page does. */
export function watchFrames(page: DevtoolsSession, mainId: string, world: string): Frames {
  const committed = new Map<string, Committed>();
  const contexts = new Map<number, string>();
  page.on('Page.frameNavigated', ({ frame }: { frame: Committed }) =>
    committed.set(frame.id, { ...frame, url: `${frame.url}${frame.urlFragment ?? ''}` }),
  );
  page.on('Page.navigatedWithinDocument', ({ frameId, url }: { frameId: string; url: string }) =>
    committed.set(frameId, { ...(committed.get(frameId) ?? { id: frameId }), url }),
  );
  page.on('Runtime.executionContextCreated', ({ context }: { context: Context }) => {
    if (context.name === world) contexts.set(context.id, context.auxData.frameId);
  });
  page.on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) =>
    contexts.delete(executionContextId),
  );
  page.on('Runtime.executionContextsCleared', () => contexts.clear());
  const of = (id: string): Frame => view(committed.get(id) ?? { id, url: '' }, numberOf(id), of, mainId);
  const numbers = new Map<string, number>();
  const numberOf = (id: string) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return number;
  };
  return {
    isMain: (id) => id === mainId,
    main: () => of(mainId),
    of,
    ofContext: (contextId) => {
      const id = contexts.get(contextId);
      return id === undefined ? null : of(id);
    },
    mainContext: () => [...contexts].findLast(([, frameId]) => frameId === mainId)?.[0],
  };
}

interface Context {
  readonly id: number;
  readonly name: string;
  readonly auxData: { readonly frameId: string };
}

function view(frame: Committed, number: number, of: (id: string) => Frame, mainId: string): Frame {
  const url = fromChromium(frame.url);
  const parent = frame.parentId === undefined ? null : of(frame.parentId);
  return {
    ...{ url, origin: originOf(url), name: frame.name ?? '', parent },
    get top() {
      return of(mainId);
    },
    ...{
      routingId: number,
      processId: 1,
      frameTreeNodeId: number,
      detached: false,
      isDestroyed: () => false,
    },
  };
}
