import type { Environment } from '../../preload/contract.ts';
import type { Messages } from '../messages/messages.ts';
import { useMessages } from '../window/app-context.ts';
import './environment-mark.css';

/** Colour and word, for a colour alone says nothing to many. */
export function EnvironmentMark({ environment }: { readonly environment: Environment }) {
  return environmentMark(environment, useMessages().environments);
}

/** The same without a component, for what is drawn at each key press. */
export function environmentMark(environment: Environment, texts: Messages['environments']) {
  return <span className={`environment-mark environment-${environment}`}>{texts[environment].short}</span>;
}
