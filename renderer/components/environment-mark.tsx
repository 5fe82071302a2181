import type { Environment } from '../../preload/contract.ts';
import { useMessages } from '../window/app-context.ts';
import './environment-mark.css';

/** Colour and word, for a colour alone says nothing to many. */
export function EnvironmentMark({ environment }: { readonly environment: Environment }) {
  const { environments } = useMessages();
  return (
    <span className={`environment-mark environment-${environment}`}>{environments[environment].short}</span>
  );
}
