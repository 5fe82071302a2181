import { tintOf } from '../../preload/account-rules.ts';
import type { Colour, Environment } from '../../preload/contract.ts';
import type { Messages } from '../messages/messages.ts';
import { useMessages } from '../window/app-context.ts';
import './environment-mark.css';

interface EnvironmentMarkProps {
  readonly environment: Environment;
  /** Of the account, where it has one of its own. */
  readonly colour?: Colour | undefined;
}

/** Colour and word, for a colour alone says nothing to many. */
export function EnvironmentMark({ environment, colour }: EnvironmentMarkProps) {
  return environmentMark(environment, colour, useMessages().environments);
}

/** The same without a component, for what is drawn at each key press. */
export function environmentMark(
  environment: Environment,
  colour: Colour | undefined,
  texts: Messages['environments'],
) {
  const tint = tintOf({ environment, colour });
  const look = tint === environment ? `environment-${environment}` : `environment-tinted edge-${tint}`;
  return <span className={`environment-mark ${look}`}>{texts[environment].short}</span>;
}
